"""Years that were concluded from the dates around."""

import re
from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local, words
from tei.validate.rules.problem import Problem
from tei.validate.rules.rule import rule
from tei.xml import TEI

_YEAR = re.compile(r"\d{4}")
BLOCKS = tuple(f"{TEI}{name}" for name in ("p", "note", "item", "ab", "quote", "head", "dateline"))


@rule("D006", Severity.WARNING)
def year_that_no_date_near_it_has(file: File) -> Iterator[Problem]:
    """A day or month without a year in its words, whose value has a year that no other date of the file has.

    Why:
        Such a year is taken from the dates around it. Where none of them has it, it was mistyped, and the event is
        sorted among those of another year.

    Bad:
        <p>On <date when="1922-03-04">4 March 1922</date> it was decided, and on <date when="1927-03-10">10 March</date>
        taken back.</p>

    Good:
        <p>On <date when="1922-03-04">4 March 1922</date> it was decided, and on <date when="1922-03-10">10 March</date>
        taken back.</p>

    Fix:
        Compare with the text, and correct the year; or say in @evidence or a note where it is from.
    """
    dates = [date for date in file.elements("date") if date.get("when")]
    # Words that have the year need no look; most have it in their first piece.
    loose = [date for date in dates if date.get("when", "")[:4] not in (date.text or "")]
    loose = [date for date in loose if not _YEAR.search(words(date)) and _YEAR.match(date.get("when", ""))]
    if not loose or len(loose) == len(dates):
        return
    stated = {year for date in dates if (year := date.get("when", "")[:4]) in words(date)}
    for date in loose:
        year = date.get("when", "")[:4]
        short = year[2:] in words(date)
        if year in stated or short or date.get("evidence") or not stated or local(date) != "date":
            continue
        near = sorted(years_near(date) & stated)
        if near:
            yield Problem(
                date,
                f'the year of `date` "{words(date)}" is {year}, near it is {near[-1]}',
                "compare with the text, and correct the year",
                attribute="when",
                text=date.get("when", ""),
            )


def years_near(date: etree._Element) -> set[str]:
    """The years of the other dates in the same paragraph."""
    block = next(date.iterancestors(*BLOCKS), None)
    dates = block.iter(f"{TEI}date") if block is not None else ()
    return {each.get("when", each.get("from", ""))[:4] for each in dates if each is not date}
