"""Hyphens at line ends: which belong to the word and which only to the line."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from tei.model import Hyphen, Inline, LineBreak, Span
from tei.text.source import Source

_LINE_END = re.compile(r"(?<![^\W_])(?P<before>[^\W_]+)(?P<hyphen>[-‐‑–])(?P<end>[^\S\n]*\n\s*)(?P<after>[^\W_]+)")
_HYPHENED = re.compile(r"[-‐‑–][^\S\n]*\n")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")


def find_hyphens(
    source: Source, skip: Sequence[Span] = (), conjunctions: AbstractSet[str] = frozenset()
) -> Iterator[Inline]:
    """Line ends inside a word, and before each the hyphen where only the line end caused it.

    The text itself is the dictionary. If it has the word elsewhere without a hyphen, the hyphen is the line's; if it
    has it with one, or has both halves as words, or the halves are numbers, the hyphen is the word's. Where it has
    neither, the hyphen is the line's in a text that breaks words at every turn, and stays in doubt in one that
    hardly does. Before a conjunction the hyphen stands for half a word (`Land- und Seemacht`) and the line end is a
    blank as any other.

    Args:
        skip: what stands between lines and is no text, such as page numbers: in order, not overlapping.
        conjunctions: words before which a hyphen stands for half a word, in lower case.
    """
    text = _without(source, skip)
    if not _HYPHENED.search(text):
        return
    found = [match for match in _LINE_END.finditer(text) if match["after"].lower() not in conjunctions]
    if not found:
        return
    words = _count(text, found)
    habit = len(found) > 0.06 * max(1, text.count("\n"))
    for match in found:
        place = source.region.start
        kind = _kind(match["before"], match["hyphen"], match["after"], words, habit)
        if kind == "line":
            yield Hyphen(Span(*match.span("hyphen")).moved(place))
        end = Span(*match.span("end")).moved(place)
        yield LineBreak(_before(end, skip), "maybe" if kind == "doubt" else "no")


def _count(text: str, found: Sequence[re.Match[str]]) -> Counter[str]:
    """How often a text has the words that are asked for, besides the halves themselves."""
    halves = [(match["before"].lower(), match["after"].lower()) for match in found]
    wanted = {form for a, b in halves for form in (a, b, a + b, f"{a}-{b}", f"{a}‐{b}")}
    words = Counter[str]()
    for line in text.split("\n"):  # line by line: a list of all words takes many times the memory of the text
        words.update(filter(wanted.__contains__, map(str.lower, _WORD.findall(line))))
    words.subtract(half for pair in halves for half in pair)
    return words


def _without(source: Source, skip: Sequence[Span]) -> str:
    """The text of the region with blanks for what is no text."""
    pieces: list[str] = []
    place = source.region.start
    for span in skip:
        pieces += (source.text[place : span.start], " " * len(span))
        place = span.end
    pieces.append(source.text[place : source.region.end])
    return "".join(pieces)


def _before(end: Span, skip: Sequence[Span]) -> Span:
    """A line end without what stands between its two lines; a piece of its own covers that."""
    index = bisect_left(skip, Span(end.start, end.start))
    return Span(end.start, skip[index].start) if index < len(skip) and skip[index].start < end.end else end


def _kind(before: str, hyphen: str, after: str, words: Counter[str], habit: bool) -> str:
    first, second = before.lower(), after.lower()
    if hyphen == "–" or not (first.isalpha() and second.isalpha()):
        return "word"
    if words[first + second] > 0:
        return "line"
    if words[f"{first}-{second}"] > 0 or words[f"{first}‐{second}"] > 0:
        return "word"
    if words[first] > 0 and words[second] > 0 and len(first) > 2 and not habit:
        return "word"
    return "line" if habit and after[0].islower() else "doubt"
