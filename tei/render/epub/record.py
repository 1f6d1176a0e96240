"""What a package says of a document: from its header, or from the package of a book that is there already."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tei.render.citation import Citation, Name, creators
from tei.render.epub.fitting import TAG
from tei.render.when import When, edtf, parts

NAMESPACE = uuid.UUID("7f0c1e4e-8a35-5f0e-9d3e-6a1c4c2f5b10")


@dataclass(frozen=True, slots=True)
class Hand:
    """Who had a part in it."""

    tag: str
    """Of Dublin Core: `creator`, `contributor`."""
    role: str
    """MARC relator: `aut`, `trl`."""
    name: str


@dataclass(frozen=True, slots=True)
class Record:
    identifier: str
    """The address of the page, else a UUID made of name and title: the same as long as these are."""
    title: str
    languages: tuple[str, ...]
    """BCP 47, that of the page first."""
    hands: tuple[Hand, ...]
    facts: tuple[tuple[str, str], ...]
    """Further elements of Dublin Core: publisher, date, source, rights, type."""
    modified: str
    """The day it was last changed or published; empty where the header does not say it."""


def record_of(citation: Citation, title: str, language: str) -> Record:
    identifier = citation.address or made_identifier((citation.name, title))
    languages = unique(tag for tag in (language, *citation.languages) if TAG.fullmatch(tag))
    whens = [when for when in (citation.revised, citation.published) if when]
    modified = max(map(last_day, whens), default="")
    return Record(identifier, title, languages, tuple(hands(citation)), tuple(facts(citation)), modified)


def made_identifier(names: Iterable[str]) -> str:
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, chr(10).join(names))}"


def hands(citation: Citation) -> Iterator[Hand]:
    found: tuple[tuple[str, str, tuple[Name, ...]], ...] = (
        ("creator", "aut", creators(citation)),
        ("contributor", "ivr", citation.interviewers),
        ("contributor", "trl", citation.translators),
        ("contributor", "edt", citation.editors),
        ("contributor", "trc", citation.transcribers),
    )
    for tag, role, names in found:
        yield from (Hand(tag, role, name.text) for name in names)


def facts(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.publisher:
        yield "publisher", citation.publisher
    if citation.published:
        yield "date", edtf(citation.published)
    for source in (citation.shelf_mark, *citation.sources):
        if source:
            yield "source", source
    if rights := citation.licence_link or citation.licence:
        yield "rights", rights
    if citation.kind:
        yield "type", citation.kind


def last_day(when: When) -> str:
    """The last of its days that is named, with the first month or day for what is not."""
    year, month, day = (*parts(when.end or when.start), 1, 1)[:3]
    return f"{year:04}-{month:02}-{day:02}"


def unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value.strip()))
