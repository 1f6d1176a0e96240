"""Which mark belongs to which note, by their labels and places alone."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tei.model import Span


@dataclass(frozen=True, slots=True)
class Labelled:
    """A mark or a note: where it begins, its label, and the id it has been given."""

    span: Span
    n: str
    id: str


def pair_notes(
    marks: Sequence[Labelled], in_text: Sequence[Labelled], at_end: Sequence[Labelled]
) -> dict[Labelled, Labelled]:
    """The note of each mark that has one.

    A note that stands in the text belongs to the nearest mark above it with its label: notes may be numbered anew
    on every page. Of notes at the end, the first with a label belongs to the first mark with it that is still free,
    unless numbers begin anew equally often in both: then run belongs to run. A number that is marked a second time
    leads to its note again, if only one note has it.

    Args:
        marks: in the order of the text, as the notes are.
    """
    pairs = _nearest(marks, in_text)
    free = [mark for mark in marks if mark not in pairs]
    mark_runs, note_runs = list(_runs(free)), list(_runs(at_end))
    if len(mark_runs) == len(note_runs):
        for own_marks, own_notes in zip(mark_runs, note_runs, strict=True):
            pairs |= _in_order(own_marks, own_notes)
    else:
        pairs |= _in_order(free, at_end)
    if not in_text and len(note_runs) == 1:
        pairs |= _again([mark for mark in free if mark not in pairs], at_end)
    return pairs


def _nearest(marks: Sequence[Labelled], notes: Sequence[Labelled]) -> dict[Labelled, Labelled]:
    """The nearest free mark above each note that has its label and no other note with the label between."""
    waiting: defaultdict[str, list[Labelled]] = defaultdict(list)
    for mark in marks:
        waiting[mark.n].append(mark)
    starts = {n: [mark.span.start for mark in same] for n, same in waiting.items()}
    used = Counter[str]()
    pairs: dict[Labelled, Labelled] = {}
    for note in notes:
        above = bisect_left(starts.get(note.n, []), note.span.start)
        if above > used[note.n]:
            pairs[waiting[note.n][above - 1]] = note
            used[note.n] = above
    return pairs


def _in_order(marks: Sequence[Labelled], notes: Sequence[Labelled]) -> dict[Labelled, Labelled]:
    waiting: defaultdict[str, list[Labelled]] = defaultdict(list)
    for mark in reversed(marks):
        waiting[mark.n].append(mark)
    return {waiting[note.n].pop(): note for note in notes if waiting[note.n]}


def _again(marks: Iterable[Labelled], notes: Sequence[Labelled]) -> dict[Labelled, Labelled]:
    counts = Counter(note.n for note in notes)
    only = {note.n: note for note in notes if counts[note.n] == 1 and note.n.isdigit()}
    return {mark: only[mark.n] for mark in marks if mark.n in only}


def _runs(pieces: Iterable[Labelled]) -> Iterator[list[Labelled]]:
    """Pieces cut where their numbers begin anew at 1; what has no number goes with what it stands among."""
    run: list[Labelled] = []
    seen: set[str] = set()
    for piece in pieces:
        if piece.n == "1" and "1" in seen and len(seen) > 1:
            yield run
            run, seen = [], set()
        run.append(piece)
        seen.add(piece.n)
    if run:
        yield run
