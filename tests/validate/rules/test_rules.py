"""Every rule finds its bad example, and nothing in its good one, which is valid."""

import re
from pathlib import Path

import pytest

from tei.validate import validate_bytes
from tei.validate.rules import Rule, all_rules
from tei.validate.rules.file import File
from tei.xml.parse import parse

RULES = all_rules()
OTHER_FILE = re.compile(r"<!-- (\S+\.xml): (.*?) -->\n?")
HEADER = """<teiHeader><fileDesc>{titleStmt}{publicationStmt}{sourceDesc}</fileDesc>
<profileDesc><particDesc>{listPerson}</particDesc></profileDesc></teiHeader>"""
PARTS = {
    "titleStmt": "<titleStmt><title>Letter</title><author>A. Lind</author></titleStmt>",
    "publicationStmt": "<publicationStmt><publisher>Press</publisher><date>2024</date>"
    "<availability><p>Free.</p></availability>"
    "</publicationStmt>",
    "sourceDesc": "<sourceDesc><p>Typed.</p></sourceDesc>",
    "listPerson": '<listPerson><person xml:id="lind"><persName>Lind</persName></person>'
    '<person xml:id="krebs"><persName>Krebs</persName></person></listPerson>',
}


def whole(example: str) -> bytes:
    """A file with the example in it, at the place where it belongs."""
    name = re.match(r"<(\w+)", example)
    assert name
    parts, body = dict(PARTS), "<p>Dear friend,</p>"
    if name[1] == "fileDesc":
        body = "<p>Dear friend,</p>"
    elif name[1] == "msDesc":
        parts["sourceDesc"] = f"<sourceDesc>{example}</sourceDesc>"
    elif name[1] in parts:
        parts[name[1]] = example
    else:
        body = example
    header = HEADER.format(**parts)
    if name[1] == "fileDesc":
        header = f"<teiHeader>{example}</teiHeader>"
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{header}\n'
        f'<text xml:id="text" type="letter"><body>\n{body}\n</body></text></TEI>'
    ).encode()


def beside(example: str, folder: Path) -> str:
    """The example without the other files that its comments hold; they are written into the folder."""
    for name, text in OTHER_FILE.findall(example):
        (folder / name).write_text(f"<TEI>{text}</TEI>")
    return OTHER_FILE.sub("", example).strip()


def found(rule: Rule, data: bytes, folder: Path) -> list[str]:
    return [problem.message for problem in rule.check(File(parse(data, "example.xml"), folder))]


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_the_bad_example_is_found(rule: Rule, tmp_path: Path) -> None:
    assert found(rule, whole(beside(rule.bad, tmp_path)), tmp_path)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_nothing_is_found_in_the_good_example_and_it_is_valid(rule: Rule, tmp_path: Path) -> None:
    data = whole(beside(rule.good, tmp_path))
    assert {code: said for code, each in RULES.items() if (said := found(each, data, tmp_path))} == {}
    assert [each.message for each in validate_bytes(data, "example.xml")] == []
