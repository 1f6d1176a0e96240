"""The datatypes that are points or lengths of time.

Values without a time zone and values with one are ordered only where any zone would give the same order; so are
durations, since months differ in length.

Where jing and the specification differ over what nobody writes, the narrower is taken, so that a file that is right
here is right everywhere: no fraction without digits (`12:00:00.`), no hour 24, which XSD 1.0 allows and jing does not.

Source:
    XSD 1.0 Part 2, second edition, 3.2.6 to 3.2.14.
"""

from collections.abc import Hashable, Mapping
from typing import NamedTuple

from tei.validate.datatypes_kind import Context, Kind, Reader, compiled

_YEAR = "(?P<year>-?(?:[1-9][0-9]{0,999})?[0-9]{4})"
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]+))?"
_MONTH = "(?P<month>[0-9]{2})"
_DAY = "(?P<day>[0-9]{2})"
_ZONE = "(?P<zone>Z|[+-](?P<hours>[0-9]{2}):(?P<minutes>[0-5][0-9]))?"
_DURATION = (
    "(-?)P(?=[0-9T])(?:([0-9]{1,999})Y)?(?:([0-9]{1,999})M)?(?:([0-9]{1,999})D)?"
    r"(?:T(?=[0-9.])(?:([0-9]{1,999})H)?(?:([0-9]{1,999})M)?(?:([0-9]{0,999})(?:(?<=[0-9])|(?=\.[0-9]))(?:\.([0-9]{0,999}))?S)?)?"
)
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_SECONDS = 86_400
_WIDEST = 14 * 3600
"""How far in seconds a time zone may be from UTC."""
_STARTS = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
"""The months from whose first day durations are compared: XSD 1.0 Part 2, 3.2.6.2."""


class Instant(NamedTuple):
    """A point of time."""

    seconds: int
    """From the beginning of the year 1 BC, in UTC, or in its own time if it has no zone."""
    fraction: str
    """Digits of a second without trailing zeros; after a colon, which sorts after any digit, for a leap second."""
    zoned: bool


class Duration(NamedTuple):
    sign: int
    """-1, 0 or 1."""
    months: int
    seconds: int
    fraction: str
    """Digits of a second without trailing zeros."""


def time_kinds() -> Mapping[str, Kind]:
    """The kinds of times by the names XSD gives them."""
    return _KINDS


def _instants(form: str) -> Kind:
    """The kind whose text has this form and may have a time zone after it."""
    pattern = form + _ZONE

    def read(text: str, context: Context) -> Hashable | None:
        found = compiled(pattern).fullmatch(text)
        return _instant(found.groupdict()) if found else None

    reader: Reader = read
    return Kind(reader, before=_earlier)


def _instant(parts: Mapping[str, str | None]) -> Instant | None:
    """The point of time, None if the calendar or the clock has none such; 2000, a leap year, stands in for no year."""
    year, month, day = (int(parts.get(name) or default) for name, default in (("year", 2000), ("month", 1), ("day", 1)))
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    if year == 0 or not 1 <= month <= 12 or hour > 23 or minute > 59 or second > 60:
        return None
    year = year + 1 if year < 0 else year
    if not 1 <= day <= _MONTHS[month - 1] + (month == 2 and _is_leap(year)):
        return None
    fraction = (parts.get("fraction") or "").rstrip("0")
    if second == 60:
        second, fraction = 59, f":{fraction}"
    offset = int(parts["hours"] or 0) * 3600 + int(parts["minutes"] or 0) * 60
    if offset > _WIDEST:
        return None
    if (parts["zone"] or "").startswith("+"):
        offset = -offset
    days = _days_before(year, month) + day - 1
    seconds = days * _DAY_SECONDS + hour * 3600 + minute * 60 + second + offset
    return Instant(seconds, fraction, parts["zone"] is not None)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before(year: int, month: int) -> int:
    """The days from the beginning of the year 0, which is 1 BC, to that of a month."""
    last = year - 1
    leap_days = last // 4 - last // 100 + last // 400 + 1
    return year * 365 + leap_days + sum(_MONTHS[: month - 1]) + (month > 2 and _is_leap(year))


def _earlier(one: Hashable, other: Hashable) -> bool:
    assert isinstance(one, Instant)
    assert isinstance(other, Instant)
    margin = 0 if one.zoned == other.zoned else _WIDEST
    return (one.seconds + margin, one.fraction) < (other.seconds, other.fraction)


def _duration(text: str, context: Context) -> Hashable | None:
    found = compiled(_DURATION).fullmatch(text)
    if found is None:
        return None
    minus, *numbers, fraction = found.groups()
    years, months, days, hours, minutes, seconds = (int(number or 0) for number in numbers)
    fraction = (fraction or "").rstrip("0")
    months += years * 12
    seconds += days * _DAY_SECONDS + hours * 3600 + minutes * 60
    sign = 0 if not (months or seconds or fraction) else -1 if minus else 1
    return Duration(sign, months, seconds, fraction)


def _shorter(one: Hashable, other: Hashable) -> bool:
    assert isinstance(one, Duration)
    assert isinstance(other, Duration)
    places = max(len(one.fraction), len(other.fraction))
    return all(_end(one, start, places) < _end(other, start, places) for start in _STARTS)


def _end(duration: Duration, start: tuple[int, int], places: int) -> int:
    """When a duration that starts with a month ends, in units of so many places of a second."""
    year, month = start
    whole, rest = divmod(year * 12 + month - 1 + duration.sign * duration.months, 12)
    days = _days_before(whole, rest + 1)
    seconds = days * _DAY_SECONDS + duration.sign * duration.seconds
    scale = int("1".ljust(places + 1, "0"))
    return seconds * scale + duration.sign * int(duration.fraction.ljust(places, "0") or 0)


_KINDS: Mapping[str, Kind] = {
    "duration": Kind(_duration, before=_shorter),
    "dateTime": _instants(f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}"),
    "time": _instants(_TIME),
    "date": _instants(f"{_YEAR}-{_MONTH}-{_DAY}"),
    "gYearMonth": _instants(f"{_YEAR}-{_MONTH}"),
    "gYear": _instants(_YEAR),
    "gMonthDay": _instants(f"--{_MONTH}-{_DAY}"),
    "gDay": _instants(f"---{_DAY}"),
    "gMonth": _instants(f"--{_MONTH}"),
}
