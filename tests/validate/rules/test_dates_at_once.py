"""Dates that agree at once with their words: what the short way says, the long way says too."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from tei.grammar.dates import find_dates
from tei.validate.rules.date_words import _MONTHS, agrees_at_once, read, values
from tei.validate.rules.days import days

FORMS = (
    "{d} {month} {y}",
    "{month} {d}, {y}",
    "{d}. {month} {y}",
    "{month} {y}",
    "{d} {month}",
    "{d} {month} {y} г.",
    "{y} года",
    "{d}. {m}. {y}",
    "{y}",
)


@pytest.mark.parametrize("word", _MONTHS)
def test_the_short_table_of_months_is_that_of_the_grammar(word: str) -> None:
    (found,) = find_dates(f"5 {word} 1931")
    assert found.dating.when == f"1931-{_MONTHS[word]}-05"


@given(
    some.sampled_from(FORMS),
    some.sampled_from(sorted(_MONTHS)),
    some.integers(1, 28),
    some.integers(1800, 1999),
    some.sampled_from(("{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}", "{y}-{m:02}-09", "{y}-07-{d:02}", "1931-{m:02}")),
)
def test_what_agrees_at_once_agrees(form: str, month: str, day: int, year: int, value: str) -> None:
    number = int(_MONTHS[month])
    text = form.format(d=day, month=month, m=number, y=year)
    when = value.format(y=year, m=number, d=day)
    date = etree.fromstring(f'<date when="{when}">{text}</date>')
    if not agrees_at_once(date):
        return
    dating = read(text)
    assert dating is not None
    said = values(dating) or {"when": f"{year}{(dating.when or '')[1:]}"}
    one, other = days(said["when"]), days(when)
    assert one is not None
    assert other is not None
    assert one.meets(other)


@pytest.mark.parametrize(
    ("text", "attributes", "agrees"),
    [
        ("1929–1933", 'from="1929" to="1933"', True),
        ("1929-33", 'from="1929" to="1933"', True),
        ("from 1929 to 1933", 'from="1929" to="1933"', True),
        ("1930s", 'from="1930" to="1939"', True),
        ("1930s", 'from="1930" to="1940"', False),
        ("1929–1933", 'from="1929" to="1934"', False),
        ("1929–1933", 'from="1929"', False),
        ("", "", False),
        ("1931", 'when="1932"', False),
        ("5 March 1931", 'when="1931-03"', False),
        ("5 March 1931", 'when="1931-03-06"', False),
        ("Ostern 1931", 'when="1931"', False),
    ],
)
def test_stretches_and_what_does_not_agree(text: str, attributes: str, agrees: bool) -> None:
    assert agrees_at_once(etree.fromstring(f"<date {attributes}>{text}</date>")) is agrees
