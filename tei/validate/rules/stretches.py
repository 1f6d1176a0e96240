"""Stretches of time of which one end is missing."""

import re
from collections.abc import Iterator

from tei.diagnostic import Severity
from tei.validate.rules.date_words import said
from tei.validate.rules.file import File, words
from tei.validate.rules.problem import Fix, Problem, SetAttribute
from tei.validate.rules.rule import rule

_TWO = re.compile(r"\d.*\d|\w+ .*\w")
ENDS = {"from": ("to", "notAfter"), "to": ("from", "notBefore")}


@rule("D007", Severity.WARNING)
def stretch_without_its_other_end(file: File) -> Iterator[Problem]:
    """A date whose words say from when till when, while its value has only one of the two.

    Why:
        It is read as a stretch that never ends, or that has no beginning, and is found in every search for later or
        earlier years.

    Bad:
        <p>He was there <date from="1931">1931–1933</date>.</p>

    Good:
        <p>He was there <date from="1931" to="1933">1931–1933</date>.</p>

    Fix:
        Add the other end.
    """
    for date in file.elements("date"):
        own = next((name for name in ENDS if date.get(name)), "")
        if not own or any(date.get(name) for name in ENDS[own]) or not _TWO.search(words(date)):
            continue
        dating = said(date)
        lacking = ENDS[own][0]
        value = (dating.to if lacking == "to" else dating.from_) if dating and not dating.calendar else None
        if value and dating and dating.from_ and dating.to and not value.startswith("--"):
            yield Problem(
                date,
                f'the words of `date` say {dating.words} ("{words(date)}"), it has only @{own}',
                f'add {lacking}="{value}"',
                attribute=own,
                text=date.get(own, ""),
                fix=Fix(f'add {lacking}="{value}"', (SetAttribute(date, lacking, value),), safe=False),
            )
