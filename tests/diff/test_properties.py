"""What holds for any change: text is told as text, markup as markup, and layout is nothing."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tei_edits import MARKUP, TEXT, delete_word, laid_out, places, words_of

from tei.diff import Difference, compare_bytes
from tei.diff.result import Status, TextKind
from tei.report.diff_html import diff_html
from tei.report.diff_json import diff_json
from tei.report.diff_markdown import diff_markdown
from tei.report.diff_sections import Extent
from tei.report.diff_text import diff_text

EDITIONS = sorted((Path(__file__).resolve().parents[2] / "editions").glob("*/edition.xml"))
DATA = [path.read_bytes() for path in EDITIONS]
EDITION = st.integers(0, len(DATA) - 1)
SEEDS = st.integers(0, 2**32)
few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def difference(old: bytes, new: bytes) -> Difference:
    found = compare_bytes(old, new, "edition.xml")
    assert found.status is Status.CHANGED, found.error
    return found.difference


def letters(root: etree._Element) -> str:
    return "".join("".join(words_of(place.text)) for place in places(root))


@pytest.mark.parametrize("data", DATA, ids=lambda data: str(len(data)))
def test_a_file_does_not_differ_from_itself(data: bytes) -> None:
    assert difference(data, data) == Difference()
    assert difference(data, data + b"\n<!-- end -->").changes == 0


@few
@given(EDITION, SEEDS)
def test_layout_is_no_change(edition: int, seed: int) -> None:
    data = DATA[edition]
    found = difference(data, laid_out(random.Random(seed), data))

    assert found.changes == 0
    assert found.laid_out


@few
@given(EDITION, SEEDS, st.integers(1, 8))
def test_new_markup_leaves_the_text_unchanged(edition: int, seed: int, number: int) -> None:
    data = DATA[edition]
    dice, root = random.Random(seed), etree.fromstring(data)
    for _ in range(number):
        dice.choice(MARKUP)(dice, root)

    found = difference(data, etree.tostring(root))

    assert found.text == ()
    assert found.readings == ()
    assert found.metadata == ()
    assert 0 < len(found.markup) <= number


@few
@given(EDITION, SEEDS)
def test_a_word_that_is_gone_is_a_change_of_text(edition: int, seed: int) -> None:
    data = DATA[edition]
    root = etree.fromstring(data)
    delete_word(random.Random(seed), root)

    found = difference(data, etree.tostring(root))

    assert len(found.text) == 1
    assert found.text[0].lines.old is not None
    assert found.markup == found.readings == found.metadata == ()


@few
@given(EDITION, SEEDS, st.integers(1, 6), st.booleans())
def test_every_change_of_text_is_told_as_text(edition: int, seed: int, number: int, retag: bool) -> None:
    data = DATA[edition]
    dice, root = random.Random(seed), etree.fromstring(data)
    before = letters(root)
    for _ in range(number):
        dice.choice(TEXT)(dice, root)
        if retag:
            dice.choice(MARKUP)(dice, root)

    found = difference(data, etree.tostring(root))

    changed = [each for each in found.text if each.kind is not TextKind.SPACING]
    assert bool(changed) == (letters(root) != before)
    assert found.metadata == ()


@few
@given(EDITION, SEEDS, st.integers(0, 3))
def test_a_moved_block_leaves_the_text_unchanged(edition: int, seed: int, number: int) -> None:
    data = DATA[edition]
    dice, root = random.Random(seed), etree.fromstring(data)
    body = root.find(".//{*}body")
    assert body is not None
    block = dice.choice([child for child in body.iterchildren("*") if not (child.tail or "").strip()])
    body.insert(dice.randrange(len(body)), block)
    for _ in range(number):
        dice.choice(MARKUP)(dice, root)

    found = difference(data, etree.tostring(root))

    assert found.text == ()
    assert found.metadata == ()


NAMES = ("p", "div", "note", "choice", "sic", "corr", "lb", "list", "item", "x", "TEI", "text", "teiHeader", "supplied")
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs", "Cc"]), max_size=12)


def element(name: str, attributes: dict[str, str], parts: list[tuple[str, etree._Element | None]]) -> etree._Element:
    new = etree.Element(f"{{http://www.tei-c.org/ns/1.0}}{name}", attributes)
    for text, child in parts:
        if len(new):
            new[-1].tail = (new[-1].tail or "") + text
        else:
            new.text = (new.text or "") + text
        if child is not None:
            new.append(child)
    return new


def built(inner: st.SearchStrategy[etree._Element]) -> st.SearchStrategy[etree._Element]:
    parts = st.lists(st.tuples(st.sampled_from(["a b", "c", " ", "d"]) | TEXTS, inner | st.none()), max_size=4)
    attributes = st.dictionaries(st.sampled_from(["n", "break", "type", "who"]), st.sampled_from(["no", "#a", "1"]))
    return st.builds(element, st.sampled_from(NAMES), attributes, parts)


TREES = st.recursive(st.builds(element, st.sampled_from(NAMES), st.just({}), st.just([])), built, max_leaves=12).map(
    lambda tree: etree.tostring(tree, encoding="utf-8")
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(TREES, TREES)
def test_any_two_files_can_be_compared_and_shown(old: bytes, new: bytes) -> None:
    found = compare_bytes(old, new, "x.xml")
    back = compare_bytes(new, old, "x.xml")

    assert found.status is Status.CHANGED
    assert bool(found.difference.text) == bool(back.difference.text)
    assert bool(found.difference.changes) == bool(back.difference.changes)
    assert not compare_bytes(old, old, "x.xml").difference.changes
    for made in (
        "".join(diff_text(found, Extent())),
        diff_markdown([found], Extent()),
        diff_html([found], Extent()),
        diff_json([found]),
    ):
        assert made
