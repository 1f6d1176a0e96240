"""Where each element and each text of a parsed XML file begins.

libxml2 knows the line in which a start tag ends, and counts wrongly after line 65,535; people look for the line in
which it begins, and for the column.
"""

from dataclasses import dataclass, field
from typing import cast
from xml.parsers import expat

from lxml import etree

from tei.xml.parse import ParsedXml


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file, from 1; columns in code points."""

    line: int
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Positions:
    starts: dict[etree._Element, Position]
    texts: dict[etree._Element, Position] = field(default_factory=dict)
    """The first character that is not white space of the text before an element's first child."""
    tails: dict[etree._Element, Position] = field(default_factory=dict)
    """The same of the text after an element's end tag."""

    def of(self, element: etree._Element) -> Position:
        return self.starts.get(element) or Position(cast("int | None", element.sourceline) or 1)

    def text_of(self, element: etree._Element) -> Position:
        return self.texts.get(element) or self.of(element)

    def tail_of(self, element: etree._Element) -> Position:
        return self.tails.get(element) or self.of(element)


def find_positions(parsed: ParsedXml) -> Positions:
    """The places of all elements and texts, by reading the file a second time; for files with something to report."""
    elements = list(parsed.tree.getroot().iter(etree.Element))
    found = Positions({})
    opened: list[etree._Element] = []
    places = found.texts
    last: etree._Element | None = None
    count = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal places, last, count
        last, places = elements[count], found.texts
        count += 1
        found.starts[last] = Position(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        opened.append(last)

    def end(_name: str) -> None:
        nonlocal places, last
        last, places = opened.pop(), found.tails

    def characters(text: str) -> None:
        if last is not None and last not in places and (words := text.lstrip()):
            space = text[: len(text) - len(words)]
            lines = space.count("\n")
            column = len(space) - space.rfind("\n") if lines else parser.CurrentColumnNumber + len(space) + 1
            places[last] = Position(parser.CurrentLineNumber + lines, column)

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    try:
        parser.Parse(parsed.text.encode("utf-8"), True)
    except expat.ExpatError:
        # The two parsers disagree on what is well-formed; the lines of libxml2 have to do.
        return Positions({})
    return found
