"""Texts made up after the habits of typists, printers, archives and web sites, and the TEI each must become."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from converting import check, convert_text

from tei.text.source import Source
from tei.validate import validate

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.txt"))
GOLDEN = sorted(HERE.glob("*/*.xml"))


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", CASES, ids=name)
def test_golden(path: Path, golden: Callable[[Path, bytes], None]) -> None:
    text = path.read_bytes().decode()
    made = convert_text(text, name=path.name)

    assert made.kind == path.parent.name
    check(made)
    assert convert_text(text, name="another name").converted.xml == made.converted.xml
    golden(path.with_suffix(".xml"), made.converted.xml)


@pytest.mark.parametrize("path", CASES, ids=name)
def test_the_file_on_disk_is_read_as_the_text(path: Path) -> None:
    source = Source.read(path)
    assert source.text == Source.of(path.read_bytes().decode()).text
    assert "\r" not in source.text
    assert not source.text.startswith("\ufeff")


def test_every_kind_has_three_cases_and_every_language_its_own() -> None:
    kinds = [path.parent.name for path in CASES]
    for kind in ("article", "conversation", "document", "interview", "letter", "telegram"):
        assert kinds.count(kind) >= 3, kind
    languages = {convert_text(path.read_bytes().decode()).converted.found[0].language for path in CASES}
    assert languages >= {"en", "ru", "de", "fr"}


def test_golden_files_have_their_sources() -> None:
    assert [path.with_suffix(".txt") for path in GOLDEN] == CASES


@pytest.mark.parametrize("path", GOLDEN, ids=name)
def test_golden_files_are_valid(path: Path) -> None:
    assert validate(path) == []


def test_golden_files_are_tei(jing: str, tei_all: Path) -> None:
    run = subprocess.run([jing, str(tei_all), *map(str, GOLDEN)], capture_output=True, text=True, check=False)
    assert run.stdout.splitlines() == []
