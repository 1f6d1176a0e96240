"""Sender and recipient of a letter or telegram."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tei.edition import Edition, EditionCorrespondent, EditionPerson
from tei.grammar.letters import salutation_name
from tei.grammar.vocabulary import normal
from tei.model import Correspondent, Part, Person
from tei.text.source import Source

_KINDS = frozenset({"letter", "telegram"})
_TO = re.compile(r"(?:^|\s)(?:to|an|à)\s+(?P<name>[^\W\d_][^,;:()]*)")
_DATE_AFTER = re.compile(r"\s+(?:on|of|vom|du|le|от|dated)?\s*\d.*$")


def find_correspondents(part: Part, edition: Edition, source: Source) -> Part:
    """The part with sender and recipient, each with the evidence, as far as the text or the edition names them."""
    if part.kind not in _KINDS:
        return part
    sender = _decided(edition.sent, edition) or _signed(part, source) or _author(part, source)
    recipient = _decided(edition.received, edition) or _in_title(part, source) or _greeted(part, source)
    known: tuple[Person | EditionPerson, ...] = (*part.people, *edition.people)
    return replace(
        part, metadata=replace(part.metadata, sender=_known(sender, known), recipient=_known(recipient, known))
    )


def _decided(decided: EditionCorrespondent | None, edition: Edition) -> Correspondent | None:
    if decided is None or not decided.person:
        return None
    person = next((person for person in edition.people if person.id == decided.person), None)
    name = person.name if person else decided.person
    return Correspondent(
        name, person.id if person else "", decided.cert, decided.place, decided.place_cert, decided.reason, "editor"
    )


def _signed(part: Part, source: Source) -> Correspondent | None:
    span = part.metadata.signature
    name = " ".join(source.slice(span).split()).strip(" .,") if span else ""
    return Correspondent(name, evidence="the signature") if name else None


def _author(part: Part, source: Source) -> Correspondent | None:
    span = part.metadata.author
    name = " ".join(source.slice(span).split()) if span else ""
    return (
        Correspondent(name, cert="high", evidence="the line that names the author; there is no signature")
        if name
        else None
    )


def _in_title(part: Part, source: Source) -> Correspondent | None:
    title = " ".join(source.slice(part.metadata.title).split()) if part.metadata.title else ""
    match = _TO.search(title)
    name = _DATE_AFTER.sub("", match["name"]).strip() if match else ""
    return Correspondent(name, cert="high", evidence="the title") if name and name[0].isupper() else None


def _greeted(part: Part, source: Source) -> Correspondent | None:
    span = part.metadata.salutation
    line = " ".join(source.slice(span).split()) if span else ""
    name = salutation_name(line)
    return Correspondent(name, cert="high", evidence="the salutation") if name else None


def _known(correspondent: Correspondent | None, people: Iterable[Person | EditionPerson]) -> Correspondent | None:
    """The correspondent as one of the persons, where a label of theirs says so."""
    if correspondent is None or correspondent.person:
        return correspondent
    wanted = normal(correspondent.name)
    for person in people:
        if wanted in {normal(name) for name in (person.name, *person.labels)}:
            return replace(correspondent, person=person.id)
    return correspondent
