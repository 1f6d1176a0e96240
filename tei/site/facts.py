"""What the pages around the editions need to know of each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from tei.render.passages import passage_ids, read_passages
from tei.render.summary import Summary, summary
from tei.site.entry import SiteEntry
from tei.site.reading.dates import DateFact, read_dates
from tei.site.reading.decisions import DecisionFacts, read_decisions
from tei.site.reading.holdings import HoldingFact, read_holdings
from tei.site.reading.notes import NoteFact, read_notes
from tei.site.reading.people import PersonFact, read_people
from tei.site.reading.places import PlaceFact, read_places
from tei.site.reading.places_in_text import Places, cut
from tei.site.reading.record import RecordFacts, read_record
from tei.site.search.terms import Stored, TermFacts, pack_terms, store_passages

EXCERPT = 280
"""Characters of the text's beginning that lists show."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Plain values, so that they can be kept from one build to the next: strings, numbers, tuples and such values."""

    name: str
    summary: Summary
    review: int | None
    record: RecordFacts
    people: tuple[PersonFact, ...]
    places: tuple[PlaceFact, ...]
    holdings: tuple[HoldingFact, ...]
    dates: tuple[DateFact, ...]
    notes: tuple[NoteFact, ...]
    decisions: DecisionFacts
    beginnings: tuple[tuple[str, str], ...]
    """Passages that somebody speaks, with their first words."""
    excerpt: str
    """How the text begins."""
    terms: TermFacts


def read_facts(tree: etree._ElementTree, entry: SiteEntry) -> DocumentFacts:
    """What one edition brings to the index pages; the same for the same TEI."""
    passages = tuple(read_passages(tree))
    where = Places(passage_ids(tree), {each.id: each for each in reversed(passages)})
    found, record = summary(tree), read_record(tree)
    people, places = read_people(tree, where), read_places(tree, where)
    holdings = read_holdings(tree, where)
    spoken = dict.fromkeys(passage for person in people for passage in person.spoke)
    names = search_fields(found, record, people, places, holdings)
    return DocumentFacts(
        name=entry.name,
        summary=found,
        review=entry.review,
        record=record,
        people=people,
        places=places,
        holdings=holdings,
        dates=read_dates(tree, where),
        notes=read_notes(tree, where),
        decisions=read_decisions(tree),
        beginnings=tuple((each, where.beginning(each)) for each in spoken),
        excerpt=cut(" ".join(each.text for each in passages if each.name == "p")[: 2 * EXCERPT], EXCERPT),
        terms=pack_terms(store_passages(search_head(names), main_language(found), passages), names.items()),
    )


def stored_passages(tree: etree._ElementTree) -> list[Stored]:
    """The passages of one edition, from which results of a search are shown; numbered as `read_facts` does."""
    passages = tuple(read_passages(tree))
    where = Places(passage_ids(tree), {each.id: each for each in reversed(passages)})
    found, people, places = summary(tree), read_people(tree, where), read_places(tree, where)
    names = search_fields(found, read_record(tree), people, places, read_holdings(tree, where))
    return store_passages(search_head(names), main_language(found), passages)


def search_fields(
    found: Summary,
    record: RecordFacts,
    people: Sequence[PersonFact],
    places: Sequence[PlaceFact],
    holdings: Sequence[HoldingFact],
) -> dict[str, tuple[str, ...]]:
    """The names that a field of the search looks through, by the field's letter."""
    called = (name for each in people for name in (each.name, *each.variants))
    archives = (part for each in holdings for part in (each.key, each.name, each.printed, each.place))
    return {
        "t": (found.title, *record.subtitles),
        "p": tuple(dict.fromkeys((*filter(None, found.author.split("; ")), *called))),
        "s": tuple(each.name for each in people if each.spoke),
        "l": tuple(dict.fromkeys((*filter(None, (found.place,)), *(each.name for each in places)))),
        "a": tuple(dict.fromkeys(part for part in archives if part)),
    }


def search_head(names: Mapping[str, Sequence[str]]) -> str:
    """What stands above the text, as one passage."""
    return " · ".join(filter(None, (name for letter in "tpla" for name in names[letter])))


def main_language(found: Summary) -> str:
    return found.languages[0] if found.languages else ""
