"""Annotations: as many as GitHub shows, of every kind, and nothing a file says becomes a command."""

import re

from hypothesis import given
from reporting import for_any, many, reports

from tei.diagnostic import Diagnostic, Severity
from tei.report.github import MOST, github
from tei.report.report import Report

COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^\r\n]*?)::(?P<data>[^\r\n]*)\n")
"""As the runner reads a line: properties end at the first `::`."""


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Each line taken apart and unescaped as the runner does it."""
    assert "\r" not in text
    found = [COMMAND.fullmatch(f"{line}\n") for line in text.split("\n")[:-1]]
    read = []
    for match in found:
        assert match is not None
        pairs = dict(pair.split("=", 1) for pair in match["properties"].split(","))
        properties = {name: plain(value, True) for name, value in pairs.items()}
        read.append((match["command"], properties, plain(match["data"])))
    return read


def plain(text: str, in_property: bool = False) -> str:
    escapes = {"%0D": "\r", "%0A": "\n"} | ({"%3A": ":", "%2C": ","} if in_property else {})
    for escape, sign in escapes.items():
        text = text.replace(escape, sign)
    return text.replace("%25", "%")


@for_any
@given(reports())
def test_nothing_a_file_says_becomes_a_command(report: Report) -> None:
    read = commands(github(report).text)

    shown = [each for each in read if "file" in each[1]]
    by_place = {(report.path(each.file), str(each.line)) for each in report.found}
    assert {(each[1]["file"], each[1]["line"]) for each in shown} <= by_place
    assert all(set(each[1]) <= {"file", "line", "col", "title"} for each in read)
    for kind in ("error", "warning", "notice"):
        assert sum(each[0] == kind for each in read) <= MOST
    assert len(read) - len(shown) == (len(shown) < len(report.found))


def test_one_of_each_kind_comes_first_and_errors_before_warnings() -> None:
    found = [*many(3, Severity.WARNING, "D001"), *many(15), *many(2, code="X010"), *many(1, code="X002")]
    read = commands(github(Report(tuple(found))).text)

    assert [each[1]["title"] for each in read if each[0] == "error"][:5] == ["X007", "X010", "X002", "X007", "X010"]
    assert [each[0] for each in read] == ["error"] * 10 + ["warning"] * 3 + ["notice"]


def test_what_is_not_shown_is_said_with_the_place_where_it_can_be_seen() -> None:
    found = (*many(12), *many(11, Severity.WARNING, "D001"))
    made = github(Report(found, elsewhere=("report.sarif",)))

    assert made.text.splitlines()[-1] == (
        "::notice title=tei validate::GitHub shows 10 of each for a step. Not shown: errors: 2, warnings: 1. "
        "All of it: report.sarif."
    )
    assert made.left_out == "GitHub shows 10 of each for a step. Not shown: errors: 2, warnings: 1."


def test_a_report_of_nothing_says_nothing() -> None:
    assert github(Report((), ("a.xml",))).text == ""


def test_the_name_of_a_file_cannot_end_a_property() -> None:
    found = Diagnostic("X001", Severity.ERROR, "50 %\n::error::no", "a,line=9::b\n.xml", 3, 4)
    assert github(Report((found,))).text == (
        "::error file=a%2Cline=9%3A%3Ab%0A.xml,line=3,col=4,title=X001::50 %25␊::error::no\n"
    )
