"""The wheel works alone: in a new environment, on a text of its own, by command and as a library, without network."""

import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BACKEND = importlib.util.find_spec("hatchling")

pytestmark = pytest.mark.skipif(BACKEND is None, reason="hatchling, which builds the wheel, is not installed")

LETTER = """Brief an den Stadtarchivar
Lübeck, den 3. Mai 1911
Sehr geehrter Herr Doktor!
Die Pläne des alten Hafens sind in der vorigen Woche angekommen und haben nicht gelitten.
Wir behalten sie bis zum 20. Juni 1911, wenn es Ihnen recht ist.
Hochachtungsvoll
H. Lindemann
"""

LIBRARY = """
from pathlib import Path
import tei
from tei import Source, TeiError, convert_file, convert_source, parse, read_edition, render_html, render_text
from tei import verify_edition
from tei.validate import validate

converted = convert_file(Path("letter.txt"))
assert convert_source(Source.read(Path("letter.txt"))).xml == converted.xml
assert converted.found[0].kind == "letter"
Path("made.xml").write_bytes(converted.xml)
assert validate("made.xml") == []
assert verify_edition(Path("made.xml"), Path("letter.txt")) == []
tree = parse(Path("made.xml")).tree
assert "Pläne des alten Hafens" in render_html(tree)
assert "Pläne des alten Hafens" in render_text(tree)
Path("edition.toml").write_text('publisher = "Stadtarchiv"', encoding="utf-8")
assert read_edition(Path("edition.toml")).publisher == "Stadtarchiv"
try:
    convert_file(Path("missing.txt"))
except TeiError as error:
    assert "missing.txt" in str(error)
else:
    raise AssertionError
assert tei.__version__
assert all(getattr(tei, name) for name in tei.__all__)
print(tei.__file__)
"""


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP", "VIRTUAL_ENV"))}
    clean |= {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
    if BACKEND and BACKEND.origin:
        clean["PYTHONPATH"] = str(Path(BACKEND.origin).parents[1]) if "pip" in map(str, command) else ""
    done = subprocess.run(list(map(str, command)), cwd=folder, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that holds the wheel, and sees the libraries it needs in ours."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", wheel, folder=folder)
    site = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).stdout.strip()
    )
    # Packages of this path are found; its own .pth files, which lead to the checkout, are not read.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    return tmp_path


def test_what_it_holds(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    first = {name.split("/")[0] for name in names}
    assert {"tei", "converters"} <= first
    assert all(name in ("tei", "converters") or name.endswith(".dist-info") for name in first), first
    for path in (*ROOT.glob("tei/**/*"), *ROOT.glob("converters/**/*")):
        if path.is_file() and path.suffix != ".pyc":
            assert path.relative_to(ROOT).as_posix() in names
    for schema in ("edition.rng", "edition.relaxng", "edition.xsd", "xml.xsd"):
        assert f"tei/data/schema/{schema}" in names


def test_commands(python: Path, folder: Path) -> None:
    tei = python.parent / "tei"
    assert run(tei, "--version", folder=folder).stdout.startswith("tei, version ")
    done = run(tei, "convert", "letter.txt", "-o", "letter.xml", "--json", folder=folder)
    assert json.loads(done.stdout)["documents"][0]["kind"] == "letter"
    assert "error" not in run(tei, "validate", "letter.xml", folder=folder).stdout
    run(tei, "verify", "letter.xml", "--source", "letter.txt", folder=folder)
    assert "Pläne des alten Hafens" in run(tei, "render", "letter.xml", "--to", "html", folder=folder).stdout
    assert "Pläne des alten Hafens" in run(tei, "render", "letter.xml", "--to", "txt", folder=folder).stdout
    assert "letter" in run(tei, "converters", folder=folder).stdout
    assert run(tei, "explain", "R001", folder=folder).stdout
    assert "warning H003" in run(python, "-m", "tei", "validate", "letter.xml", folder=folder).stdout


def test_a_site(python: Path, tmp_path: Path) -> None:
    edition = tmp_path / "editions" / "letter"
    edition.mkdir(parents=True)
    (edition / "source.txt").write_text(LETTER, encoding="utf-8")
    run(python.parent / "tei", "build", folder=tmp_path)
    assert (tmp_path / "build" / "index.html").is_file()


def test_library(python: Path, folder: Path) -> None:
    done = run(python, "-c", LIBRARY, folder=folder)
    assert not Path(done.stdout.strip()).is_relative_to(ROOT)
