"""Diagnostics as test results in the form of JUnit: each file is a test, which fails where there is an error.

Source:
    junit-10.xsd of the xUnit plugin of Jenkins; GitLab Docs, Unit test reports: a file may have 30 MB.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tei.diagnostic import Diagnostic, Severity
from tei.report.report import Made, Report
from tei.report.text import inert
from tei.report.words import counted, words
from tei.report.worst import gravest_first

MOST = 100
"""So many defects of a file are listed; who reads a test's failure reads no more."""
LARGEST = 25_000_000
"""Characters of all lists together; GitLab reads no larger file."""
_LONGEST = 2000


def junit(report: Report) -> Made:
    """A test for each file checked. Errors are its failure; warnings alone are its output, and it passes."""
    files = report.by_file()
    failing = sum(any(each.severity == Severity.ERROR for each in found) for found in files.values())
    numbers = {"tests": str(len(files)), "failures": str(failing), "errors": "0"}
    root = Element("testsuites", {"name": "tei validate", **numbers})
    suite = SubElement(root, "testsuite", {"name": "tei validate", **numbers, "skipped": "0"})
    left: list[Diagnostic] = []
    room = LARGEST
    for file, found in files.items():
        case = SubElement(suite, "testcase", {"name": inert(report.path(file)), "classname": "tei"})
        if not found:
            continue
        listed, rest = _listed(gravest_first(found), room)
        room -= sum(map(len, listed))
        left += rest
        _add(case, found, "\n".join((*listed, *_more(rest, report.language))), report)
    indent(root)
    text = tostring(root, encoding="unicode", xml_declaration=False)
    cut = words(report.language)["cut"].format(left=counted(left, report.language)) if left else ""
    return Made(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n', cut)


def _add(case: Element, found: Iterable[Diagnostic], listed: str, report: Report) -> None:
    errors = [each for each in found if each.severity == Severity.ERROR]
    if not errors:
        SubElement(case, "system-out").text = listed
        return
    commonest = Counter(each.code for each in errors).most_common(1)[0][0]
    heading = counted(found, report.language)
    SubElement(case, "failure", {"message": heading, "type": inert(commonest)}).text = listed


def _listed(found: list[Diagnostic], room: int) -> tuple[list[str], list[Diagnostic]]:
    """The first of them as lines, and those there was no room for."""
    lines: list[str] = []
    for number, each in enumerate(found):
        line = "\n".join(_lines(each))
        if number == MOST or len(line) > room:
            return lines, found[number:]
        room -= len(line)
        lines.append(line)
    return lines, []


def _lines(each: Diagnostic) -> Iterator[str]:
    column = f":{each.column}" if each.column is not None else ""
    yield inert(f"{each.line}{column}: {each.severity} {each.code} {each.message}")[:_LONGEST]
    if each.help:
        yield inert(f"  help: {each.help}")[:_LONGEST]


def _more(rest: list[Diagnostic], language: str) -> Iterator[str]:
    if rest:
        yield words(language)["cut"].format(left=counted(rest, language))
