"""First words of phrases: a quick look whether a text can hold one of them, before a long pattern is compiled or tried.

A look may say yes where there is none, and never no where there is one.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_ODD = re.compile("[İıſ\u1c80-\u1c88]")
"""Letters that a pattern which ignores case takes for one of ours, though they are not its capital."""
_LONGEST_KEPT = 4000


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The words with which phrases begin; an empty one for those that begin with a sign."""
    matches = (_WORD.match(phrase) for phrase in phrases)
    return frozenset(match[0] if match else "" for match in matches)


def may_hold(text: str, firsts: frozenset[str]) -> bool:
    """Whether a text can hold a phrase, whatever its case, that begins and ends where words do.

    Args:
        text: folded.
        firsts: first words in small letters.
    """
    return "" in firsts or not firsts.isdisjoint(spelled_words(text.lower())) or _ODD.search(text) is not None


def may_begin(text: str, start: int, firsts: frozenset[str]) -> bool:
    """The same for a phrase at one place."""
    match = _WORD.match(text, start)
    if match is None:
        return "" in firsts
    return match[0].lower() in firsts or _ODD.search(match[0]) is not None


def spelled_words(text: str) -> frozenset[str]:
    """The words of a text, as they are spelled."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _words(text)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


_kept = lru_cache(maxsize=16)(_words)
"""What is asked about one text is asked several times in a row."""
