"""Days printed in two calendars, years printed for two beginnings of the year."""

from dataclasses import replace

from tei.grammar.dates.calendars import gregorian_from_julian
from tei.grammar.dates.context import counts
from tei.grammar.dates.point import Point, completed
from tei.grammar.dates.reader import Reader, Reading, Readings
from tei.model import Dating

_ANY_CENTURY = (1600, 1750, 1850, 1950)
"""A year for each difference of the calendars, 10 to 13 days."""
_SPLIT_YEARS = 1752
"""Until then a year began on 25 March in England, and its first months were printed with both years."""


def read_double(reader: Reader, start: int, end: int) -> Readings:
    """10/23 juillet 1914, 5 (18) апреля 1917 г.: the later day is the Gregorian, whichever stands first."""
    kinds = reader.kinds(start, end)
    middle = min(kinds.index(sign) for sign in "/([" if sign in kinds[1:])
    close = max(kinds.find(")"), kinds.find("]"))
    inner = reader.point(start + middle + 1, start + (close if close > 0 else len(kinds)))
    outer = reader.point(start, start + middle)
    points = [outer, inner]
    if close > 0 and close + 1 < len(kinds) and inner and outer:
        tail = reader.point(start + close + 1, end)
        if tail is None:
            return None
        month = inner.month or tail.month
        points = [
            replace(outer, month=outer.month or month, year=outer.year or tail.year),
            replace(inner, month=month, year=inner.year or tail.year),
        ]
    if any(point is None or point.day is None for point in points):
        return None
    first, second = completed([point for point in points if point])
    if first.month is None or second.month is None:
        return None
    if first.month == 12 and second.month == 1 and first.year and first.year == second.year:
        first = replace(first, year=first.year - 1)
    if not is_same_day(first, second) and _is_reversed(first, second):
        first, second = second, first
        if first.month == 12 and second.month == 1 and first.year == second.year and first.year:
            first = replace(first, year=first.year - 1)
    if is_same_day(first, second):
        return [Reading(start, end, Dating(when=second.value, custom=first.value, calendar="julian"))]
    if is_same_day(second, first):  # 17/4 сентября: the Gregorian day first, as Russian offices abroad wrote it
        return [Reading(start, end, Dating(when=first.value, custom=second.value, calendar="julian"))]
    neighbours = first.month == second.month and second.day == (first.day or 0) + 1 and close < 0
    if neighbours and first.possible and second.possible:  # the night of 10/11 May
        return [Reading(start, end, Dating(from_=first.value, to=second.value))]
    return None if "[" in kinds else []  # May 19[22] is a day and the mark of a note


def _is_reversed(first: Point, second: Point) -> bool:
    """Whether the Gregorian day stands first: 7 ноября (25 октября) 1917 г., 22/10 mars 1878."""
    if second.month == 12 and first.month == 1 and first.year == second.year and second.year:
        second = replace(second, year=second.year - 1)
    return is_same_day(second, first)


def read_styled(reader: Reader, start: int, end: int) -> Readings:
    """October 25, O.S., 1917: the calendar is named between day and year."""
    tokens = reader.tokens
    point = reader.point(start, end)
    if point is None or not point.day or "m" in reader.kinds(start, end):
        return None
    index = next(i for i in range(start, end) if tokens.kinds[i] == "L")
    if reader.vocabulary.words[tokens.words[index]].text == "gregorian":
        return [Reading(start, end, Dating(when=point.value))]
    moved = gregorian_from_julian(point.year or 0, point.month or 0, point.day)
    if moved is None:
        return None
    return [Reading(start, end, Dating(when=Point(*moved).value, custom=point.value, calendar="julian"))]


def read_split(reader: Reader, start: int, end: int) -> Readings:
    """1939/40 is two years; 12 February 1688/9 is a day before the English new year, in the later of the two."""
    tokens = reader.tokens
    slash = start + reader.kinds(start, end).index("/")
    year, figures = tokens.values[slash - 1], tokens.ends[slash + 1] - tokens.starts[slash + 1]
    next_year = year + 1
    if tokens.values[slash + 1] != next_year % 10**figures or year < 1500:
        return None
    if slash - 1 == start:
        if counts(tokens, end, reader.vocabulary) or (figures == 1 and year > _SPLIT_YEARS):
            return None
        return [Reading(start, end, Dating(from_=f"{year:04d}", to=f"{next_year:04d}"))]
    point = reader.point(start, slash)
    if point is None or point.month is None or point.month > 3 or year > _SPLIT_YEARS:
        return None
    julian = replace(point, year=next_year)
    moved = gregorian_from_julian(next_year, point.month, point.day or 0)
    if moved is None:
        return [Reading(start, end, Dating(when=julian.value))]
    return [Reading(start, end, Dating(when=Point(*moved).value, custom=julian.value, calendar="julian"))]


def is_same_day(julian: Point, gregorian: Point) -> bool:
    """Whether two points are one day in the two calendars, with the difference of their century."""
    if julian.month is None or julian.day is None or gregorian.month is None or gregorian.day is None:
        return False
    if julian.year is not None:
        moved = gregorian_from_julian(julian.year, julian.month, julian.day)
        return moved == (gregorian.year, gregorian.month, gregorian.day)
    moves = (gregorian_from_julian(year, julian.month, julian.day) for year in _ANY_CENTURY)
    return any(moved is not None and moved[1:] == (gregorian.month, gregorian.day) for moved in moves)
