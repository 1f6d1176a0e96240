"""Linking note marks with their notes, both ways."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from tei.model import Block, Doubt, Inline, InlineNote, Mark, Note, NotePart, Part, SourceLine, Span, Speech
from tei.passes.pairing import Labelled, pair_notes
from tei.text.source import Source
from tei.walk import block_contents, change_part, change_pieces, contents, notes_among, pieces


def link_notes(part: Part, source: Source, prefix: str = "") -> Part:
    """The part with marks and notes named and pointing at each other, as `pair_notes` says.

    A mark without a note keeps no target. A note below the text that has no mark is about the text as a whole; one
    that stands in the text without a mark has no target: its place says what it is about.

    Args:
        prefix: set before all ids, to keep those of several documents in one file apart.
    """
    names = Counter[str]()
    marks = {mark.span: _labelled(names, f"{prefix}mark", mark.span, mark.label) for mark in _marks(part)}
    standing = sorted([(_span(note), note.n) for note in notes_among(part.blocks)] + list(_inline(part)))
    in_text = [_labelled(names, f"{prefix}note", span, n) for span, n in standing]
    at_end = [_labelled(names, f"{prefix}note", _span(note), note.n) for note in part.notes if isinstance(note, Note)]
    pairs = pair_notes(list(marks.values()), in_text, at_end)
    targets = {mark.span: note.id for mark, note in pairs.items()}
    first = {note.span: mark.id for mark, note in sorted(pairs.items(), key=lambda pair: pair[0].span, reverse=True)}
    note_ids = {note.span: note.id for note in (*in_text, *at_end)}

    def linked(note: Note, otherwise: str) -> Note:
        return replace(note, id=note_ids[_span(note)], target=first.get(_span(note), otherwise))

    def linked_inside(block: Block) -> Block:
        match block:
            case Note():
                return linked(block, "")
            case Speech():
                return replace(block, content=tuple(map(linked_inside, block.content)))
            case _:
                return block

    def named(piece: Inline) -> Inline:
        if isinstance(piece, Mark) and piece.span in marks:
            return replace(piece, id=marks[piece.span].id, target=targets.get(piece.span, ""))
        if isinstance(piece, InlineNote):
            return replace(piece, id=note_ids[piece.span], target=first.get(piece.span, ""))
        return piece

    below: tuple[Note | SourceLine, ...] = tuple(
        linked(note, f"{prefix}text") if isinstance(note, Note) else note for note in part.notes
    )
    changed = replace(part, blocks=tuple(map(linked_inside, part.blocks)), notes=below)
    changed = change_part(changed, lambda content: change_pieces(content, named))
    lost = [(mark.span, mark.n) for mark in marks.values() if mark.span not in targets]
    doubts = [
        *_orphan_marks(lost, bool(note_ids)),
        *(
            _orphan(note, source, whole=False)
            for note in notes_among(part.blocks)
            if note.n and _span(note) not in first
        ),
        *(_orphan(note, source, whole=True) for note in part.notes if _is_orphan(note, first)),
    ]
    return replace(changed, doubts=(*part.doubts, *doubts))


def _is_orphan(note: Note | SourceLine, first: dict[Span, str]) -> bool:
    """Whether a note has lost its mark; one without a number, such as a remark on the whole, never had one."""
    return isinstance(note, Note) and bool(note.n) and _span(note) not in first


def _inline(part: Part) -> Iterator[tuple[Span, str]]:
    """The notes inside running text, and their numbers."""
    for content in contents(part):
        yield from ((piece.span, piece.n) for piece in pieces(content) if isinstance(piece, InlineNote))


def _marks(part: Part) -> Iterator[Mark]:
    """All marks, but for those in which a note's label consists."""
    labels = {_span(note).start for note in part.notes if isinstance(note, Note) and note.label}
    labels |= {_span(note).start for note in notes_among(part.blocks) if note.label}
    everything = [piece for content in contents(part) for piece in pieces(content)]
    labels |= {piece.span.start for piece in everything if isinstance(piece, NotePart) and piece.role == "label"}
    yield from (piece for piece in everything if isinstance(piece, Mark) and piece.span.start not in labels)


def _span(note: Note | SourceLine) -> Span:
    """The note's characters, its label among them."""
    spans = [piece.span for content in block_contents(note) for piece in content]
    return Span(spans[0].start, spans[-1].end)


def _labelled(names: Counter[str], kind: str, span: Span, label: str) -> Labelled:
    plain = label if label.isalnum() and label.isascii() else "x"
    name = f"{kind}-{plain}"
    names[name] += 1
    return Labelled(span, label, name if names[name] == 1 else f"{name}-{names[name]}")


def _orphan_marks(lost: list[tuple[Span, str]], has_notes: bool) -> list[Doubt]:
    if not lost:
        return []
    labels = [label for _, label in lost]
    if not has_notes:
        message = f"{len(lost)} note marks ({labels[0]} to {labels[-1]}), and no notes in the file"
        return [Doubt("R005", lost[0][0], message, "add the notes if the original has them; the marks are kept")]
    return [
        Doubt("R005", span, f'the mark "{label}" has no note', "look for the note in the original, or for a slip")
        for span, label in lost
    ]


def _orphan(note: Note | SourceLine, source: Source, *, whole: bool) -> Doubt:
    said = list(block_contents(note))[1:]
    span = next((Span(content[0].span.start, content[-1].span.end) for content in said if content), _span(note))
    n = note.n if isinstance(note, Note) else ""
    what = "it was attached to the text as a whole" if whole else "it stays where it is"
    return Doubt(
        "R004",
        span,
        f'note {n} ("{_short(source.slice(span))}") has no mark in the text; {what}',
        "put the mark where the original has it, or leave the note with the whole text",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 50 else f"{line[:49]}…"
