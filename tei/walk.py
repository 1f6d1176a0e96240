"""Going through all running text of a document, in the order of the source."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import is_
from typing import TypeVar

from tei.model import (
    Block,
    Byline,
    Closer,
    Container,
    Content,
    Division,
    Heading,
    Inline,
    Item,
    Line,
    List,
    Note,
    Opener,
    Paragraph,
    Part,
    Pause,
    Postscript,
    Quote,
    SourceLine,
    Speech,
    Stage,
    Table,
    Verse,
)

Change = Callable[[Content], Content]
Piece = TypeVar("Piece", Line, Item, Paragraph)


def change_part(part: Part, change: Change) -> Part:
    """The part with every content replaced by what `change` makes of it, first to last."""
    blocks = tuple(change_block(block, change) for block in part.blocks)
    heading = change(part.notes_heading)
    notes = tuple(_change_note(note, change) for note in part.notes)
    return replace(part, blocks=blocks, notes_heading=heading, notes=notes)


def change_block(block: Block, change: Change) -> Block:
    match block:
        case Heading() | Byline() | Paragraph() | Stage() | Pause() | SourceLine():
            content = change(block.content)
            return block if content is block.content else replace(block, content=content)
        case Opener() | Closer():
            lines = tuple(_changed(line, change) for line in block.lines)
            return block if all(map(is_, lines, block.lines)) else replace(block, lines=lines)
        case List():
            heading = change(block.heading)
            items = tuple(_changed(item, change) for item in block.items)
            same = heading is block.heading and all(map(is_, items, block.items))
            return block if same else replace(block, heading=heading, items=items)
        case Division():
            return block
        case Table():
            heading = change(block.heading)
            rows = tuple(replace(row, cells=tuple(map(change, row.cells))) for row in block.rows)
            return replace(block, heading=heading, rows=rows)
        case Verse():
            return replace(block, lines=tuple(map(change, block.lines)))
        case Quote() | Postscript():
            paragraphs = tuple(_changed(paragraph, change) for paragraph in block.content)
            return block if all(map(is_, paragraphs, block.content)) else replace(block, content=paragraphs)
        case Speech() | Note():
            label = change(block.label)
            blocks = tuple(change_block(inner, change) for inner in block.content)
            same = label is block.label and all(map(is_, blocks, block.content))
            return block if same else replace(block, label=label, content=blocks)


def _changed(piece: Piece, change: Change) -> Piece:
    content = change(piece.content)
    return piece if content is piece.content else replace(piece, content=content)


def _change_note(note: Note | SourceLine, change: Change) -> Note | SourceLine:
    changed = change_block(note, change)
    assert isinstance(changed, Note | SourceLine)
    return changed


def contents(part: Part) -> Iterator[Content]:
    """Every content of a part, in order."""
    for block in part.blocks:
        yield from block_contents(block)
    yield part.notes_heading
    for note in part.notes:
        yield from block_contents(note)


def block_contents(block: Block) -> Iterator[Content]:
    """Every content of a block, in order."""
    match block:
        case Opener() | Closer():
            yield from (line.content for line in block.lines)
        case List():
            yield block.heading
            yield from (item.content for item in block.items)
        case Division():
            return
        case Table():
            yield block.heading
            yield from (cell for row in block.rows for cell in row.cells)
        case Verse():
            yield from block.lines
        case Quote() | Postscript():
            yield from (paragraph.content for paragraph in block.content)
        case Speech() | Note():
            yield block.label
            for inner in block.content:
                yield from block_contents(inner)
        case _:
            yield block.content


def nested(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, and after a speech or a note the blocks within it."""
    for block in blocks:
        yield block
        if isinstance(block, Speech | Note):
            yield from nested(block.content)


def notes_among(blocks: Iterable[Block]) -> Iterator[Note]:
    """The notes, also those that stand in a speech, in order."""
    return (block for block in nested(blocks) if isinstance(block, Note))


def pieces(content: Content) -> Iterator[Inline]:
    """Every piece, outer ones before inner ones."""
    for piece in content:
        yield piece
        if isinstance(piece, Container):
            yield from pieces(piece.content)


def change_pieces(content: Content, change: Callable[[Inline], Inline]) -> Content:
    """The content with every piece replaced, outer ones first."""
    found: list[Inline] = []
    for piece in content:
        new = change(piece)
        if isinstance(new, Container) and new.content:
            inner = change_pieces(new.content, change)
            new = new if inner is new.content else replace(new, content=inner)
        found.append(new)
    return content if all(map(is_, found, content)) else tuple(found)
