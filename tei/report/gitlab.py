"""Diagnostics as a Code Quality report of GitLab.

Source:
    GitLab Docs, Code Quality, "Code Quality report format".
"""

from json import dumps

from tei.diagnostic import Diagnostic, Severity
from tei.report.fingerprints import fingerprints
from tei.report.report import Made, Report
from tei.report.text import inert

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def gitlab(report: Report) -> Made:
    """A JSON array; GitLab tells old from new by the fingerprints, and shows paths from the root of the repository."""
    named = zip(report.found, fingerprints(report), strict=True)
    entries = [_entry(each, fingerprint, report) for each, fingerprint in named]
    return Made(dumps(entries, ensure_ascii=False, indent=2) + "\n")


def _entry(each: Diagnostic, fingerprint: str, report: Report) -> dict[str, object]:
    said = f"{each.message}; {each.help}" if each.help else each.message
    return {
        "description": inert(f"{each.code}: {said}"),
        "check_name": inert(each.code),
        "fingerprint": fingerprint,
        "severity": _SEVERITIES.get(each.severity, "info"),
        "location": {"path": inert(report.path(each.file)), "lines": {"begin": each.line}},
    }
