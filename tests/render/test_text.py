from pathlib import Path

import pytest
from lxml import etree

from tei.render import render_text

from .trees import SAMPLES, document, parse, reading_words, words

each_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


def body(xml: str, width: int | None = 72) -> str:
    """What follows the block above the text."""
    return render_text(document(xml), width).partition("-" * 24 + "\n\n")[2]


@each_sample
def test_golden(path: Path) -> None:
    assert render_text(parse(path)) == path.with_suffix(".txt").read_text(encoding="utf-8")


@each_sample
def test_no_word_is_lost(path: Path) -> None:
    assert reading_words(parse(path)) - words(render_text(parse(path))) == {}


@each_sample
@pytest.mark.parametrize("width", [20, 40, 72])
def test_width_moves_line_ends_only(path: Path, width: int) -> None:
    wrapped, long = render_text(parse(path), width), render_text(parse(path), None)

    assert wrapped.replace("=", "").replace("-", "").split() == long.replace("=", "").replace("-", "").split()
    assert all(len(line) <= width for line in wrapped.splitlines() if line.count(" ") > 4 and " | " not in line)


def test_marks_are_numbered_through_where_the_source_begins_anew() -> None:
    page = (
        '<p>a<ref type="noteMark" n="1" target="#{0}">1</ref></p><note n="1" xml:id="{0}" target="#x"><p>{0}</p></note>'
    )
    orphan = '<p>c<ref type="noteMark" n="7">7</ref></p>'

    assert body(page.format("one") + page.format("two") + orphan).split("\n\n") == [
        "a[1]",
        "a[2]",
        "c[7, without note]",
        "Notes\n-----",
        "[1] one",
        "[2] 1 two\n",
    ]


def test_a_note_in_running_text_leaves_a_sign() -> None:
    assert body("<p>word<note>first</note> on</p>") == "word[1] on\n\nNotes\n-----\n\n[1] first\n"


def test_stage_directions_get_brackets_once() -> None:
    assert body("<stage>A bell.</stage><stage>(A horn.)</stage>") == "[A bell.]\n\n(A horn.)\n"


def test_page_marks_stand_off_from_words_but_not_inside_them() -> None:
    assert body('<p>one <pb n="2"/>two, thr<pb/>ee</p>') == "one [p. 2] two, thr‖ee\n"


def test_words_are_joined_across_line_ends() -> None:
    xml = '<p>light<pc force="weak">-</pc>\n<lb break="no"/>house, co-<lb break="maybe"/>\noperate, a<lb/>b</p>'

    assert body(xml) == "lighthouse, co-operate, a\nb\n"


def test_other_white_space_than_that_of_lines_is_kept() -> None:
    assert body("<p>10\u00a0000  tons</p>") == "10\u00a0000 tons\n"


def test_blocks_inside_a_paragraph_follow_in_their_order() -> None:
    xml = "<p>before <list><label>a)</label><item>one</item><label>b)</label><item/></list> after</p>"

    assert body(xml) == "before\n\n  a) one\n  b)\n\nafter\n"


def test_a_source_is_given_in_its_own_words() -> None:
    record = (
        '<biblStruct><monogr><title>T</title></monogr><note type="source-line">Source: T, vol. 1</note></biblStruct>'
    )
    tree = document("<p>a</p>", f"<fileDesc><sourceDesc>{record}<bibl>Gazette</bibl></sourceDesc></fileDesc>")

    assert "\n\nSource: T, vol. 1\nSource: Gazette\n\n" in render_text(tree)


def test_verse_keeps_its_lines() -> None:
    assert body("<lg><l>one</l><l>two</l></lg>") == "one\ntwo\n"


def test_a_document_without_text_gives_its_title() -> None:
    assert render_text(document("")) == "Untitled\n========\n"


def test_published_documents_of_others_lose_nothing() -> None:
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "tei" / "documents"
    if not folder.is_dir():
        pytest.skip("no shared/tei/documents beside the checkout")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for path in sorted(folder.iterdir()):
        tree = etree.parse(str(path), parser)
        wanted, shown = reading_words(tree), words(render_text(tree))
        lost = {sign for word in wanted for sign in word} - {sign for word in shown for sign in word}
        assert not lost, path.name


def test_strokes_between_cells_are_not_shown() -> None:
    stroke = '<pc unit="cell">|</pc>'
    table = f"<table><row><cell>{stroke} Gull {stroke}</cell><cell>40 {stroke}</cell></row></table>"
    assert body(table) == "Gull | 40\n"
