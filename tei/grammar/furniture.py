"""Page marks as printers, typists and transcribers set them: `[Page 254]`, `- 2 -`, `Seite 3 von 7`, `17`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from tei.grammar.fold import fold
from tei.grammar.vocabulary import normal, phrases
from tei.model import Span

PageMarkKind = Literal["bracketed", "named", "abbreviated", "dashed", "bare"]
"""How a page mark looks, from what cannot be anything else to what needs its neighbours to be believed."""

_DASHED = re.compile(r"\s*([-~*=])\1?\s*(?P<n>\d{1,4}|[ivxl]{1,7})\s*\1\1?\.?\s*")
_BARE = re.compile(r"\s*(?P<n>\d{1,4})\s*")
_NUMBER = r"\d{1,4}\s?[a-zа-я]?(?:\s?(?:об|ob|verso|r|v)\b\.?)?|[ivxlcdm]{1,8}"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_EDGE_NUMBER = re.compile(r"^\d{1,4}\b|\b\d{1,4}$")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class PageMark:
    span: Span
    n: str
    """The number as printed; empty where the mark has none."""
    kind: PageMarkKind

    @property
    def value(self) -> float:
        """The number for counting, a verso half a leaf after its recto; 0 where there is none."""
        return _value(self.n)


def page_line(line: str) -> PageMark | None:
    """A whole line as a page mark; None if it can be none."""
    if len(line) > _LONGEST and len(line.strip()) > _LONGEST:
        return None
    text = fold(line)
    if not text.strip():
        return None
    for pattern, kind in _whole_lines():
        if match := pattern.fullmatch(text):
            span = Span(len(line) - len(line.lstrip()), len(line.rstrip()))
            return PageMark(span, _number(match), kind)
    return None


def find_page_marks(text: str) -> Iterator[PageMark]:
    """Page marks in brackets, anywhere in a text, from left to right.

    Those with a whole word (`[Page 12]`) are `bracketed`, those with an abbreviation (`[p. 12]`) `abbreviated`:
    such a one can as well be a reference.
    """
    if "[" not in text:
        return
    for match in _in_brackets().finditer(fold(text)):
        kind: PageMarkKind = "abbreviated" if match["short"] else "bracketed"
        yield PageMark(Span(*match.span()), _number(match), kind)


def is_page_heading(line: str) -> bool:
    """Whether a line says in brackets what stood at the head of a page: `[Pageheading: THE QUEEN]`."""
    return len(line) <= 4 * _LONGEST and _heading().fullmatch(fold(line)) is not None


def is_turn(line: str) -> bool:
    """Whether a line only sends the reader to the next page: `P.T.O.`, `b. w.`, `(suite)`."""
    return len(line) <= _LONGEST and normal(line.strip(" ./-")) in phrases("furniture", "turn")


def running_head(line: str) -> tuple[str, int]:
    """A line without the number at its edge, for comparing, and that number; 0 where there is none."""
    words = normal(line)
    match = _EDGE_NUMBER.search(words)
    if not match:
        return words, 0
    return (words[: match.start()] + "#" + words[match.end() :]).strip(), int(match[0])


def _number(match: re.Match[str]) -> str:
    groups = match.groupdict()
    found = groups.get("n") or groups.get("m") or ""
    return " ".join(found.split())


def _value(n: str) -> float:
    if match := re.match(r"\d+", n):
        return int(match[0]) + (0.5 if re.search(r"об|ob|v", n[match.end() :]) else 0)
    values = [_ROMAN.get(letter, 0) for letter in n.lower()]
    return float(sum(-a if a < b else a for a, b in pairwise([*values, 0])))


@cache
def _whole_lines() -> tuple[tuple[re.Pattern[str], PageMarkKind], ...]:
    page, short, of = _words("page"), _words("short"), _words("of")
    total = rf"(?:\s*(?:/|(?:{of})\s)\s*\d{{1,4}})?"
    named = rf"[-*=\s]*(?:{page})\.?\s*(?P<n>{_NUMBER}){total}[-*=\s]*"
    abbreviated = rf"\s*(?:{short})\.\s*(?P<n>{_NUMBER}){total}\s*"
    slashed = rf"\s*(?P<n>\d{{1,3}})\s*(?:/|(?:{of})\s)\s*\d{{1,3}}\s*"
    return (
        (re.compile(rf"\s*(?:{_in_brackets().pattern})\s*", re.IGNORECASE), "bracketed"),
        (re.compile(named, re.IGNORECASE), "named"),
        (re.compile(abbreviated, re.IGNORECASE), "abbreviated"),
        (_DASHED, "dashed"),
        (re.compile(slashed, re.IGNORECASE), "bare"),
        (_BARE, "bare"),
    )


@cache
def _in_brackets() -> re.Pattern[str]:
    page, short, end = _words("page"), _words("short"), _words("break")
    numbered = rf"(?:(?:{page})\.?|(?P<short>(?:{short})\.))\s*(?P<n>{_NUMBER})"
    ends = rf"(?:{end})(?:\s*:?\s*(?P<m>{_NUMBER}))?"
    inner = rf"\s*(?:{numbered}|{ends})\s*"
    return re.compile(rf"\[{{1,2}}(?:{inner})\]{{1,2}}", re.IGNORECASE)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"\s*[\[{{]\s*(?:{_words('heading')})\s*:[^\[\]{{}}]*[\]}}]\s*", re.IGNORECASE)


def _words(key: str) -> str:
    """The words of a list as a pattern, longest first."""
    words = sorted(phrases("furniture", key), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
