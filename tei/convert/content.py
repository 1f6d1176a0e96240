"""The content of a block: its text with dates, shelf marks, note marks and page breaks in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from tei.convert.furniture import NO_FURNITURE, Furniture
from tei.grammar.archives import Archive
from tei.grammar.citations import find_citations
from tei.grammar.dates import DocumentYears, find_dates
from tei.grammar.vocabulary import phrases
from tei.model import Content, Hyphen, Inline, LeftOut, LineBreak, Mark, Omitted, Span
from tei.text.blocks import TextBlock
from tei.text.hyphens import find_hyphens
from tei.text.inlines import Finder, inlines
from tei.text.source import Source


@dataclass(frozen=True, slots=True)
class Reader:
    """A source and what is already known of it: pieces found by looking at the whole of it."""

    source: Source
    placed: tuple[Inline, ...]
    """Note marks, page breaks, line-end hyphens, in order."""
    starts: tuple[int, ...]
    years: Iterable[int]
    """The years the source names, for dates with two digits of one."""
    archives: tuple[Archive, ...] = ()
    """Those that the edition adds to the table."""


def reader_of(
    source: Source,
    marks: Iterable[Inline] = (),
    omitted: Iterable[Omitted] = (),
    furniture: Furniture = NO_FURNITURE,
    archives: tuple[Archive, ...] = (),
) -> Reader:
    """A reader that places these marks, what the layout of the source shows, and gaps where something was omitted."""
    placed = [*marks, *furniture.placed, *(LeftOut(piece.span) for piece in omitted)]
    placed += find_hyphens(source, furniture.spans, phrases("furniture", "after_hyphen"))
    placed.sort(key=lambda piece: piece.span)
    starts = tuple(piece.span.start for piece in placed)
    return Reader(source, tuple(placed), starts, DocumentYears(source.text), archives)


def read_content(reader: Reader, block: TextBlock, *finders: Finder) -> Content:
    """The content of a block; `finders` come before the usual ones."""
    placed = _placed(reader, block)
    citations = partial(find_citations, extra=reader.archives) if reader.archives else find_citations
    return inlines(block, *finders, citations, _dates(reader, block, placed), placed=placed)


def read_phrases(reader: Reader, block: TextBlock, *finders: Finder) -> Content:
    """The content of a line that may hold no reference, such as a date line, a signature or a speaker's label."""
    placed = _placed(reader, block)
    return inlines(block, *finders, _dates(reader, block, placed), placed=placed)


def _dates(reader: Reader, block: TextBlock, placed: Iterable[Inline]) -> Finder:
    """The finder of dates for a block: it does not see note marks that are glued to a year (`March 14, 19581`)."""
    text, start = block.text, block.span.start
    for piece in placed:
        place = piece.span.start - start
        if isinstance(piece, Mark) and place > 0 and text[place - 1].isdigit() and text[place].isdigit():
            text = text[:place] + " " * len(piece.span) + text[piece.span.end - start :]
    return lambda _: find_dates(text, years=reader.years)


def _placed(reader: Reader, block: TextBlock) -> tuple[Inline, ...]:
    first = bisect_left(reader.starts, block.span.start)
    last = bisect_left(reader.starts, block.span.end)
    end = block.span.end
    return tuple(piece for piece in reader.placed[first:last] if not isinstance(piece, Hyphen) or piece.span.end < end)


def words_of(reader: Reader, block: TextBlock) -> str:
    """The text of a block without its note marks: what a line says, for telling what it is."""
    text, start = block.text, block.span.start
    for piece in reversed(_placed(reader, block)):
        if isinstance(piece, Mark):
            text = text[: piece.span.start - start] + text[piece.span.end - start :]
    return text.strip()


def find_line_ends(text: str) -> Iterator[LineBreak]:
    """The line ends of a title, each covering its white space."""
    for match in re.finditer(r"(?<!\s)[^\S\n]*\n\s*", text):
        yield LineBreak(Span(*match.span()))


def doubtful_hyphens(reader: Reader) -> Iterator[LineBreak]:
    """Line ends at which it is not certain whether the hyphen belongs to the word."""
    for piece in reader.placed:
        if isinstance(piece, LineBreak) and piece.break_ == "maybe":
            yield piece
