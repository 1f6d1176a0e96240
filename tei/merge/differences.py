"""Differences of two sequences of lines, and of three: where each of two differs from what both were."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_SMALL = 1_000_000
"""Pairs of lines below which every pair may be compared."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines of a base that another version has otherwise; all bounds are half open."""

    start: int
    end: int
    first: int
    """Where the other version has what stands there instead."""
    last: int


def hunks(base: Sequence[str], other: Sequence[str]) -> Iterator[Hunk]:
    """The differences from first to last. Lines that were replaced one by one are hunks of their own."""
    a = b = 0
    for i, j in (*matches(base, other), (len(base), len(other))):
        if i - a == j - b:
            yield from (Hunk(a + k, a + k + 1, b + k, b + k + 1) for k in range(i - a))
        elif i > a or j > b:
            yield Hunk(a, i, b, j)
        a, b = i + 1, j + 1


@dataclass(frozen=True, slots=True)
class Place:
    """A run of the base that one or both versions changed, as both have it."""

    base: tuple[int, int]
    mine: tuple[int, int]
    theirs: tuple[int, int]
    by_me: bool
    by_them: bool


def places(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Place]:
    """The places where one of two versions differs from their base, in order; those that overlap are one.

    Hunks that only touch stay apart: each line of a canonical file is a block of its own. Two insertions at one
    place overlap, since nothing tells their order.
    """
    ours = [(hunk, True) for hunk in hunks(base, mine)]
    others = [(hunk, False) for hunk in hunks(base, theirs)]
    waiting = sorted([*ours, *others], key=lambda each: (each[0].start, each[0].end, not each[1]))
    shift = {True: 0, False: 0}
    group: list[tuple[Hunk, bool]] = []
    for each in [*waiting, None]:
        if group and (each is None or not _touches(group, each)):
            yield _place(group, shift)
            group = []
        if each is not None:
            group.append(each)


def _touches(group: list[tuple[Hunk, bool]], new: tuple[Hunk, bool]) -> bool:
    hunk, mine = new
    return any(_overlap(old, hunk) for old, whose in group if whose != mine) or any(
        old.end > hunk.start for old, _ in group
    )


def _overlap(a: Hunk, b: Hunk) -> bool:
    if a.start == a.end and b.start == b.end:
        return a.start == b.start
    return a.start < b.end and b.start < a.end


def _place(group: list[tuple[Hunk, bool]], shift: dict[bool, int]) -> Place:
    """The whole run of a group. `shift`, how far each version has moved from the base so far, is brought on."""
    start = min(hunk.start for hunk, _ in group)
    end = max(hunk.end for hunk, _ in group)
    found: dict[bool, tuple[int, int]] = {}
    for mine in (True, False):
        grown = sum((h.last - h.first) - (h.end - h.start) for h, whose in group if whose == mine)
        found[mine] = (start + shift[mine], end + shift[mine] + grown)
        shift[mine] += grown
    changed = {mine for _, mine in group}
    return Place((start, end), found[True], found[False], True in changed, False in changed)


def matches(a: Sequence[str], b: Sequence[str], small: int = _SMALL) -> Iterator[tuple[int, int]]:
    """Pairs of equal lines, rising in both: by the lines that stand once in each, and the rest between these.

    Args:
        small: pairs of lines below which a run that has no such lines is looked into; in longer ones nothing is found.
    """
    work = [(0, len(a), 0, len(b))]
    while work:
        i, j, k, m = work.pop()
        while i < j and k < m and a[i] == b[k]:
            yield i, k
            i, k = i + 1, k + 1
        tail = 0
        while i < j - tail and k < m - tail and a[j - 1 - tail] == b[m - 1 - tail]:
            tail += 1
        if tail:
            work.append((j - tail, j, m - tail, m))
            j, m = j - tail, m - tail
        if i == j or k == m:
            continue
        anchors = _anchors(a, i, j, b, k, m)
        if not anchors and (j - i) * (m - k) <= small:
            matcher = SequenceMatcher(None, a[i:j], b[k:m], autojunk=False)
            for x, y, size in matcher.get_matching_blocks():
                yield from ((i + x + step, k + y + step) for step in range(size))
        if not anchors:
            continue
        edges = [(i - 1, k - 1), *anchors, (j, m)]
        for (x, y), (z, w) in reversed(list(pairwise(edges))):
            work.append((x + 1, z, y + 1, w))
            if (x, y) != (i - 1, k - 1):
                work.append((x, x + 1, y, y + 1))


def _anchors(a: Sequence[str], i: int, j: int, b: Sequence[str], k: int, m: int) -> list[tuple[int, int]]:
    """The longest rising run of lines that stand once in both (patience)."""
    once_a, once_b = Counter(a[i:j]), Counter(b[k:m])
    where = {line: place for place, line in enumerate(b[k:m], k) if once_b[line] == 1}
    pairs = [(place, where[line]) for place, line in enumerate(a[i:j], i) if once_a[line] == 1 and line in where]
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            piles.append(index)
        else:
            tops[pile], piles[pile] = place, index
    found: list[tuple[int, int]] = []
    index = piles[-1] if piles else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]
