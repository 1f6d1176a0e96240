"""A TEI file as rules see it: its tree, its characters, and indexes made once for all rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from tei.xml import TEI, XML_ID, ParsedXml

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class File:
    parsed: ParsedXml
    folder: Path | None = None
    """Where the file is, so that others can be looked into; None for one that is nowhere yet."""

    @property
    def root(self) -> etree._Element:
        return self.parsed.tree.getroot()

    @property
    def text(self) -> str:
        """The file, decoded."""
        return self.parsed.text

    @cached_property
    def by_name(self) -> dict[str, list[etree._Element]]:
        """All elements by their names, in the order of the file."""
        found: dict[str, list[etree._Element]] = {}
        for element in self.root.iter(etree.Element):
            found.setdefault(str(element.tag), []).append(element)
        return found

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """The TEI elements of these names, name by name, each in the order of the file."""
        for name in names:
            yield from self.by_name.get(f"{TEI}{name}", ())

    @cached_property
    def by_attribute(self) -> dict[str, list[tuple[etree._Element, str]]]:
        """For each attribute the elements that have it, in the order of the file, with its value."""
        found: dict[str, list[tuple[etree._Element, str]]] = {}
        for element in self.root.iter(etree.Element):
            for name, value in element.items():
                found.setdefault(str(name), []).append((element, str(value)))
        return found

    def having(self, name: str) -> list[tuple[etree._Element, str]]:
        """The elements that have an attribute of this name, in the order of the file, with its value."""
        return self.by_attribute.get(name, [])

    @cached_property
    def ids(self) -> dict[str, etree._Element]:
        """The first element of each id."""
        found: dict[str, etree._Element] = {}
        for element, id in self.having(XML_ID):
            found.setdefault(id, element)
        return found

    @cached_property
    def languages(self) -> dict[etree._Element, str]:
        """The elements that say a language."""
        return dict(self.having(XML_LANG))

    def language(self, element: etree._Element) -> str:
        """The language an element is in, as the nearest element around it says; empty where none does."""
        around: etree._Element | None = element
        while around is not None:
            if around in self.languages:
                return self.languages[around]
            around = around.getparent()
        return ""


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def words(element: etree._Element, without: tuple[str, ...] = ()) -> str:
    """The text in an element, with single blanks; what stands in elements of the names `without` is left out."""
    left_out = {f"{TEI}{name}" for name in without}

    def pieces(inside: etree._Element) -> Iterator[str]:
        yield inside.text or ""
        for child in inside:
            if isinstance(child.tag, str) and child.tag not in left_out:
                yield from pieces(child)
            yield child.tail or ""

    return " ".join("".join(pieces(element)).split())
