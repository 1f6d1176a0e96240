"""The editions of the project: what stands in the repository is what the tool makes, valid and complete."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from tei.edition import NO_EDITION, read_edition
from tei.pipeline import convert
from tei.schema import schema_path
from tei.seal import is_untouched, sealed
from tei.text.source import Source
from tei.validate.verify import verify
from tei.xml.parse import parse

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = sorted(path.parent for path in (ROOT / "editions").glob("*/source.txt"))
FILES = [folder / "edition.xml" for folder in FOLDERS]

ENOUGH = dict.fromkeys(
    ("speakers", "dates", "archival", "archival.components", "notes", "header.title", "header.date", "genre"), 0.95
)
ENOUGH["structure"] = 0.93
"""What the share of each category must reach, its precision and its recall taken together."""


def name(path: Path) -> str:
    return path.name if path.is_dir() else path.parent.name


def test_there_are_editions() -> None:
    assert len(FOLDERS) >= 5
    assert sorted(each for each in (ROOT / "editions").iterdir() if each.is_dir()) == FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_an_edition_is_what_the_tool_makes_now(folder: Path) -> None:
    decisions = folder / "edition.toml"
    edition = read_edition(decisions) if decisions.is_file() else NO_EDITION
    source = Source.read(folder / "source.txt")
    made = convert(source, edition)

    kept = (folder / "edition.xml").read_bytes()
    assert is_untouched(kept)
    assert kept.decode().splitlines() == sealed(made.xml).decode().splitlines()
    assert convert(source, edition).xml == made.xml


@pytest.mark.parametrize("path", FILES, ids=name)
def test_an_edition_holds_all_of_its_source(path: Path) -> None:
    assert verify(parse(path), Source.read(path.parent / "source.txt"), str(path)) == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_an_edition_is_valid_by_relax_ng(path: Path) -> None:
    schema = etree.RelaxNG(etree.parse(schema_path("edition.rng")))
    schema.validate(etree.parse(path))
    assert [f"{each.line}: {each.message}" for each in schema.error_log] == []


def test_editions_are_valid_by_xsd() -> None:
    schema = xmlschema.XMLSchema(str(schema_path("edition.xsd")))
    found = {name(path): [error.reason for error in schema.iter_errors(str(path))] for path in FILES}
    assert found == {name(path): [] for path in FILES}


def test_editions_are_valid_by_jing(jing: str) -> None:
    assert said_by_jing(jing, schema_path("edition.rng")) == []


def test_editions_are_tei(jing: str, tei_all: Path) -> None:
    assert said_by_jing(jing, tei_all) == []


def said_by_jing(jing: str, schema: Path) -> list[str]:
    run = subprocess.run([jing, str(schema), *map(str, FILES)], capture_output=True, text=True, check=False)
    return (run.stdout + run.stderr).splitlines()


def test_sources_are_as_found(shared: Path) -> None:
    """Each source of the editions is, byte for byte, one of those that were found, and none is left out."""
    found = {path.read_bytes(): path.name for path in (shared / "sources").glob("*.txt")}
    assert sorted(found.values()) == sorted(
        found.get((folder / "source.txt").read_bytes(), f"{folder.name} is none of them") for folder in FOLDERS
    )


def test_the_tool_reaches_the_annotations_by_itself(shared: Path, tmp_path: Path) -> None:
    """Without any edition.toml: every category as good as asked for, nothing missing, nothing added."""
    score = shared / "tools" / "score.py"
    results = tmp_path / "results.json"
    tool = f"{sys.executable} -m tei convert {{in}} -o {{out}}"
    command = [sys.executable, str(score), "--tool", tool, str(shared / "sources"), "--json", str(results)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert results.is_file(), run.stdout + run.stderr
    summary = json.loads(results.read_text())["summary"]

    shares = {name: summary[name]["f1"] for name in ENOUGH}
    assert {name: share for name, share in shares.items() if share < ENOUGH[name]} == {}
    assert (summary["text"]["missing"], summary["text"]["added"]) == (0, 0)
