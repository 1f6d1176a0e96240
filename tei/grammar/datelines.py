"""Date lines: lines that say when a text was written, and perhaps where."""

import re
from collections.abc import Iterable
from functools import cache

from tei.grammar.citations import find_citations
from tei.grammar.dates import find_dates
from tei.grammar.fold import fold
from tei.grammar.kinds import KINDS, find_classification, kind_word
from tei.grammar.vocabulary import phrases
from tei.model import Date

_LONGEST = 90
_MOST_WORDS = 7
_SHORTEST_DAY = 6
_HOUR = r"\d{1,2}(?:[:.]\d\d)?"
_TIME = re.compile(
    rf"{_HOUR}(?:\s?-\s?{_HOUR})?\s?(?:[ap]\.? ?m\b\.?|uhr(?: \d\d)?(?: min\.)?(?: [vn](?:ach|or)?m\.)?"
    r"|heures?\b(?: \d\d| et demie)?|час(?:ов|а)?\b"
    r"(?: \d\d мин(?:ут[аы]?)?\.?)?|h\b\.?(?:\s?\d\d\b)?|ч\.(?: \d\d м(?:ин)?\.)?)"
    r"|\d{1,2}[:.]\d\d(?:\s?-\s?\d{1,2}[:.]\d\d)?",
    re.IGNORECASE,
)
_REPUBLICAN = re.compile(
    r"l'an [IVX\d]{1,4}e?(?: de la (?:R[ée]publique|libert[ée]))?(?: fran[çc]aise)?", re.IGNORECASE
)
_REMARK = re.compile(r"\s*\([^()]{3,40}\)\s*")
_KEY = re.compile(r"\s*[^\W\d_][^\W\d_ ]+(?: [^\W\d_]+){0,2}\s?:\s")
_QUOTED = re.compile(r"[\"«»]")
_BLANK_DAY = re.compile(r"[\"«](\s?\d{1,2}\s?)[\"»]")
"""The day that an office fills into its form: `«7» апреля 1944 г.`."""
_DISTRICT = re.compile(r"\b[NSWOE]{1,3}\.?\s?\d{1,2}\b(?!\.)")
"""A postal district, as in `Berlin W 8`, `London, S.W. 1`."""
_UNIT = re.compile(r"(?<=[^\W\d_] )(?:no|nr|n°|№)\.?\s?\d{1,3}\b", re.IGNORECASE)
"""The number of a place: `Field Ambulance No. 3`, `Кордон № 2`."""
_HOUSE = re.compile(r"\d{1,4}[a-zа-я]?(?=[,.\s]|$)")


def is_dateline(text: str, years: Iterable[int]) -> bool:
    """Whether a whole line says when, and perhaps where: `Moscow, 5 March 1962`, `September 30, 1941 secret`.

    What is left when dates, times and classification are taken away is a few names and such words as stand beside a
    date, and no number but that of a house or a postal district, no sentence, nothing quoted, no key (`Arrived: …`)
    and no word that names a kind of document.

    Args:
        years: those of the whole source, for dates with two digits of one.
    """
    remark = _REMARK.match(text)
    begin = remark.end() if remark else 0
    if len(text[begin:].strip()) > _LONGEST:
        return False
    line = " " * begin + _BLANK_DAY.sub(r" \1 ", fold(text[begin:]))
    if any(kind_word(line, kind) for kind in KINDS):
        return False
    if _QUOTED.search(line) or _KEY.match(line):
        return False
    dates = [date for date in find_dates(line, years=years) if _is_day(date)]
    if not dates or any(True for _ in find_citations(line)):
        return False
    rest = line
    for date in dates:
        rest = rest[: date.span.start] + " " * len(date.span) + rest[date.span.end :]
    if place := find_classification(rest.rstrip(" .")):
        rest = rest[: place[0]] + " " * (place[1] - place[0]) + rest[place[1] :]
    rest = _REPUBLICAN.sub(" ", rest)
    rest = _DISTRICT.sub(" ", _TIME.sub(" ", rest))
    rest = _UNIT.sub(" ", rest, count=1)
    if _streets().search(rest):
        rest = _HOUSE.sub(" ", rest, count=1)
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", rest)
    beside = phrases("dateline", "words")
    lower = [word for word in words if not word[0].isupper() and word.lower() not in beside]
    named = [word for word in words if word.lower() not in beside]
    return len(named) <= _MOST_WORDS and len(words) <= 12 and not lower and not re.search(r"\d", rest)


def is_hour(text: str) -> bool:
    """Whether a whole line says at what time of day a letter goes on: `Abends.`, `Same day, evening.`, `Вечером`."""
    line = fold(text).strip(" _.,:")
    words = re.findall(r"[^\W\d_]+", line.lower())
    if not 1 <= len(words) <= 5 or not phrases("dateline", "hours") & set(words):
        return False
    known = phrases("dateline", "hours") | phrases("dateline", "beside_hours") | phrases("dateline", "words")
    return all(word in known for word in words) and not re.search(r"\d", _TIME.sub(" ", line))


def _is_day(date: Date) -> bool:
    """Whether a date has a month at least, be its year only of two figures whose century nothing tells."""
    value = date.dating.stated
    return len(value) >= 7 if value else len(date.span) >= _SHORTEST_DAY


def is_place_line(text: str) -> bool:
    """Whether a line can be the place that goes with a date on the line below: `British Embassy,`, `Lima, Ohio`."""
    line = fold(text).strip(" _")
    words = re.findall(r"[^\W\d_]+", line)
    if not 1 <= len(words) <= 7 or "," not in line or len(line) > 60 or any(kind_word(line, kind) for kind in KINDS):
        return False
    beside = phrases("dateline", "words")
    if re.search(r"[!?:;]|[^\W\d_]{4,}\.$", line) or (re.search(r"\d", line) and not _streets().search(line)):
        return False
    return all(word[0].isupper() or word.lower() in beside for word in words)


@cache
def _streets() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(phrases("dateline", "streets"), key=len, reverse=True))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)
