"""Code Quality reports: every entry has what GitLab asks for, whatever the files say."""

import json

from hypothesis import given
from reporting import for_any, reports

from tei.report.gitlab import gitlab
from tei.report.report import Report


@for_any
@given(reports())
def test_every_entry_has_what_gitlab_asks_for(report: Report) -> None:
    entries = json.loads(gitlab(report).text.encode("utf-8"))

    assert len(entries) == len(report.found)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry, each in zip(entries, report.found, strict=True):
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["description"]
        assert entry["check_name"]
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["path"]
        assert entry["location"]["lines"] == {"begin": each.line}
        assert (entry["severity"] == "major") == (each.severity == "error")
