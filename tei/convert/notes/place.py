"""Putting the notes that stand in the text back between the blocks that were read without them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from tei.convert.content import Reader
from tei.convert.notes.find import NoteText
from tei.model import (
    Block,
    Closer,
    Container,
    Content,
    Division,
    Inline,
    InlineNote,
    LeftOut,
    List,
    Note,
    NotePart,
    Opener,
    Paragraph,
    Postscript,
    Quote,
    Span,
    Speech,
    Table,
    Text,
    Verse,
)
from tei.walk import block_contents, change_block, change_pieces

_Piece = TypeVar("_Piece")


def without_notes(reader: Reader, notes: Iterable[NoteText]) -> Reader:
    """The reader, leaving out these notes where a paragraph is put together from what stands around one."""
    gone = [LeftOut(Span(note.start, note.blocks[-1].span.end)) for note in notes]
    if not gone:
        return reader
    starts = [piece.span.start for piece in gone]

    def stays(piece: Inline) -> bool:
        index = bisect_right(starts, piece.span.start) - 1
        return index < 0 or piece.span.start >= gone[index].span.end

    placed = sorted((*gone, *filter(stays, reader.placed)), key=lambda piece: piece.span)
    return replace(reader, placed=tuple(placed), starts=tuple(piece.span.start for piece in placed))


def put_back(blocks: Iterable[Block], notes: Mapping[int, Note]) -> Iterator[Block]:
    """The blocks with the notes between them, in the order of the source.

    A note that falls inside running text stands in it, one between the paragraphs of a speech there; a list, an
    opener or a quotation is parted by it.

    Args:
        notes: by the offset at which they begin.
    """
    waiting = sorted(notes)
    for block in blocks:
        end = _end(block)
        inner = [offset for offset in waiting if offset < end]
        waiting = waiting[len(inner) :]
        yield from _put(block, inner, notes)
    yield from (notes[offset] for offset in waiting)


def _put(block: Block, offsets: Sequence[int], notes: Mapping[int, Note]) -> Iterator[Block]:
    start = _start(block)
    yield from (notes[offset] for offset in offsets if offset <= start)
    inner = [offset for offset in offsets if offset > start]
    if not inner:
        yield block
        return
    block, inner = _embed(block, inner, notes)
    if not inner:
        yield block
        return
    match block:
        case Speech():
            yield replace(block, content=tuple(put_back(block.content, {offset: notes[offset] for offset in inner})))
        case _:
            first, rest = _part(block, inner[0])
            if first:
                yield first
            yield notes[inner[0]]
            if rest:
                yield from _put(rest, inner[1:], notes)
            else:
                yield from (notes[offset] for offset in inner[1:])


def _embed(block: Block, offsets: Sequence[int], notes: Mapping[int, Note]) -> tuple[Block, list[int]]:
    """The block with the notes in its running text put in there, and the offsets of those that stand elsewhere."""
    left = list(offsets)

    def put_in(piece: Inline) -> Inline:
        if isinstance(piece, LeftOut) and piece.span.start in left:
            left.remove(piece.span.start)
            return _inline(notes[piece.span.start], piece.span)
        return piece

    def embed(content: Content) -> Content:
        edges = (content[0].span.start, content[-1].span.end) if content else (0, 0)
        inside = any(edges[0] < offset < edges[1] for offset in left)
        return change_pieces(content, put_in) if inside else content

    return change_block(block, embed), left


def _inline(note: Note, span: Span) -> InlineNote:
    """A note as a piece of running text; what its parts do not cover was left out."""
    parts: list[Inline] = [NotePart(_whole(note.label), note.label, "label")] if note.label else []
    parts += [
        NotePart(_whole(block.content), block.content)
        for block in note.content
        if isinstance(block, Paragraph) and block.content
    ]
    found: list[Inline] = []
    place = span.start
    for part in parts:
        found += [LeftOut(Span(place, part.span.start))] if place < part.span.start else []
        found.append(part)
        place = part.span.end
    found += [LeftOut(Span(place, span.end))] if place < span.end else []
    return InlineNote(span, tuple(found), n=note.n, signed=note.signed)


def _whole(content: Content) -> Span:
    return Span(content[0].span.start, content[-1].span.end)


def _part(block: Block, offset: int) -> tuple[Block | None, Block | None]:
    """The block before and after an offset at which a note stands."""
    match block:
        case Opener() | Closer():
            before, after = _cut(block.lines, offset, lambda line: line.content)
            return (replace(block, lines=before) if before else None, replace(block, lines=after) if after else None)
        case List():
            items, more = _cut(block.items, offset, lambda item: item.content)
            rest = replace(block, items=more, heading=()) if more else None
            return (replace(block, items=items) if items else None, rest)
        case Quote() | Postscript():
            paragraphs, others = _cut(block.content, offset, lambda paragraph: paragraph.content)
            first = replace(block, content=paragraphs) if paragraphs else None
            return (first, replace(block, content=others) if others else None)
        case Note() | Speech() | Table() | Verse() | Division():
            return (block, None)
        case _:
            head, tail = _cut_content(block.content, offset)
            first_half = replace(block, content=head) if head else None
            return (first_half, replace(block, content=tail) if tail else None)


def _cut(
    pieces: tuple[_Piece, ...], offset: int, content: Callable[[_Piece], Content]
) -> tuple[tuple[_Piece, ...], ...]:
    before = tuple(piece for piece in pieces if not content(piece) or content(piece)[0].span.start < offset)
    return before, pieces[len(before) :]


def _cut_content(content: Content, offset: int) -> tuple[Content, Content]:
    """The content before and after the place where a note was left out."""
    before: list[Inline] = []
    after: list[Inline] = []
    for piece in content:
        if isinstance(piece, LeftOut) and piece.span.start == offset:
            continue
        if piece.span.end <= offset:
            before.append(piece)
        elif piece.span.start >= offset:
            after.append(piece)
        elif isinstance(piece, Container):
            head, tail = _cut_content(piece.content, offset)
            before += head
            after += tail
        else:
            before.append(piece)
    return _trimmed(before), _trimmed(after)


def _trimmed(pieces: Sequence[Inline]) -> Content:
    return tuple(piece for piece in pieces if len(piece.span) or not isinstance(piece, Text))


def _spans(block: Block) -> Iterator[Span]:
    """Where the parts of a block stand."""
    match block:
        case Opener() | Closer():
            yield from (span for line in block.lines for span in _span(line.content))
        case List():
            yield from _span(block.heading)
            yield from (item.label for item in block.items if item.label)
            yield from (span for item in block.items for span in _span(item.content))
        case Table() | Verse() | Division():
            yield from (span for content in block_contents(block) for span in _span(content))
        case Quote() | Postscript():
            yield from (span for paragraph in block.content for span in _span(paragraph.content))
        case Speech() | Note():
            yield from _span(block.label)
            yield from (span for inner in block.content for span in _spans(inner))
        case _:
            yield from _span(block.content)


def _span(content: Content) -> tuple[Span, ...]:
    return (Span(content[0].span.start, content[-1].span.end),) if content else ()


def _start(block: Block) -> int:
    return min((span.start for span in _spans(block)), default=0)


def _end(block: Block) -> int:
    return max((span.end for span in _spans(block)), default=0)
