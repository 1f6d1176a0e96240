"""Passages that resemble each other, where no word-by-word comparison has shown it."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_NEAR = 12
"""So many passages of a gap on are looked at."""
_BUDGET = 4_000_000
"""Pairs of letters that are compared in one gap. Texts can be made so that comparing them takes for ever."""
_SHORT = 160
"""Letters of two passages together, such as a salutation and the one in its place."""
_FEWEST = 5
_COMMON = 50
"""A word that stands in more passages than this tells nothing about which of them is meant."""


def in_step(
    old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]], links: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pairs of passages whose letters are mostly the same, in order and not across the pairs that are known.

    Short passages that are the only ones left between their neighbours are a pair whatever their letters.

    Args:
        old: number and letters of passages of one text, in order; `new` of the other.
        links: pairs of numbers that are known.
    """
    found: list[tuple[int, int]] = []
    known = sorted(links)
    alone = len(old) == len(new) == 1
    start = 0
    budget = _BUDGET
    for i, letters in old:
        place = bisect_left(known, (i, -1))
        lowest = known[place - 1][1] if place else -1
        highest = known[place][1] if place < len(known) else math.inf
        for place in range(start, min(start + _NEAR, len(new))):
            j, others = new[place]
            budget -= len(letters) * len(others)
            if budget < 0:
                return found
            if lowest < j < highest and (_alike(letters, others) or (alone and len(letters + others) <= _SHORT)):
                found.append((i, j))
                start = place + 1
                break
    return found


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= 0.6 and matcher.quick_ratio() >= 0.6 and matcher.ratio() >= 0.6


def resembling(old: Sequence[tuple[int, list[str]]], new: Sequence[tuple[int, list[str]]]) -> Iterator[tuple[int, int]]:
    """Pairs of passages, wherever they stand, that have most of their words in common; each in one pair at most.

    Args:
        old: number and words of passages of one text; `new` of the other.
    """
    where: dict[str, list[int]] = defaultdict(list)
    bags = {j: Counter(words) for j, words in new if len(words) >= _FEWEST}
    for j, bag in bags.items():
        for word in bag:
            where[word].append(j)
    for i, words in old:
        if len(words) < _FEWEST:
            continue
        bag = Counter(words)
        votes = Counter(j for word in bag if len(where[word]) <= _COMMON for j in where[word] if j in bags)
        for j, _ in votes.most_common(3):
            common = sum((bag & bags[j]).values())
            if 2 * common >= 0.65 * (len(words) + bags[j].total()):
                del bags[j]
                yield i, j
                break
