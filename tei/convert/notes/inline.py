"""Notes between brackets in running text, as pieces of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from tei.grammar.inline_notes import find_inline_notes
from tei.model import InlineNote, LeftOut, Omitted, Span
from tei.text.blocks import TextBlock


@dataclass(frozen=True, slots=True)
class InlineNotes:
    notes: tuple[InlineNote, ...]
    """In order; spans count from the start of the source."""
    signs: tuple[Omitted, ...]
    """`[Footnote 1:` and the bracket behind it, which only tell where a note begins and ends."""


def read_inline_notes(blocks: Iterable[TextBlock]) -> InlineNotes:
    """The notes that stand between brackets inside these blocks."""
    notes: list[InlineNote] = []
    signs: list[Omitted] = []
    for block in blocks:
        start = block.span.start
        for found in find_inline_notes(block.text):
            span, text = found.span.moved(start), found.text.moved(start)
            gone = [gap for gap in (Span(span.start, text.start), Span(text.end, span.end)) if len(gap)]
            signs += (Omitted(_bare(block, gap), "transcriber mark") for gap in gone)
            content = tuple(LeftOut(gap) for gap in gone)
            notes.append(InlineNote(span, content, n=found.n, signed=found.signed))
    return InlineNotes(tuple(notes), tuple(signs))


def _bare(block: TextBlock, span: Span) -> Span:
    text = block.source.slice(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))
