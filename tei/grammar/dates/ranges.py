"""Several days or years in one expression: ranges and lists."""

import re
from dataclasses import replace
from itertools import pairwise

from tei.grammar.dates.calendars import days_in_month
from tei.grammar.dates.context import counts, plural_follows, previous
from tei.grammar.dates.double import is_same_day
from tei.grammar.dates.point import Point, completed
from tei.grammar.dates.reader import Reader, Reading, Readings, counted, numbered, resolved
from tei.grammar.dates.single import ends_at_month
from tei.grammar.dates.tokens import Tokens
from tei.model import Dating

_LONGEST = 400
"""Years that a range of years may last."""


def read_range(reader: Reader, start: int, end: int) -> Readings:
    kinds = reader.kinds(start, end)
    between = kinds[0] == "B"
    links = "-~X&" if between else "-~X"
    if re.fullmatch(r"[DO](?:\.[ n]?|/)R\.?-[Dd][^RMm]*", kinds):
        return None  # 12/III-22: the figures are a year
    for offset, kind in enumerate(kinds):
        months = kind == "/" and set(kinds[:offset]) <= set("M. n")  # Mai/Juni 1914
        if not (0 < offset < len(kinds) - 1 and (kind in links or months)):
            continue
        if kind == "X" and reader.tokens.words[start + offset] in reader.vocabulary.roles["overnight"]:
            return _night(reader, start, start + offset, end)
        left = _side(reader, start, start + offset)
        right = _side(reader, start + offset + 1, end)
        if left and right:
            dating = _range_dating(reader, left, right, start, start + offset, end)
            if dating and between:
                dating = replace(dating, from_=None, to=None, not_before=dating.from_, not_after=dating.to)
            if dating:
                return [Reading(start, end, dating)]
            if left[0].month is None and right[-1].month is None and counted(reader, end):
                return []  # from 1500 to 2000 tons
    return None


def _night(reader: Reader, start: int, link: int, end: int) -> Readings:
    """Vom 9. auf den 10. November 1938: two days that follow each other, and nothing else."""
    left, right = reader.point(start, link), reader.point(link + 1, end)
    if left is None or right is None or left.day is None or right.day is None:
        return None
    first, second = completed([left, right])
    if first.month is None or not (first.possible and second.possible):
        return None
    if first.month == second.month:
        follows = second.day == (first.day or 0) + 1
    else:
        follows = second.day == 1 and first.day == days_in_month(first.month, first.year)
    if not follows or second.short is not None:
        return None
    return [Reading(start, end, Dating(from_=first.value, to=second.value))]


def read_months(reader: Reader, start: int, end: int) -> Readings:
    """March and April 1922: as many dates as months."""
    tokens = reader.tokens
    last = reader.point(next(i for i in range(end - 1, start, -1) if tokens.kinds[i] == "M"), end)
    if last is None or last.year is None or ends_at_month(reader, start, end):
        return None
    marks = [index for index in range(start, end) if tokens.kinds[index] == "M"]
    months = [tokens.values[index] for index in marks]
    if months != sorted(set(months)) or counts(tokens, end, reader.vocabulary):
        return None
    ends = [*(index + 1 for index in marks[:-1]), end]
    points = [Point(last.year, month) for month in months]
    return [
        Reading(index, stop, Dating(when=point.value)) for index, stop, point in zip(marks, ends, points, strict=True)
    ]


def _range_dating(
    reader: Reader, left: list[Point], right: list[Point], start: int, link: int, end: int
) -> Dating | None:
    first, last = left[0], right[-1]
    if "Q" in reader.kinds(start, end) and (first.day or last.day):
        return None  # the end of March to 5 April
    if first.month is None and first.day is None:
        if first.year is None:
            return None
        if last.month is None:
            return _years_dating(reader, first.year, last, start, link, end)
    if not _sound_range(first, last):
        return None
    if last.month is None and last.year is None and re.search("[YZ][^DO]*$", reader.kinds(start, link)):
        return None  # November 18, 1919-11 a.m.: a day does not follow a year
    if last.month is None and last.year is None and counts(reader.tokens, end, reader.vocabulary):
        return None  # 5 mai à 12 heures
    found = resolved(reader, completed([*left, *right]))
    if found is None:
        return None
    points, note = found
    begin, finish = points[: len(left)], points[len(left) :]
    if any(len(side) == 2 and not is_same_day(*side) for side in (begin, finish)):
        return None
    begin, finish = _in_order(begin, finish, first.year is None, last.year is None)
    if begin[-1].order >= finish[-1].order and (begin[-1].year is not None):
        return None
    dating = replace(note, from_=begin[-1].value, to=finish[-1].value)
    if len(begin) == 2 and len(finish) == 2:
        dating = replace(dating, custom=f"{begin[0].value}/{finish[0].value}", calendar="julian")
    return dating


def _sound_range(first: Point, last: Point) -> bool:
    dated = last.year is not None or last.short is not None
    if first.month is None and first.day is not None:
        return last.day is not None and last.month is not None  # 10.-12. Mai
    if first.day is None and first.month is not None:
        if last.day is not None:
            return first.year is not None and dated  # May 1941 - 5 June 1942
        return dated  # June-August 1918; a month alone is no date
    if first.day is None:
        return dated  # 1930 - January 1934
    if last.day is None:
        return dated and (last.month is not None or first.year is not None)
    return True


