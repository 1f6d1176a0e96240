"""The TEI that is written: where things stand, and that any arrangement of them conforms."""

import itertools

import pytest
from converting import TEI, XML, check, convert_text

from tei.convert.registry import all_converters

PIECES = {
    "head": "The Ferry at Sund\n",
    "byline": "A. B. Krebs\n",
    "dateline": "Tallow Street, September 9, 1925\n",
    "julian": "Petersburg, 10/23 juillet 1914\n",
    "classification": "Secret\n",
    "salute": "Dear Dr. Hollis,\n",
    "p": "The ferry crossed twice a day, and on Sundays it did not cross at all, which everybody knew.\n",
    "sp": "Wren: Is it free?\nSolberg: It is.\nWren: Why?\nSolberg: So.\n",
    "stage": "(Laughter.)\n",
    "list": "1) salt;\n2) rye.\n",
    "closer": "Yours sincerely,\nM. Pettigrew\n",
    "shelfmark": "BArch R 901/4711, Bl. 12.\n",
    "dated shelfmark": "5 March 1962, F. 74. Op. 2. D. 38. L. 3.\n",
    "page": "\x0c\n",
    "notes": "[1] A note.\n[2] Another.\n",
}


@pytest.mark.parametrize("kind", sorted(all_converters()))
def test_any_two_pieces_in_any_kind(kind: str) -> None:
    for first, second in itertools.permutations(PIECES, 2):
        check(convert_text(PIECES[first] + PIECES[second], converter=kind))


@pytest.mark.parametrize("first", sorted(PIECES))
def test_any_three_pieces(first: str) -> None:
    for second, third in itertools.permutations(sorted(PIECES), 2):
        text = PIECES[first] + PIECES[second] + PIECES[third]
        if text.strip():
            check(convert_text(text))


def test_ids_are_one_each() -> None:
    made = convert_text(
        "The Ferry\n" + "one[1] two[2] one[1] two[2] and so on to the end of it.\n" + "[1] a\n[2] b\n[1] c\n[2] d\n"
    )
    check(made)
    ids = [each.get(f"{XML}id") for each in made.root.iter() if each.get(f"{XML}id")]
    assert len(ids) == len(set(ids))


def test_both_calendars() -> None:
    made = convert_text(
        "Petersburg, 10/23 juillet 1914\nMon cher ami,\nLe bac traverse deux fois par jour.\nA. Duval\n"
    )
    check(made)
    (date,) = made.elements("dateline/date")
    assert (date.get("when"), date.get("when-custom")) == ("1914-07-23", "1914-07-10")
    calendars = {f"#{each.get(f'{XML}id')}" for each in made.elements("calendarDesc/calendar")}
    assert date.get("datingMethod") in calendars


def test_the_header_says_what_was_done() -> None:
    made = convert_text("The Ferry\r\nIt crossed\x01 twice a day, and on Sundays it did not cross.\r\n---\r\n")
    check(made)
    said = " ".join(made.texts("normalization/p"))
    for words in ("CR LF", "U+0001 (1)", "rule (1)", "Each line of the source is a block"):
        assert words in said


def test_the_title_without_its_mark() -> None:
    made = convert_text(
        "The Ferry[1]\nIt crossed twice a day, and on Sundays it did not cross at all, as we know.\n[1] At Sund.\n"
    )
    check(made)
    assert made.texts("titleStmt/title") == ["The Ferry"]
    assert made.texts("body/head") == ["The Ferry[1]"]


def test_a_title_that_nobody_gave_is_marked() -> None:
    made = convert_text("Dear Dr. Hollis,\nIt crossed twice a day, and on Sundays it did not.\nYours,\nM. Pettigrew\n")
    assert made.attributes("titleStmt/title", "type") == [("[Letter beginning “Dear Dr. Hollis,”]", "supplied")]


def test_xml_is_written_as_text() -> None:
    made = convert_text("The <Ferry> & Sons\nIt says <p>twice</p> a day &amp; ]]> more, and that is all of it.\n")
    check(made)
    assert made.texts("body/head") == ["The <Ferry> & Sons"]
    assert made.texts("body/p") == ["It says <p>twice</p> a day &amp; ]]> more, and that is all of it."]


def test_the_reference_of_a_journal() -> None:
    source = (
        "Source: The Northern Review, Vol. 8, No. 3, June 1957, pp. 14-19\nPublisher: Lanternfish Press, Oslo, 1957\n"
    )
    text = f"The Ferry\n{source}It crossed twice a day.\n"
    made = convert_text(text)
    check(made)
    assert made.attributes("monogr/title", "level") == [("The Northern Review", "j")]
    assert made.attributes("imprint/date", "when")[0][-1] == "1957-06"


def test_elements_are_tei() -> None:
    made = convert_text("The Ferry\nIt crossed twice a day.\n")
    assert all(str(each.tag).startswith(TEI) for each in made.root.iter())
