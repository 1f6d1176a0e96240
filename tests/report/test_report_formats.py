"""Diagnostics as text and as JSON."""

import json as standard
from pathlib import Path

import pytest

from tei.diagnostic import Diagnostic, Severity
from tei.report import json, text

UNDATED = Diagnostic(
    "D001",
    Severity.WARNING,
    '`date` "March 5, 1962" has no machine-readable value',
    "editions/letter/edition.xml",
    48,
    column=3,
    text="March 5, 1962",
    help="add @when",
)


def test_text() -> None:
    assert list(text([UNDATED])) == [
        'editions/letter/edition.xml:48: warning D001 `date` "March 5, 1962" has no machine-readable value',
        "  help: add @when",
    ]


def test_no_help_no_line() -> None:
    assert list(text([Diagnostic("X001", Severity.ERROR, "the file is empty", "a.xml", 1)])) == [
        "a.xml:1: error X001 the file is empty"
    ]


def test_colour() -> None:
    first, second = text([UNDATED], colour=True)
    assert "\033[33mwarning D001\033[0m" in first
    assert "add @when" in second


def test_paths_are_relative_below_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inside = Diagnostic("X001", Severity.ERROR, "m", str(tmp_path / "b" / "a.xml"), 1)
    outside = Diagnostic("X001", Severity.ERROR, "m", "/elsewhere/a.xml", 1)
    assert [line.split(":")[0] for line in text([inside, outside])] == [str(Path("b/a.xml")), "/elsewhere/a.xml"]
    assert [each["file"] for each in standard.loads(json([inside, outside]))] == [
        str(Path("b/a.xml")),
        "/elsewhere/a.xml",
    ]


def test_a_file_cannot_write_to_the_terminal() -> None:
    (line,) = text([Diagnostic("X005", Severity.ERROR, "text \x1b[2J\x9b", "a\n.xml", 1)])
    assert line == "a␊.xml:1: error X005 text ␛[2J�"


def test_json() -> None:
    (found,) = standard.loads(json([UNDATED]))
    assert found == {
        "code": "D001",
        "severity": "warning",
        "message": '`date` "March 5, 1962" has no machine-readable value',
        "file": str(Path("editions/letter/edition.xml")),
        "line": 48,
        "column": 3,
        "text": "March 5, 1962",
        "help": "add @when",
        "path": "",
        "allowed": [],
    }
    assert json([]) == "[]"
