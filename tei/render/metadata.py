"""What the head of a page says about its document, for reference managers and search engines; from the header alone.

`citation_*` are the names of Highwire Press that Google Scholar and Zotero read; `DC.*` and `DCTERMS.*` are Dublin
Core; `z:*` are fields of Zotero that Dublin Core has no word for: recipient, archive, shelf mark.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tei.render.citation import Citation, creators
from tei.render.citation_header import read_citation
from tei.render.genres import genre
from tei.render.jsonld import jsonld
from tei.render.when import edtf, interval


@dataclass(frozen=True, slots=True)
class Meta:
    """`<meta name content>`; both need escaping for HTML."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Link:
    """`<link rel href>`; both need escaping for HTML."""

    rel: str
    href: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Data:
    """`<script type>`: data and no script; the text goes into the element as it is."""

    type: str
    text: str


HeadItem = Meta | Link | Data

SCHEMAS = (
    ("DC", "http://purl.org/dc/elements/1.1/"),
    ("DCTERMS", "http://purl.org/dc/terms/"),
    ("z", "http://www.zotero.org/namespaces/export#"),
)


def head_metadata(
    tree: etree._ElementTree, name: str = "", site_address: str = "", collection: str = ""
) -> tuple[HeadItem, ...]:
    """Everything for the head of a document's page, in order.

    Args:
        tree: any TEI document; it is not changed.
        name: of the document's files, without ending.
        site_address: where the site is; without one nothing names an address.
        collection: title of the site.
    """
    return citation_metadata(read_citation(tree, name, site_address, collection))


def citation_metadata(citation: Citation) -> tuple[HeadItem, ...]:
    """The same for a citation that has been read."""
    canonical = (Link("canonical", citation.address),) if citation.address else ()
    licence = (Link("license", citation.licence_link),) if citation.licence_link else ()
    schemas = (Link(f"schema.{prefix}", address) for prefix, address in SCHEMAS)
    tags = (Meta(name, content) for name, content in named(citation) if content)
    return (*canonical, *licence, *schemas, *tags, Data("application/ld+json", jsonld(citation)))


def named(citation: Citation) -> Iterator[tuple[str, str]]:
    yield from highwire(citation)
    yield from dublin_core(citation)
    yield from zotero(citation)


def highwire(citation: Citation) -> Iterator[tuple[str, str]]:
    """`citation_publication_date` is when it was written: that is the date a reference manager files it under."""
    yield "citation_title", citation.title
    yield from (("citation_author", name.text) for name in creators(citation))
    if citation.written and citation.written.form == "date":
        yield "citation_publication_date", citation.written.start.replace("-", "/")
    yield from (("citation_language", language) for language in citation.languages)
    yield "citation_publisher", citation.publisher
    yield "citation_public_url", citation.address
    yield "citation_fulltext_html_url", citation.address


def dublin_core(citation: Citation) -> Iterator[tuple[str, str]]:
    """Zotero takes the first `DC.type` it knows for the kind of item."""
    kind = genre(citation.kind, bool(citation.shelf_mark))
    yield "DC.type", kind.zotero
    yield "DCTERMS.type", "Text"
    yield "DC.title", citation.title
    yield from (("DC.creator", name.text) for name in creators(citation))
    others = (*citation.interviewers, *citation.translators, *citation.editors, *citation.transcribers)
    yield from (("DC.contributor", name.text) for name in dict.fromkeys(others))
    if citation.written:
        yield "DC.date", edtf(citation.written)
        yield "DCTERMS.created", interval(citation.written)
    yield "DC.publisher", citation.publisher
    yield "DCTERMS.issued", edtf(citation.published) if citation.published else ""
    yield "DCTERMS.modified", edtf(citation.revised) if citation.revised else ""
    yield from (("DC.language", language) for language in citation.languages)
    yield "DC.identifier", citation.address
    yield "DCTERMS.provenance", citation.archive.text if citation.archive else ""
    yield from (("DC.source", source) for source in (citation.shelf_mark, *citation.sources))
    yield "DC.rights", citation.licence
    yield "DCTERMS.license", citation.licence_link
    yield "DCTERMS.isPartOf", citation.collection_address


def zotero(citation: Citation) -> Iterator[tuple[str, str]]:
    yield from (("z:recipients", name.text) for name in citation.recipients)
    yield from (("z:interviewers", name.text) for name in citation.interviewers)
    yield "z:archive", citation.archive.text if citation.archive else ""
    yield "z:archiveLocation", citation.shelf_mark
