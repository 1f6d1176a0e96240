"""Stretches of a text that may hold dates: only these are cut into tokens."""

import re
from collections.abc import Iterator
from functools import cache

from tei.grammar.dates.vocabulary import Vocabulary
from tei.grammar.fold import fold

REACH = 64
"""Code points before and after a figure in which the rest of its date is looked for."""
_LETTERS = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]+")
_HAS_YEAR = re.compile(r"[12][0-9]{3}")
_BROKEN_LINE = re.compile(r"[-‐][ \t]*\r?\n")
_IN_FIGURES = re.compile(
    r"[0-9](?:[-']?[^\W\d_]{1,4})?(?:(?:\.?[ _*]*|/|-)[ivxхі]{1,6}(?:\.?[ _*]*|/|-)'?|\.[ _*]*|/)[0-9]"
    r"|[0-9]0[-']?[^\W\d_]",
    re.IGNORECASE,
)
"""Days, months and years in figures, decades."""


def windows(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Stretches of text that may hold dates, in order and apart; their ends do not cut words that are not too long."""
    start, end = 0, -1
    for match in _anchor(vocabulary.centuries).finditer(text):
        left, right = max(match.start() - REACH, 0), match.end() + REACH
        if end < left:
            if end >= 0:
                yield _whole_words(text, start, end)
            start = left
        end = right
    if end >= 0:
        yield _whole_words(text, start, min(end, len(text)))


@cache
def _anchor(centuries: tuple[str, ...]) -> re.Pattern[str]:
    spellings = {form for word in centuries for form in (word, word.upper(), word.capitalize())}
    firsts = "".join(sorted({word[0] for word in spellings}))
    words = "|".join(rf"(?<={word[0]}){re.escape(word[1:])}" for word in sorted(spellings, reverse=True))
    return re.compile(  # a set of characters in front lets the search skip what cannot begin an anchor
        rf"[0-9XVХ{firsts}](?:(?<=[0-9])[0-9]*|(?<!\w.)(?:(?<=[XVХ])[IVXІХ]{{1,5}}(?!\w)|{words or '(?!)'}))"
    )


def dated(text: str, window: tuple[int, int], vocabulary: Vocabulary) -> bool:
    """Whether a window can hold a date: a quick look that spares most of those with other figures the reading."""
    part = text[slice(*window)]
    if _HAS_YEAR.search(part) or _BROKEN_LINE.search(part):
        return True
    part = fold(part)
    return _names(part, vocabulary.signs) or _IN_FIGURES.search(part) is not None


def has_year(text: str, window: tuple[int, int], vocabulary: Vocabulary) -> bool:
    """Whether a window can hold a year in full, or a century."""
    part = text[slice(*window)]
    return _HAS_YEAR.search(part) is not None or _names(fold(part), vocabulary.century_signs)


def _names(text: str, signs: frozenset[str]) -> bool:
    return not signs.isdisjoint(map(str.lower, _LETTERS.findall(text)))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    limit = start + REACH // 2
    cut = start
    while 0 < cut < limit and not text[cut - 1].isspace():
        cut += 1
    start = cut if cut < limit else start
    limit = end - REACH // 2
    cut = end
    while limit < cut < len(text) and not text[cut].isspace():
        cut -= 1
    return start, cut if cut > limit else end
