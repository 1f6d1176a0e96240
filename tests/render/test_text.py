from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from lxml import etree

from tei.render import TextForm, render_text
from tei.render.apparatus import letters

from .trees import SAMPLES, document, parse, reading_words, title_statement, words

each_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


def body(xml: str, width: int | None = 72) -> str:
    """What follows the block above the text."""
    return render_text(document(xml), TextForm(width)).partition("-" * 24 + "\n\n")[2]


@each_sample
def test_golden(path: Path) -> None:
    assert render_text(parse(path)) == path.with_suffix(".txt").read_text(encoding="utf-8")


@each_sample
def test_no_word_is_lost(path: Path) -> None:
    assert reading_words(parse(path)) - words(render_text(parse(path))) == {}


@each_sample
@pytest.mark.parametrize("width", [20, 40, 72])
def test_width_moves_line_ends_only(path: Path, width: int) -> None:
    wrapped, long = render_text(parse(path), TextForm(width)), render_text(parse(path), TextForm(None))

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


def in_form(body_xml: str, form: TextForm, header: str = "") -> str:
    return render_text(document(body_xml, header), replace(form, header=False))


NOTED = (
    '<p>one<ref type="noteMark" n="1" target="#n1">1</ref> two<note n="2">inner</note></p><p>three</p>'
    '<note xml:id="n1" n="1" target="#m1"><label>1.</label><p>first</p></note>'
    '<note target="#text">of all</note>'
)


def test_notes_below_stand_after_what_they_belong_to() -> None:
    assert in_form(NOTED, TextForm(notes="below")) == (
        "one[1] two[2]\n\n[1] first\n\n[2] inner\n\nthree\n\nNotes\n-----\n\n– of all\n"
    )


def test_notes_below_stand_once_where_two_marks_lead_to_them() -> None:
    mark = '<p>a<ref type="noteMark" target="#n1">1</ref></p>'
    text = in_form(mark + mark + '<note xml:id="n1" n="1" target="#m1">one</note>', TextForm(notes="below"))

    assert text == "a[1]\n\n[1] one\n\na[1]\n"


def test_a_speech_is_not_torn_from_its_speaker_by_a_note() -> None:
    speech = (
        '<sp><speaker>Wren<ref type="noteMark" target="#n1">1</ref>:</speaker><p>Yes.</p></sp>'
        '<note xml:id="n1" n="1" target="#m1">A pilot.</note>'
    )

    assert in_form(speech, TextForm(notes="below")) == "Wren[1]: Yes.\n\n[1] A pilot.\n"


@each_sample
def test_notes_below_lose_no_word_and_repeat_none(path: Path) -> None:
    usual, below = (words(render_text(parse(path), TextForm(notes=place))) for place in PLACES)

    assert {word: usual[word] - below[word] for word in usual | below if usual[word] != below[word]} in (
        {},
        {"Notes": 1},
        {"Notes": 2},
    )


PLACES: tuple[Literal["end", "below"], ...] = ("end", "below")


def test_a_mark_without_a_note_does_not_take_the_first_note_without_an_id() -> None:
    assert body('<p>a<ref type="noteMark" n="7">7</ref></p><p>b<note n="1">one</note></p>').startswith("a[7]\n\nb[1]")


def test_an_apparatus_lists_what_was_decided_in_the_order_of_the_text() -> None:
    header = """<encodingDesc><editorialDecl><correction><list>
      <item><ref target="#c1">line 3</ref>: “hte” corrected to “the” (high); transposed letters</item>
      </list></correction></editorialDecl></encodingDesc>"""
    text = (
        '<p><choice xml:id="c1"><sic>hte</sic><corr cert="high">the</corr></choice> quay on '
        '<date when="1921-05-05" cert="medium">May <choice><orig>5th</orig><reg>5</reg></choice></date>'
        '<supplied cert="low">,</supplied> <surplus>x</surplus><gap reason="torn"/></p>'
    )

    assert in_form(text, TextForm(apparatus=True), header) == (
        "the[a] quay on May 5[b][c]⟨,⟩[d] {x}[e][…][f]\n"
        "\nApparatus\n---------\n"
        "\n[a] line 3: “hte” corrected to “the” (high); transposed letters\n"
        "\n[b] “5th” regularised to “5”\n"
        "\n[c] “May 5” read as 1921-05-05 (medium)\n"
        "\n[d] “,” supplied (low)\n"
        "\n[e] “x” taken to be surplus\n"
        "\n[f] gap; torn\n"
    )


def test_signs_of_an_apparatus_go_on_after_z() -> None:
    assert [letters(number) for number in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


def test_without_a_header_the_title_stands_where_the_text_has_it() -> None:
    tree = document("<head>T</head><p>a</p>", title_statement("<title>T</title>"))

    assert render_text(tree, TextForm(header=False)) == "T\n-\n\na\n"
    assert render_text(tree) == "T\n=\n\n------------------------\n\na\n"


def test_no_text_and_no_header_is_nothing() -> None:
    assert render_text(document(""), TextForm(header=False)) == ""
