"""Who or what a name in a TEI file stands for, and what links say so."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from tei.render.words import TEI, XML_ID, plain_text

AUTHORITIES = {
    "gnd": "https://d-nb.info/gnd/",
    "isni": "https://isni.org/isni/",
    "lccn": "https://id.loc.gov/authorities/names/",
    "orcid": "https://orcid.org/",
    "viaf": "https://viaf.org/viaf/",
    "wikidata": "https://www.wikidata.org/wiki/",
    "geonames": "https://www.geonames.org/",
    "tgn": "https://vocab.getty.edu/tgn/",
}
"""Where the record with a number lies, by the kind of `idno` in lower case."""


@dataclass(slots=True)
class Known:
    """A person or place while its file is read."""

    name: str
    authorities: dict[str, None] = field(default_factory=dict)
    variants: dict[str, None] = field(default_factory=dict)
    """Other names that the header has."""
    key: str = ""
    note: str = ""
    roles: dict[str, None] = field(default_factory=dict)
    spoke: dict[str, None] = field(default_factory=dict)
    mentioned: dict[str, str] = field(default_factory=dict)
    """The words around, by passage."""


@dataclass(slots=True)
class Register:
    """The persons, or the places, of one file, by what points to them."""

    known: dict[str, Known] = field(default_factory=dict)

    def declare(self, element: etree._Element, names: str) -> None:
        """A `person` or `place` of the header."""
        named = [plain_text(name) for name in element.iterchildren(f"{TEI}{names}")]
        known = Known(next(filter(None, named), "") or plain_text(element))
        if not known.name:
            return
        known.variants |= dict.fromkeys(filter(None, named[1:]))
        known.authorities |= dict.fromkeys(read_authorities(element))
        known.key = next(filter(None, (each.get("key", "") for each in (element, *element))), "")
        known.note = " ".join(filter(None, map(plain_text, element.iterchildren(f"{TEI}note"))))
        if role := element.get("role"):
            known.roles[role] = None
        handles = (f"#{element.get(XML_ID)}", *(f"name:{folded_name(name)}" for name in named))
        for handle in handles:
            self.known.setdefault(handle, known)

    def find(self, element: etree._Element, name: str = "") -> list[Known]:
        """Whom an element that names somebody stands for; one that nothing knows is made known by its name."""
        pointers = element.get("ref", "").split()
        found = [self.known[each] for each in pointers if each in self.known]
        if found:
            return found
        name = name or plain_text(element)
        links = [link for each in pointers if (link := safe_link(each))]
        key = element.get("key", "")
        handle = links[0] if links else f"key:{key}" if key else f"name:{folded_name(name)}"
        if not name:
            return []
        known = self.known.setdefault(handle, Known(name))
        known.authorities |= dict.fromkeys(links)
        known.key = known.key or key
        return [known]

    def all(self) -> Iterator[Known]:
        yield from {id(known): known for known in self.known.values()}.values()


def read_authorities(element: etree._Element) -> Iterator[str]:
    """Links to records about somebody, from `idno` and from @ref, @sameAs and @corresp; no link that is unsafe."""
    for each in (element, *element.iterchildren(tag=etree.Element)):
        pointers = " ".join(each.get(name, "") for name in ("ref", "sameAs", "corresp"))
        yield from filter(None, map(safe_link, pointers.split()))
    for idno in element.iterchildren(f"{TEI}idno"):
        written = plain_text(idno)
        prefix = AUTHORITIES.get(idno.get("type", "").casefold(), "")
        if link := safe_link(written):
            yield link
        elif prefix and re.fullmatch(r"[\w-]+", written, re.ASCII):
            yield prefix + written


def safe_link(pointer: str) -> str:
    """A web address as it is; empty for anything else."""
    return pointer if re.match(r"https?://[^\s\"'<>]+$", pointer) else ""


def folded_name(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def pointers(element: etree._Element, attribute: str, known: Mapping[str, Known]) -> Iterator[Known]:
    yield from (known[each] for each in element.get(attribute, "").split() if each in known)
