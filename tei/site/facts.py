"""What the pages around the editions need to know of each of them."""

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


def read_facts(tree: etree._ElementTree, entry: SiteEntry) -> DocumentFacts:
    """What one edition brings to the index pages; the same for the same TEI."""
    passages = tuple(read_passages(tree))
    places = Places(passage_ids(tree), {each.id: each for each in reversed(passages)})
    people = read_people(tree, places)
    spoken = dict.fromkeys(passage for person in people for passage in person.spoke)
    return DocumentFacts(
        name=entry.name,
        summary=summary(tree),
        review=entry.review,
        record=read_record(tree),
        people=people,
        places=read_places(tree, places),
        holdings=read_holdings(tree, places),
        dates=read_dates(tree, places),
        notes=read_notes(tree, places),
        decisions=read_decisions(tree),
        beginnings=tuple((each, places.beginning(each)) for each in spoken),
        excerpt=cut(" ".join(each.text for each in passages if each.name == "p")[: 2 * EXCERPT], EXCERPT),
    )
