"""Proving that nothing is lost: what a change by hand does to the text, said at its line."""

import pytest
from converting import convert_text

from tei.diagnostic import Diagnostic
from tei.text.source import Source
from tei.validate.verify import verify
from tei.xml.parse import parse

SOURCE = """Home | Archive | Search
The Ferry
The ferry crossed twice a day[1], and on Sundays it did not cross at all. It was free.Back
It carried salt[2].
[1] Since May 1881.
[2] And rye.
"""


@pytest.fixture(scope="module")
def tei() -> str:
    return convert_text(SOURCE).converted.xml.decode()


def found(tei: str, source: str = SOURCE) -> list[Diagnostic]:
    return verify(parse(tei.encode(), "ferry.xml"), Source.of(source), "ferry.xml")


def test_as_made(tei: str) -> None:
    assert found(tei) == []
    assert found(tei, SOURCE.replace("\n", "\r\n")) == []
    assert found(tei, "\ufeff" + SOURCE.replace(" ", "\u00a0")) == []


@pytest.mark.parametrize(
    ("before", "after", "code", "words"),
    [
        ("twice a day", "a day", "V001", "twice"),
        ("twice a day", "twice a long day", "V002", "long"),
        ("twice a day", "thrice a day", "V003", None),
        ("The Ferry</head>", "The Old Ferry</head>", "V002", "Old"),
        ("<head>The Ferry</head>", "<head/>", None, "Ferry"),
        (">[1]</ref>", "></ref>", None, None),
        ("And rye.", "And rye. And oats.", "V002", None),
        ("Home | Archive | Search</note>", "Home | Archive</note>", None, None),
        ("Home | Archive | Search</note>", "Archive | Home</note>", "V004", "Archive | Home"),
        ('n="1">Home', 'n="3">Home', "V004", None),
        ('n="1">Home', 'n="99">Home', "V004", None),
        ('n="1">Home', ">Home", "V004", None),
        (">Back</note>", ">Home</note>", "V004", "Home"),
    ],
)
def test_changes(tei: str, before: str, after: str, code: str | None, words: str | None) -> None:
    assert before in tei
    changed = tei.replace(before, after, 1)
    defects = found(changed)
    assert defects
    if code:
        assert defects[0].code == code
        assert defects[0].line == changed[: changed.index(after) if after else tei.index(before)].count("\n") + 1
    if words:
        assert words in defects[0].text
        assert words in defects[0].message
    assert all(each.help and each.file == "ferry.xml" for each in defects)


def test_each_change_is_named(tei: str) -> None:
    changed = tei.replace("twice ", "").replace("on Sundays", "on all Sundays").replace("And rye", "And oats and rye")
    assert [each.code for each in found(changed)][:2] == ["V001", "V002"]
    assert len(found(changed)) >= 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("twice", "<choice><sic>twice</sic><corr>thrice</corr></choice>"),
        ("twice", "<choice><orig>twice</orig><reg>two times</reg></choice>"),
        ("twice", "<supplied>regularly</supplied> twice"),
        ("twice a day", "<hi>twice</hi>\n        a day"),
        ("twice", "tw<lb break='no'/>ice"),
        ("<p>", "<!-- <p>no</p> --><p>"),
        ("<p>", "<?seen yes?><p>"),
        ("not stated", "The Ferry Museum"),
    ],
)
def test_what_does_not_touch_the_text(tei: str, before: str, after: str) -> None:
    assert before in tei
    assert found(tei.replace(before, after, 1)) == []


def test_the_text_of_another_source(tei: str) -> None:
    assert found(tei, "Something else altogether.\n")
    assert {each.code for each in found("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")} == {"V001"}


def test_long_texts_are_compared_too() -> None:
    text = "The Ferry\n" + "The ferry crossed twice a day, and on Sundays it did not cross.\n" * 3000
    tei = convert_text(text).converted.xml.decode()
    assert found(tei, text) == []
    changed = tei.replace("twice", "thrice", 1)
    (defect,) = found(changed, text)
    assert defect.code == "V003"
    assert defect.line == changed[: changed.index("thrice")].count("\n") + 1