def _in_order(
    begin: list[Point], finish: list[Point], begin_carried: bool, finish_carried: bool
) -> tuple[list[Point], list[Point]]:
    """The ends with the carried year moved where a range runs over the new year: Dec. 30 to Jan. 2, 1923."""
    if begin[-1].year is None or begin[-1].order <= finish[-1].order:
        return begin, finish
    if begin_carried:
        begin = [replace(point, year=point.year - 1) if point.year else point for point in begin]
    elif finish_carried:
        finish = [replace(point, year=point.year + 1) if point.year else point for point in finish]
    return begin, finish


def _years_dating(reader: Reader, first: int, last: Point, start: int, link: int, end: int) -> Dating | None:
    """1836-1904, 1929-34, 1919 to 1941: not pages, quantities, or figures that do not run forward."""
    tokens = reader.tokens
    if "," in tokens.kinds[start:link]:
        return None  # since 1921, until 1934
    final = last.year
    if final is None:
        index = next(i for i in range(link + 1, end) if tokens.kinds[i] in "DdOe")
        figures = tokens.ends[index] - tokens.starts[index]
        final = first - first % 10**figures + tokens.values[index]
        if tokens.kinds[index] not in "Dd" or (figures == 1 and tokens.kinds[link] != "-"):
            return None
    if not first < final <= first + _LONGEST or counts(tokens, end, reader.vocabulary):
        return None
    spoken = tokens.kinds[start] in "FfB" or tokens.kinds[end - 1] == "J" or _introduced(reader, start)
    if (first % 100 == 0 and final % 100 == 0) or first < 1400:
        if not spoken or plural_follows(tokens, end, reader.vocabulary):
            return None
    elif tokens.kinds[link] == "X" and plural_follows(tokens, end, reader.vocabulary):
        return None
    if numbered(reader, start):
        return None
    return Dating(from_=f"{first:04d}", to=f"{final:04d}")


def _introduced(reader: Reader, start: int) -> bool:
    index = previous(reader.tokens, start)
    roles = reader.vocabulary.roles
    return index >= 0 and (
        reader.tokens.kinds[index] in "(["
        or reader.tokens.words[index] in roles["strong"]
        or reader.tokens.words[index] in roles["weak"]
    )


def _side(reader: Reader, start: int, end: int) -> list[Point] | None:
    """One end of a range: a point, or two where both calendars are printed."""
    kinds = reader.kinds(start, end)
    slash = kinds.find("/")
    if slash > 0 and "M" in kinds:
        pair = [reader.point(start, start + slash), reader.point(start + slash + 1, end)]
        return [point for point in pair if point] if all(pair) else None
    point = reader.point(start, end)
    return [point] if point else None


def read_list(reader: Reader, start: int, end: int) -> Readings:
    """March 4 and 10, 1922: as many dates as days."""
    tokens = reader.tokens
    if "m" in reader.kinds(start, end):
        return None
    cuts = [start, *(i for i in range(start, end) if tokens.kinds[i] in ",&"), end]
    if tokens.kinds[end - 1] not in "DO.":
        cuts = _without_year_comma(tokens, cuts)
    pieces = [(_first_figure(tokens, a, b), _last_figure(tokens, a, b)) for a, b in pairwise(cuts)]
    pieces = [(a, b) for a, b in pieces if a < b]
    spans = [_ends(tokens, a, b) for a, b in pieces]
    points = [reader.point(a, b) for span in spans for a, b in span]
    if any(point is None for point in points) or len(pieces) < 2:
        return None
    whole = completed([point for point in points if point])
    days = [point.day or 0 for point in whole]
    if days != sorted(set(days)) or not all(point.possible and point.month for point in whole):
        return None
    if whole[-1].year is None and counts(tokens, end, reader.vocabulary):
        return None
    values = iter([point.value for point in whole])
    datings = [
        Dating(when=next(values)) if len(span) == 1 else Dating(from_=next(values), to=next(values)) for span in spans
    ]
    return [Reading(a, b, dating) for (a, b), dating in zip(pieces, datings, strict=True)]


def _ends(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """A member of a list, or both ends of one that is a range: May 3-5 and 7, 1922."""
    link = tokens.kinds.find("-", start, end)
    return [(start, end)] if link < 0 else [(start, link), (link + 1, end)]


def _without_year_comma(tokens: Tokens, cuts: list[int]) -> list[int]:
    """The cuts but for a comma between the last day and the year."""
    return [cut for cut in cuts if not (tokens.kinds[cut : cut + 1] == "," and _year_next(tokens, cut))]


def _year_next(tokens: Tokens, comma: int) -> bool:
    index = comma + 1
    while index < len(tokens.kinds) and tokens.kinds[index] in " nofTj'[":
        index += 1
    return tokens.kinds[index : index + 1] in ("Y", "Z")


def _first_figure(tokens: Tokens, start: int, end: int) -> int:
    while start < end and tokens.kinds[start] in " n,&T'":
        start += 1
    return start


def _last_figure(tokens: Tokens, start: int, end: int) -> int:
    while end > start and tokens.kinds[end - 1] in " n,":
        end -= 1
    return end
