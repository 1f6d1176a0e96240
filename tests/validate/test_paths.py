"""Which files are meant."""

from pathlib import Path

import pytest

from tei.errors import TeiError
from tei.validate import expand


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("editions/b/edition.xml", "editions/a/edition.xml", "editions/a/.x/y.xml", "build/z.xml", "n.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<a/>")
    (tmp_path / "none").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


A, B = Path("editions/a/edition.xml"), Path("editions/b/edition.xml")


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["."], [A, B]),
        (["editions"], [A, B]),
        (["editions/*/edition.xml"], [A, B]),
        (["**/edition.xml"], [A, B]),
        (["editions/b", "editions/*"], [A, B]),
        (["editions/a/edition.xml", "./editions/a/edition.xml"], [A]),
        (["n.txt"], [Path("n.txt")]),
        (["build"], [Path("build/z.xml")]),
    ],
)
def test_expand(tree: Path, paths: list[str], files: list[Path]) -> None:
    assert expand(paths) == files


def test_absolute(tree: Path) -> None:
    assert expand([str(tree / "editions" / "*" / "*.xml")]) == [tree / A, tree / B]


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["none"], 'no XML file in the folder "none"'),
        (["*.xml"], 'no file matches "'),
        (["missing.xml"], 'no file or folder "missing.xml"'),
        (["a\0b"], "no file or folder"),
        ([], "no file was given"),
        (["editions", "missing.xml"], "missing.xml"),
    ],
)
def test_nothing_found(tree: Path, paths: list[str], words: str) -> None:
    with pytest.raises(TeiError) as caught:
        expand(paths)
    assert words in str(caught.value)
