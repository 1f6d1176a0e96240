"""A quick look whether a text can hold one of many phrases, before their long pattern is compiled or tried.

A look may say yes where there is none, and never no where there is one.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_ODD = re.compile("[İıſ\u1c80-\u1c88]")
"""Letters that a pattern which ignores case takes for one of ours, though they are not its capital."""
_LONGEST_KEPT = 4000

Words = Mapping[str, tuple[frozenset[str], ...]]
"""By the first word of phrases, empty for those that begin with a sign, all words of each."""


def words_of(phrases: Iterable[str]) -> Words:
    """The words of phrases, for a look."""
    found: dict[str, list[frozenset[str]]] = {}
    for phrase in phrases:
        match = _WORD.match(phrase)
        found.setdefault(match[0] if match else "", []).append(frozenset(_WORD.findall(phrase)))
    return {first: tuple(sets) for first, sets in found.items()}


def may_hold(text: str, words: Words, ignore_case: bool = False) -> bool:
    """Whether a text can hold a phrase in which words begin and end where those of the text do.

    Args:
        text: folded, as the phrases are.
        ignore_case: whether the pattern does; the phrases are then in small letters.
    """
    if ignore_case:
        if _ODD.search(text):
            return True
        text = text.lower()
    spelled = _kept(text) if len(text) <= _LONGEST_KEPT else _spelled(text)
    if words.keys().isdisjoint(spelled) and "" not in words:
        return False
    firsts = spelled.intersection(words)
    return any(each <= spelled for first in (*firsts, "") for each in words.get(first, ()))


def may_begin(text: str, start: int, words: Words, ignore_case: bool = False) -> bool:
    """Whether a phrase can begin at a place, as far as its first word tells."""
    match = _WORD.match(text, start)
    if match is None:
        return "" in words
    first = match[0]
    return first in words or (ignore_case and (first.lower() in words or _ODD.search(first) is not None))


def _spelled(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


_kept = lru_cache(maxsize=16)(_spelled)
"""What is asked about one text is asked several times in a row."""
