"""A TEI file as rules see it: its tree, its characters, and indexes made once for all rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from lxml import etree

from tei.xml import TEI, XML_ID
from tei.xml.parse import ParsedXml

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ByName = dict[str, list[etree._Element]]
ByAttribute = dict[str, list[tuple[etree._Element, str]]]
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2c00-\ufaff]")


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
    def _indexes(self) -> tuple[ByName, ByAttribute]:
        by_name: ByName = {}
        by_attribute: ByAttribute = {}
        for element in self.root.iter(etree.Element):
            tag = element.tag
            if tag in by_name:
                by_name[tag].append(element)
            else:
                by_name[tag] = [element]
            for name, value in cast("list[tuple[str, str]]", element.items()):
                if name in by_attribute:
                    by_attribute[name].append((element, value))
                else:
                    by_attribute[name] = [(element, value)]
        return by_name, by_attribute

    @property
    def by_name(self) -> ByName:
        """All elements by their names, in the order of the file."""
        return self._indexes[0]

    @property
    def by_attribute(self) -> ByAttribute:
        """For each attribute the elements that have it, in the order of the file, with its value."""
        return self._indexes[1]

    @cached_property
    def latin_only(self) -> bool:
        """Whether the file has no letters but Latin ones."""
        return self.text.isascii() or not _NOT_LATIN.search(self.text)

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """The TEI elements of these names, name by name, each in the order of the file."""
        for name in names:
            yield from self.by_name.get(f"{TEI}{name}", ())

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
    if not len(element):
        return " ".join((element.text or "").split())
    left_out = {f"{TEI}{name}" for name in without}

    def pieces(inside: etree._Element) -> Iterator[str]:
        yield inside.text or ""
        for child in inside:
            if isinstance(child.tag, str) and child.tag not in left_out:
                yield from pieces(child)
            yield child.tail or ""

    return " ".join("".join(pieces(element)).split())
