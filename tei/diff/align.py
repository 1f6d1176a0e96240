"""Which words and passages of one text are those of another, also where they were moved, split or joined."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tei.diff.similar import in_step, resembling
from tei.diff.stream import Stream
from tei.merge.differences import matches

_LONG = 4
"""Words from which on two passages that are equal are one that was moved, before anything else is looked at."""

_SMALL = 250_000
"""Pairs of words below which a run without a word that stands once in both is looked into, word by word."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that are each other's: one and one, one that was split, some that were joined, or one alone."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


@dataclass(slots=True)
class Alignment:
    to_new: list[int]
    """For each old word the new one that it is, or -1."""
    to_old: list[int]
    moved: list[bool]
    """Whether an old word stands in a passage that was moved."""
    groups: list[Group] = field(default_factory=list)
    """In the order of the new text; passages that were taken out follow those before them."""


def align(old: Stream, new: Stream) -> Alignment:
    """The words that both texts have, in one order where that can be.

    Passages that are equal are each other's by those that stand once in both (patience); between these, words are
    compared in the same way. The time needed grows with the length of the texts, and with the square only of short
    runs that have nothing in common.
    """
    found = Alignment([-1] * len(old.words), [-1] * len(new.words), [False] * len(old.words))
    search = _Search(old, new, found)
    search.match_equal()
    search.find_moved(_LONG)
    for olds, news in search.gaps():
        search.look_into(olds, news)
    search.find_moved(1)
    # What was moved, and split, joined or changed as well.
    search.look_into(sorted(search.free_old), sorted(search.free_new), moved=True)
    search.find_moved_and_changed()
    found.groups = search.in_order()
    return found


