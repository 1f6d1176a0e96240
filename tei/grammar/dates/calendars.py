"""The Julian and the Gregorian calendar, as far as printed dates need them."""

import datetime
from calendar import isleap, monthrange

_GREGORIAN_BEGINS = datetime.date(1582, 10, 15)


def days_in_month(month: int, year: int | None, *, julian: bool = False) -> int:
    """The number of days; February has 29 when the year is not known."""
    if month != 2:
        return monthrange(2000, month)[1]
    leap = year is None or (year % 4 == 0 if julian else isleap(year))
    return 29 if leap else 28


def gregorian_from_julian(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """The same day in the Gregorian calendar; None before 15 October 1582 or where the month lacks the day.

    Source:
        The difference is 10 days until 28 February 1700 (Julian) and grows by one in each year that only the Julian
        calendar makes a leap year.
    """
    if not 1582 <= year <= 2099 or day > days_in_month(month, year, julian=True):
        return None
    century = year // 100 if month > 2 else (year - 1) // 100
    difference = century - century // 4 - 2
    if (month, day) == (2, 29) and not isleap(year):  # a day only the Julian calendar has
        date = datetime.date(year, 2, 28) + datetime.timedelta(days=difference + 1)
    else:
        date = datetime.date(year, month, day) + datetime.timedelta(days=difference)
    return (date.year, date.month, date.day) if date >= _GREGORIAN_BEGINS else None
