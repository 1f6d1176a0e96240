"""Bringing together two versions of one line, of whose base only the fingerprint is known."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import product

from tei.seal import comparable, fingerprints

_TOKEN = re.compile(r"<!--.*?-->|<\?.*?\?>|<[^<>]*>|\w+|\s+|.", re.DOTALL)
_MOST = 14
"""Differences between two lines whose combinations are all tried: 16,384."""
_LONGEST = 4_000
"""Words and tags of a line that is looked into."""

Hunk = tuple[list[str], list[str]]
"""The same run of a line in both versions."""


def merge_words(mine: Sequence[str], theirs: Sequence[str], base: Sequence[str]) -> tuple[str, ...] | None:
    """The lines with the changes of both, or None where both changed the same words, or it cannot be told.

    Wherever the two differ, one of them has what the base had, if they changed different words. Which one is found
    by trying: the choice whose text has the fingerprint of the base is the base, and the other choice at every place
    is the text with both changes.

    Args:
        mine: one or more lines that stand for the same run of the file in both versions.
        base: the fingerprints of the lines of the base.
    """
    pieces = _pieces(_TOKEN.findall("\n".join(mine)), _TOKEN.findall("\n".join(theirs)))
    if pieces is None:
        return None
    places = [index for index, piece in enumerate(pieces) if piece[0] != piece[1]]
    for choice in product((0, 1), repeat=len(places)):
        sides = dict(zip(places, choice, strict=True))
        if fingerprints(_text(pieces, sides).split("\n")) == tuple(base):
            return tuple(_text(pieces, {place: 1 - side for place, side in sides.items()}).split("\n"))
    return None


def _pieces(mine: list[str], theirs: list[str]) -> list[Hunk] | None:
    """Both versions cut into runs that are equal or differ; None where there is too much to try."""
    if max(len(mine), len(theirs)) > _LONGEST:
        return None
    plain_mine, plain_theirs = list(map(comparable, mine)), list(map(comparable, theirs))
    found: list[Hunk] = []
    count = 0
    for tag, i, j, k, m in SequenceMatcher(None, plain_mine, plain_theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((theirs[k:m], theirs[k:m]))
        else:
            found.append((mine[i:j], theirs[k:m]))
            count += 1
    return found if 0 < count <= _MOST else None


def _text(pieces: list[Hunk], sides: dict[int, int]) -> str:
    return "".join(token for index, piece in enumerate(pieces) for token in piece[sides.get(index, 1)])
