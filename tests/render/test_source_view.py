"""The plain text with corrections undone is the text of the source."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from converting import Made, convert_text
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from test_properties import any_texts, document_texts, interleaved_texts, odd_texts, wrapped_texts

from tei.errors import SourceError
from tei.render import TextForm, render_text
from tei.text.source import Source

from .trees import TEI, document, parse

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = sorted(path.parent for path in (ROOT / "editions").glob("*/edition.xml"))
CASES = sorted((ROOT / "tests" / "converters").glob("*/*.txt"))
WIDTHS: Sequence[int | None] = (None, 1, 40, 72)


def letters(text: str) -> str:
    return "".join(text.split())


def without_omitted(source: str, tree: etree._ElementTree) -> str:
    """The letters of a source but those that the header says were left out, at the places it names."""
    lines = re.split("\n", source)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    signs: list[str] = list(source)
    for note in tree.getroot().iter(f"{TEI}note"):
        if note.get("type") == "omitted":
            line, _, column = note.get("n", "").partition(":")
            place = starts[int(line) - 1] + (int(column) - 1 if column else 0)
            for sign in letters("".join(note.itertext())):
                while signs[place] == "" or signs[place].isspace():
                    place += 1
                assert signs[place] == sign, f"{note.get('n')} of the source is not what the header says"
                signs[place] = ""
    return letters("".join(signs))


def assert_is_source(tree: etree._ElementTree, source: str) -> None:
    wanted = without_omitted(source, tree)
    for width in WIDTHS:
        assert letters(render_text(tree, TextForm(width, header=False, view="source"))) == wanted, width


@pytest.mark.parametrize("folder", EDITIONS, ids=lambda folder: folder.name)
def test_an_edition_with_corrections_undone_is_its_source(folder: Path) -> None:
    assert_is_source(parse(folder / "edition.xml"), Source.read(folder / "source.txt").text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_converted_is_its_source(path: Path) -> None:
    assert_is_source(parse(path.with_suffix(".xml")), Source.read(path).text)


@given(st.one_of(any_texts, odd_texts, document_texts, wrapped_texts, interleaved_texts))
@settings(max_examples=80, deadline=None, derandomize=True, database=None)
def test_any_text_comes_back(text: str) -> None:
    try:
        made: Made = convert_text(text)
    except SourceError:
        return
    assert_is_source(made.parsed.tree, made.source.text)


def source_text(body: str, header: str = "", width: int | None = 72, shown: bool = False) -> str:
    return render_text(document(body, header), TextForm(width, header=shown, view="source"))


def test_corrections_are_undone_and_nothing_is_added() -> None:
    body = (
        "<p><choice><sic>hte</sic><corr>the</corr></choice> <supplied>old </supplied>quay<ref type='noteMark'>1</ref>"
        "<surplus>x</surplus> <gap/><choice><abbr>C.C.</abbr><expan>Central Committee</expan></choice></p>"
        "<stage>A bell.</stage><list><item>one</item></list><fw>12</fw><note n='1'>A quay.</note>"
    )

    assert source_text(body) == "hte quay1x C.C.\n\nA bell.\n\none\n\n12\n\nA quay.\n"


def test_line_ends_of_the_source_come_back_with_their_hyphens() -> None:
    assert source_text('<p>light<pc force="weak">-</pc><lb break="no"/>house</p>') == "light-\nhouse\n"


def test_rows_of_a_table_are_lines() -> None:
    table = (
        '<table><row><cell>Gull</cell><cell>40</cell></row><row><cell>Wren <pc unit="cell">|</pc></cell></row></table>'
    )

    assert source_text(table) == "Gull 40\nWren |\n"


def test_what_was_left_out_is_listed_with_its_place() -> None:
    header = """<fileDesc><titleStmt><title>T</title></titleStmt><notesStmt>
      <note type="omitted" n="1">← Back</note><note type="omitted" n="9:209">README</note></notesStmt></fileDesc>"""

    assert source_text("<p>a</p>", header, shown=True) == (
        "T\n=\n\n------------------------\n\na\n\nLeft out\n--------\n\nline 1: ← Back\nline 9, column 209: README\n"
    )
