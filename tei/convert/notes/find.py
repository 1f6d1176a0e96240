"""The notes of a text: where each begins and ends, which stand together at the end, and where their marks are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tei.convert.notes.pieces import Pieces, cut_pieces, join_pieces
from tei.convert.notes.runs import find_runs, is_headed, marks_of
from tei.grammar.letters import is_valediction
from tei.grammar.marks import Sign
from tei.grammar.note_labels import NoteLabel, is_editorial, is_lone_heading, is_remark
from tei.grammar.section_labels import division_head
from tei.model import Mark, Span
from tei.text.blocks import TextBlock

_LONGEST_CLOSED = 60
"""Pieces a note between brackets may have."""
_LONGEST_LONE = 6


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it stands in the source."""

    label: NoteLabel | None
    blocks: tuple[TextBlock, ...]
    """The first begins with the label."""

    @property
    def start(self) -> int:
        return self.blocks[0].span.start


@dataclass(frozen=True, slots=True)
class NotesFound:
    body: tuple[TextBlock, ...]
    """The text without its notes."""
    in_text: tuple[NoteText, ...]
    """Notes with text below them."""
    at_end: tuple[NoteText, ...]
    heading: TextBlock | None
    """Of the notes at the end."""
    marks: tuple[Mark, ...]
    """In order; spans count from the start of the source."""

    @property
    def blocks(self) -> Iterator[TextBlock]:
        """All that can hold a note between brackets: the text, and the notes that are not one as a whole."""
        yield from self.body
        yield from (block for note in (*self.in_text, *self.at_end) if note.label for block in note.blocks)


def find_notes(blocks: Sequence[TextBlock], furniture: Iterable[Span] = ()) -> NotesFound:
    """The notes of a text.

    Notes are what stands between brackets that say so (`[Footnote 1: …]`), and what begins with a label, if the
    labels count up and marks above prove them, or a heading. Within a run, and at the end of the text, a paragraph
    without a label goes on with the note above it. Below a heading such as `Примечание` a note needs no number.

    Args:
        furniture: of pages, where no note begins: the number of a page is no note's.
    """
    pieces = cut_pieces(blocks, frozenset(span.start for span in furniture))
    starts: dict[int, NoteLabel | None] = {}
    inside: set[int] = set()
    _take_closed(pieces, starts, inside)
    signs = _closed_marks(pieces, starts)
    for proven in find_runs(pieces, inside):
        signs += proven.marks
        starts.update(proven.run.notes)
        inside.update(range(proven.run.first, proven.run.last + 1))
    if starts:
        _go_on(pieces, starts, inside)
    _take_lone(pieces, starts, inside)
    return _arrange(pieces, starts, inside, signs)


def _take_closed(pieces: Pieces, starts: dict[int, NoteLabel | None], inside: set[int]) -> None:
    """Notes that are so by their form: between brackets that name them, or that editors sign."""
    for index, piece in enumerate(pieces.all):
        if index in inside:
            continue
        if piece.label and piece.label.form == "closed":
            starts[index] = piece.label
            inside.update(range(index, _closed_end(pieces, index) + 1))
        elif index and is_editorial(piece.text.text):
            starts[index] = None
            inside.add(index)


def _closed_end(pieces: Pieces, first: int) -> int:
    """The piece in which the bracket is closed with which a note begins; the first where none closes it."""
    depth = 0
    for index, piece in enumerate(pieces.all[first : first + _LONGEST_CLOSED], first):
        if index > first and piece.label and piece.label.form == "closed":
            break
        depth += piece.text.text.count("[") - piece.text.text.count("]")
        if depth <= 0:
            return index
    return first


def _closed_marks(pieces: Pieces, starts: dict[int, NoteLabel | None]) -> list[Sign]:
    labels = [label for label in starts.values() if label and label.n]
    return [
        sign
        for kind in ("digit", "letter", "star")
        if (own := [label.n for label in labels if label.kind == kind])
        for sign in marks_of(pieces, own, kind)
    ]


def _go_on(pieces: Pieces, starts: dict[int, NoteLabel | None], inside: set[int]) -> None:
    """Give the last note what stands below it, unless the text goes on there."""
    last = max(inside)
    first = max(starts)
    label = starts[first]
    rest = range(last + 1, len(pieces.all))
    by_page = any(index not in inside for index in range(min(starts), last))
    if label is None or label.form == "closed" or not rest or by_page or _text_goes_on(pieces, min(starts), last):
        return
    inside.update(rest)


