"""Running text of an element as a reader has it: corrections applied, marks and notes left out."""

import re
from collections.abc import Iterator

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CORRECTED = (f"{TEI}corr", f"{TEI}reg", f"{TEI}expan")
NOT_SOURCE = frozenset({*CORRECTED, f"{TEI}supplied"})
"""What an editor added: all other characters of a text are its source's."""
JOINING = ("no", "maybe")


def plain_text(element: etree._Element) -> str:
    """The words of `element` in one line; a gap is `[…]`."""
    return fold("".join(pieces(element)))


def fold(text: str) -> str:
    """`text` with every run of spaces, tabs and line ends as one space; other white space (no-break) stays."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" \t\r\n")


def is_weak_hyphen(element: etree._Element) -> bool:
    """Whether this is a hyphen that only the line end caused."""
    return element.tag == f"{TEI}pc" and element.get("force") == "weak"


def shown_reading(choice: etree._Element) -> etree._Element | None:
    """The reading a `choice` shows: the editor's, else the first."""
    children = list(choice.iterchildren(tag=etree.Element))
    edited = (child for tag in CORRECTED for child in children if child.tag == tag)
    return next(edited, children[0] if children else None)


def pieces(element: etree._Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element.iterchildren():
        if isinstance(child.tag, str):
            yield from child_pieces(child)
        if child.tail:
            yield child.tail


def child_pieces(child: etree._Element) -> Iterator[str]:
    if child.tag == f"{TEI}lb":
        if child.get("break") not in JOINING:
            yield " "
    elif child.tag == f"{TEI}gap":
        yield "[…]"
    elif child.tag == f"{TEI}choice":
        reading = shown_reading(child)
        if reading is not None:
            yield from pieces(reading)
    elif not (
        child.tag in (f"{TEI}note", f"{TEI}fw")
        or (child.tag == f"{TEI}pc" and (child.get("force") == "weak" or child.get("unit") == "cell"))
        or (child.tag == f"{TEI}ref" and child.get("type") == "noteMark")
    ):
        yield from pieces(child)
