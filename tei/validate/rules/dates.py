"""Dates: their words, their values, and those of one letter compared."""

import re
from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.date_words import VALUES, agrees_at_once, ends_agree, plain, said, values
from tei.validate.rules.days import Days, days, meaning, same_day_of_year
from tei.validate.rules.file import File, local, words
from tei.validate.rules.problem import Fix, Problem, SetAttribute
from tei.validate.rules.rule import rule

DATING = frozenset(
    (*VALUES, *(f"{name}-iso" for name in VALUES), *(f"{name}-custom" for name in VALUES), "period", "datingPoint")
)
PAIRS = (("from", "to"), ("notBefore", "notAfter"), ("notBefore", "to"), ("from", "notAfter"))
SURE_DAYS = frozenset(f"{day:02}" for day in range(1, 29))
"""Days that every month has."""
_VALUE = re.compile(r"\d{4}(?:-\d\d-\d\d.*)?$")
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


@rule("D001", Severity.WARNING)
def undated_date(file: File) -> Iterator[Problem]:
    """A date without the value that its words state.

    Why:
        Indexes and timelines read the attributes, not the prose.

    Bad:
        <p>It was signed on <date>5 March 1962</date>.</p>

    Good:
        <p>It was signed on <date when="1962-03-05">5 March 1962</date>.</p>

    Fix:
        Add @when; for a stretch @from and @to, for a guess @notBefore and @notAfter. Words whose value cannot be known
        need none.
    """
    for date in file.elements("date"):
        if date.get("when") or not DATING.isdisjoint(date.keys()):
            continue
        # Words that are a value themselves can be sorted as they stand.
        text = words(date)
        dating = said(date) if not _VALUE.match(text) else None
        value = values(dating) if dating and not dating.calendar else {}
        if (
            dating
            and value
            and not any(text == each or (len(each) > 4 and text.startswith(each)) for each in value.values())
        ):
            shown = " ".join(f'{name}="{each}"' for name, each in value.items())
            changes = tuple(SetAttribute(date, name, each) for name, each in value.items())
            yield Problem(
                date,
                f'`date` "{words(date)}" has no value that a machine can sort',
                f"write {shown}",
                fix=Fix(f"add {shown}", changes, safe=plain(dating)),
            )


@rule("D005", Severity.WARNING)
def certainty_of_no_value(file: File) -> Iterator[Problem]:
    """A date that says how certain its value is, or how it was found, and has none.

    Why:
        Somebody worked the value out, and it was lost; what is left says nothing.

    Bad:
        <p>He left on <date cert="high" evidence="internal">13 December</date>.</p>

    Good:
        <p>He left on <date when="1922-12-13" cert="high" evidence="internal">13 December</date>.</p>

    Fix:
        Put the value back, or take out what was said of it.
    """
    for date in file.elements("date"):
        about = "cert" if date.get("cert") is not None else "evidence" if date.get("evidence") is not None else ""
        if about and DATING.isdisjoint(date.keys()):
            message = f'`date` "{words(date)}" has @{about}, and no value that it could be about'
            yield Problem(date, message, "put the value back, or take that out", attribute=about)


@rule("D002", Severity.ERROR)
def date_value_not_that_of_its_words(file: File) -> Iterator[Problem]:
    """A date whose words say one day and whose value another.

    Why:
        Readers see the words, searches and timelines the value; one of the two is wrong and nobody notices.

    Bad:
        <p>It was signed on <date when="1933-11-02">November 20, 1933</date>.</p>

    Good:
        <p>It was signed on <date when="1933-11-20">November 20, 1933</date>.</p>

    Fix:
        Compare with the source and correct the value, or the words where they were mistyped. Where the words are wrong
        in the source, keep them in `sic` and put what is right into `corr`.
    """
    for date in file.elements("date"):
        if agrees_at_once(date):
            continue
        set_days = meaning(date)
        if set_days is None or date.get("calendar") or date.get("datingMethod"):
            continue
        dating = said(date)
        if dating is None or dating.calendar:
            continue
        name = next(name for name in VALUES if date.get(name))
        when, own = dating.when or "", date.get(name, "")
        if when.startswith("--"):
            agrees = same_day_of_year(when, own)
            stated = when
        else:
            value = values(dating)
            bounds = [days(each) for each in value.values()]
            if not value or None in bounds:
                continue
            known = [each for each in bounds if each]
            stretch = Days(min(each.first for each in known), max(each.last for each in known))
            agrees = stretch.meets(set_days) and ends_agree(date, value) and not stretch.far_from(set_days)
            stated = dating.words
        if not agrees:
            yield Problem(
                date,
                f'the words of `date` say {stated} ("{words(date, ("sic", "orig"))}"), its @{name} says "{own}"',
                "correct the one of the two that is wrong; the source decides",
                attribute=name,
                text=own,
                fix=Fix(f'set @{name} to "{when}"', (SetAttribute(date, name, when),), safe=False)
                if name == "when" and days(when)
                else None,
            )