def _text_goes_on(pieces: Pieces, first: int, last: int) -> bool:
    """Whether what stands below the last label is text again: on a new page, closing a letter, or far too long."""
    source = pieces.all[last].text.source
    rest = [piece.text for piece in pieces.all[last + 1 :]]
    if "\f" in source.text[pieces.all[last].text.span.end : rest[0].span.start]:
        return True
    if any(is_valediction(block.text) for block in rest[-8:]):
        return True
    if any(division_head(block.text) == "bibliography" for block in rest):
        return True
    above = pieces.all[first].text.span.start - pieces.all[0].text.span.start
    return len(rest) >= 3 and rest[-1].span.end - rest[0].span.start > max(above, 400)


def _take_lone(pieces: Pieces, starts: dict[int, NoteLabel | None], inside: set[int]) -> None:
    """A note without a number at the end, below a heading that says so or behind the word (`Note: …`)."""
    end = 1 + max((index for index in range(len(pieces.all)) if index not in inside), default=-1)
    if end > 2 and _is_word_note(pieces, end - 1):
        starts[end - 1] = pieces.all[end - 1].label
        inside.add(end - 1)
        return
    for index in range(max(1, end - _LONGEST_LONE), end):
        piece = pieces.all[index]
        if index in inside:
            continue
        if not is_lone_heading(piece.text.text) or index + 1 >= end:
            continue
        first = index + 1
        length = pieces.all[end - 1].text.span.end - pieces.all[first].text.span.start
        if length * 2 < pieces.all[index].text.span.start - pieces.all[0].text.span.start:
            starts[first] = None
            inside.update(range(first, end))
        return


def _is_word_note(pieces: Pieces, index: int) -> bool:
    """Whether a paragraph begins with a word for notes and a colon, and no number."""
    label = pieces.all[index].label
    alone = pieces.all[index].block != pieces.all[index - 1].block
    return label is not None and label.form == "word" and not label.n and alone


def _arrange(
    pieces: Pieces, starts: dict[int, NoteLabel | None], inside: set[int], signs: Iterable[Sign]
) -> NotesFound:
    everything = pieces.all
    body = [index for index in range(len(everything)) if index not in inside]
    bottom = body[-1] if body else -1
    heading: TextBlock | None = None
    if starts and max(starts) > bottom > 0 and is_headed(pieces, bottom + 1):
        top = bottom if bottom in pieces.headings else bottom - 1
        upper, lower = everything[top].text, everything[bottom].text
        heading = TextBlock(upper.source, Span(upper.span.start, lower.span.end))
        del body[body.index(top) :]
    notes: list[NoteText] = []
    order = sorted(starts)
    for first, end in zip(order, [*order[1:], len(everything)], strict=False):
        own = [index for index in range(first, end) if index in inside]
        notes.append(NoteText(starts[first], join_pieces([everything[index] for index in own])))
    notes[-1:] = [part for note in notes[-1:] for part in _cut_remarks(note)]
    edge = everything[bottom].text.span.start if bottom >= 0 else -1
    return NotesFound(
        body=join_pieces([everything[index] for index in body]),
        in_text=tuple(note for note in notes if note.start < edge),
        at_end=tuple(note for note in notes if note.start > edge),
        heading=heading,
        marks=_marks(signs),
    )


def _cut_remarks(note: NoteText) -> list[NoteText]:
    """The note, and as notes of their own the paragraphs at its end that are about the text as a whole."""
    blocks = list(note.blocks)
    remarks: list[NoteText] = []
    while len(blocks) > 1 and is_remark(blocks[-1].text):
        remarks.insert(0, NoteText(None, (blocks.pop(),)))
    return [NoteText(note.label, tuple(blocks)), *remarks]


def _marks(signs: Iterable[Sign]) -> tuple[Mark, ...]:
    """The marks in order, the first where two overlap."""
    found: list[Mark] = []
    for sign in sorted(signs, key=lambda sign: (sign.span.start, -sign.span.end)):
        if not found or sign.span.start >= found[-1].span.end:
            found.append(sign.mark())
    return tuple(found)
