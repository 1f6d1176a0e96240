"""When a document was written, as its header says it: a day, a span of time, or limits between which it lies."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lxml import etree

from tei.render.wording import ENGLISH, wording

Form = Literal["date", "span", "limits"]
ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.*)?")


@dataclass(frozen=True, slots=True)
class When:
    """At least one of `start` and `end` is there."""

    start: str = ""
    """ISO 8601, as precise as the header and without the time of day: `1933`, `1933-12`, `1933-12-25`."""
    end: str = ""
    """As `start`; empty for a single date."""
    form: Form = "date"
    """One date; from one date to another; some time between two dates, or on one side of one."""
    inferred: bool = False
    """Not stated by the document, but concluded by an editor or the tool."""
    uncertain: bool = False
    """Inferred, and with less than high certainty."""


def read_when(element: etree._Element) -> When | None:
    """The value of a `date`; None where it has none that follows ISO 8601 and the calendar."""
    cert = element.get("cert", "")
    inferred, uncertain = bool(cert or element.get("evidence")), cert not in ("", "high")
    if start := value(element, "when"):
        return When(start, "", "date", inferred, uncertain)
    forms: tuple[tuple[Form, str, str], ...] = (("span", "from", "to"), ("limits", "notBefore", "notAfter"))
    for form, first, last in forms:
        start, end = value(element, first), value(element, last)
        if start and start == end:
            return When(start, "", "date", inferred, uncertain)
        if start or end:
            return When(start, end, form, inferred, uncertain)
    return None


def value(element: etree._Element, attribute: str) -> str:
    text = element.get(attribute, "").partition("T")[0]
    return text if parts(text) else ""


def parts(iso: str) -> tuple[int, ...]:
    """Year, month and day as far as they are given; empty for what is no date of the calendar."""
    found = ISO.fullmatch(iso)
    if found is None:
        return ()
    numbers = tuple(int(number) for number in found.groups() if number)
    try:
        date(*(*numbers, 1, 1)[:3])
    except ValueError:
        return ()
    return numbers


def show(when: When, language: str = ENGLISH) -> str:
    """For readers: `25 December 1933`; what is not the document's own statement in brackets, doubt with a mark:
    `[27 November 1931?]`, `[between 6 February 1922 and 4 March 1922]`.

    Args:
        language: one of `wording.LANGUAGES`.
    """
    words = wording(language)
    start, end = when.start, when.end
    if when.form == "date" or (when.form == "span" and start and end):
        shown = words.dates(start, end)
    elif start and end:
        shown = words.reference["between"].format(start=words.date(start, True), end=words.date(end, True))
    else:
        key = ("since" if start else "until") if when.form == "span" else ("not_before" if start else "not_after")
        shown = words.reference[key].format(date=words.date(start or end), within=words.date(start or end, True))
    shown = f"{shown}?" if when.uncertain else shown
    return f"[{shown}]" if when.inferred else shown


def edtf(when: When) -> str:
    """Extended Date/Time Format (ISO 8601-2): `1933-12-25`, `1931-11-27?`, `1931/1936`, `1931/..`,
    `[1922-02-06..1922-03-04]` for one date between two."""
    doubt = "?" if when.uncertain else ""
    start, end = (f"{each}{doubt}" if each else "" for each in (when.start, when.end))
    if when.form == "date":
        return start
    return f"{start or '..'}/{end or '..'}" if when.form == "span" else f"[{when.start}..{when.end}]"


def interval(when: When) -> str:
    """ISO 8601: a date, or the span in which it lies, `1922-02-06/1922-03-04`; an open end is `..`."""
    return when.start if when.form == "date" else f"{when.start or '..'}/{when.end or '..'}"


def year(when: When) -> str:
    return (when.start or when.end)[:4]
