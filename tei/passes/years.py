"""Giving dates without a year the year of the text around them."""

import datetime
import re
from dataclasses import dataclass, replace

from tei.grammar.dates import gregorian_from_julian, with_year
from tei.model import Certainty, Content, Date, Dating, Doubt, Part, Span
from tei.text.source import Source
from tei.walk import change_block, change_pieces, pieces

_YEAR = re.compile(r"(\d{4})(?:-|$)")


@dataclass(frozen=True, slots=True)
class _Known:
    """A dating with a year, and where it stands."""

    start: int
    year: int
    month_day: str


def infer_years(part: Part, source: Source) -> Part:
    """The part with yearless dates completed, each with certainty and evidence, and a doubt for each.

    The year comes from the next full date of the same sentence (the year before, if that date would come too early);
    else from the last full date of the same paragraph; else from the document's own date and the full dates next to
    it, if they are of one year or of two that follow each other: a writer leaves out the year of the letter. Where
    they are further apart, or there are none, the date keeps no value.
    """
    own = _known(part.metadata.date, 0) if part.metadata.date else None
    doubts: list[Doubt] = []
    last: _Known | None = None

    def complete(content: Content) -> Content:
        nonlocal last
        dates = [piece for piece in pieces(content) if isinstance(piece, Date)]
        known = [found for date in dates if (found := _known(date.dating, date.span.start))]
        values: dict[Span, Dating] = {}
        for date in dates:
            if (first := _first(date.dating)).startswith("--"):
                relative = first.startswith("---")
                values[date.span] = _relative(date, own) if relative else _dated(date, known, own, last, source)
                doubts.append(_doubt(date, values[date.span], source))
        last = known[-1] if known else last
        if not values:
            return content
        return change_pieces(
            content,
            lambda piece: (
                replace(piece, dating=values[piece.span]) if isinstance(piece, Date) and piece.span in values else piece
            ),
        )

    blocks = tuple(change_block(block, complete) for block in part.blocks)
    notes = tuple(change_block(note, complete) for note in part.notes)
    return replace(part, blocks=blocks, notes=notes, doubts=(*part.doubts, *doubts))  # type: ignore[arg-type]


def _known(dating: Dating, start: int) -> _Known | None:
    value = _first(dating)
    match = _YEAR.match(value)
    return _Known(start, int(match[1]), value[5:]) if match else None


def _first(dating: Dating) -> str:
    return dating.when or dating.from_ or dating.not_before or dating.not_after or ""


def _dated(date: Date, known: list[_Known], own: _Known | None, last: _Known | None, source: Source) -> Dating:
    month_day = _first(date.dating)[2:]
    if date.dating.evidence in _COUNTED:
        return _counted(date, own)
    after = next((found for found in known if found.start > date.span.start), None)
    compares = after and not after.month_day and own and own.year != after.year  # `by 10 May, earlier than in 1930`
    if after and not compares and not re.search(r"[.!?][\"”»]?\s", source.text[date.span.end : after.start]):
        year = after.year if month_day <= after.month_day or not after.month_day else after.year - 1
        return _with(date, year, "high" if year == after.year else "medium", "the date that follows in the sentence")
    before = next((found for found in reversed(known) if found.start < date.span.start), None)
    if before:
        return _with(date, before.year, "high", "the last full date before it in the paragraph")
    near = [found.year for found in (own, last, after) if found]
    around = set(near)
    if len(around) > 1 and not (own and max(near) - min(near) <= 1):
        years = ", ".join(map(str, sorted(around)))
        return Dating(evidence=f"the dates around it are of different years ({years})")
    if own:
        certainty: Certainty = "high" if month_day <= own.month_day and len(around) == 1 else "medium"
        return _with(date, own.year, certainty, "the date of the document")
    if last:
        return _with(date, last.year, "medium", "the last full date before it")
    return Dating(evidence="no full date in the text gives it a year")


_COUNTED = ("last year", "next year", "ult.", "prox.")


def _counted(date: Date, own: _Known | None) -> Dating:
    """A day of the year before or after that of the document; `le 4 mars dernier` is the last one before it."""
    if own is None or (date.dating.evidence in ("ult.", "prox.") and len(own.month_day) < 5):
        return Dating(evidence="the document has no date to count its year from")
    earlier = _first(date.dating)[2:] < own.month_day
    shift = {"last year": -1, "next year": 1, "ult.": 0 if earlier else -1, "prox.": 1 if earlier else 0}
    completed = with_year(date.dating, own.year + shift[date.dating.evidence])
    evidence = f"the year is counted from the date of the document ({own.year})"
    return _checked(replace(completed, cert="high", evidence=evidence), own.year)


def _relative(date: Date, own: _Known | None) -> Dating:
    """A day of the month of the date line (`inst.`), or of the one before (`ult.`) or after it (`prox.`)."""
    if own is None or len(own.month_day) < 2:
        return Dating(evidence="the document has no date to count its month from")
    month = int(own.month_day[:2]) - 1 + {"ult.": -1, "prox.": 1}.get(date.dating.evidence, 0)
    year, month = own.year + month // 12, month % 12 + 1
    value = f"{year}-{month:02d}-{(date.dating.when or '')[3:]}"
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return Dating(evidence=f"{year}-{month:02d} has no such day")
    evidence = f"the month is counted from the date of the document ({own.year})"
    found = Dating(when=value, cert="high", evidence=evidence)
    if not date.dating.custom:
        return found
    julian = _julian(day)
    return replace(found, custom=julian, calendar="julian") if julian[8:] == date.dating.custom[3:] else found


def _julian(day: datetime.date) -> str:
    """The Julian date of a Gregorian day."""
    near = (day - datetime.timedelta(days=difference) for difference in range(10, 14))
    moved = (day.year, day.month, day.day)
    found = (one for one in near if gregorian_from_julian(one.year, one.month, one.day) == moved)
    return next((one.isoformat() for one in found), "")


def _with(date: Date, year: int, certainty: Certainty, evidence: str) -> Dating:
    completed = with_year(date.dating, year)
    return _checked(replace(completed, cert=certainty, evidence=f"the year is that of {evidence}"), year)


def _checked(dating: Dating, year: int) -> Dating:
    return dating if _first(dating) else Dating(evidence=f"{year} has no such day")


def _doubt(date: Date, dating: Dating, source: Source) -> Doubt:
    words = " ".join(source.slice(date.span).split())
    if not dating.words:
        return Doubt("R011", date.span, f'"{words}" has no year: {dating.evidence}', "add @when if you know the year")
    return Doubt(
        "R011",
        date.span,
        f'"{words}" was dated {dating.words} ({dating.cert}): {dating.evidence}',
        "correct @when in edition.xml if the year is another",
    )
