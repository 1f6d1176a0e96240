"""Page breaks as the lines show them."""

import pytest

from tei.text.pages import find_pages
from tei.text.source import Source


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("one\x0ctwo", ["two"]),
        ("one\n\x0c\n  two\x0cthree", ["two", "three"]),
        ("\x0cone\x0c", []),
        ("one\n two", []),
        ("no pages at all", []),
        ("one\x0c\x0ctwo", ["two", "two"]),
    ],
)
def test_a_form_feed_begins_a_page(text: str, begin: list[str]) -> None:
    source = Source.of(text)
    pages = list(find_pages(source))
    assert [source.text[page.span.start :].split()[0].split("\x0c")[0] for page in pages] == begin
    assert all(len(page.span) == 0 and page.n is None for page in pages)
