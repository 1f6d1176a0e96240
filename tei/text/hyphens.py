"""Hyphens at line ends: which belong to the word and which only to the line."""

import re
from collections.abc import Iterator

from tei.model import Hyphen, Inline, LineBreak, Span
from tei.text.source import Source

_LINE_END = re.compile(r"(?P<before>[^\W_]+)(?P<hyphen>[-‐‑–])(?P<end>[^\S\n]*\n\s*)(?P<after>[^\W_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")


def find_hyphens(source: Source) -> Iterator[Inline]:
    """Line ends inside a word, and before each the hyphen where only the line end caused it.

    The text itself is the dictionary. If it has the word elsewhere without a hyphen, the hyphen is the line's; if it
    has it with one, or has both halves as words, or the halves are numbers, the hyphen is the word's. Where it has
    neither, the hyphen is the line's in a text that breaks words at every turn, and stays in doubt in one that
    hardly does.
    """
    text = source.slice(source.region)
    found = list(_LINE_END.finditer(text))
    if not found:
        return
    words = {word.lower() for word in _WORD.findall(text)}
    habit = len(found) > 0.06 * max(1, text.count("\n"))
    for match in found:
        place = source.region.start
        kind = _kind(match["before"], match["hyphen"], match["after"], words, habit)
        if kind == "line":
            yield Hyphen(Span(*match.span("hyphen")).moved(place))
        yield LineBreak(Span(*match.span("end")).moved(place), "maybe" if kind == "doubt" else "no")


def _kind(before: str, hyphen: str, after: str, words: set[str], habit: bool) -> str:
    first, second = before.lower(), after.lower()
    if hyphen == "–" or not (first.isalpha() and second.isalpha()):
        return "word"
    if first + second in words:
        return "line"
    if f"{first}-{second}" in words or f"{first}‐{second}" in words:
        return "word"
    if first in words and second in words and len(first) > 2 and not habit:
        return "word"
    return "line" if habit and after[0].islower() else "doubt"
