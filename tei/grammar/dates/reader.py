"""What readers of dates share: the window they read, the dates they return, years of two figures."""

import dataclasses
from dataclasses import dataclass, replace

from tei.grammar.dates.context import counts, plural_follows, previous
from tei.grammar.dates.point import Point, read_point
from tei.grammar.dates.tokens import Tokens
from tei.grammar.dates.vocabulary import Vocabulary
from tei.grammar.dates.years import full_year
from tei.model import Dating


@dataclass(frozen=True, slots=True)
class Reading:
    """A date from token `start` to token `end` (exclusive)."""

    start: int
    end: int
    dating: Dating


@dataclasses.dataclass(slots=True)
class Reader:
    """The window that is read, and what is known beside it."""

    tokens: Tokens
    vocabulary: Vocabulary
    years: tuple[int, ...]
    """Years of the text, from which the century of a year of two figures is taken."""
    short: bool = False
    """Set when a year of two figures was met."""
    last_year: int = -1
    """The token after the last year that stood alone; another may follow in a list."""

    def kinds(self, start: int, end: int) -> str:
        return self.tokens.kinds[start:end]

    def point(self, start: int, end: int) -> Point | None:
        return read_point(self.tokens, start, end, day_first=self.vocabulary.day_first)


Readings = list[Reading] | None


def resolved(reader: Reader, points: list[Point]) -> tuple[list[Point], Dating] | None:
    """The points with their years in full, and a dating with certainty and evidence but no value.

    None where a century is not known, or a month lacks the day.
    """
    result, note = [], Dating()
    for point in points:
        if point.short is not None:
            reader.short = True
            found = full_year(point.short, reader.years)
            if found is None:
                return None
            point = replace(point, year=found.year, short=None)
            note = Dating(cert=found.cert, evidence=found.evidence)
        if not point.possible:
            return None
        result.append(point)
    doubts = [f"the source doubts it: {point.doubt}" for point in points if point.doubt]
    if doubts:
        note = Dating(cert="medium", evidence="; ".join(filter(None, [*doubts, note.evidence])))
    return result, note


def counted(reader: Reader, end: int) -> bool:
    return counts(reader.tokens, end, reader.vocabulary) or plural_follows(reader.tokens, end, reader.vocabulary)


def numbered(reader: Reader, start: int) -> bool:
    index = previous(reader.tokens, start)
    return index >= 0 and reader.tokens.kinds[index] == "g"
