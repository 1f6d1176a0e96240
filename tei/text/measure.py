"""`Measure`: the length at which a text was broken into lines, from the line ends that certainly cut a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tei.text.lines import Line

_SHORTEST = 30
"""Columns of the shortest line taken for prose that a measure broke; addresses and lists have shorter ones."""
_LONGEST = 130
"""Columns of the widest measure anybody sets; longer lines are whole paragraphs."""
_NARROW = 55
"""Below this measure prose and verse look alike, so the lines must fill it better."""
_LOOSE = 0.8
"""Share of the measure that is always enough to go on where no sentence ends: indents that got lost shorten lines."""
_ENOUGH = 6
"""Lines that show whether every word that fits was set on them."""
_CAPITALS = 120
"""Letters of a passage in capitals from which its case says nothing about where sentences begin."""


@dataclass(frozen=True, slots=True)
class Measure:
    columns: int
    loose: float
    """How much of the measure a line fills at least, together with the first word of the next."""
    tight: bool
    """Whether nearly every line was too full for the next word, as a machine or a typist breaks lines."""
    exact: int
    """The widest line of a text whose lines hold every word that fits; 0 where they do not."""
    seen: int
    """How many line ends speak for it."""


def sure_pairs(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Neighbours between which a line end certainly cuts a sentence: no stop above, no capital below."""
    if len(lines) < 2:
        return []
    shouts = _in_capitals(lines)
    return [
        (line, after)
        for line, after in pairwise(lines)
        if line.width >= _SHORTEST
        and after.gap <= 1
        and not after.page
        and (after.goes_on or (shouts and not after.labelled and line.width >= _NARROW))
        and not line.ended
    ]


def find_measure(pairs: Sequence[tuple[Line, Line]]) -> Measure | None:
    """The measure of lines that certainly were broken at one; None where their lengths follow no rule.

    The measure is the length that nine lines in ten do not pass: hanging punctuation and slips pass any other.
    """
    if not pairs:
        return None
    columns = int(_part(sorted(line.width for line, _ in pairs), 0.9))
    filled = sorted(filled_columns(line, after) / columns for line, after in pairs)
    if columns > _LONGEST or _part(filled, 0.2) < 0.6 or (columns < _NARROW and _part(filled, 0.35) < 0.9):
        return None
    widest = max(line.width for line, _ in pairs)
    return Measure(
        columns,
        min(_LOOSE, max(0.6, _part(filled, 0.1) - 0.02)),
        len(pairs) >= 4 and _part(filled, 0.25) >= 0.95,
        widest if len(pairs) >= _ENOUGH and _greedy(pairs, widest) else 0,
        len(pairs),
    )


def _greedy(pairs: Sequence[tuple[Line, Line]], widest: int) -> bool:
    """Whether lines were always filled to the last word that fits, but for a few that an indent has shortened."""
    return sum(filled_columns(line, after) <= widest for line, after in pairs) <= 0.3 * len(pairs)


def filled_columns(line: Line, after: Line) -> int:
    """Columns the line would have had, had the first word of the next one been set on it."""
    return line.width + 1 + after.first_word


def _part(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _in_capitals(lines: Sequence[Line]) -> bool:
    text = "".join(line.text for line in lines)
    letters = sum(map(str.isalpha, text))
    capitals = sum(map(str.isupper, text))
    return letters >= _CAPITALS and capitals >= 0.8 * letters
