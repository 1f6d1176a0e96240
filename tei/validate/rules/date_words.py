"""What the words of a date say, to be compared with its value."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from tei.validate.rules.days import days
from tei.validate.rules.file import words

if TYPE_CHECKING:
    from tei.model import Dating

VALUES = ("when", "from", "to", "notBefore", "notAfter")
_YEARS = re.compile(r"([12]\d{3})(?: ?[-–] ?([12]\d{3}))?")
_PLAIN_VALUE = re.compile(r"([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?")
_PLAIN_WORDS = re.compile(
    r"(?:(\d{1,2})\.?\s+)?([^\W\d_]+)\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?(?:,?\s+(\d{4})(?:\s+(?:г\.?|года))?)?\.?"
)
_PLAIN_YEAR = re.compile(r"(\d{4})(?:\s+(?:г\.?|года|году))?\.?")
_NUMBERS = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?")
_DECADE = re.compile(r"(\d{3})0(?:s|-х|-е|er)")
_FROM_TO = frozenset(["from", "to", "von", "bis", "de", "à", "с", "по", "гг", "г"])
"""Words of a stretch that say nothing beside its two years."""
_WORDS = re.compile(r"\d+|[^\W\d_]+")


def said(element: etree._Element) -> "Dating | None":
    """What the words of a date say, if they are one date and hardly anything else."""
    return read(words(element, ("note", "ref", "sic", "orig", "abbr")))


@lru_cache(maxsize=4096)
def read(text: str) -> "Dating | None":
    """What words say that are one date and hardly anything else."""
    from tei.grammar.dates import find_dates  # most files have only dates that agree at once
    from tei.model import Dating

    years = _YEARS.fullmatch(text)
    if years:
        return Dating(from_=years[1], to=years[2]) if years[2] else Dating(when=years[1])
    found = list(find_dates(text))
    if len(found) != 1 or len(found[0].span) < 0.6 * len(text.strip(" .,;()[]")):
        return None
    return found[0].dating


def values(dating: "Dating") -> dict[str, str]:
    """A value as attributes; none where the words leave the year open."""
    pairs = zip(VALUES, (dating.when, dating.from_, dating.to, dating.not_before, dating.not_after), strict=True)
    found = {name: value for name, value in pairs if value}
    return {} if any(value.startswith("--") for value in found.values()) else found


def plain(dating: "Dating") -> bool:
    """Whether words state a value outright: nothing was inferred, nothing is a guess."""
    return dating.cert is None and not (dating.not_before or dating.not_after)


def ends_agree(date: etree._Element, value: dict[str, str]) -> bool:
    """Whether each end of a stretch is the one that the words state, where both have it."""
    both = [(days(date.get(name, "")), days(value.get(name, ""))) for name in ("from", "to")]
    return all(one.meets(other) for one, other in both if one and other)


def agrees_at_once(date: etree._Element) -> bool:
    """Whether the words are a plain day, month, year or stretch of years, and the value is that.

    Most dates are so, and to read them as any date is read takes much longer.
    """
    if len(date):
        return False
    text = (date.text or "").strip()
    when = date.get("when")
    if when is None:
        return bool(text) and same_years(text, date.get("from", ""), date.get("to", ""))
    if text == when:
        return True
    value = _PLAIN_VALUE.fullmatch(when)
    if value is None:
        return False
    year, month, day = value.groups(default="")
    if alone := _PLAIN_YEAR.fullmatch(text):
        return alone[1] == when
    if numbers := _NUMBERS.fullmatch(text):
        return (numbers[3], numbers[2].zfill(2), numbers[1].zfill(2)) == (year, month, day)
    stated = _PLAIN_WORDS.fullmatch(text)
    if stated is None:
        return False
    before, name, after, own_year = stated.groups(default="")
    own_day = before or after
    if (before and after) or not (own_day or own_year) or bool(own_day) != bool(day):
        return False
    return own_day.zfill(len(day)) == day and own_year in ("", year) and month_of(name) == month != ""


def same_years(text: str, begin: str, end: str) -> bool:
    """Whether words are two years and nothing else, or a decade, and these are the ends."""
    if decade := _DECADE.fullmatch(text):
        return (begin, end) == (f"{decade[1]}0", f"{decade[1]}9")
    parts = [part for part in _WORDS.findall(text) if part.lower() not in _FROM_TO]
    if len(parts) != 2 or parts[0] != begin:
        return False
    return parts[1] == end or (len(parts[1]) == 2 and begin[:2] + parts[1] == end)


_MONTHS = {
    word: f"{number:02}"
    for row in (
        "January February March April May June July August September October November December",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    )
    for number, word in enumerate(row.split(), 1)
}
"""The commonest words; the others are read with the tables of all words of dates, which takes time to load."""


@cache
def month_of(word: str) -> str:
    """The number of the month that a word is by itself, of two digits; empty for another word."""
    if word in _MONTHS:
        return _MONTHS[word]
    from tei.grammar.dates import find_dates

    for text in (f"5 {word} 1931", f"{word} 5, 1931"):
        found = list(find_dates(text))
        if len(found) == 1 and len(found[0].span) == len(text) and (found[0].dating.when or "").endswith("-05"):
            return (found[0].dating.when or "")[5:7]
    return ""
