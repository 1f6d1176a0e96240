"""Converting texts in tests, and what holds for every conversion, whatever the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree

from tei.diagnostic import Diagnostic
from tei.edition import NO_EDITION, Edition
from tei.model import Container, Content, Document, Inline, Item, LeftOut, List, PageBreak, Part, Span
from tei.pipeline import Converted, convert
from tei.schema import schema_path
from tei.text.source import Source
from tei.validate.engines.references import reference_defects
from tei.validate.verify import verify
from tei.walk import contents, pieces
from tei.xml.parse import ParsedXml, parse

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Made:
    """A text, its source, and the TEI made of it."""

    source: Source
    converted: Converted
    parsed: ParsedXml

    @property
    def root(self) -> etree._Element:
        return self.parsed.tree.getroot()

    @property
    def kind(self) -> str:
        return self.converted.found[0].kind

    @property
    def codes(self) -> list[str]:
        """The codes of the review list, in its order."""
        return [each.code for each in self.converted.review]

    def texts(self, path: str) -> list[str]:
        """The text of every element a path of TEI names leads to, white space as one blank."""
        return [flat(each) for each in self.elements(path)]

    def elements(self, path: str) -> list[etree._Element]:
        """The elements a path of TEI names leads to: `body/p`, `.//date`."""
        full = re.sub(r"(?<![\w.@'\-])(?=[A-Za-z]\w*(?:/|$|\[))", TEI, path)
        return self.root.findall(full if full.startswith(".") else f".//{full}")

    def attributes(self, path: str, *names: str) -> list[tuple[str, ...]]:
        """The text of every element of a path, and the values of its attributes."""
        return [(flat(each), *(each.get(name, "") for name in names)) for each in self.elements(path)]


def convert_text(text: str, edition: Edition = NO_EDITION, converter: str = "", name: str = "text.txt") -> Made:
    """The TEI of a text."""
    source = Source.of(text, name)
    converted = convert(source, edition, converter)
    return Made(source, converted, parse(converted.xml, name))


def flat(element: etree._Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def check(made: Made) -> None:
    """Assert what holds for every conversion: nothing lost, nothing made up, valid, in order."""
    assert problems(made) == []


def problems(made: Made) -> list[str]:
    """What is wrong with a conversion whatever its text; empty when all is well."""
    return [
        *(f"not that of the source: {each.message}" for each in lost(made)),
        *(f"invalid: {each}" for each in defects(made.parsed)),
        *(f"leads nowhere: {each.message}" for each in reference_defects(made.root)),
        *(f"spans: {each}" for each in gaps(made.source, made.converted.document)),
        *(["the file holds a carriage return"] if b"\r" in made.converted.xml else []),
    ]


def lost(made: Made) -> list[Diagnostic]:
    return verify(made.parsed, made.source, "edition.xml")


def defects(parsed: ParsedXml) -> list[str]:
    """What the RELAX NG engine of libxml2 finds wrong by our schema, without our own code in between."""
    schema = _schema()
    schema.validate(parsed.tree)
    return [f"{each.line}: {each.message}" for each in schema.error_log]


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(schema_path("edition.rng")))


def gaps(source: Source, document: Document) -> list[str]:
    """What is wrong with the spans of a document: those out of order, those that overlap, characters in none."""
    found: list[str] = []
    covered = [0] * len(source.text)
    for part in document.parts:
        for content in contents(part):
            found += _order(content)
        spans = [*_spans(part), *(piece.span for piece in part.omitted)]
        for span in spans:
            if span not in part.span:
                found.append(f"{span} lies outside its document")
            for place in range(span.start, span.end):
                covered[place] += 1
    found += [
        f"character {place} ({source.text[place]!r}) stands in {count} pieces"
        for place, count in enumerate(covered)
        if count > 1 or (count == 0 and not source.text[place].isspace())
    ]
    return found


def _spans(part: Part) -> Iterator[Span]:
    for content in contents(part):
        for piece in pieces(content):
            # What was left out inside a text is listed as omitted; a container is covered by what it holds.
            if not isinstance(piece, LeftOut | PageBreak) and not (isinstance(piece, Container) and piece.content):
                yield piece.span
    for block in part.blocks:
        for item in _items(block):
            if item.label:
                yield item.label


def _items(block: object) -> Iterator[Item]:
    if isinstance(block, List):
        yield from block.items
    for inner in getattr(block, "content", ()):
        if not isinstance(inner, Inline):
            yield from _items(inner)


def _order(content: Content, outer: Span | None = None) -> list[str]:
    """Pieces of a content in order, without gaps, and those inside a container covering it."""
    found: list[str] = []
    place = outer.start if outer else content[0].span.start if content else 0
    for piece in content:
        if piece.span.start != place:
            found.append(f"{type(piece).__name__} begins at {piece.span.start}, not at {place}")
        place = piece.span.end
        if isinstance(piece, Container):
            found += _order(piece.content, piece.span)
    if outer and place != outer.end:
        found.append(f"a container ends at {outer.end}, its content at {place}")
    return found
