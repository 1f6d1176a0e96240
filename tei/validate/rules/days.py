"""Values of dates as stretches of days, so that two can be compared however precise each is."""

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

_DATE = re.compile(r"(-?\d{4,9})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*|Z|[+-]\d\d:\d\d)?")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?")

Day = tuple[int, int, int]
"""Year, month, day."""


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day that a value can mean."""

    first: Day
    last: Day

    def meets(self, other: "Days") -> bool:
        return self.first <= other.last and other.first <= self.last

    def far_from(self, other: "Days") -> bool:
        """Whether an end of one is more than a century away from that of the other; open ends are no ends."""
        pairs = (self.first[0], other.first[0]), (self.last[0], other.last[0])
        return any(abs(one - two) > 100 for one, two in pairs if abs(one) < 9999 and abs(two) < 9999)

    def holds(self, other: "Days") -> bool:
        return self.first <= other.first and other.last <= self.last


@lru_cache(maxsize=4096)
def days(value: str) -> Days | None:
    """The days of an ISO 8601 date, month or year; None for another value, and for a day the calendar lacks."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if month > 12 or (match[2] and not month) or (match[3] and not 0 < day <= month_length(year, month)):
        return None
    first = (year, month or 1, day or 1)
    last = (year, month or 12, day or month_length(year, month or 12))
    return Days(first, last)


def month_length(year: int, month: int) -> int:
    """The days of a month; the Gregorian calendar is counted back before its time."""
    return monthrange(year if 0 < year < 10_000 else year % 400 + 400, month)[1]


def meaning(element: etree._Element) -> Days | None:
    """The stretch that the attributes of an element mean; an end that is left open reaches as far as time.

    None where there is no value or one that cannot be read.
    """
    when = element.get("when")
    if when is not None:
        return days(when)
    begin = element.get("from") or element.get("notBefore")
    end = element.get("to") or element.get("notAfter")
    if begin is None and end is None:
        return None
    first = days(begin) if begin else Days((-9999, 1, 1), (-9999, 1, 1))
    last = days(end) if end else Days((9999, 12, 31), (9999, 12, 31))
    return Days(first.first, last.last) if first and last else None


def same_day_of_year(value: str, other: str) -> bool:
    """Whether a date agrees with a month and day that have no year: `--11-20`."""
    yearless, date = _YEARLESS.fullmatch(value), _DATE.fullmatch(other)
    if yearless is None or date is None:
        return True
    return all(
        one is None or two is None or one == two for one, two in zip(yearless.groups(), date.groups()[1:], strict=True)
    )
