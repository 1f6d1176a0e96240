"""Samples, small TEI documents, and the words a reader must find."""

import re
from collections import Counter
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.xml"))


def parse(path: Path) -> etree._ElementTree:
    return etree.parse(str(path))


def document(body: str, header: str = "", attributes: str = 'xml:lang="en"') -> etree._ElementTree:
    """A TEI document around the content of a body and of a header."""
    text = f"<text><body>{body}</body></text>" if body else ""
    return etree.ElementTree(
        etree.fromstring(
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {attributes}><teiHeader>{header}</teiHeader>{text}</TEI>'
        )
    )


def title_statement(content: str) -> str:
    return f"<fileDesc><titleStmt>{content}</titleStmt></fileDesc>"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def reading_words(tree: etree._ElementTree) -> Counter[str]:
    """Every word of the texts but those that a correction replaces, page furniture and line-end hyphens."""
    text = "".join(part for text in tree.getroot().findall(f"{TEI}text") for part in reading_text(text))
    return words(re.sub(r"\s*\x01\s*", "", text))


def reading_text(element: etree._Element) -> list[str]:
    if not isinstance(element.tag, str):
        return []
    name = element.tag.removeprefix(TEI)
    parent = element.getparent()
    replaced = name in ("sic", "orig", "abbr") and parent is not None and parent.tag == f"{TEI}choice"
    if name == "fw" or replaced:
        return []
    if name == "pc" or (name == "lb" and element.get("break") in ("no", "maybe")):
        return ["\x01"]
    inline = name in ("date", "corr", "reg", "supplied", "surplus", "hi", "foreign", "choice", "expan", "pb", "title")
    parts = [element.text or ""] if inline else [" ", element.text or ""]
    for child in element:
        parts += reading_text(child)
        parts.append(child.tail or "")
    return parts if inline else [*parts, " "]
