"""References to print: text -> parts, and lines that are or are not one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.grammar.bibliography import find_reference, is_reference
from tei.model import CitationPart

REFERENCES = [
    ("Works, Vol. 7, 1925 - March 1926", "title=Works | volume=7"),
    (
        "Foreign Languages Publishing House, Moscow, 1952",
        "publisher=Foreign Languages Publishing House | pubPlace=Moscow",
    ),
    (
        "Collected Works, Progress Publishers, 1971, Moscow, Volume 12, pages 40-42a.",
        "title=Collected Works | publisher=Progress Publishers | pubPlace=Moscow | volume=12 | page=40-42a",
    ),
    (
        "First published in 1940 in Lenin Miscellany XX. Printed from the typescript.",
        "title=Lenin Miscellany | volume=XX",
    ),
    ("Izvestia, No. 14, March 4, 1931", "title=Izvestia | issue=14"),
    (
        "Letters from the Front. Correspondence. 1914-1918, pp. 61-63.",
        "title=Letters from the Front. Correspondence. 1914-1918 | page=61-63",
    ),
    (
        "Чичерин и Литвинов. Переписка. 1921–1926 гг. С. 12.",
        "title=Чичерин и Литвинов. Переписка. 1921-1926 гг | page=12",
    ),
    ("Soviet‐Turkish relations ... ‐ t. 2. ‐ p. 36‐40.", "title=Soviet-Turkish relations | volume=2 | page=36-40"),
    ("Tom 5", "volume=5"),
    ("Том 11", "volume=11"),
    (
        "Marx/Engels, Werke, Bd. 21, Berlin: Dietz Verlag, 1962, S. 12-14.",
        "title=Marx/Engels, Werke | volume=21 | pubPlace=Berlin | publisher=Dietz Verlag | page=12-14",
    ),
    (
        "Œuvres choisies, t. 3, Paris, Éditions sociales, 1955, p. 33.",
        "title=Œuvres choisies | volume=3 | pubPlace=Paris | publisher=Éditions sociales | page=33",
    ),
    (
        "Киров С. М. Статьи и речи. Т. 1. М.: Партиздат, 1935. С. 104–123.",
        "title=Киров С. М. Статьи и речи | volume=1 | pubPlace=М. | publisher=Партиздат | page=104-123",
    ),
    ("Правда. 1931. 4 января. № 4.", "title=Правда | issue=4"),
    ("Oxford: Clarendon Press, 1962", "pubPlace=Oxford | publisher=Clarendon Press"),
    (
        "Akten zur auswärtigen Politik, Serie B, Bd. VII, 1934, S. 120",
        "title=Akten zur auswärtigen Politik, Serie B | volume=VII | page=120",
    ),
]


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_parts(text, expected):
    reference = find_reference(text)

    assert reference is not None
    assert reference.kind == "printed"
    assert (
        " | ".join(f"{part.role}={part.value}" for part in reference.content if isinstance(part, CitationPart))
        == expected
    )


@pytest.mark.parametrize("text", [text for text, _ in REFERENCES])
def test_line_that_can_only_be_a_reference(text):
    assert is_reference(text)


@pytest.mark.parametrize(
    "text",
    [
        "С. Орджоникидзе",
        "J. V. Stalin",
        "Moscow, March 5, 1931",
        "No. 4",
        "p. 5",
        "Top Secret, No. 5, 1931",
        "Telegram No. 5 from Moscow, 1934",
        "No. 123, Moscow, January 4, 1934",
        "Приказ № 5, 1934",
        "Minutes No. 5, p. 3, 1934",
        "Protokoll Nr. 5 vom 3. März 1934",
        "Press Conference, March 5, 1931",
        "Attachment 1, Page 2",
        "He wrote it in vol. 3, p. 5 of his works, 1931.",
        "This was printed in Works, Vol. 3, 1931.",
        "Works Index   |   Volume 45 | Collected Works",
        "РГАСПИ. Ф. 558. Оп. 11. Д. 59. Л. 19–21.",
        "С 1931 г. он жил в Москве.",
        "",
    ],
)
def test_line_that_may_be_something_else(text):
    assert not is_reference(text)


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["Vol. 5", "p. 3", ", ", "1931", "Press", "М.: ", "Том ", "A"])).map("".join),
    )
)
def test_any_text(text):
    is_reference(text)
    reference = find_reference(text)
    if reference is not None:
        place = reference.span.start
        for part in reference.content:
            assert place <= part.span.start < part.span.end <= reference.span.end <= len(text)
            place = part.span.end
