"""What all tests share: golden files, the material beside the checkout, jing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("converting")
pytest_plugins = ("browser",)

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden files with what is made now")


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_kept_at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Schemas and what is built from them go into a folder of the run, and nobody's own schemas matter."""
    kept = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEI_DATA", str(kept / "data"))
        patch.setenv("TEI_CACHE", str(kept / "cache"))
        patch.delenv("TEI_RELEASES", raising=False)
        patch.delenv("TEI_TIME_LIMIT", raising=False)
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, bytes], None]:
    """Compare bytes with a golden file; with --accept the file is rewritten instead. Check the invariants first."""

    def compare(path: Path, made: bytes) -> None:
        if request.config.getoption("--accept"):
            path.write_bytes(made)
        assert path.is_file(), f"there is no {path.name}; make it with --accept, and read it"
        assert made.decode().splitlines() == path.read_bytes().decode().splitlines()

    return compare


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The suite neither reads nor fills the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEI_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material beside the checkout: sources, examples, the schema tei_all."""
    if not SHARED.is_dir():
        pytest.skip('the folder "shared" is not beside the checkout')
    return SHARED


@pytest.fixture(scope="session")
def jing() -> str:
    found = shutil.which("jing")
    if found is None:
        pytest.skip("jing is not installed")
    return found


@pytest.fixture(scope="session")
def tei_all(shared: Path) -> Path:
    path = shared / "tei" / "tei_all.rng"
    if not path.is_file():
        pytest.skip("tei_all.rng is not beside the checkout")
    return path
