import pytest
from lxml import html

from tei.render import render_html, render_text, summary
from tei.render.markdown import render_markdown
from tei.render.summary import display_date

from .trees import SAMPLES, document, parse, title_statement


def test_of_an_interview() -> None:
    found = summary(parse(SAMPLES[1]))

    assert found.title == "Conversation with the Harbour Master of Port Ellery"
    assert found.author == "T. Marrow"
    assert (found.date, found.date_to, found.date_cert) == ("1933-12-25", "", "")
    assert (found.place, found.kind) == ("Port Ellery", "interview")
    assert (found.languages, found.language_names) == (("en",), ("English",))
    assert found.people == ("Agnes Pell", "T. Marrow")
    assert found.shelf_mark == "EMA F. 74. Op. 2. D. 38. L. 48-51. (Ellery Municipal Archive)"
    assert found.licence.startswith("Public Domain: you may")


def test_of_two_letters() -> None:
    found = summary(parse(SAMPLES[2]))

    assert found.kinds == ("letter", "telegram")
    assert found.languages == ("en", "ru")
    assert found.people == ("N. Orlov", "O. Brandt")
    assert (found.date, found.date_cert) == ("1931-11-27", "high")
    assert found.place == "Lighthouse Point"


def test_a_sender_who_signs_by_another_name_is_one_person() -> None:
    """`Сталин` stood beside `Joseph Stalin`, though the signature points to him."""
    header = (
        "<fileDesc/><profileDesc><particDesc><listPerson><person xml:id='orlov'><persName>N. Orlov</persName></person>"
        "</listPerson></particDesc><correspDesc><correspAction type='sent'><persName ref='#orlov'>Н. Орлов</persName>"
        "</correspAction><correspAction type='received'><persName ref='#brandt'>O. Brandt</persName></correspAction>"
        "</correspDesc></profileDesc>"
    )

    assert summary(document("<p>a</p>", header)).people == ("N. Orlov", "O. Brandt")


def test_a_place_that_was_inferred_says_so() -> None:
    """Moscow stood above a letter as if the letter said so."""
    place = "<correspAction type='sent'><placeName cert='low'>Salm</placeName></correspAction>"
    tree = document("<p>a</p>", f"<fileDesc/><profileDesc><correspDesc>{place}</correspDesc></profileDesc>")

    assert (summary(tree).place, summary(tree).place_cert) == ("Salm", "low")
    assert "Salm (inferred, certainty low)" in " ".join(
        html.document_fromstring(render_html(tree)).text_content().split()
    )
    assert "Salm (inferred)" in render_text(tree)
    assert "- Place: Salm (inferred)" in render_markdown(tree)


def test_what_the_header_does_not_state_is_empty() -> None:
    found = summary(document("<p>words</p>", attributes=""))

    assert (found.title, found.author, found.date, found.kind, found.licence) == ("", "", "", "", "")
    assert (found.languages, found.people) == ((), ())


def test_corrections_in_a_title_are_applied() -> None:
    header = title_statement("<title>The <choice><sic>hte</sic><corr>the</corr></choice> end</title>")

    assert summary(document("<p>a</p>", header)).title == "The the end"


def test_the_date_of_a_printing_is_not_the_date_of_the_document() -> None:
    header = "<fileDesc><sourceDesc><bibl><date when='1954'>1954</date></bibl></sourceDesc></fileDesc>"

    assert summary(document("<p>a</p>", header)).date == ""


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("from='1929' to='1934'", ("1929", "1934")),
        ("notBefore='1929'", ("1929", "")),
        ("notAfter='1930'", ("1930", "")),
        ("from='1929' to='1929'", ("1929", "")),
    ],
)
def test_ranges(attributes: str, expected: tuple[str, str]) -> None:
    header = f"<profileDesc><creation><date {attributes}/></creation></profileDesc>"
    found = summary(document("<p>a</p>", header))

    assert (found.date, found.date_to) == expected


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1933-12-25", "25 December 1933"),
        ("1933-12", "December 1933"),
        ("1933", "1933"),
        ("0998-05", "May 998"),
        ("1933-02-30", "1933-02-30"),
        ("--03-05", "--03-05"),
        ("", ""),
    ],
)
def test_dates_for_readers(value: str, shown: str) -> None:
    assert display_date(value) == shown
