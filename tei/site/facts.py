"""What the pages around the editions need to know of each of them."""

from dataclasses import dataclass

from lxml import etree

from tei.render.summary import Summary, summary
from tei.site.entry import SiteEntry


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Plain values, so that they can be kept from one build to the next."""

    name: str
    summary: Summary
    review: int | None


def read_facts(tree: etree._ElementTree, entry: SiteEntry) -> DocumentFacts:
    """What one edition brings to the index pages; the same for the same TEI."""
    return DocumentFacts(entry.name, summary(tree), entry.review)
