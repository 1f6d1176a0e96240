from lxml import etree

from render.trees import SAMPLES, document, parse
from tei.render.entries import entries, sign_of
from tei.render.metadata import Data, Meta
from tei.render.prepared import PAGE, prepare
from tei.render.surroundings import ALONE, Surroundings
from tei.text.source import Source


def numbers(body: str) -> list[str]:
    made = prepare(document(body), ALONE)
    return [paragraph.get(f"{PAGE}n", "") for paragraph in made.iter("{*}p")]


def signs(body: str) -> list[str]:
    return [sign_of(each) for each in entries(document(body).getroot())]


def test_the_tree_given_is_not_changed() -> None:
    for path in SAMPLES:
        tree = parse(path)
        before = etree.tostring(tree)
        prepare(tree, ALONE, Source.of("words"), beside=True)
        assert etree.tostring(tree) == before


def test_paragraphs_of_notes_and_lists_have_no_number_and_the_others_that_of_their_id() -> None:
    body = "<p>a</p><note><p>b</p></note><list><item><p>c</p></item></list><sp><speaker>D:</speaker><p>d</p></sp>"
    assert numbers(body) == ["1", "", "", "4"]


def test_a_place_leads_to_its_entry_by_its_own_words() -> None:
    assert signs('<p>on <date when="1931" cert="high">that day</date> <supplied>the</supplied> keeper</p>') == [
        "around",
        "around",
    ]


def test_a_place_that_holds_a_link_or_another_place_has_a_sign_behind_it() -> None:
    inner = "<choice><sic>1318</sic><corr>1918</corr></choice>"
    assert signs(f'<p><date cert="high">April {inner}</date></p>') == ["behind", "around"]
    assert signs('<p><supplied>a<ref target="#x">1</ref></supplied></p>') == ["behind"]
    assert signs('<quote cert="low"><p>a</p></quote>') == ["behind"]


def test_a_place_in_a_link_is_no_second_link() -> None:
    assert signs('<p><ref target="https://example.org"><supplied>a</supplied></ref></p>') == [""]


def test_a_reading_that_is_not_shown_has_no_entries() -> None:
    choice = '<choice><sic>a<date cert="low">b</date></sic><corr cert="high">c</corr></choice>'
    assert signs(f"<p>{choice}<fw><supplied>d</supplied></fw></p>") == ["around"]


def test_data_cannot_end_its_element() -> None:
    around = Surroundings(head=(Meta("a", "</head>"), Data("application/ld+json", '{"a": "</script><script>"}')))
    data = prepare(document("<p>a</p>"), around).find(f".//{PAGE}data")

    assert data is not None
    assert "<" not in (data.text or "")


def test_lines_of_the_source_know_their_passages_and_what_was_left_out() -> None:
    tree = document("<p>Oak.</p>", '<fileDesc><notesStmt><note type="omitted" n="1">Home</note></notesStmt></fileDesc>')
    made = prepare(tree, ALONE, Source.of("Home\n\f\nOak.\n"), beside=True)
    lines = [(each.get("n"), each.get("passage"), each.get("left-out"), each.text) for each in made.iter(f"{PAGE}line")]

    assert lines == [
        ("1", None, "yes", "Home"),
        ("2", None, None, "␌"),
        ("3", "p1", None, "Oak."),
        ("4", None, None, ""),
    ]
