"""The people of one file: who wrote, received, spoke, is named."""

from dataclasses import dataclass

from lxml import etree

from tei.render.summary import find_all
from tei.render.words import TEI, plain_text
from tei.site.reading.identity import Known, Register, pointers
from tei.site.reading.places_in_text import Places

NAMES = ("persName", "rs", "name")


@dataclass(frozen=True, slots=True)
class PersonFact:
    name: str
    authorities: tuple[str, ...]
    """Links to records about the person."""
    variants: tuple[str, ...]
    """Other names that the header has."""
    key: str
    note: str
    """Who it is, as the header says."""
    roles: tuple[str, ...]
    """`author`, `sent`, `received`, and roles of the header: `interviewer`."""
    spoke: tuple[str, ...]
    """Passages the person speaks, in document order."""
    mentioned: tuple[tuple[str, str], ...]
    """Passages that name the person, with the words around the name."""


def read_people(tree: etree._ElementTree, places: Places) -> tuple[PersonFact, ...]:
    """Everybody the file knows by a name, in the order of the header, then of the text.

    Two names are one person where both point to the same `person`, record or @key, or are the same words.
    """
    register = Register()
    root = tree.getroot()
    header = root.find(f"{TEI}teiHeader")
    for each in root.iter(f"{TEI}person"):
        register.declare(each, "persName")
    if header is not None:
        read_header(header, register)
    for speech in root.iter(f"{TEI}sp"):
        for known in pointers(speech, "who", register.known):
            known.spoke[places.inside(speech)] = None
    for text in root.iter(f"{TEI}text"):
        for name in text.iter(*(f"{TEI}{each}" for each in NAMES)):
            if is_person(name):
                for known in register.find(name):
                    known.mentioned.setdefault(places.of(name), places.words_around(name))
    return tuple(map(person, register.all()))


def read_header(header: etree._Element, register: Register) -> None:
    for author in find_all(header, "fileDesc/titleStmt/author"):
        named = author.find(f"{TEI}persName")
        for known in register.find(author if named is None else named, plain_text(author)):
            known.roles["author"] = None
    for action in find_all(header, "profileDesc//correspAction"):
        kind = action.get("type", "")
        for name in action.iter(f"{TEI}persName"):
            for known in register.find(name):
                if written := plain_text(name):
                    known.variants[written] = None
                if kind:
                    known.roles[kind] = None


def is_person(element: etree._Element) -> bool:
    return element.tag == f"{TEI}persName" or element.get("type") in ("person", "persName")


def person(known: Known) -> PersonFact:
    return PersonFact(
        known.name,
        tuple(known.authorities),
        tuple(name for name in known.variants if name != known.name),
        known.key,
        known.note,
        tuple(known.roles),
        tuple(known.spoke),
        tuple(known.mentioned.items()),
    )
