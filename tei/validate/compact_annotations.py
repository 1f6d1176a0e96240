"""Annotations in the compact syntax: `## documentation`, `[ a:b = "c" d [ "e" ] ]` before and `>> d [ ]` after.

They say nothing about documents; they are kept because rules of other languages stand in them, Schematron's above all.

Source:
    RELAX NG Compact Syntax (ISO 19757-2, annex C), annotations; RELAX NG DTD Compatibility for `documentation`.
"""

from dataclasses import dataclass, field

from lxml import etree

from tei.validate.compact_reader import RNG, Reader
from tei.validate.compact_tokens import Mark, Token

DOCUMENTATION = "http://relaxng.org/ns/compatibility/annotations/1.0"
XMLNS = "http://www.w3.org/2000/xmlns/"
_TEXT = frozenset(f"{{{RNG}}}{name}" for name in ("name", "param", "value"))
"""Elements that hold text and so cannot hold an annotation; it stands before them."""


@dataclass(frozen=True, slots=True)
class Annotations:
    attributes: dict[str, str] = field(default_factory=dict)
    elements: list[etree._Element] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.attributes or self.elements)

    def put_on(self, element: etree._Element) -> list[etree._Element]:
        """The element with the annotations on it, after those that have to stand before it."""
        for name, value in self.attributes.items():
            element.set(name, value)
        if element.tag in _TEXT:
            return [*self.elements, element]
        element[:0] = self.elements
        return [element]


def read_annotations(reader: Reader) -> Annotations:
    """What is said of the thing that comes next."""
    found = Annotations()
    while reader.next().mark is Mark.DOCUMENTATION:
        token = reader.take()
        documentation = etree.Element(f"{{{DOCUMENTATION}}}documentation", nsmap={"a": DOCUMENTATION})
        documentation.text = token.text
        reader.locate(documentation, token)
        found.elements.append(documentation)
    if reader.accept("["):
        while reader.next().mark is Mark.PREFIXED and reader.sees("=", further=1):
            token = reader.next()
            name, value = _attribute(reader)
            if not name.startswith("{"):
                raise reader.error(token, f'found the annotation "{token.text}" without a namespace, expected one with')
            _add(found.attributes, name, value, token, reader)
        while not reader.accept("]"):
            found.elements.append(read_annotation(reader))
    return found


def sees_annotation(reader: Reader) -> bool:
    """Whether an element of annotation stands next where a part of a grammar may."""
    return reader.next().mark in (Mark.NAME, Mark.QUOTED, Mark.PREFIXED) and reader.sees("[", further=1)


def read_annotation(reader: Reader, inside: bool = False) -> etree._Element:
    """An element of annotation and all in it."""
    token = reader.next()
    element = etree.Element(_name(reader, inside), nsmap=_prefix(reader, token))
    reader.locate(element, token)
    reader.enter(reader.expect("["))
    attributes: dict[str, str] = {}
    while reader.next().mark in (Mark.NAME, Mark.QUOTED, Mark.KEYWORD, Mark.PREFIXED) and reader.sees("=", further=1):
        token = reader.next()
        _add(attributes, *_attribute(reader), token, reader)
    for name, value in attributes.items():
        element.set(name, value)
    while not reader.accept("]"):
        if reader.next().mark is Mark.LITERAL:
            _append_text(element, reader.literal())
        else:
            element.append(read_annotation(reader, inside=True))
    reader.leave()
    return element


def read_following(reader: Reader) -> list[etree._Element]:
    """The annotations after a pattern or a name."""
    found = []
    while reader.accept(">>"):
        found.append(read_annotation(reader))
    return found


def _attribute(reader: Reader) -> tuple[str, str]:
    token = reader.next()
    name = _name(reader, inside=True)
    if name == "xmlns" or name.startswith(f"{{{XMLNS}}}"):
        raise reader.error(token, f'found the annotation "{token.text}", which would declare a namespace')
    reader.expect("=")
    return name, reader.literal("the value of the annotation")


def _name(reader: Reader, inside: bool) -> str:
    """The name of an annotation, as lxml writes it; RELAX NG's own elements may only be inside others."""
    token = reader.next()
    if token.mark is not Mark.PREFIXED:
        return reader.word('an annotation such as "a:b [ ]", or "]"')
    prefix, _, local = reader.take().text.partition(":")
    uri = reader.namespace(prefix, token)
    if uri is None:
        raise reader.error(token, f'found "{token.text}", expected an annotation whose namespace is not inherited')
    if uri == RNG and not inside:
        raise reader.error(token, f'found "{token.text}" of the RELAX NG namespace, expected one of another')
    return f"{{{uri}}}{local}" if uri else local


def _prefix(reader: Reader, token: Token) -> dict[str, str]:
    prefix, colon, _ = token.text.partition(":")
    uri = reader.namespaces.get(prefix) if colon else None
    return {prefix: uri} if uri and prefix != "xml" else {}


def _add(attributes: dict[str, str], name: str, value: str, token: Token, reader: Reader) -> None:
    if name in attributes:
        raise reader.error(token, f'found the annotation "{token.text}" twice, expected it once')
    attributes[name] = value


def _append_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
