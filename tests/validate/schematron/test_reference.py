"""The rules of the TEI, and single expressions, as Saxon runs them: at the same nodes, no more and no fewer."""

from collections import Counter
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from lxml import etree
from schematron_mutations import mutated
from schematron_reference import (
    Firing,
    Reference,
    needs_saxon,
    ours,
    path_of,
    processor,
    reference,
    rules,
    skeleton,
    skeleton_firings,
)

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "tei"
RULES = SHARED / "tei_all.sch"
DOCUMENTS = sorted((SHARED / "documents").glob("*")) or [None]
EXEMPLARS = sorted((SHARED / "exemplars").glob("*.sch")) or [None]
FIXTURES = ROOT / "tests" / "fixtures" / "schematron"
ELEMENTS = "tei:div|tei:p|tei:note"
OTHERS = ("@n", "tei:p/@ref", "@*", "/", "text()", "comment()", "tei:div/@type")
UNSURE = frozenset(("position() = 1", "deep-equal(tei:p[1], tei:p[1])"))
"""What we do not run, and say so."""
SCHEMA = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
<ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/><ns prefix="x" uri="urn:x"/>
{}
</schema>"""
PATTERN = "<pattern><rule context={}><assert test={}>wrong</assert></rule></pattern>"

pytestmark = needs_saxon


@pytest.fixture(scope="module")
def saxon() -> Any:
    return processor()


@pytest.fixture(scope="module")
def tei_all(saxon: Any) -> Reference:
    if not RULES.is_file():
        pytest.skip("no schema of the TEI beside the checkout")
    return reference(RULES.read_bytes(), saxon)


def readable(path: Path | None) -> bytes:
    if path is None:
        pytest.skip("no documents of other projects beside the checkout")
    return path.read_bytes()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path and path.name)
def test_documents_of_other_projects(path: Path | None, tei_all: Reference) -> None:
    document = readable(path)
    fired, not_checked = ours(RULES, document)
    assert not_checked == []
    assert fired == tei_all.firings(document)


def test_the_iso_skeleton(saxon: Any) -> None:
    """The same by the way everybody has gone for years: tests and elements, for documents as they are and changed."""
    if not RULES.is_file():
        pytest.skip("no schema of the TEI beside the checkout")
    compiled = skeleton(RULES.read_bytes(), saxon)
    together = 0
    small = [each for each in DOCUMENTS if each and each.stat().st_size < 25_000]
    for seed, path in enumerate(small):
        for document in (path.read_bytes(), mutated(path.read_bytes(), 1000 + seed)):
            tree = etree.fromstring(document, etree.XMLParser(collect_ids=False)).getroottree()
            fired = list(rules(RULES, RULES.read_bytes()).check(tree))
            mine = Counter((" ".join(each.test.split()), path_of(each.element, "")) for each in fired)
            assert mine == skeleton_firings(compiled, document, saxon), path.name
            together += len(fired)
    assert together > 200


@pytest.mark.parametrize("path", EXEMPLARS, ids=lambda path: path and path.name)
def test_rules_of_other_schemas(path: Path | None, saxon: Any) -> None:
    schema = readable(path)
    compiled = reference(schema, saxon)
    assert path is not None
    for each in DOCUMENTS[::12]:
        assert each is not None
        fired, not_checked = ours(path, each.read_bytes())
        assert not_checked == []
        assert fired == compiled.firings(each.read_bytes()), each.name


@pytest.mark.parametrize("block", range(10))
def test_changed_documents(block: int, tei_all: Reference) -> None:
    """200 documents changed at random; they break some hundred times what no document breaks by itself."""
    small = [each for each in DOCUMENTS if each and each.stat().st_size < 12_000]
    together: Counter[Firing] = Counter()
    for seed in range(20 * block, 20 * block + 20):
        document = mutated(small[seed % len(small)].read_bytes(), seed)
        expected = tei_all.firings(document)
        fired, not_checked = ours(RULES, document)
        if expected is None:
            assert not_checked, seed
            continue
        assert fired == expected, seed
        assert not_checked == [], seed
        together += fired
    assert together.total() > 50


def expressions() -> list[tuple[str, str]]:
    tests, contexts, of_others = (
        (FIXTURES / name).read_text(encoding="utf-8").splitlines()
        for name in ("tests.txt", "contexts.txt", "of-others.txt")
    )
    found = [(ELEMENTS, test) for test in tests] + [(context, "false()") for context in contexts]
    return found + [(context, test) for context in OTHERS for test in of_others]


def written(pairs: list[tuple[str, str]], path: Path) -> Path:
    """A schema with a pattern for each pair of a context and a test, one to a line."""
    patterns = (PATTERN.format(quoteattr(context), quoteattr(test)) for context, test in pairs)
    path.write_text(SCHEMA.format("\n".join(patterns)), encoding="utf-8")
    return path


def alike(pairs: list[tuple[str, str]], saxon: Any, path: Path) -> None:
    """One by one where Saxon stops at an error, which is then one that we name."""
    document = (FIXTURES / "document.xml").read_bytes()
    expected = reference(written(pairs, path).read_bytes(), saxon).firings(document)
    fired, not_checked = ours(path, document)
    if expected is None and len(pairs) > 1:
        for half in (pairs[: len(pairs) // 2], pairs[len(pairs) // 2 :]):
            alike(half, saxon, path)
    elif expected is None:
        assert not_checked, pairs
    else:
        assert not_checked == [], pairs
        assert fired == expected, pairs


@pytest.mark.parametrize("block", range(10))
def test_expressions(block: int, saxon: Any, tmp_path: Path) -> None:
    alike([pair for pair in expressions()[block::10] if pair[1] not in UNSURE], saxon, tmp_path / "rules.sch")


@pytest.mark.parametrize("test", sorted(UNSURE))
def test_what_is_not_run_is_said(test: str, tmp_path: Path) -> None:
    path = written([(ELEMENTS, test)], tmp_path / "rules.sch")
    fired, not_checked = ours(path, (FIXTURES / "document.xml").read_bytes())
    assert not fired
    assert len(not_checked) == 1


def test_the_rules_inside_the_grammar_are_the_same(tei_all: Reference) -> None:
    """`tei_all.rng` holds those of `tei_all.sch`, but for some lists, and asks some of them again in French."""
    document = mutated(readable(DOCUMENTS[3]), 7)
    separate, _ = ours(RULES, document)
    embedded, _ = ours(SHARED / "tei_all.rng", document)
    assert separate
    assert Counter(path for _, path in embedded.elements()) == Counter(path for _, path in separate.elements())
