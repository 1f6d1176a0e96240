"""One end of a date: year, month and day as far as they are printed."""

from dataclasses import dataclass, replace

from tei.grammar.dates.calendars import days_in_month
from tei.grammar.dates.tokens import Tokens

_FIGURES = "DOVe"
_ORDERS = {
    "DMY": "dmy",
    "MDY": "mdy",
    "YMD": "ymd",
    "YDM": "ydm",
    "DM": "dm",
    "MD": "md",
    "MY": "my",
    "DY": "dy",
    "D": "d",
    "M": "m",
    "Y": "y",
    "y": "s",
    "DMy": "dms",
    "MDy": "mds",
    "DMD": "dms",
    "MDD": "mds",
    "YDD": "ymd",
    "DR": "dm",
    "DRY": "dmy",
    "DRy": "dms",
    "DRD": "dms",
    "DDY": "dmy",
    "DDy": "dms",
    "DDD": "dms",
    "DD": "dm",
}
"""Which printed parts stand for day, month, year and year of two figures (s), by the kinds of the figures."""


@dataclass(frozen=True, slots=True)
class Point:
    year: int | None = None
    month: int | None = None
    day: int | None = None
    short: int | None = None
    """A year of two figures whose century is not known yet."""
    doubt: str = ""
    """The words in brackets with which the source doubts a part of the date."""

    @property
    def possible(self) -> bool:
        """Whether the month has this day."""
        if self.month is None:
            return self.day is None or 1 <= self.day <= 31
        return 1 <= self.month <= 12 and (self.day is None or 1 <= self.day <= days_in_month(self.month, self.year))

    @property
    def value(self) -> str:
        """The W3C form: `1962`, `1962-03`, `1962-03-05`, `--03-05`, `--03`, `---05`."""
        year = "-" if self.year is None else f"{self.year:04d}"
        if self.month is None:
            return year if self.day is None else f"---{self.day:02d}"
        month = f"{year}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"

    @property
    def order(self) -> tuple[int, int, int]:
        return (self.year or 0, self.month or 0, self.day or 0)


def read_point(tokens: Tokens, start: int, end: int, *, day_first: bool) -> Point | None:
    """The point printed in a run of tokens, or None where its order is not certain.

    Args:
        day_first: whether two small figures with stops are day and month even where both may be either.
    """
    shape, values, doubt = "", [], ""
    for index in range(start, end):
        kind = tokens.kinds[index]
        if kind in "mM":
            if shape.endswith("M"):  # April [March?] doubts what is printed, Dec.{December} spells it out
                doubt = doubt if tokens.kinds[index - 1] == "{" else tokens.words[index]
                continue
            shape += "M"
        elif kind in _FIGURES:
            shape += "D"
        elif kind in "YZ":
            shape += "Y"
            doubt = doubt or ("?" if tokens.words[index] == "?" else "")
        elif kind == "d":
            shape += "y"
        elif kind in "Rr":
            shape += "R"
        elif kind in "?q":
            doubt = doubt or "?"
            continue
        else:
            continue
        values.append(tokens.values[index])
    order = _ORDERS.get(shape)
    if order is None:
        return None
    parts: dict[str, int] = dict(zip(order, values, strict=True))
    point = Point(parts.get("y"), parts.get("m"), parts.get("d"), parts.get("s"), doubt)
    if shape in ("DDY", "DDy", "DDD"):
        kinds = tokens.kinds[start:end]
        return _in_certain_order(point, ("." in kinds or "J" in kinds) and day_first)
    if shape == "DD" and not ("." in tokens.kinds[start:end] and day_first):
        return None
    return point if point.possible else None


def _in_certain_order(point: Point, day_first: bool) -> Point | None:
    """Day and month in figures: certain with stops, or where only one of them can be a month."""
    swapped = replace(point, day=point.month, month=point.day)
    if point.possible and (day_first or point.day == point.month or not swapped.possible):
        return point
    return swapped if swapped.possible and not point.possible and not day_first else None


def completed(points: list[Point]) -> list[Point]:
    """The points of one expression, with the months and years that are printed once for several of them.

    What a point lacks it takes from the next one that has it, else from the one before: `10.-12. Mai 1901`,
    `May 1-3, 1950`. A year that stands alone takes nothing.
    """
    result = list(points)
    for index, point in enumerate(points):
        around = points[index + 1 :] + points[:index][::-1]
        if point.day is not None and point.month is None:
            month = next((other.month for other in around if other.month is not None), None)
            point = replace(point, month=month)
        if point.year is None and point.short is None and point.month is not None:
            dated = next((other for other in around if other.year is not None or other.short is not None), None)
            if dated is not None:
                point = replace(point, year=dated.year, short=dated.short)
        result[index] = point
    return result