@rule("D003", Severity.ERROR)
def reversed_or_impossible_stretch(file: File) -> Iterator[Problem]:
    """A stretch of time that ends before it begins, or a day that no calendar has.

    Why:
        No search finds what lies in such a stretch, and a timeline draws it backwards or not at all.

    Bad:
        <p>He was there <date from="1933" to="1931">from 1931 to 1933</date>.</p>

    Good:
        <p>He was there <date from="1931" to="1933">from 1931 to 1933</date>.</p>

    Fix:
        Exchange the two values, or correct the wrong one.
    """
    for one, other in PAIRS:
        for element, first in file.having(one):
            last = element.get(other, "")
            if not last:
                continue
            begin, end = days(first), days(last)
            if begin and end and end.last < begin.first:
                swap = (SetAttribute(element, one, last), SetAttribute(element, other, first))
                yield Problem(
                    element,
                    f'`{local(element)}` ends before it begins: @{one} "{first}", @{other} "{last}"',
                    "exchange the two, or correct the wrong one",
                    attribute=one,
                    text=first,
                    fix=Fix("exchange the two values", swap, safe=False),
                )
    for name in VALUES:
        for element, value in file.having(name):
            if value[8:10] not in SURE_DAYS and _DAY.fullmatch(value) and not days(value):
                yield Problem(
                    element,
                    f'there is no day "{value}" (@{name} of `{local(element)}`)',
                    "compare with the source; a day the calendar lacks has no value",
                    attribute=name,
                    text=value,
                )


@rule("D004", Severity.WARNING)
def letter_with_two_dates(file: File) -> Iterator[Problem]:
    """A letter whose header, date line and closing give it different dates.

    Why:
        A letter is filed, sorted and cited by its date; which of the two a reader meets is chance.

    Bad:
        <opener><dateline><date when="1931-11-21">21 November 1931</date></dateline></opener>
        <p>Greetings.</p><closer><dateline><date when="1931-11-27">27 November 1931</date></dateline></closer>

    Good:
        <opener><dateline><date when="1931-11-27">27 November 1931</date></dateline></opener>
        <p>Greetings.</p><closer><dateline><date when="1931-11-27">27 November 1931</date></dateline></closer>

    Fix:
        Find out which is right. Say in a `note` in `creation` why the other is kept, and give the right one there.
    """
    texts = [each for each in file.elements("text") if each.get("type") in (None, "letter", "telegram")]
    texts = [each for each in texts if not any(local(child) == "group" for child in each)]
    for text in texts:
        lines = [each for each in text.iter(*dated(file)) if in_letter_frame(each)]
        first: etree._Element | None = None
        for date in lines:
            value = meaning(date)
            known = meaning(first) if first is not None else None
            if value is None:
                continue
            if first is not None and known is not None and not known.meets(value):
                message = f'the {frame(first)} dates the letter "{words(first)}", the {frame(date)} "{words(date)}"'
                yield Problem(date, message, "find out which is right, and say in `creation` why the other is kept")
            first = first if first is not None else date
        if len(texts) == 1 and first is not None:
            yield from header_dates(file, first)


def header_dates(file: File, first: etree._Element) -> Iterator[Problem]:
    known = meaning(first)
    for date in file.elements("date"):
        parent = date.getparent()
        sent = parent is not None and local(parent) == "correspAction" and parent.get("type") == "sent"
        if not (sent or (parent is not None and local(parent) == "creation")):
            continue
        value = meaning(date)
        explained = parent is not None and (len(words(parent)) > len(words(date)) + 20 or "evidence" in date.attrib)
        if known and value and not known.meets(value) and not explained:
            where = "correspAction" if sent else "creation"
            stated = words(date) or date.get("when")
            message = f'`{where}` dates the letter "{stated}", the {frame(first)} "{words(first)}"'
            yield Problem(date, message, f"find out which is right; if the header is, say why in the `{where}`")


def dated(file: File) -> list[str]:
    return [str(date.tag) for date in file.elements("date")][:1] or ["none"]


def in_letter_frame(date: etree._Element) -> bool:
    around = [local(each) for each in date.iterancestors()]
    inside = "note" in around or "floatingText" in around or "quote" in around
    return "dateline" in around and not inside


def frame(date: etree._Element) -> str:
    around = [local(each) for each in date.iterancestors()]
    return next((name for name in ("opener", "closer", "dateline") if name in around), "text")
