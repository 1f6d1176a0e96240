"""Years that a date does not print in full: the century of two figures, the year of a day and month."""

from dataclasses import dataclass, replace

from tei.grammar.dates.calendars import days_in_month, gregorian_from_julian
from tei.model import Certainty, Dating

_FAR = 50
"""A year of two figures has no certain century if every year of the text is further away than this."""


_NEAR = 25
"""Within this the century is certain but for a slip."""


@dataclass(frozen=True, slots=True)
class FullYear:
    year: int
    cert: Certainty
    evidence: str


def full_year(short: int, years: tuple[int, ...]) -> FullYear | None:
    """The year with these last two figures that is nearest to a year of the text.

    None where the text has no year, none within fifty years, or two centuries are equally near.
    """
    near = sorted((abs(hundred + short - year), hundred + short, year) for year in years for hundred in _hundreds(year))
    if not near or near[0][0] > _FAR:
        return None
    if any(distance == near[0][0] and year != near[0][1] for distance, year, _ in near):
        return None
    distance, year, given = near[0]
    return FullYear(year, "high" if distance <= _NEAR else "medium", f"the century from the year {given} in the text")


def _hundreds(year: int) -> range:
    century = year // 100 * 100
    return range(century - 100, century + 101, 100)


def with_year(dating: Dating, year: int) -> Dating:
    """The dating with this year wherever it has a month and none, else as it is.

    The year is that of the Gregorian date: where that is in January and the Julian beside it in December, the Julian
    one gets the year before; a range that runs from December to January ends in the year after. A day the year lacks
    (29 February) leaves the dating without its values.
    """
    if dating.custom and dating.custom == dating.when:
        return _from_julian(dating, year)
    end = year + 1 if dating.from_ and dating.to and dating.to < dating.from_ and _yearless(dating.to) else year
    before = dating.custom and dating.when and _yearless(dating.custom) and dating.custom > dating.when
    try:
        return replace(
            dating,
            when=_completed(dating.when, year),
            from_=_completed(dating.from_, year),
            to=_completed(dating.to, end),
            not_before=_completed(dating.not_before, year),
            not_after=_completed(dating.not_after, end),
            custom=_completed(dating.custom, year - 1 if before else year, julian=True),
        )
    except ValueError:
        return replace(
            dating, when=None, from_=None, to=None, not_before=None, not_after=None, custom=None, calendar=None
        )


def _from_julian(dating: Dating, year: int) -> Dating:
    """A day that is Julian only (25 October, O.S.), with the Gregorian one beside it now that its year is known."""
    month, day = map(int, (dating.custom or "")[2:].split("-"))
    moved = gregorian_from_julian(year, month, day)
    if moved is None:
        return replace(dating, when=None, custom=None, calendar=None)
    when = "{:04d}-{:02d}-{:02d}".format(*moved)
    return replace(dating, when=when, custom=f"{year:04d}-{month:02d}-{day:02d}")


def _yearless(value: str) -> bool:
    return value.startswith("--") and not value.startswith("---")


def _completed(value: str | None, year: int, *, julian: bool = False) -> str | None:
    if value is None or not _yearless(value):
        return value
    month, _, day = value[2:].partition("-")
    if day and int(day) > days_in_month(int(month), year, julian=julian):
        raise ValueError(value)
    return f"{year:04d}-{value[2:]}"
