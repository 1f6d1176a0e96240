"""`TextBlock`: a paragraph or heading as the layout shows it; cutting a source into them.

Sources come in three layouts. *lines*: every line is a block, however long. *wrapped*: the lines of a block are
broken at a measure. *interleaved*: as wrapped, with an empty line after every printed line, as PDF extraction
leaves it. In the last two the line ends are undone here. A file that mixes the first two is wrapped, and each
passage of it is read as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from tei.model import Span
from tei.text.interleaved import group_interleaved, is_interleaved
from tei.text.lines import Line, cut_lines
from tei.text.source import Source
from tei.text.tables import find_tables
from tei.text.verse import find_verse
from tei.text.wrapped import group_lines

Layout = Literal["lines", "wrapped", "interleaved"]

_FULL_STOP = re.compile(r"[.!?…][\d\])\"'”’»]*\s*$")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A run of the source without the white space around it."""

    source: Source
    span: Span

    @property
    def text(self) -> str:
        span = self.span  # asked for so often that a call more is felt
        return self.source.text[span.start : span.end]

    def part(self, start: int, end: int | None = None) -> "TextBlock":
        """The part between two offsets counted from the start of the block, without the white space around it."""
        text = self.text[start:end]
        lead = len(text) - len(text.lstrip())
        first = self.span.start + start + lead
        return TextBlock(self.source, Span(first, first + len(text.strip())))

    @property
    def line(self) -> int:
        return self.source.line(self.span.start)


def layout(source: Source) -> Layout:
    """How the lines of the source are to be read."""
    return _laid_out(source.text, source.region, ())[0]


def split_blocks(source: Source, skip: Sequence[Span] = ()) -> tuple[TextBlock, ...]:
    """The blocks of the source's region, in order; together they hold every character but white space.

    Args:
        skip: what stands between the blocks or in them and is no text, such as page numbers: in order, not
            overlapping. A block neither begins nor ends with it, but may hold it where it cuts a sentence.
    """
    return tuple(TextBlock(source, span) for span in _laid_out(source.text, source.region, tuple(skip))[1])


@lru_cache(maxsize=4)
def _laid_out(text: str, region: Span, skip: tuple[Span, ...]) -> tuple[Layout, tuple[Span, ...]]:
    """The layout and the blocks. Kept for the next who asks: the layout decides about pages, blocks and header."""
    lines = cut_lines(text, region, skip)
    if is_interleaved(lines):
        return "interleaved", _spans(group_interleaved(lines))
    tables = _apart(find_tables(lines), find_verse(lines))
    prose = _between(lines, tables)
    groups = group_lines(prose)
    layout: Layout = "lines" if len(groups) == len(prose) else "wrapped"
    groups += [list(lines[first:end]) for first, end in tables]
    return layout, tuple(sorted(_spans(groups)))


def _apart(tables: Sequence[tuple[int, int]], verse: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Tables and stanzas; where lines could be both, the tables."""
    stanzas = [(a, b) for a, b in verse if not any(a < end and first < b for first, end in tables)]
    return sorted((*tables, *stanzas))


def _between(lines: Sequence[Line], tables: Sequence[tuple[int, int]]) -> list[Line]:
    """The lines that are in no table and no stanza; below one a passage begins, as below an empty line."""
    inside = {index for first, end in tables for index in range(first, end)}
    ends = {end for _, end in tables}
    return [
        replace(line, gap=max(line.gap, 2), blank=True) if index in ends else line
        for index, line in enumerate(lines)
        if index not in inside
    ]


def _spans(groups: Iterable[Sequence[Line]]) -> tuple[Span, ...]:
    return tuple(Span(group[0].span.start, group[-1].span.end) for group in groups)


def hidden_ends(block: TextBlock) -> Iterator[int]:
    """Offsets in the source at which a line of the block ends in a full stop and a new paragraph may begin.

    The lines of an unwrapped block tell paragraphs apart by their length only; a paragraph whose last line is full
    cannot be seen. The offset is that of the next line's first character, which is a capital or a quotation mark.
    """
    for match in re.finditer(r"[^\n]*[^\s][^\n]*", block.text):
        rest = block.text[match.end() :].lstrip()
        if rest and _FULL_STOP.search(match[0]) and (rest[0].isupper() or rest[0] in '“«"'):
            yield block.span.end - len(rest)
