"""Names for defects that stay while the lines around them move, so that platforms know the old from the new."""

import re
from collections import Counter
from hashlib import sha256

from tei.diagnostic import Diagnostic
from tei.report.report import Report

_NUMBER = re.compile(r"\[\d+\]")


def fingerprints(report: Report) -> list[str]:
    """A name for each defect, in their order; no two are the same.

    It is made of the code, the file, the names of the elements around the place, and the text there (or its line,
    where no text is known): not of line numbers, of how often an element came before, or of the language of the
    message. Equal ones in a file are counted.
    """
    lines = {
        file: report.lines(file, {each.line for each in found if not each.text})
        for file, found in report.by_file().items()
        if any(not each.text for each in found)
    }
    times: Counter[str] = Counter()
    names: list[str] = []
    for each in report.found:
        digest = sha256(_place(each, report, lines.get(each.file, {})).encode("utf-8", "replace")).hexdigest()[:32]
        times[digest] += 1
        names.append(f"{digest}:{times[digest]}")
    return names


def _place(each: Diagnostic, report: Report, lines: dict[int, str]) -> str:
    text = each.text or lines.get(each.line, "")
    return "\0".join((each.code, report.path(each.file), _NUMBER.sub("", each.path), " ".join(text.split())))