@dataclass(slots=True)
class _Search:
    old: Stream
    new: Stream
    found: Alignment
    groups: list[Group] = field(default_factory=list)
    free_old: set[int] = field(default_factory=set)
    free_new: set[int] = field(default_factory=set)
    equal: list[tuple[int, int]] = field(default_factory=list)

    def match_equal(self) -> None:
        self.free_old, self.free_new = set(range(len(self.old.passages))), set(range(len(self.new.passages)))
        self.equal = list(matches(_keys(self.old), _keys(self.new)))
        for i, j in self.equal:
            self.take_equal(i, j, moved=False)

    def find_moved(self, least: int) -> None:
        """Take passages of so many words or more that are equal, wherever they stand."""
        where: dict[str, list[int]] = defaultdict(list)
        for j in sorted(self.free_new, reverse=True):
            where[_key(self.new, j)].append(j)
        for i in sorted(self.free_old):
            places = where.get(_key(self.old, i))
            if places and _size(self.old, i) >= least:
                self.take_equal(i, places.pop(), moved=True)

    def gaps(self) -> Iterable[tuple[list[int], list[int]]]:
        """The passages that have found nothing, between those that have."""
        edges = [(-1, -1), *self.equal, (len(self.old.passages), len(self.new.passages))]
        for (a, b), (c, d) in pairwise(edges):
            olds = [i for i in range(a + 1, c) if i in self.free_old]
            news = [j for j in range(b + 1, d) if j in self.free_new]
            if olds and news:
                yield olds, news

    def look_into(self, olds: list[int], news: list[int], moved: bool = False) -> None:
        """Find the passages of a gap, or of all that is left, that are each other's, by the words they share."""
        words_old, words_new = self.old.words_of(olds), self.new.words_of(news)
        texts = [self.old.words[word] for word in words_old], [self.new.words[word] for word in words_new]
        pairs = list(matches(*texts, small=_SMALL))
        owner_old, owner_new = _owners(self.old, olds), _owners(self.new, news)
        shared: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for i, j in pairs:
            a, b = words_old[i], words_new[j]
            shared[owner_old[a], owner_new[b]].append((a, b))
        links = [link for link, common in shared.items() if self.is_strong(link, common)]
        if not moved:
            linked_old, linked_new = {i for i, _ in links}, {j for _, j in links}
            links += in_step(
                [(i, self.letters(self.old, i)) for i in olds if i not in linked_old],
                [(j, self.letters(self.new, j)) for j in news if j not in linked_new],
                links,
            )
        by_old: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for link in links:
            by_old[link[0]].append(link)
        for group_old, group_new in _components(links):
            for link in (link for i in group_old for link in by_old[i]):
                for a, b in shared.get(link, ()):
                    self.pair(a, b, moved)
            self.take(Group(group_old, group_new, moved))

    def is_strong(self, link: tuple[int, int], common: Sequence[tuple[int, int]]) -> bool:
        """Whether a passage is another, or a part of it, and does not only have some words in common with it."""
        i, j = link
        weight = sum(len(self.old.words[a]) for a, _ in common)
        sizes = len(self.letters(self.old, i)), len(self.letters(self.new, j))
        if 2 * weight >= max(sizes):
            return True
        first, last = common[0], common[-1]
        of_longer = last[0] - first[0] if sizes[0] > sizes[1] else last[1] - first[1]
        if 4 * weight >= 3 * min(sizes) and of_longer < 1.5 * len(common):
            return True
        together = last[0] - first[0] == last[1] - first[1] == len(common) - 1
        return together and (len(common) >= _LONG or self.is_over_border(link, first, last))

    def is_over_border(self, link: tuple[int, int], first: tuple[int, int], last: tuple[int, int]) -> bool:
        """Whether the words from first to last ended a passage and now begin one, or the other way round."""
        one, other = self.old.passages[link[0]], self.new.passages[link[1]]
        ended = last[0] == one.last - 1 and first[1] == other.first
        return ended or (first[0] == one.first and last[1] == other.last - 1)

    def find_moved_and_changed(self) -> None:
        olds = [(i, self.word_list(self.old, i)) for i in sorted(self.free_old)]
        news = [(j, self.word_list(self.new, j)) for j in sorted(self.free_new)]
        for i, j in resembling(olds, news):
            first_old, first_new = self.old.passages[i].first, self.new.passages[j].first
            for a, b in matches(self.word_list(self.old, i), self.word_list(self.new, j)):
                self.pair(first_old + a, first_new + b, moved=True)
            self.take(Group((i,), (j,), moved=True))

    def take_equal(self, i: int, j: int, moved: bool) -> None:
        first_old, first_new = self.old.passages[i].first, self.new.passages[j].first
        for step in range(_size(self.old, i)):
            self.pair(first_old + step, first_new + step, moved)
        self.take(Group((i,), (j,), moved))

    def pair(self, a: int, b: int, moved: bool) -> None:
        self.found.to_new[a], self.found.to_old[b], self.found.moved[a] = b, a, moved

    def take(self, group: Group) -> None:
        self.groups.append(group)
        self.free_old.difference_update(group.old)
        self.free_new.difference_update(group.new)

    def word_list(self, stream: Stream, index: int) -> list[str]:
        passage = stream.passages[index]
        return stream.words[passage.first : passage.last]

    def letters(self, stream: Stream, index: int) -> str:
        return "".join(self.word_list(stream, index))

    def in_order(self) -> list[Group]:
        groups = self.groups + [Group((), (j,)) for j in self.free_new]
        groups.sort(key=lambda group: group.new)
        after: dict[int, list[Group]] = defaultdict(list)
        place = {i: index for index, group in enumerate(groups) if not group.moved for i in group.old}
        before = -1
        for i in range(len(self.old.passages)):
            before = place.get(i, before)
            if i in self.free_old:
                after[before].append(Group((i,), ()))
        return [*after[-1], *(each for index, group in enumerate(groups) for each in (group, *after[index]))]


def _keys(stream: Stream) -> list[str]:
    return [_key(stream, index) for index in range(len(stream.passages))]


def _key(stream: Stream, index: int) -> str:
    passage = stream.passages[index]
    return " ".join(stream.words[passage.first : passage.last])


def _size(stream: Stream, index: int) -> int:
    return stream.passages[index].last - stream.passages[index].first


def _owners(stream: Stream, passages: list[int]) -> dict[int, int]:
    return {
        word: index for index in passages for word in range(stream.passages[index].first, stream.passages[index].last)
    }


def _components(links: list[tuple[int, int]]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Passages that hang together by their links, as old and new ones in order."""
    of_old: dict[int, int] = {}
    of_new: dict[int, int] = {}
    members: dict[int, tuple[set[int], set[int]]] = {}
    for number, (i, j) in enumerate(links):
        olds, news = {i}, {j}
        for other in {of_old.get(i), of_new.get(j)} - {None}:
            if other is not None:
                more_old, more_new = members.pop(other)
                olds |= more_old
                news |= more_new
        members[number] = olds, news
        of_old |= dict.fromkeys(olds, number)
        of_new |= dict.fromkeys(news, number)
    return [(tuple(sorted(olds)), tuple(sorted(news))) for olds, news in members.values()]
