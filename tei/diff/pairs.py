"""Which element of one text is which of another."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tei.diff.names import attributes_of
from tei.diff.ranges import Range
from tei.diff.stream import Stream
from tei.merge.differences import matches

_TRIED = 40
"""So many elements of one name around a place are looked at for the one that was changed there."""
_ID = "xml:id"


@dataclass(slots=True)
class Pairs:
    """Elements by their numbers among the spans of a text."""

    same: list[tuple[int, int]] = field(default_factory=list)
    """The same element around the same words."""
    renamed: list[tuple[int, int]] = field(default_factory=list)
    nested: list[tuple[int, int]] = field(default_factory=list)
    """The same words, in another order of nesting."""
    resized: list[tuple[int, int]] = field(default_factory=list)
    """The same element around other words."""
    split: list[tuple[int, list[int]]] = field(default_factory=list)
    joined: list[tuple[list[int], int]] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Side:
    """What pairing needs of one text."""

    ranges: Sequence[Range]
    tags: list[str]
    keys: list[str]
    """Tag and attributes together."""
    ids: list[str]
    free: set[int] = field(default_factory=set)


def pair_elements(old: Stream, new: Stream, ranges_old: Sequence[Range], ranges_new: Sequence[Range]) -> Pairs:
    """Find for each element of a text what became of it.

    First by the words around which it stands; what is left by its xml:id, as one of the parts of an element that was
    split, by how much of its words it shares with one of its name, and, if it is empty, by its attributes.
    """
    found = Pairs()
    one, other = _side(old, ranges_old), _side(new, ranges_new)
    places: dict[Range, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, each in enumerate(ranges_old):
        places[each][0].append(number)
    for number, each in enumerate(ranges_new):
        places[each][1].append(number)
    for olds, news in places.values():
        _pair_place(olds, news, one, other, found)
    _pair_ids(one, other, found)
    _pair_parts(one, other, found)
    _pair_overlapping(one, other, found)
    _pair_empty(one, other, found)
    found.removed, found.added = sorted(one.free), sorted(other.free)
    return found


def _side(stream: Stream, ranges: Sequence[Range]) -> _Side:
    tags = [str(span.element.tag) for span in stream.spans]
    values = [attributes_of(span.element) for span in stream.spans]
    keys = [f"{tag} {each}" if each else tag for tag, each in zip(tags, values, strict=True)]
    return _Side(ranges, tags, keys, [each.get(_ID, "") for each in values])


def _pair_place(olds: list[int], news: list[int], one: _Side, other: _Side, found: Pairs) -> None:
    """Pair the elements around the same words, from the outermost in, or the empty ones at one point, in order."""
    left = list(_gaps(olds, news, one.keys, other.keys, found.same.append))
    for some, others in left:
        for rest_old, rest_new in _gaps(some, others, one.tags, other.tags, found.same.append):
            start, end = one.ranges[rest_old[0]] if rest_old else (0, 0)
            is_text = start < end and len(rest_old) == len(rest_new)
            if is_text and not {one.tags[i] for i in rest_old} & {other.tags[j] for j in rest_new}:
                found.renamed += zip(rest_old, rest_new, strict=True)
            else:
                one.free.update(rest_old)
                other.free.update(rest_new)


def _gaps(
    olds: Sequence[int],
    news: Sequence[int],
    names_old: Sequence[str],
    names_new: Sequence[str],
    take: Callable[[tuple[int, int]], None],
) -> Iterator[tuple[list[int], list[int]]]:
    """Take the elements of equal names, in order, and give what stands between them."""
    pairs = list(matches([names_old[i] for i in olds], [names_new[j] for j in news])) if olds and news else []
    a = b = 0
    for i, j in [*pairs, (len(olds), len(news))]:
        if i > a or j > b:
            yield list(olds[a:i]), list(news[b:j])
        if i < len(olds) and j < len(news):
            take((olds[i], news[j]))
        a, b = i + 1, j + 1


def _pair_ids(one: _Side, other: _Side, found: Pairs) -> None:
    where = {(other.tags[j], other.ids[j]): j for j in sorted(other.free, reverse=True) if other.ids[j]}
    for i in sorted(one.free):
        j = where.pop((one.tags[i], one.ids[i]), None) if one.ids[i] else None
        if j is not None:
            _resize(i, j, one, other, found)


def _resize(i: int, j: int, one: _Side, other: _Side, found: Pairs) -> None:
    (found.nested if one.ranges[i] == other.ranges[j] else found.resized).append((i, j))
    one.free.discard(i)
    other.free.discard(j)


def _pair_parts(one: _Side, other: _Side, found: Pairs) -> None:
    """Find the elements that became several of their name, or one of several."""
    for i, parts in list(_parts(one, other)):
        found.split.append((i, parts))
        one.free.discard(i)
        other.free.difference_update(parts)
    for j, parts in list(_parts(other, one)):
        found.joined.append((parts, j))
        other.free.discard(j)
        one.free.difference_update(parts)


def _parts(whole: _Side, parts: _Side) -> Iterator[tuple[int, list[int]]]:
    """Elements with those that together hold their words."""
    starts = _by_start(parts)
    for number in sorted(whole.free):
        place, end = whole.ranges[number]
        chain: list[int] = []
        while place < end:
            following = starts.get((whole.tags[number], place), ())
            fitting = [each for each in following if parts.ranges[each][1] <= end]
            if not fitting:
                break
            chain.append(max(fitting, key=lambda each: parts.ranges[each][1]))
            place = parts.ranges[chain[-1]][1]
        if place == end and len(chain) > 1:
            yield number, chain


def _by_start(side: _Side) -> dict[tuple[str, int], list[int]]:
    starts: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number in sorted(side.free):
        start, end = side.ranges[number]
        if start < end:
            starts[side.tags[number], start].append(number)
    return starts


def _pair_overlapping(one: _Side, other: _Side, found: Pairs) -> None:
    """Pair what is left by name, each with the one that shares most of its words."""
    candidates: list[tuple[float, int, int]] = []
    names = _by_name(other)
    for tag, olds in _by_name(one).items():
        news = names.get(tag, [])
        start = 0
        for i in olds:
            while start < len(news) and other.ranges[news[start]][1] <= one.ranges[i][0]:
                start += 1
            for j in news[start : start + _TRIED]:
                if shared := _shared(one.ranges[i], other.ranges[j]):
                    candidates.append((-shared, i, j))
    for _, i, j in sorted(candidates):
        if i in one.free and j in other.free:
            _resize(i, j, one, other, found)


def _by_name(side: _Side) -> dict[str, list[int]]:
    names: dict[str, list[int]] = defaultdict(list)
    for number in sorted(side.free, key=lambda each: side.ranges[each]):
        if side.ranges[number][0] < side.ranges[number][1]:
            names[side.tags[number]].append(number)
    return names


def _shared(one: Range, other: Range) -> float:
    """The part of the words of two elements that both hold, from 0 to 1."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0


def _pair_empty(one: _Side, other: _Side, found: Pairs) -> None:
    """Pair empty elements that stand elsewhere now, if nothing else of them is different."""
    where: dict[str, list[int]] = defaultdict(list)
    for j in sorted(other.free, reverse=True):
        if other.ranges[j][0] == other.ranges[j][1]:
            where[other.keys[j]].append(j)
    for i in _points(one, sorted(one.free)):
        if places := where.get(one.keys[i]):
            _resize(i, places.pop(), one, other, found)


def _points(side: _Side, numbers: Iterable[int]) -> list[int]:
    return [number for number in numbers if side.ranges[number][0] == side.ranges[number][1]]
