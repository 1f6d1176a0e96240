"""Where each passage of a TEI text stands in the source it was made from."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from tei.render.words import TEI
from tei.text.source import Source

NOT_SOURCE = frozenset(f"{TEI}{name}" for name in ("corr", "reg", "supplied", "expan"))
WORD = re.compile(r"\S+")
PLACE = re.compile(r"(\d+)(?::(\d+))?")
ENOUGH = 24
"""Letters a passage needs, to be found again in a text that was changed."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a source, from 1, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Letters:
    """A text without white space, and the way back."""

    text: str
    starts: Sequence[int]
    """Where each word begins in `text`."""
    offsets: Sequence[int]
    """Where each word begins in the text with its white space."""

    def offset(self, letter: int) -> int:
        word = bisect_right(self.starts, letter) - 1
        return self.offsets[word] + letter - self.starts[word]


def find_lines(tree: etree._ElementTree, source: Source) -> dict[etree._Element, Lines]:
    """The lines of the source that hold each element of the text, notes with the others.

    The text of the TEI with corrections undone is that of the source, white space and what the header says was left
    out aside; so both are read side by side. Where a person changed the text, what comes before and after the
    change is placed, and of the rest what stands in the source exactly once; the others are missing in the result.
    """
    text = tree.getroot().find(f"{TEI}text")
    if text is None:
        return {}
    spans, have = spell(text)
    wanted = source_letters(source, [note for note in tree.iter(f"{TEI}note") if note.get("type") == "omitted"])
    same = same_ends(have, wanted.text)
    lines = {}
    for element, (start, end) in spans.items():
        at = place(have, wanted.text, same, start, end) if start < end else None
        if at is not None:
            last = wanted.offset(at + end - start - 1)
            lines[element] = Lines(source.line(wanted.offset(at)), source.line(last))
    return lines


def place(have: str, wanted: str, same: tuple[int, int], start: int, end: int) -> int | None:
    """Where the letters of a passage, from `start` to `end`, stand in those of the source; None if not certain."""
    before, after = same
    if end <= before:
        return start
    if start >= len(have) - after:
        return start + len(wanted) - len(have)
    letters = have[start:end]
    at = wanted.find(letters) if len(letters) >= ENOUGH else -1
    return None if at < 0 or wanted.find(letters, at + 1) >= 0 else at


def same_ends(a: str, b: str) -> tuple[int, int]:
    """How many characters are the same at the beginning and, of the rest, at the end."""
    if a == b:
        return len(a), 0
    before = same_beginning(a, b)
    return before, same_beginning(a[before:][::-1], b[before:][::-1])


def same_beginning(a: str, b: str) -> int:
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def spell(text: etree._Element) -> tuple[Mapping[etree._Element, tuple[int, int]], str]:
    """The letters of a text as the source has it, and which of them each element holds."""
    spans: dict[etree._Element, tuple[int, int]] = {}
    parts: list[str] = []
    count = 0
    walk = etree.iterwalk(text, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        piece = element.text if event == "start" else element.tail if element is not text else None
        if event == "start":
            spans[element] = (count, count)
            if element.tag in NOT_SOURCE:
                walk.skip_subtree()
                piece = None
        elif event == "end":
            spans[element] = (spans[element][0], count)
        if piece:
            parts.append("".join(piece.split()))
            count += len(parts[-1])
    return spans, "".join(parts)


def source_letters(source: Source, left_out: Sequence[etree._Element]) -> Letters:
    """The letters of a source without the passages that notes of the header say were left out, at their lines."""
    gone = sorted(span for note in left_out for span in left_out_spans(note, source))
    starts: list[int] = []
    offsets: list[int] = []
    parts: list[str] = []
    count = 0
    for start, end in kept(source.text, gone):
        starts.append(count)
        offsets.append(start)
        parts.append(source.text[start:end])
        count += end - start
    return Letters("".join(parts), starts, offsets)


def kept(text: str, gone: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The words of a text, less the spans in `gone`, which are sorted."""
    number = 0
    for word in WORD.finditer(text):
        start, end = word.span()
        while number < len(gone) and gone[number][1] <= start:
            number += 1
        at = number
        while at < len(gone) and gone[at][0] < end:
            if start < gone[at][0]:
                yield start, gone[at][0]
            start = max(start, gone[at][1])
            at += 1
        if start < end:
            yield start, end


def left_out_spans(note: etree._Element, source: Source) -> list[tuple[int, int]]:
    """Where the words of a note stand, from the line and column it names; nothing if they are not there."""
    match = PLACE.fullmatch(note.get("n") or "")
    words = "".join("".join(str(part) for part in note.itertext()).split())
    if match is None or not words or not 1 <= int(match[1]) <= len(source.line_starts):
        return []
    spans = []
    for word in WORD.finditer(source.text, source.line_starts[int(match[1]) - 1] + int(match[2] or 1) - 1):
        length = min(len(word[0]), len(words))
        if word[0][:length] != words[:length]:
            return []
        spans.append((word.start(), word.start() + length))
        words = words[length:]
        if not words:
            return spans
    return []
