"""What changed in the markup around the words of a text."""

from collections.abc import Iterator
from dataclasses import dataclass

from tei.diff.align import Alignment, Group
from tei.diff.attributes import changed_attributes, listed_attributes
from tei.diff.names import name_of
from tei.diff.pairs import Pairs
from tei.diff.result import Lines, MarkupChange, MarkupKind
from tei.diff.stream import Span, Stream

_AROUND = 24
"""Letters before and after an empty element."""
_SHOWN = 90
"""Letters of the words an element holds; of more, the beginning and the end."""


def markup_changes(
    old: Stream, new: Stream, pairs: Pairs, alignment: Alignment, told: frozenset[Span]
) -> list[MarkupChange]:
    """What became of the elements, in the order of the new text.

    Args:
        told: elements that need no word: those of corrections that are told as such.

    Elements inside one passage that was added or taken out are a part of it, and have no word of their own.
    """
    view = _View(old, new)
    alone_old = _Alone(old, frozenset(group.old[0] for group in alignment.groups if not group.new))
    alone_new = _Alone(new, frozenset(group.new[0] for group in alignment.groups if not group.old))
    found = [
        *_kept(view, pairs),
        *_parted(view, pairs),
        *(
            view.one(MarkupKind.REMOVED, old, span, Lines(old.line(span.element), None))
            for span in map(old.spans.__getitem__, pairs.removed)
            if span not in told and not alone_old.holds(span)
        ),
        *(
            view.one(MarkupKind.ADDED, new, span, Lines(None, new.line(span.element)))
            for span in map(new.spans.__getitem__, pairs.added)
            if span not in told and not alone_new.holds(span)
        ),
        *_moved(old, new, alignment, frozenset(pairs.added)),
    ]
    found.sort(key=lambda each: each.lines.new or each.lines.old or 0)
    return found


@dataclass(frozen=True, slots=True)
class _View:
    old: Stream
    new: Stream

    def lines(self, i: int, j: int) -> Lines:
        return Lines(self.old.line(self.old.spans[i].element), self.new.line(self.new.spans[j].element))

    def one(self, kind: MarkupKind, stream: Stream, span: Span, lines: Lines) -> MarkupChange:
        name = name_of(str(span.element.tag))
        attributes = listed_attributes(span.element, kind is MarkupKind.ADDED)
        return MarkupChange(kind, name, lines, words(stream, span), attributes=attributes, around=around(stream, span))


def _kept(view: _View, pairs: Pairs) -> Iterator[MarkupChange]:
    kinds = (
        (MarkupKind.ATTRIBUTES, pairs.same),
        (MarkupKind.RENAMED, pairs.renamed),
        (MarkupKind.NESTED, pairs.nested),
        (MarkupKind.EXTENT, pairs.resized),
    )
    for kind, numbers in kinds:
        for i, j in numbers:
            before, after = view.old.spans[i], view.new.spans[j]
            attributes = changed_attributes(before.element, after.element)
            if kind is MarkupKind.ATTRIBUTES and not attributes:
                continue
            name, was = name_of(str(after.element.tag)), ""
            if kind is MarkupKind.RENAMED:
                was = name_of(str(before.element.tag))
            elif kind is MarkupKind.EXTENT:
                was = words(view.old, before)
            moved = kind is MarkupKind.EXTENT and before.start == before.end and after.start == after.end
            yield MarkupChange(
                MarkupKind.MOVED if moved else kind,
                name,
                view.lines(i, j),
                words(view.new, after),
                was,
                attributes,
                around=around(view.new, after),
                gained=_rest(view.new.letters(after.start, after.end), view.old.letters(before.start, before.end)),
                lost=_rest(view.old.letters(before.start, before.end), view.new.letters(after.start, after.end)),
            )


def _rest(longer: str, shorter: str) -> str:
    """What a text has beyond another with which it begins or ends; empty where it is not so."""
    if shorter and longer != shorter and longer.startswith(shorter):
        return short(longer.removeprefix(shorter).strip())
    if shorter and longer != shorter and longer.endswith(shorter):
        return short(longer.removesuffix(shorter).strip())
    return ""


def _parted(view: _View, pairs: Pairs) -> Iterator[MarkupChange]:
    """Elements that were split or joined; the words are those behind the first border."""
    for i, parts in pairs.split:
        second = view.new.spans[parts[1]]
        name = name_of(str(second.element.tag))
        yield MarkupChange(MarkupKind.SPLIT, name, view.lines(i, parts[1]), words(view.new, second), number=len(parts))
    for parts, j in pairs.joined:
        second = view.old.spans[parts[1]]
        name = name_of(str(second.element.tag))
        yield MarkupChange(MarkupKind.JOINED, name, view.lines(parts[1], j), words(view.old, second), number=len(parts))


def _moved(old: Stream, new: Stream, alignment: Alignment, added: frozenset[int]) -> Iterator[MarkupChange]:
    """Passages that stand elsewhere now; those that moved together are one."""
    runs: list[list[Group]] = [[]]
    for group in alignment.groups:
        follows = bool(runs[-1]) and group.moved and _follows(runs[-1][-1], group)
        if not follows:
            runs.append([])
        if group.moved:
            runs[-1].append(group)
    kept = [span for number, span in enumerate(new.spans) if number not in added] if any(runs) else []
    outermost = {(span.start, span.end): span.element for span in reversed(kept)}
    for run in filter(None, runs):
        first, last = new.passages[run[0].new[0]], new.passages[run[-1].new[-1]]
        start, end = new.starts[first.first], new.starts[last.last - 1] + len(new.words[last.last - 1])
        whole = outermost.get((start, end), first.element)
        lines = Lines(old.lines[old.passages[run[0].old[0]].first], new.lines[first.first])
        shown = short(new.text(range(first.first, last.last)))
        number = sum(len(group.new) for group in run)
        yield MarkupChange(MarkupKind.MOVED, name_of(str(whole.tag)), lines, shown, number=number)


def _follows(one: Group, other: Group) -> bool:
    """Whether passages follow others in both texts."""
    return other.old[0] == one.old[-1] + 1 and other.new[0] == one.new[-1] + 1


@dataclass(frozen=True, slots=True)
class _Alone:
    """Passages that only one of the texts has."""

    stream: Stream
    passages: frozenset[int]

    def holds(self, span: Span) -> bool:
        """Whether an element stands inside one of them, or is what holds it."""
        if span.passage not in self.passages:
            return False
        passage = self.stream.passages[span.passage]
        start = self.stream.starts[passage.first]
        end = self.stream.starts[passage.last - 1] + len(self.stream.words[passage.last - 1])
        if span.start == span.end:
            return start < span.start < end
        return passage.element is span.element or (start <= span.start and span.end <= end)


def words(stream: Stream, span: Span) -> str:
    """The words in an element, shortened."""
    return short(stream.letters(span.start, span.end))


def around(stream: Stream, span: Span) -> str:
    """The words before and after an empty element; empty for one with words."""
    if span.start < span.end:
        return ""
    before = stream.letters(max(span.start - _AROUND, 0), span.start)
    after = stream.letters(span.start, min(span.start + _AROUND, stream.length))
    head = before.partition(" ")[2] or before
    tail = after.rpartition(" ")[0] or after
    return f"{head} | {tail}".strip()


def short(text: str) -> str:
    """A text, or the beginning and the end of a long one, cut at blanks."""
    if len(text) <= _SHOWN:
        return text
    head, tail = text[: _SHOWN * 2 // 3], text[-_SHOWN // 3 :]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
