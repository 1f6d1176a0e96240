"""Linking note marks with their notes, both ways."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tei.model import Block, Content, Doubt, Inline, Mark, Note, Part, Span
from tei.text.source import Source
from tei.walk import block_contents, change_part, change_pieces, contents, pieces


def link_notes(part: Part, source: Source, prefix: str = "") -> Part:
    """The part with marks and notes named and pointing at each other.

    The first mark with a label belongs to the first note with it, the second to the second: notes may be numbered
    anew on every page. A mark without a note keeps no target. A note without a mark is about the text as a whole.

    Args:
        prefix: set before all ids, to keep those of several documents in one file apart.
    """
    names = Counter[str]()
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    marks: list[tuple[Span, str, str]] = []
    for mark in _marks(part):
        name = _name(names, f"{prefix}mark", mark.label)
        marks.append((mark.span, mark.label, name))
        waiting[mark.label].append(name)
    notes = [note for note in part.notes if isinstance(note, Note)]
    targets: dict[str, str] = {}
    linked: dict[int, Note] = {}
    for note in notes:
        name = _name(names, f"{prefix}note", note.n)
        mark_name = waiting[note.n].pop(0) if waiting[note.n] else ""
        if mark_name:
            targets[mark_name] = name
        linked[id(note)] = replace(note, id=name, target=mark_name or f"{prefix}text")
    ids = {span: name for span, _, name in marks}

    def named(piece: Inline) -> Inline:
        if isinstance(piece, Mark) and piece.span in ids:
            return replace(piece, id=ids[piece.span], target=targets.get(ids[piece.span], ""))
        return piece

    changed = replace(part, notes=tuple(linked.get(id(note), note) for note in part.notes))
    changed = change_part(changed, lambda content: change_pieces(content, named))
    lost = [(span, label) for span, label, name in marks if name not in targets]
    doubts = [*_orphan_marks(lost, bool(notes)), *_orphan_notes(linked.values(), source)]
    return replace(changed, doubts=(*part.doubts, *doubts))


def _marks(part: Part) -> list[Mark]:
    labels = {id(note.label) for note in part.notes if isinstance(note, Note)}
    return [
        piece
        for content in contents(part)
        if id(content) not in labels
        for piece in pieces(content)
        if isinstance(piece, Mark)
    ]


def _name(names: Counter[str], kind: str, label: str) -> str:
    plain = label if label.isalnum() and label.isascii() else "x"
    name = f"{kind}-{plain}"
    names[name] += 1
    return name if names[name] == 1 else f"{name}-{names[name]}"


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


def _orphan_notes(notes: Iterable[Note], source: Source) -> list[Doubt]:
    doubts: list[Doubt] = []
    for note in notes:
        if note.target.endswith("text"):
            first = next(content for content in _contents(note) if content)
            span = Span(first[0].span.start, first[-1].span.end)
            doubts.append(
                Doubt(
                    "R004",
                    span,
                    f'note {note.n or "without number"} ("{_short(source.slice(span))}") has no mark in the text; '
                    "it was attached to the text as a whole",
                    "put the mark where the original has it, or leave the note with the whole text",
                )
            )
    return doubts


def _contents(note: Block) -> list[Content]:
    return list(block_contents(note))[1:]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 50 else f"{line[:49]}…"
