"""Text with what was found in it: a block becomes nested inlines that cover it without gaps."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tei.model import Container, Content, Inline, Span, Text
from tei.text.blocks import TextBlock

Finder = Callable[[str], Iterable[Inline]]
"""From a text to pieces of it; spans count from the start of the text."""


def inlines(block: TextBlock, *finders: Finder, placed: Iterable[Inline] = ()) -> Content:
    """The content of a block.

    Args:
        block: where to look.
        finders: what to look for; where two find overlapping pieces the earlier finder wins, unless one piece lies
            inside the other and the outer one can hold it.
        placed: pieces already found, whose spans count from the start of the source.
    """
    text = block.text
    found = [piece for piece in placed if piece.span in block.span]
    for find in finders:
        found += (piece.moved(block.span.start) for piece in find(text))
    return nest(block.span, found)


def nest(span: Span, found: Iterable[Inline]) -> Content:
    """Pieces put into each other by their spans, with plain text between them."""
    accepted: list[Inline] = []
    longest = 0
    for piece in found:
        for single in _flat(piece):
            if single.span in span and all(_compatible(single, other) for other in _near(accepted, single, longest)):
                insort(accepted, single, key=_start)
                longest = max(longest, len(single.span))
    accepted.sort(key=_order)
    return tuple(_fill(span, accepted))


def _near(accepted: list[Inline], piece: Inline, longest: int) -> list[Inline]:
    """The accepted pieces that may overlap one: none is longer than `longest`, so that few have to be looked at."""
    first = bisect_left(accepted, piece.span.start - longest, key=_start)
    last = bisect_left(accepted, max(piece.span.end, piece.span.start + 1), key=_start)
    return accepted[first:last]


def _start(piece: Inline) -> int:
    return piece.span.start


def _order(piece: Inline) -> tuple[int, bool, int, bool]:
    """Left to right; at one place what is empty comes first, then what holds the others."""
    return piece.span.start, len(piece.span) > 0, -piece.span.end, not isinstance(piece, Container)


def _flat(piece: Inline) -> Iterator[Inline]:
    if not isinstance(piece, Container):
        if not isinstance(piece, Text):
            yield piece
        return
    yield replace(piece, content=())
    for child in piece.content:
        yield from _flat(child)


def _compatible(piece: Inline, other: Inline) -> bool:
    """Whether both can stand: apart, or one inside the other where that holds pieces of other kinds."""
    a, b = piece.span, other.span
    if a.end <= b.start or b.end <= a.start:
        return True
    if type(piece) is type(other):
        return False
    return (a in b and isinstance(other, Container)) or (b in a and isinstance(piece, Container) and a != b)


def _fill(span: Span, pieces: list[Inline]) -> Iterator[Inline]:
    place = span.start
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        inner = index + 1
        while inner < len(pieces) and pieces[inner].span in piece.span and isinstance(piece, Container):
            inner += 1
        if piece.span.start > place:
            yield Text(Span(place, piece.span.start))
        if isinstance(piece, Container):
            yield replace(piece, content=tuple(_fill(piece.span, pieces[index + 1 : inner])))
        else:
            yield piece
        place = max(place, piece.span.end)
        index = inner
    if place < span.end:
        yield Text(Span(place, span.end))
