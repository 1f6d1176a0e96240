"""The page: whatever files say is only text on it, it loads nothing, and it is in order for those who do not see."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

from hypothesis import given
from lxml import html as reading
from reporting import for_any, many, reports

from tei.diagnostic import Diagnostic, Severity
from tei.report.html import html
from tei.report.report import Kind, Report

KNOWN = """html head meta title style body header main footer h1 h2 h3 ul ol li strong p div table thead tbody tr th td
span a small section code pre mark details summary"""
TARGET = re.compile(r"#|https://example\.org/")


def read(text: str) -> reading.HtmlElement:
    return reading.document_fromstring(text.encode("utf-8"), parser=reading.HTMLParser(encoding="utf-8"))


@for_any
@given(reports())
def test_what_files_say_is_only_text(report: Report) -> None:
    text = html(report).text
    page = read(text)

    assert {each.tag for each in page.iter() if isinstance(each.tag, str)} <= {*KNOWN.split()}
    assert not [each for each in page.iter() if not isinstance(each.tag, str)], "a comment"
    assert not [name for each in page.iter() for name in each.attrib if name.startswith("on") or name == "src"]
    assert all(TARGET.match(each) for each in page.xpath("//@href"))
    assert text.isprintable() or not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


@for_any
@given(reports())
def test_headings_follow_each_other(report: Report) -> None:
    levels = [int(each.tag[1]) for each in read(html(report).text).iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_code_leads_to_what_it_means() -> None:
    kinds = {"X007": Kind("X007", "", "A value", "Because", "Do", "<a>", "<b>")}
    page = read(html(Report((*many(5), *many(2, Severity.WARNING, "D001")), ("a.xml",), kinds)).text)
    targets = {each[1:] for each in page.xpath("//@href")}
    assert targets == set(page.xpath("//@id")) == {"X007", "D001"}
    assert page.get_element_by_id("X007").text_content().split() == (
        ["Why", "it", "matters:", "Because", "What", "to", "do:", "Do", "Wrong:", "<a>", "Right:", "<b>"]
    )


def test_the_policy_forbids_all_but_the_style_of_the_page() -> None:
    page = read(html(Report(tuple(many(1)))).text)
    (policy,) = page.xpath("//meta[@http-equiv]/@content")
    (style,) = page.xpath("//style/text()")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_place_is_marked_in_its_line() -> None:
    found = Diagnostic("X007", Severity.ERROR, "m", "a.xml", 1, 4, "5 March")
    report = Report((found,), lines=lambda file, numbers: {1: '<p><date when="5 March"/></p>'})
    page = read(html(report).text)
    assert [each.text for each in page.iter("mark")] == ["5 March"]
    assert page.xpath("string(//pre)") == '<p><date when="5 March"/></p>'


def test_equal_places_are_one_entry_with_their_lines() -> None:
    found = [Diagnostic("X007", Severity.ERROR, "m", "a.xml", line) for line in range(1, 80)]
    page = read(html(Report(tuple(found))).text)
    assert len(page.xpath("//section//li")) == 1
    assert "The same in lines: 2, 3, 4" in page.xpath("string(//section//li)")
    assert "and 18 more" in page.xpath("string(//section//li)")


def test_a_long_report_shows_the_gravest_and_says_what_is_left_out() -> None:
    found = (*many(30, Severity.WARNING, "D001"), *many(4))
    made = html(Report(found), most=10)
    assert made.left_out == "Not listed here: warnings: 24."
    page = read(made.text)
    assert len(page.xpath("//section//li")) == 10
    assert made.left_out in page.text_content()
    assert "".join(page.xpath("//ul[@class='counts']//strong/text()")) == "430"


def test_a_report_of_nothing_is_a_page_too() -> None:
    page = read(html(Report((), ("a.xml", "b.xml"))).text)
    assert "Nothing was found." in page.text_content()
    assert page.xpath("//details//li/text()") == ["a.xml", "b.xml"]


def test_every_file_has_its_first_places_where_not_all_can_be_shown() -> None:
    found = [
        Diagnostic("X007", Severity.ERROR, f"m{line}", f"{name}.xml", line) for name in "abc" for line in range(1, 30)
    ]
    page = read(html(Report(tuple(found)), most=6).text)
    assert [len(each.xpath(".//li")) for each in page.xpath("//section")] == [2, 2, 2]
