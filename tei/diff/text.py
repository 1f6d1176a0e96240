"""The passages of a text whose words are others."""

from collections.abc import Iterator

from tei.diff.align import Alignment, Group
from tei.diff.names import local
from tei.diff.result import Lines, Piece, Side, TextChange, TextKind
from tei.diff.stream import Stream
from tei.diff.unseen import unseen

Run = tuple[Side, list[int], list[int]]
"""Words that both have, or that one has: their numbers in the old text and in the new."""


def text_changes(old: Stream, new: Stream, alignment: Alignment) -> Iterator[TextChange]:
    """What differs, passage by passage in the order of the new text; nothing where only white space does."""
    for group in alignment.groups:
        if not group.new:
            yield _alone(old, group.old[0], TextKind.REMOVED)
        elif not group.old:
            yield _alone(new, group.new[0], TextKind.ADDED)
        elif _differs(old, new, alignment, group):
            yield _changed(old, new, alignment, group)


def _alone(stream: Stream, index: int, kind: TextKind) -> TextChange:
    """A passage that only one of the texts has."""
    passage = stream.passages[index]
    line = stream.lines[passage.first]
    removed = kind is TextKind.REMOVED
    piece = Piece(Side.OLD if removed else Side.NEW, stream.text(range(passage.first, passage.last)))
    names = [local(each) for each in passage.element.iterdescendants("*")]
    lines = Lines(line, None) if removed else Lines(None, line)
    return TextChange(kind, local(passage.element), lines, (piece,), holds=tuple(dict.fromkeys(names)))


def _differs(old: Stream, new: Stream, alignment: Alignment, group: Group) -> bool:
    return any(alignment.to_new[word] < 0 for word in old.words_of(group.old)) or any(
        alignment.to_old[word] < 0 for word in new.words_of(group.new)
    )


def _changed(old: Stream, new: Stream, alignment: Alignment, group: Group) -> TextChange:
    runs = list(_runs(old, new, alignment, group))
    pieces: list[Piece] = []
    notes: list[str] = []
    first: Lines | None = None
    only_spaces = True
    for index, (side, olds, news) in enumerate(runs):
        stream, words = (new, news) if side is not Side.OLD else (old, olds)
        pieces.append(Piece(side, stream.text(words)))
        if side is Side.SAME:
            continue
        if first is None:
            first = _lines(old, new, runs, index)
        before = runs[index - 1] if index else None
        if side is Side.NEW and before and before[0] is Side.OLD:
            was = [old.words[word] for word in before[1]]
            now = [new.words[word] for word in words]
            only_spaces &= "".join(was) == "".join(now)
            if was != now and (note := unseen(" ".join(was), " ".join(now))):
                notes.append(note)
        elif side is Side.NEW or not (index + 1 < len(runs) and runs[index + 1][0] is Side.NEW):
            only_spaces = False
    kind = TextKind.SPACING if only_spaces else TextKind.CHANGED
    block = local(new.passages[group.new[0]].element)
    return TextChange(kind, block, first or Lines(None, None), tuple(pieces), "; ".join(dict.fromkeys(notes)))


def _runs(old: Stream, new: Stream, alignment: Alignment, group: Group) -> Iterator[Run]:
    """The words of a group in order; what was taken out stands before what was put in."""
    olds, news = old.words_of(group.old), new.words_of(group.new)
    i = j = 0
    while i < len(olds) or j < len(news):
        start_old, start_new = i, j
        while i < len(olds) and j < len(news) and alignment.to_new[olds[i]] == news[j]:
            i, j = i + 1, j + 1
        if i > start_old:
            yield Side.SAME, olds[start_old:i], news[start_new:j]
            continue
        while i < len(olds) and alignment.to_new[olds[i]] < 0:
            i += 1
        while j < len(news) and alignment.to_old[news[j]] < 0:
            j += 1
        if i > start_old:
            yield Side.OLD, olds[start_old:i], []
        if j > start_new:
            yield Side.NEW, [], news[start_new:j]


def _lines(old: Stream, new: Stream, runs: list[Run], index: int) -> Lines:
    """The lines of a difference in both texts."""
    change = index + 2 if runs[index + 1 : index + 2] and runs[index + 1][0] is not Side.SAME else index + 1
    of_old, of_new = [run[1] for run in runs], [run[2] for run in runs]
    return Lines(_line(old, of_old, index, change), _line(new, of_new, index, change))


def _line(stream: Stream, runs: list[list[int]], start: int, end: int) -> int | None:
    """The line of the words of some runs; where there are none, that of the word before them, or behind."""
    here = [words[0] for words in runs[start:end] if words]
    before = [words[-1] for words in runs[:start] if words]
    after = [words[0] for words in runs[end:] if words]
    nearest = next(iter([*here[:1], *before[-1:], *after[:1]]), None)
    return None if nearest is None else stream.lines[nearest]
