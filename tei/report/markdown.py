"""Diagnostics as Markdown: the summary of a step on GitHub, or a comment."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tei.diagnostic import Diagnostic
from tei.report.report import GRAVEST, Made, Report
from tei.report.text import inert, pieces
from tei.report.unmarked import escaped, escaped_code
from tei.report.words import counted, whole, words
from tei.report.worst import worst_first

MOST = 50
"""Rows of the table of the gravest defects."""
LARGEST = 1_000_000
"""Bytes; GitHub takes 1 MiB for a step."""
_SIGNS = {"error": "🔴", "warning": "🟡", "info": "🔵", "review": "🔵"}
_LONGEST = 600


def markdown(report: Report, most: int = MOST, largest: int = LARGEST) -> Made:
    """Counts, what each kind means, and the gravest with links to their lines."""
    worst = worst_first(report.found)
    while True:
        shown, left = worst[:most], worst[most:]
        cut = words(report.language)["cut"].format(left=counted(left, report.language)) if left else ""
        text = "\n".join(_page(report, shown, f"{cut} {whole(report)}" if cut else "")) + "\n"
        if len(text.encode("utf-8", "replace")) <= largest or not most:
            return Made(text, cut)
        most //= 2


def _page(report: Report, shown: Sequence[Diagnostic], cut: str) -> Iterator[str]:
    said = words(report.language)
    yield f"## {said['title']}"
    yield ""
    yield from _counts(report, said)
    if report.notes:
        yield ""
        yield from (f"- {escaped(note)}" for note in report.notes)
    if not report.found:
        return
    yield from ("", f"### {said['kinds']}", "")
    yield from _kinds(report, said)
    if shown:
        yield from ("", f"### {said['worst']}", "")
        yield f"| | {said['place']} | {said['code']} | {said['what']} |"
        yield "| --- | --- | --- | --- |"
        yield from (_row(each, report) for each in shown)
    if cut:
        yield from ("", escaped(cut))


def _counts(report: Report, said: Mapping[str, str]) -> Iterator[str]:
    numbers = report.numbers()
    clean = sum(not found for found in report.by_file().values())
    # As a label before its number, a plural is right for every number in every language.
    parts = [
        f"{_SIGNS[each]} {said[f'{each}s']}{said['colon']} **{numbers[each]}**" for each in GRAVEST if numbers[each]
    ]
    if not parts:
        parts = [f"🟢 {said['all_well']}"]
    if report.files:
        parts += [f"{said['files']}{said['colon']} {len(report.files)}", f"{said['clean']}{said['colon']} {clean}"]
    yield " · ".join(parts)


def _kinds(report: Report, said: Mapping[str, str]) -> Iterator[str]:
    """A row for each code, the gravest and commonest first."""
    numbers = Counter((each.severity, each.code) for each in report.found)
    files = Counter(code for found in report.by_file().values() for code in {each.code for each in found})
    yield f"| | {said['code']} | {said['what']} | {said['count']} | {said['in_files']} |"
    yield "| --- | --- | --- | ---: | ---: |"
    for severity, code in sorted(numbers, key=lambda kind: (GRAVEST.index(kind[0]), -numbers[kind], kind[1])):
        title = formatted(report.kind(code).title or said["no_title"])
        number = numbers[severity, code]
        yield f"| {_SIGNS[severity]} {said[severity]} | {escaped(code)} | {title} | {number} | {files[code]} |"


def _row(each: Diagnostic, report: Report) -> str:
    place = f"{escaped(report.path(each.file))}:{each.line}"
    address = report.address(each)
    linked = f"[{place}]({_target(address)})" if address else place
    said = formatted(each.message) + (f"<br>{formatted(each.help)}" if each.help else "")
    severity = f"{_SIGNS[each.severity]} {words(report.language)[each.severity]}"
    return f"| {severity} | {linked} | {escaped(each.code)} | {said} |"


def formatted(message: str) -> str:
    """A message: what stands between backticks, and names of attributes, are code, and all else is only text."""
    said = pieces(inert(message)[:_LONGEST])
    return "".join(f"<code>{escaped_code(text)}</code>" if code else escaped(text) for text, code in said)


def _target(address: str) -> str:
    return re.sub(r"[()<>\\\s|]", lambda match: f"%{ord(match[0]):02X}", address)
