"""The profile: a true subset of TEI P5, read alike by three engines."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from generate import written
from lxml import etree

from tei.schema import schema_path
from tei.validate.engines import engine
from tei.validate.engines.relaxng.schema import Definition, Schema

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = ROOT / "tests" / "fixtures" / "everything.xml"
TEI = "{http://www.tei-c.org/ns/1.0}"


def rejected(jing: str, schema: Path, paths: list[Path]) -> set[Path]:
    """The files jing finds defects in; ids apart, which are no matter of structure."""
    run = subprocess.run([jing, "-i", schema, *paths], capture_output=True, text=True, check=False)
    assert run.returncode in (0, 1), run.stderr
    named = {Path(line[: line.index(".xml:") + 4]) for line in run.stdout.splitlines() if ".xml:" in line}
    assert bool(named) == (run.returncode == 1), run.stdout
    return named


def wrong_structure(path: Path) -> list[str]:
    """What our engine finds; ids and pointers apart."""
    found = engine(schema_path("edition.rng")).check(path, path.name)
    return [each.message for each in found if each.code not in ("X009", "X010")]


def name_of(definition: Definition) -> str:
    (name,) = definition.names.listed
    return written(name)


def test_names_what_the_documentation_names(grammar: Schema) -> None:
    page = (ROOT / "docs" / "encoding.md").read_text(encoding="utf-8").partition("## Elements in use")[2]
    named = set(re.findall(r"`(\w+)`", page)) - {"type"}
    assert named - set(grammar.written) == set()


def test_everything_is_used_in_the_hand_made_file(grammar: Schema) -> None:
    used = {element.tag for element in etree.parse(EVERYTHING).iter("*")}
    assert set(map(written, grammar.listed)) == used


def test_hand_made_file_is_valid(jing: str, tei_all: Path) -> None:
    assert rejected(jing, schema_path("edition.rng"), [EVERYTHING]) == set()
    assert rejected(jing, tei_all, [EVERYTHING]) == set()


def test_documents_cover_the_profile(grammar: Schema, documents: list[Path]) -> None:
    allowed, attributes = set(), set()
    for definition in grammar.definitions:
        name = name_of(definition)
        allowed |= {(name, name_of(grammar.definitions[each])) for each in grammar.children(definition.number)}
        attributes |= {
            (name, written(called))
            for each in grammar.attributes(definition.number)
            if each.names is not None
            for called in each.names.listed
        }
    nested, given = set(), set()
    for path in documents:
        for element in etree.parse(path).iter("*"):
            nested |= {(element.tag, child.tag) for child in element}
            given |= {(element.tag, name) for name in element.attrib}
    assert {child for _, child in nested} | {f"{TEI}TEI"} == set(map(written, grammar.listed))
    assert len(nested) > 0.9 * len(allowed)
    assert len(given) > 0.98 * len(attributes)
    assert nested <= allowed
    assert given <= attributes


def test_is_a_subset_of_tei_all(jing: str, tei_all: Path, documents: list[Path]) -> None:
    assert rejected(jing, schema_path("edition.rng"), documents) == set()
    assert rejected(jing, tei_all, documents) == set()


def test_lxml_accepts_what_the_profile_makes(documents: list[Path]) -> None:
    libxml = etree.RelaxNG(etree.parse(schema_path("edition.rng")))
    for path in documents:
        assert libxml.validate(etree.parse(path)), libxml.error_log
        assert wrong_structure(path) == []


def test_xmlschema_accepts_what_the_profile_makes(documents: list[Path]) -> None:
    import xmlschema

    engine = xmlschema.XMLSchema(str(schema_path("edition.xsd")))
    for path in [EVERYTHING, *documents[:20]]:
        engine.validate(str(path))


def test_xsd_never_rejects_more_than_the_rng(mutants: list[Path]) -> None:
    import xmlschema

    strict = etree.RelaxNG(etree.parse(schema_path("edition.rng")))
    engine = xmlschema.XMLSchema(str(schema_path("edition.xsd")))
    valid = [path for path in mutants if strict.validate(etree.parse(path))]
    invalid = [path for path in mutants if path not in set(valid)]
    assert len(valid) > 50
    assert all(engine.is_valid(str(path)) for path in valid[:50])
    caught = [path for path in invalid[:50] if not engine.is_valid(str(path))]
    assert len(caught) > 45


def test_engines_agree_on_mutants(jing: str, mutants: list[Path]) -> None:
    """jing is the reference."""
    wrong = rejected(jing, schema_path("edition.rng"), mutants)
    libxml = etree.RelaxNG(etree.parse(schema_path("edition.rng")))
    trees = {path: etree.parse(path) for path in mutants}
    assert 100 < len(wrong) < len(mutants) - 100
    assert {path for path, tree in trees.items() if not libxml.validate(tree)} == wrong
    assert {path for path in mutants if wrong_structure(path)} == wrong


def test_xsd_is_made_from_the_rng(tmp_path: Path) -> None:
    if shutil.which("trang") is None:
        pytest.skip("trang is not installed")
    folder = schema_path("edition.rng").parent
    for name in ("make.sh", "edition.rng"):
        shutil.copy(folder / name, tmp_path / name)
    subprocess.run(["sh", tmp_path / "make.sh"], check=True)
    for name in ("edition.xsd", "xml.xsd"):
        assert (tmp_path / name).read_text() == (folder / name).read_text(), "run schema/make.sh"
