"""The places of one file: where it was sent from and to, where the texts are about."""

from dataclasses import dataclass

from lxml import etree

from tei.render.summary import find_all
from tei.render.words import TEI
from tei.site.reading.identity import Register
from tei.site.reading.places_in_text import Places


@dataclass(frozen=True, slots=True)
class PlaceFact:
    name: str
    authorities: tuple[str, ...]
    key: str
    note: str
    roles: tuple[str, ...]
    """`sent`, `received`, `setting`."""
    mentioned: tuple[tuple[str, str], ...]
    """Passages that name the place, with the words around."""


def read_places(tree: etree._ElementTree, places: Places) -> tuple[PlaceFact, ...]:
    """Every place that is marked as one, in the order of the header, then of the text."""
    register = Register()
    root = tree.getroot()
    header = root.find(f"{TEI}teiHeader")
    for place in root.iter(f"{TEI}place"):
        register.declare(place, "placeName")
    if header is not None:
        for action in find_all(header, "profileDesc//correspAction"):
            for name in action.iter(f"{TEI}placeName"):
                for known in register.find(name):
                    known.roles[action.get("type", "sent")] = None
        for name in find_all(header, "profileDesc/settingDesc//placeName"):
            for known in register.find(name):
                known.roles["setting"] = None
    for text in root.iter(f"{TEI}text"):
        for name in text.iter(f"{TEI}placeName", f"{TEI}rs", f"{TEI}name"):
            if name.tag == f"{TEI}placeName" or name.get("type") in ("place", "placeName"):
                for known in register.find(name):
                    known.mentioned.setdefault(places.of(name), places.words_around(name))
    return tuple(
        PlaceFact(
            each.name,
            tuple(each.authorities),
            each.key,
            each.note,
            tuple(each.roles),
            tuple(each.mentioned.items()),
        )
        for each in register.all()
    )
