"""The indices of people and places: an alphabetical list, and a page for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from tei.site.catalogue.entities import Entity, Occurrence
from tei.site.file import SiteFile
from tei.site.interface import Interface
from tei.site.pages.frame import DocumentLink, Site, document_links, render_list
from tei.site.paging import Section, cut_pages
from tei.site.slugs import slugs
from tei.site.sorting import initial, split_name

OWN_SECTION = {"author": "wrote", "sent": "sent", "received": "received"}
PLACE_SECTION = {"sent": "sent_from", "received": "sent_to", "setting": "setting"}
SPEECHES = 12
"""Speeches of one document that an entry shows at once; the rest is folded."""


@dataclass(frozen=True)
class EntityRow:
    href: str
    before: str
    word: str
    """The part of the name that orders it."""
    after: str
    others: tuple[str, ...]
    note: str
    documents: int
    """In how many the person or place is."""
    records: tuple[tuple[str, str], ...]
    """Host and link."""


@dataclass(frozen=True)
class Appearance:
    """A document on the page of a person or place."""

    document: DocumentLink
    passages: tuple[tuple[str, str], ...]
    """Id and words."""


def people_pages(site: Site) -> Iterator[SiteFile]:
    yield from index_pages(site, "people", site.catalogue.people, by_surname=True)
    yield from entity_pages(site, "people", site.catalogue.people)


def places_pages(site: Site) -> Iterator[SiteFile]:
    yield from index_pages(site, "places", site.catalogue.places, by_surname=False)
    yield from entity_pages(site, "places", site.catalogue.places)


def index_pages(site: Site, kind: str, entities: Sequence[Entity], by_surname: bool) -> Iterator[SiteFile]:
    sections: dict[str, list[EntityRow]] = {}
    for each in entities:
        row = entity_row(kind, each, by_surname)
        sections.setdefault(initial(row.word), []).append(row)
    made = zip(sections, slugs(sections), strict=True)
    cut = cut_pages(f"{kind}.html", [Section(each, f"letter-{id}", tuple(sections[each])) for each, id in made])
    values = {
        "intro": site.words.say(f"{kind}_intro"),
        "count": site.words.count(kind, len(entities)) if entities else "",
    }
    yield from render_list(site, cut, "entities.html.j2", site.words.say(kind), values)


def entity_row(kind: str, entity: Entity, by_surname: bool) -> EntityRow:
    before, word, after = split_name(entity.name) if by_surname else ("", entity.name, "")
    return EntityRow(
        href=f"{kind}/{quote(entity.slug)}.html",
        before=before,
        word=word,
        after=after,
        others=entity.others,
        note=entity.notes[0] if entity.notes else "",
        documents=len(entity.occurrences),
        records=records(entity),
    )


def records(entity: Entity) -> tuple[tuple[str, str], ...]:
    return tuple((urlsplit(link).netloc.removeprefix("www."), link) for link in entity.authorities)


def entity_pages(site: Site, kind: str, entities: Sequence[Entity]) -> Iterator[SiteFile]:
    links = document_links(site)
    beginnings = {each.name: dict(each.beginnings) for each in site.catalogue.documents}
    by_slug = {each.slug: each for each in entities}
    for each in entities:
        before, word, after = split_name(each.name) if kind == "people" else ("", each.name, "")
        related = [(f"{kind}/{quote(slug)}.html", by_slug[slug].name) for slug in each.related]
        values = {
            "kind": kind,
            "entity": each,
            "before": before,
            "word": word,
            "after": after,
            "records": records(each),
            "related": related,
            "folded": SPEECHES,
        }
        sections = [
            Section(heading, f"s{number}", tuple(found))
            for number, (heading, found) in enumerate(appearances(site.words, kind, each, links, beginnings).items())
        ]
        cut = cut_pages(f"{kind}/{each.slug}.html", sections, size=100)
        yield from render_list(site, cut, "entity.html.j2", each.name, values)


def appearances(
    words: Interface,
    kind: str,
    entity: Entity,
    links: dict[str, DocumentLink],
    beginnings: dict[str, dict[str, str]],
) -> dict[str, list[Appearance]]:
    """The documents of somebody or of a place, by what brings them there."""
    own = OWN_SECTION if kind == "people" else PLACE_SECTION
    headings = [*own.values(), "spoke", "other_roles", "mentioned", "present"]
    found: dict[str, list[Appearance]] = {heading: [] for heading in headings}
    for each in entity.occurrences:
        document = links[each.document]
        roles = [own[role] for role in each.roles if role in own]
        for heading in roles:
            found[heading].append(Appearance(document, ()))
        if each.spoke:
            said = beginnings[each.document]
            found["spoke"].append(Appearance(document, tuple((id, said.get(id, "")) for id in each.spoke)))
        if each.mentioned:
            found["mentioned"].append(Appearance(document, each.mentioned))
        if not (roles or each.spoke or each.mentioned):
            found["other_roles" if each.roles else "present"].append(taking_part(words, each, document))
    return {words.say(heading): each for heading, each in found.items() if each}


def taking_part(words: Interface, occurrence: Occurrence, document: DocumentLink) -> Appearance:
    return Appearance(document, tuple(("", words.name("roles", role)) for role in occurrence.roles))
