"""Two short texts, word by word."""

from tei.diff.result import Piece, Side
from tei.merge.differences import matches

_ALIKE = 0.4
"""The part of their words two texts share when it helps to see the difference word by word."""


def word_pieces(old: str, new: str) -> tuple[Piece, ...]:
    """What both have and what one has, in order; the whole of both where they share little."""
    before, after = old.split(), new.split()
    pairs = list(matches(before, after))
    if 2 * len(pairs) < _ALIKE * (len(before) + len(after)):
        pairs = []
    found: list[Piece] = []
    a = b = start = 0
    for i, j in [*pairs, (len(before), len(after))]:
        if i > a or j > b:
            _add(found, Side.SAME, before[start:a])
            _add(found, Side.OLD, before[a:i])
            _add(found, Side.NEW, after[b:j])
            start = i
        a, b = i + 1, j + 1
    _add(found, Side.SAME, before[start:])
    return tuple(found)


def _add(pieces: list[Piece], side: Side, words: list[str]) -> None:
    if words:
        pieces.append(Piece(side, " ".join(words)))
