"""Blocks cut where a line begins with what can be a note's label, so that notes without empty lines come apart."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tei.grammar.marks import Sign, Style, find_signs
from tei.grammar.note_labels import NoteLabel, is_lone_heading, label_lines, note_label
from tei.grammar.vocabulary import normal, phrases
from tei.model import Span
from tei.text.blocks import TextBlock

LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or the part of one from a line with a label to the next."""

    text: TextBlock
    block: int
    """Index of the block it is cut from."""
    label: NoteLabel | None


@dataclasses.dataclass(frozen=True)
class Pieces:
    """The pieces of a text, and the signs in them that can be note marks."""

    all: tuple[Piece, ...]

    def signs(self, style: Style) -> list[tuple[int, Sign]]:
        """What can be marks of a style, with the index of its piece; spans count from the start of the source."""
        if style not in self._found:
            self._found[style] = list(self._signs(style))
        return self._found[style]

    @cached_property
    def _found(self) -> dict[Style, list[tuple[int, Sign]]]:
        return {}

    @cached_property
    def headings(self) -> frozenset[int]:
        """Pieces that stand over notes: `Notes`, `Примечания`."""
        return frozenset(index for index, piece in enumerate(self.all) if _is_heading(piece.text))

    def _signs(self, style: Style) -> Iterator[tuple[int, Sign]]:
        for index, piece in enumerate(self.all):
            start = piece.text.span.start
            for sign in find_signs(piece.text.text, style):
                if piece.label is None or sign.span.start >= piece.label.end:
                    yield index, Sign(sign.span.moved(start), sign.label, sign.sure)


def cut_pieces(blocks: Sequence[TextBlock], furniture: frozenset[int] = frozenset()) -> Pieces:
    """The pieces of these blocks, in order.

    Args:
        furniture: where page furniture begins: a page number is no note's.
    """
    found: list[Piece] = []
    for index, block in enumerate(blocks):
        text = block.text
        lines = (start for start in label_lines(text) if block.span.start + start not in furniture)
        ends = [*lines, len(text)]
        for start, end in zip([0, *ends], ends, strict=False):
            part = text[start:end].rstrip()
            place = block.span.start + start
            span = Span(place, place + len(part))
            label = note_label(part[:200]) if place not in furniture else None
            found.append(Piece(TextBlock(block.source, span), index, label))
    return Pieces(tuple(found))


def join_pieces(pieces: Sequence[Piece]) -> tuple[TextBlock, ...]:
    """The pieces put together again, those of one block that still follow each other into one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].block == piece.block and _adjacent(joined[-1], piece):
            before = joined[-1]
            whole = TextBlock(piece.text.source, Span(before.text.span.start, piece.text.span.end))
            joined[-1] = Piece(whole, before.block, before.label)
        else:
            joined.append(piece)
    return tuple(piece.text for piece in joined)


def _adjacent(before: Piece, piece: Piece) -> bool:
    source = piece.text.source
    return not source.text[before.text.span.end : piece.text.span.start].strip()


def _is_heading(block: TextBlock) -> bool:
    if len(block.span) > LONGEST_HEADING:
        return False
    return normal(block.text.strip("*_ ")) in phrases("note", "heading") or is_lone_heading(block.text)
