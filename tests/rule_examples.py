"""Whole files around the examples of rules."""

import re
from pathlib import Path

HEADER = """<teiHeader><fileDesc>{titleStmt}{publicationStmt}{sourceDesc}</fileDesc>
<profileDesc>{langUsage}{correspDesc}<particDesc>{listPerson}</particDesc></profileDesc></teiHeader>"""
PARTS = {
    "titleStmt": "<titleStmt><title>Letter</title><author>A. Lind</author></titleStmt>",
    "publicationStmt": "<publicationStmt><publisher>Press</publisher><date>2024</date>"
    "<availability><p>Free.</p></availability>"
    "</publicationStmt>",
    "sourceDesc": "<sourceDesc><p>Typed.</p></sourceDesc>",
    "langUsage": '<langUsage><language ident="en">English</language></langUsage>',
    "correspDesc": "",
    "listPerson": '<listPerson><person xml:id="lind"><persName>Lind</persName></person>'
    '<person xml:id="krebs"><persName>Krebs</persName></person></listPerson>',
}
OTHER_FILE = re.compile(r"<!-- (\S+\.xml): (.*?) -->\n?")


def whole(example: str) -> bytes:
    """A file with the example in it, at the place where it belongs."""
    example = OTHER_FILE.sub("", example).strip()
    name = re.match(r"<(\w+)", example)
    assert name
    parts, body = dict(PARTS), "<p>Dear friend,</p>"
    if name[1] == "msDesc":
        parts["sourceDesc"] = f"<sourceDesc>{example}</sourceDesc>"
    elif name[1] in parts:
        parts[name[1]] = example
    elif name[1] != "fileDesc":
        body = example
    header = f"<teiHeader>{example}</teiHeader>" if name[1] == "fileDesc" else HEADER.format(**parts)
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{header}\n'
        f'<text xml:id="text" type="letter" xml:lang="en"><body>\n{body}\n</body></text></TEI>'
    ).encode()


def beside(example: str, folder: Path) -> str:
    """The example without the other files that its comments hold; they are written into the folder."""
    for name, text in OTHER_FILE.findall(example):
        (folder / name).write_text(f"<TEI>{text}</TEI>")
    return OTHER_FILE.sub("", example).strip()
