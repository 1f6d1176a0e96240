"""Years that were concluded from the dates around."""

import re
from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import File, words
from tei.validate.rules.problem import Problem
from tei.validate.rules.rule import rule
from tei.xml import TEI

_YEAR = re.compile(r"\d{4}")
DATE = f"{TEI}date"
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
    dates = [(date, value) for date, value in file.having("when") if date.tag == DATE]
    # Words that have the year need no look; most have it in their first piece.
    loose = [(date, value[:4]) for date, value in dates if value[:4] not in (date.text or "")]
    loose = [each for each in loose if not _YEAR.search(words(each[0])) and _YEAR.fullmatch(each[1])]
    if not loose or len(loose) == len(dates):
        return
    stated = {value[:4] for date, value in dates if value[:4] in words(date)}
    for date, year in loose:
        if not stated or year in stated or year[2:] in words(date) or date.get("evidence"):
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
