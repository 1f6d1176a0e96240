"""What the server adds to a page, and where it puts defects."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tei.diagnostic import Diagnostic, Severity
from tei.serve.defects import Placed, place
from tei.serve.page import defects_notice, served, start_notice, widened

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc/></teiHeader>
<text><body><p xml:id="one">First <date>May</date></p>
<p>Second</p>
<div><head>Head</head>
<p>Third,
still third</p><p>Fourth</p></div></body></text></TEI>
"""


def diagnostic(line: int, path: str = "", file: str = "edition.xml") -> Diagnostic:
    return Diagnostic("X002", Severity.ERROR, "a <b> & 'c'", file, line, path=path)


@pytest.mark.parametrize(
    ("line", "path", "passage"),
    [
        (1, "TEI/teiHeader/fileDesc", ""),
        (1, "", ""),
        (2, "TEI/text/body/p[1]/date", "one"),
        (2, "", "one"),
        (3, "", "p2"),
        (3, "TEI/text/body/p[2]", "p2"),
        (4, "", "head1"),
        (5, "", "p3"),
        (6, "", "p4"),
        (6, "TEI/text/body/div/p[2]", "p4"),
        (5, "TEI/text/body/div/p[9]", "p3"),
        (3, "TEI/nonsense[x", "p2"),
        (99, "", "p4"),
    ],
)
def test_the_passage_of_a_defect(tmp_path: Path, line: int, path: str, passage: str) -> None:
    file = tmp_path / "edition.xml"
    file.write_text(TEI)

    assert [each.passage for each in place([diagnostic(line, path)], file)] == [passage]


def test_a_defect_of_the_source_and_a_file_that_is_no_xml(tmp_path: Path) -> None:
    file = tmp_path / "edition.xml"
    file.write_text(TEI)
    assert [each.passage for each in place([diagnostic(2, file="source.txt")], file)] == [""]
    file.write_text("<TEI>")
    assert [each.passage for each in place([diagnostic(2)], file)] == [""]


def test_a_policy_allows_what_is_added_and_nothing_else() -> None:
    assert widened("default-src 'none'; style-src 'sha256-x'; script-src 'none'") == (
        "default-src 'none'; style-src 'sha256-x' 'self'; script-src 'self'; connect-src 'self'"
    )
    assert widened("script-src 'self'; connect-src 'self' data:; style-src 'self'") == (
        "script-src 'self'; connect-src 'self' data:; style-src 'self'"
    )


@given(st.text(), st.text())
def test_whatever_is_wrong_stays_text(message: str, help: str) -> None:
    found = Diagnostic("X002", Severity.ERROR, message, "edition.xml", 1, help=help)
    notice = defects_notice([Placed(found, message)], [help])
    page = served("<html><head></head><body><p>x</p></body></html>", "1", notice + start_notice([], [(message, help)]))
    shown = html.document_fromstring(page)

    assert {each.tag for each in shown.body.iter()} <= {
        "body",
        "p",
        "aside",
        "details",
        "summary",
        "ol",
        "li",
        "a",
        "b",
        "span",
    }
    assert [each.tag for each in shown.head] == ["link", "script"]


def test_a_page_without_head_or_policy_is_served_as_it_is() -> None:
    assert served("plain", "1", "") == "plain"
