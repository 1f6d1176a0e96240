"""SARIF: valid by its schema for any diagnostics, within the limits of GitHub, the same place always the same name."""

import json
import os
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from reporting import FIXTURES, for_any, many, reading, reports

from tei.diagnostic import Diagnostic, Severity
from tei.report.fingerprints import fingerprints
from tei.report.report import Kind, Report, path_from
from tei.report.sarif import FINGERPRINT, sarif


@cache
def schema() -> Draft202012Validator:
    table = json.loads((FIXTURES / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    return Draft202012Validator(table, format_checker=Draft202012Validator.FORMAT_CHECKER)


def run(report: Report, **limits: int) -> dict:
    """The one run of a report, valid by the schema."""
    log = json.loads(sarif(report, **limits).text.encode("utf-8").decode("utf-8"))
    assert [each.message for each in schema().iter_errors(log)] == []
    (only,) = log["runs"]
    return only


@for_any
@given(reports())
def test_any_report_is_valid_and_complete(report: Report) -> None:
    made = run(report)

    rules = made["tool"]["driver"]["rules"]
    assert len(made["results"]) == len(report.found)
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result, each in zip(made["results"], report.found, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] == each.line
        address = urlsplit(place["artifactLocation"]["uri"])
        assert address.scheme in ("", "file")
        assert "://" not in unquote(address.netloc)
        assert "](" not in result["message"]["text"]


@for_any
@given(reports())
def test_no_two_results_have_the_same_fingerprint(report: Report) -> None:
    names = fingerprints(report)
    assert len(set(names)) == len(names)


def test_a_fingerprint_stays_when_lines_are_put_in_above() -> None:
    text = '<p>a</p>\n<p>On <date>6 March</date></p>\n<p>On <date when="x"/></p>\n'
    found = (
        Diagnostic("D001", Severity.WARNING, "no value", "a.xml", 2, 7, "6 March", path="TEI/text/body/p[2]/date"),
        Diagnostic("X007", Severity.ERROR, "cannot be", "a.xml", 3, 7, path="TEI/text/body/p[3]/date"),
    )
    before = replace(reading(text), found=found)
    moved = tuple(
        replace(each, line=each.line + 2, message="auf Deutsch", path=each.path.replace("p[", "p[1")) for each in found
    )
    after = replace(reading(f"<p>new</p>\n<p>new</p>\n{text}"), found=moved)

    assert fingerprints(before) == fingerprints(after)
    other = replace(before, found=(found[0], replace(found[1], line=1)))
    assert fingerprints(other)[1] != fingerprints(before)[1]


def test_equal_places_are_counted() -> None:
    one = Diagnostic("X007", Severity.ERROR, "m", "a.xml", 1, 1, "t")
    first, second = fingerprints(Report((one, replace(one, line=9))))
    assert (first[:-1], first[-1], second[-1]) == (second[:-1], "1", "2")


def test_the_gravest_stay_when_there_are_too_many() -> None:
    found = (*many(20, Severity.WARNING, "D001"), *many(5))
    made = sarif(Report(found, ("a.xml",)), most=8)
    only = json.loads(made.text)["runs"][0]

    assert [each["level"] for each in only["results"]] == ["error"] * 5 + ["warning"] * 3
    assert made.left_out == "Not listed here: warnings: 17."
    (note,) = only["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == made.left_out
    assert run(Report(found, ("a.xml",)), most=8)


def test_a_report_stays_below_the_size_that_is_taken() -> None:
    found = tuple(many(300))
    whole = len(zlib.compress(sarif(Report(found)).text.encode()))
    made = sarif(Report(found), largest=whole // 2)

    assert len(zlib.compress(made.text.encode())) <= whole // 2
    kept = len(json.loads(made.text)["runs"][0]["results"])
    assert made.left_out == f"Not listed here: errors: {300 - kept}."


def test_a_rule_says_all_that_is_known_of_it() -> None:
    kind = Kind("D001", "undated-date", "A date", "Because <b>", "Add @when", "<date>5</date>", "ok", Severity.WARNING)
    found = Diagnostic("D001", Severity.ERROR, "m {0} [a](b)", "a b/ü#?.xml", 3, 5)
    (rule,) = run(Report((found,), (), {"D001": kind}, root="/x"))["tool"]["driver"]["rules"]

    assert rule["defaultConfiguration"]["level"] == "warning"
    assert rule["name"] == "undated-date"
    assert rule["help"]["text"] == "Why it matters: Because <b>\nWhat to do: Add @when"
    assert "Because &lt;b>" in rule["help"]["markdown"]
    assert "```xml\n<date>5</date>\n```" in rule["help"]["markdown"]


def test_paths_are_addresses_from_the_root() -> None:
    found = Diagnostic("D001", Severity.ERROR, "m {0} [a](b)", "a b/ü#?.xml", 3, 5)
    (result,) = run(Report((found,)))["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "a%20b/%C3%BC%23%3F.xml",
        "uriBaseId": "%SRCROOT%",
    }
    assert result["message"]["text"] == "m {{0}} [a] (b)"
    assert list(result["partialFingerprints"]) == [FINGERPRINT]


def test_a_file_outside_the_root_has_an_address_of_its_own() -> None:
    found = Diagnostic("X001", Severity.ERROR, "m", "/elsewhere/a.xml", 1)
    (result,) = run(Report((found,), root="/repository"))["results"]

    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"].startswith("file:///")
    assert location["uri"].endswith("/elsewhere/a.xml")
    assert "uriBaseId" not in location


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
def test_a_root_that_is_named_without_its_symbolic_link_is_the_root(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.xml").touch()
    (tmp_path / "way").symlink_to(tmp_path / "real")
    assert path_from(str(tmp_path / "way" / "a.xml"), str(tmp_path / "real")) == "a.xml"
    assert path_from(str(tmp_path / "real" / "a.xml"), str(tmp_path / "way")) == "a.xml"
