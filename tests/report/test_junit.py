"""Test results: valid by the schema of Jenkins for any diagnostics, a test for each file."""

from functools import cache

import xmlschema
from hypothesis import given
from lxml import etree
from reporting import FIXTURES, for_any, many, reports

from tei.diagnostic import Severity
from tei.report.junit import LARGEST, MOST, junit
from tei.report.report import Report


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(FIXTURES / "junit-10.xsd"))


def read(report: Report) -> etree._Element:
    data = junit(report).text.encode("utf-8")
    root = etree.fromstring(data)
    assert schema().validate(root), schema().error_log
    return root


@for_any
@given(reports())
def test_any_report_is_valid_and_has_every_file(report: Report) -> None:
    root = read(report)

    files = report.by_file()
    cases = root.findall(".//testcase")
    assert len(cases) == len(files)
    for case, found in zip(cases, files.values(), strict=True):
        wrong = any(each.severity == Severity.ERROR for each in found)
        assert (case.find("failure") is not None) == wrong
        assert (case.find("system-out") is not None) == (bool(found) and not wrong)
        text = "".join(case.itertext())
        assert all(f"{each.line}{f':{each.column}' if each.column else ''}: {each.severity}" in text for each in found)
    assert root.get("tests") == str(len(files))
    assert root.get("failures") == str(len(root.findall(".//failure")))


def test_another_reader_of_schemas_agrees() -> None:
    report = Report((*many(3), *many(2, Severity.WARNING, "D001", "b.xml")), ("a.xml", "b.xml", "c.xml"))
    xmlschema.XMLSchema(FIXTURES / "junit-10.xsd").validate(junit(report).text)


def test_a_file_with_warnings_alone_passes() -> None:
    root = read(Report(tuple(many(2, Severity.WARNING, "D001")), ("a.xml",)))
    assert root.get("failures") == "0"
    assert "1:1: warning D001" in root.findtext(".//system-out", "")


def test_what_cannot_be_in_xml_is_shown() -> None:
    found = many(1)[0]
    bad = type(found)(found.code, found.severity, "a\x00b\x1b\ufffe\ud800", "a\x07.xml", 1)
    root = read(Report((bad,)))
    assert "a␀b␛��" in root.findtext(".//failure", "")
    assert root.find(".//testcase").get("name") == "a␇.xml"


def test_a_long_list_is_cut_and_says_so() -> None:
    made = junit(Report(tuple(many(MOST + 20)), ("a.xml",)))
    assert made.left_out == "Not listed here: errors: 20."
    assert "\nNot listed here: errors: 20.</failure>" in made.text


def test_a_report_stays_below_the_size_that_is_taken() -> None:
    """The lists of many files together are not larger than GitLab reads."""
    long = "x" * 1900
    found = [
        type(each)(each.code, each.severity, long, f"{number}.xml", each.line, None, "", long)
        for number in range(120)
        for each in many(100)
    ]
    made = junit(Report(tuple(found)))
    assert LARGEST * 0.9 < len(made.text) < 30_000_000
    assert made.left_out
    assert made.text.count("<testcase ") == 120
