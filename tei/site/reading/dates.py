"""The dates that the texts of one file name."""

from dataclasses import dataclass

from lxml import etree

from tei.render.summary import dating
from tei.render.words import TEI, plain_text
from tei.site.reading.places_in_text import Places


@dataclass(frozen=True, slots=True)
class DateFact:
    start: str
    """ISO 8601, as precise as the text."""
    end: str
    """Empty for a single date."""
    text: str
    """As written."""
    certainty: str
    """@cert of a value that was inferred; empty where the text says it."""
    passage: str
    around: str


def read_dates(tree: etree._ElementTree, places: Places) -> tuple[DateFact, ...]:
    """Dates with a value, in document order; one value is named once for each passage."""
    found: dict[tuple[str, str, str], DateFact] = {}
    for text in tree.getroot().iter(f"{TEI}text"):
        for element in text.iter(f"{TEI}date"):
            start, end = dating(element)
            if start:
                passage = places.of(element)
                around = places.words_around(element)
                fact = DateFact(start, end, plain_text(element), element.get("cert", ""), passage, around)
                found.setdefault((start, end, passage), fact)
    return tuple(found.values())
