"""A TEI file as rules see it: its tree, its characters, and indexes made once for all rules."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TypeVar, cast

from lxml import etree

from tei.xml import TEI, XML_ID
from tei.xml.parse import ParsedXml

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Made = TypeVar("Made")
ByName = dict[str, list[etree._Element]]
ByAttribute = dict[str, list[tuple[etree._Element, str]]]
_ASCII = bytes(range(127))
_KINDS = bytes(
    ord("d" if chr(each).isdigit() else "o" if chr(each) in "OolI" else "l" if chr(each).isalpha() else ".")
    if each < 0x80
    else ord("c" if each < 0xC0 else "e" if 0xCD <= each < 0xD4 else "x")
    for each in range(256)
)
_FLAT = etree.XPath("string()", smart_strings=False)


@dataclass(frozen=True)
class File:
    parsed: ParsedXml
    folder: Path | None = None
    """Where the file is, so that others can be looked into; None for one that is nowhere yet."""

    @cached_property
    def root(self) -> etree._Element:
        return self.parsed.tree.getroot()

    @cached_property
    def text(self) -> str:
        """The file, decoded."""
        return self.parsed.text

    @cached_property
    def _indexes(self) -> tuple[ByName, ByAttribute]:
        by_name: defaultdict[str, list[etree._Element]] = defaultdict(list)
        by_attribute: defaultdict[str, list[tuple[etree._Element, str]]] = defaultdict(list)
        for element in self.root.iter(etree.Element):
            by_name[element.tag].append(element)
            for name, value in cast("list[tuple[str, str]]", element.items()):
                by_attribute[name].append((element, value))
        return dict(by_name), dict(by_attribute)

    @cached_property
    def by_name(self) -> ByName:
        """All elements by their names, in the order of the file."""
        return self._indexes[0]

    @cached_property
    def by_attribute(self) -> ByAttribute:
        """For each attribute the elements that have it, in the order of the file, with its value."""
        return self._indexes[1]

    @cached_property
    def octets(self) -> bytes:
        """The file in UTF-8."""
        return self.text.encode("utf-8", "replace")

    @cached_property
    def uncommon(self) -> frozenset[str]:
        """The characters of the file that are not of ASCII, or are its last one."""
        return frozenset(self.octets.translate(None, _ASCII).decode("utf-8"))

    @cached_property
    def kinds(self) -> bytes:
        """What kind of sign each byte of the file is, in UTF-8, by one letter.

        `d` digit, `o` Latin letter that looks like one, `l` another Latin letter, `.` other sign of ASCII; `e` the
        first byte of a Greek or Cyrillic letter, `x` of another sign, `c` what follows on it. So that it can be
        seen at once whether it is worth to look for certain rows of signs in a file. What follows on the root element,
        such as the seal of the tool, is left out.
        """
        return self.octets[: self.octets.rfind(b"</")].translate(_KINDS)

    @cached_property
    def latin_only(self) -> bool:
        """Whether the file has no letters but Latin ones."""
        return not any("\u0370" <= each < "\u1e00" or "\u2c00" <= each < "\ufb00" for each in self.uncommon)

    def elements(self, *names: str) -> list[etree._Element]:
        """The TEI elements of these names, name by name, each in the order of the file."""
        if len(names) == 1:
            return self.by_name.get(TEI + names[0], [])
        found = [there for name in names if (there := self.by_name.get(TEI + name))]
        return found[0] if len(found) == 1 else list(chain.from_iterable(found))

    def having(self, name: str) -> list[tuple[etree._Element, str]]:
        """The elements that have an attribute of this name, in the order of the file, with its value."""
        return self.by_attribute.get(name, [])

    def once(self, make: "Callable[[File], Made]") -> Made:
        """What a function makes of the file; it is called once for all rules that ask."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    def flat(self, element: etree._Element) -> str:
        """All text in an element, as the function `flat`; it is read once for all rules that ask."""
        if element not in self._flat:
            self._flat[element] = flat(element)
        return self._flat[element]

    @cached_property
    def _flat(self) -> dict[etree._Element, str]:
        return {}

    @cached_property
    def _made(self) -> dict[object, object]:
        return {}

    @cached_property
    def in_header(self) -> frozenset[etree._Element]:
        """The elements of all headers."""
        return frozenset(each for header in self.elements("teiHeader") for each in header.iter(etree.Element))

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


def flat(element: etree._Element) -> str:
    """All text in an element, with its white space; comments and instructions are none."""
    return cast("str", _FLAT(element)) if len(element) else element.text or ""


def kinds_of(text: str) -> bytes:
    """What kind of sign each byte of a text is, as `File.kinds`."""
    return text.encode("utf-8", "replace").translate(_KINDS)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def words(element: etree._Element, without: tuple[str, ...] = ()) -> str:
    """The text in an element, with single blanks; what stands in elements of the names `without` is left out."""
    if not len(element):
        return " ".join((element.text or "").split())
    if not without:
        return " ".join(flat(element).split())
    left_out = {f"{TEI}{name}" for name in without}
    return " ".join("".join(texts(element, lambda child: child.tag in left_out)).split())


def texts(element: etree._Element, left_out: Callable[[etree._Element], bool]) -> Iterator[str]:
    """The pieces of text in an element without what stands in elements that are left out, however deep."""
    yield element.text or ""
    opened = [(element, iter(element))]
    while opened:
        parent, children = opened[-1]
        child = next(children, None)
        if child is None:
            opened.pop()
            if opened:
                yield parent.tail or ""
        elif isinstance(child.tag, str) and not left_out(child):
            yield child.text or ""
            opened.append((child, iter(child)))
        else:
            yield child.tail or ""
