"""Diagnostics as workflow commands of GitHub: annotations at the lines of a pull request.

Source:
    GitHub Docs, Workflow commands for GitHub Actions; the escapes are those of actions/toolkit, core/src/command.ts;
    the limits (10 annotations of each kind for a step, 50 for a job) those of its docs/problem-matchers.md.
"""

from collections.abc import Iterator

from tei.diagnostic import Diagnostic, Severity
from tei.report.report import Made, Report
from tei.report.text import inert
from tei.report.words import counted, whole, words
from tei.report.worst import worst_first

MOST = 10
"""Annotations of one kind that GitHub shows for a step."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_TITLE, _MESSAGE = 200, 4000
"""The most characters of each."""


def github(report: Report) -> Made:
    """As many annotations as GitHub shows, one of each kind of defect first; and a notice of what is not shown."""
    chosen: dict[str, list[Diagnostic]] = {"error": [], "warning": [], "notice": []}
    left: list[Diagnostic] = []
    for each in worst_first(report.found):
        command = _COMMANDS.get(each.severity, "notice")
        # One notice is kept for what is not shown.
        room = MOST - (command == "notice")
        (chosen[command] if len(chosen[command]) < room else left).append(each)
    lines = [_annotation(command, each, report) for command, some in chosen.items() for each in some]
    cut = ""
    if left:
        cut = words(report.language)["github"].format(most=MOST, left=counted(left, report.language))
        lines.append(f"::notice title=tei validate::{_data(f'{cut} {whole(report)}')}")
    return Made("".join(f"{line}\n" for line in lines), cut)


def _annotation(command: str, each: Diagnostic, report: Report) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(each, report))
    message = "\n".join(inert(part)[:_MESSAGE] for part in (each.message, each.help) if part)
    return f"::{command} {properties}::{_data(message)}"


def _properties(each: Diagnostic, report: Report) -> Iterator[tuple[str, str]]:
    yield "file", report.path(each.file)
    yield "line", str(each.line)
    if each.column is not None:
        yield "col", str(each.column)
    title = inert(report.kind(each.code).title)
    yield "title", (f"{each.code}: {title}" if title else inert(each.code))[:_TITLE]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
