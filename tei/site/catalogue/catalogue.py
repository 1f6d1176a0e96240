"""`Catalogue`: the editions of a site, put in order once for all pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tei.site.catalogue.archives import Archive, group_archives
from tei.site.catalogue.entities import Entity, group_people, group_places
from tei.site.facts import DocumentFacts
from tei.site.sorting import sort_key


@dataclass(frozen=True, slots=True)
class Catalogue:
    documents: tuple[DocumentFacts, ...]
    """By date, undated ones last."""
    people: tuple[Entity, ...]
    """By name."""
    places: tuple[Entity, ...]
    archives: tuple[Archive, ...]
    """By key."""
    by_name: Mapping[str, DocumentFacts]


def make_catalogue(documents: Sequence[DocumentFacts]) -> Catalogue:
    """The same for the same documents in any order."""
    ordered = tuple(sorted(documents, key=by_date))
    return Catalogue(
        documents=ordered,
        people=group_people(ordered),
        places=group_places(ordered),
        archives=group_archives(ordered),
        by_name={each.name: each for each in ordered},
    )


def by_date(each: DocumentFacts) -> tuple[bool, str, tuple[int, str, str], str]:
    found = each.summary
    return not found.date, found.date, sort_key(found.title), each.name
