"""`TextBlock`: a paragraph or heading as the layout shows it; cutting a source into them.

Sources come in three layouts. *lines*: every line is a block, however long. *wrapped*: the lines of a block are
broken at a measure. *interleaved*: as wrapped, with an empty line after every printed line, as PDF extraction
leaves it. In the last two the line ends are undone here, and the evidence is in the lines: how long they are,
what they end in, and how much white space follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tei.model import Span
from tei.text.source import Source

Layout = Literal["lines", "wrapped", "interleaved"]

_LINE = re.compile(r"[^\n\f]*[^\s][^\n\f]*")
_SENTENCE_END = re.compile(r"[.!?…:;][\d\])\"'”’»]*\s*$")
_FULL_STOP = re.compile(r"[.!?…][\d\])\"'”’»]*\s*$")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A run of the source without the white space around it."""

    source: Source
    span: Span

    @property
    def text(self) -> str:
        return self.source.slice(self.span)

    def part(self, start: int, end: int | None = None) -> "TextBlock":
        """The part between two offsets counted from the start of the block, without the white space around it."""
        text = self.text[start:end]
        lead = len(text) - len(text.lstrip())
        first = self.span.start + start + lead
        return TextBlock(self.source, Span(first, first + len(text.strip())))

    @property
    def line(self) -> int:
        return self.source.line(self.span.start)


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    gap: int
    """How many line ends lie between this line and the one before."""


def layout(source: Source) -> Layout:
    """How the lines of the source are to be read."""
    lines = list(_lines(source))
    if not lines:
        return "lines"
    measure = _measure(lines)
    full = [line for line in lines if len(line.text.strip()) >= 0.75 * measure]
    running = [line for line in full if not _SENTENCE_END.search(line.text)]
    if measure > 110 or len(full) < 4 or len(running) < 0.35 * len(full):
        return "lines"
    alone = sum(1 for line in lines[1:] if line.gap == 2)
    if len(lines) >= 20 and alone >= 0.85 * (len(lines) - 1) and len(full) >= 0.5 * len(lines):
        return "interleaved"
    joined = sum(1 for line in lines[1:] if line.gap == 1)
    return "wrapped" if joined >= 0.25 * (len(lines) - 1) else "lines"


def split_blocks(source: Source) -> tuple[TextBlock, ...]:
    """The blocks of the source's region, in order; together they hold every character but white space."""
    lines = list(_lines(source))
    match layout(source):
        case "lines":
            groups = [[line] for line in lines]
        case "wrapped":
            groups = _unwrap(lines, blank=2, indented=True)
        case "interleaved":
            groups = _unwrap(lines, blank=3, indented=False)
    return tuple(TextBlock(source, Span(group[0].span.start, group[-1].span.end)) for group in groups)


def hidden_ends(block: TextBlock) -> Iterator[int]:
    """Offsets in the source at which a line of the block ends in a full stop and a new paragraph may begin.

    The lines of an unwrapped block tell paragraphs apart by their length only; a paragraph whose last line is full
    cannot be seen. The offset is that of the next line's first character, which is a capital or a quotation mark.
    """
    for match in re.finditer(r"[^\n]*[^\s][^\n]*", block.text):
        rest = block.text[match.end() :].lstrip()
        if rest and _FULL_STOP.search(match[0]) and (rest[0].isupper() or rest[0] in '“«"'):
            yield block.span.end - len(rest)


def _lines(source: Source) -> Iterator[_Line]:
    last = source.region.start
    for match in _LINE.finditer(source.text, source.region.start, source.region.end):
        text = match[0]
        start = match.start() + len(text) - len(text.lstrip())
        gap = source.text.count("\n", last, match.start())
        last = match.end()
        yield _Line(Span(start, start + len(text.strip())), text, gap)


def _measure(lines: list[_Line]) -> int:
    """The length that nine lines in ten do not pass."""
    lengths = sorted(len(line.text.strip()) for line in lines)
    return lengths[(len(lengths) * 9) // 10 if len(lengths) > 1 else 0]


def _unwrap(lines: list[_Line], blank: int, indented: bool) -> list[list[_Line]]:
    measure = _measure(lines)
    groups: list[list[_Line]] = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        alone = groups and _stands_alone(groups[-1], line, after, measure)
        if groups and not alone and line.gap < blank and _continues(groups[-1][-1], line, measure, indented):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _stands_alone(group: list[_Line], line: _Line, after: _Line | None, measure: int) -> bool:
    """Whether a line is a heading between two paragraphs, or the first line of the paragraph below such a heading.

    A heading is much shorter than the measure, has no full stop, and has a sentence's end above it and a capital
    below.
    """
    before = group[-1]
    if len(group) == 1 and _is_short(before, measure) and line.text.strip()[0].isupper():
        return len(line.text.strip()) >= 0.75 * measure
    return (
        after is not None
        and _is_short(line, measure)
        and bool(_FULL_STOP.search(before.text))
        and after.text.strip()[0].isupper()
        and len(after.text.strip()) >= 0.75 * measure
    )


def _is_short(line: _Line, measure: int) -> bool:
    text = line.text.strip()
    return (
        len(text) < 0.65 * measure and text[0].isupper() and not _SENTENCE_END.search(text) and text[-1] not in ",-–—"
    )


def _continues(before: _Line, line: _Line, measure: int, indented: bool) -> bool:
    """Whether a line goes on with the paragraph of the one before.

    A line that had room for the next line's first word was ended on purpose. Proportional type makes lengths
    uneven, so a line without a full stop must be much shorter to count. Two blanks at the end of a line, where
    other lines have one, are what a word processor leaves of a paragraph's end.
    """
    trailing = len(before.text) - len(before.text.rstrip())
    if trailing >= 2 and not indented and _SENTENCE_END.search(before.text):
        return False
    if trailing >= 2 and not indented and len(before.text.strip()) < 0.6 * measure:
        return False
    if indented and _indent(line) > _indent(before) and _indent(line) >= 2:
        return False
    needed = len(before.text.strip()) + 1 + len(line.text.split(maxsplit=1)[0])
    ended = _SENTENCE_END.search(before.text)
    return needed > (0.88 if ended else 0.6) * measure


def _indent(line: _Line) -> int:
    return len(line.text) - len(line.text.lstrip(" \t"))
