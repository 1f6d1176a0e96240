"""The list of all documents, with filters: plain links without JavaScript, at once and together with it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from tei.site.facts import DocumentFacts
from tei.site.file import SiteFile
from tei.site.pages.frame import DocumentLink, Site, document_links, render_list
from tei.site.pages.time import by_year, year
from tei.site.paging import Section, cut_pages
from tei.site.parts import PARTS, part_file
from tei.site.slugs import slugs

SCRIPTS = ("assets/site/parts.js", "assets/site/list.js")
SHOWN = 12
"""Values of a filter that are always seen; more are folded."""
MOST = 80
"""Values of a filter at most, the most frequent; the indices have all."""


@dataclass(frozen=True)
class Value:
    id: str
    """In addresses: `letter`."""
    label: str
    href: str
    """A list that needs no JavaScript."""
    documents: frozenset[str]


@dataclass(frozen=True)
class Facet:
    id: str
    label: str
    values: tuple[Value, ...]
    more: str
    """The index that has all values; empty if this is all."""


def documents_pages(site: Site) -> Iterator[SiteFile]:
    """The list, a list for each kind and language, and the table that filters and the search read."""
    links = document_links(site)
    facets = [facet for facet in all_facets(site) if facet.values]
    values = {
        "facets": facets,
        "shown": SHOWN,
        "scripts": SCRIPTS,
        "texts": json.dumps(interface_texts(site), ensure_ascii=False),
        "count": site.words.count("documents", len(links)),
        "part": f"{PARTS}/documents.js",
    }
    sections = [Section("", "all", tuple(links.values()))]
    cut = cut_pages("documents.html", sections, size=100)
    yield from render_list(site, cut, "documents.html.j2", site.words.say("documents"), values)
    for facet in facets:
        if facet.id in ("kind", "language"):
            for value in facet.values:
                yield from value_pages(site, facet, value, links)
    yield part_file("documents", documents_table(site, facets))


def value_pages(site: Site, facet: Facet, value: Value, links: dict[str, DocumentLink]) -> Iterator[SiteFile]:
    chosen = [each for name, each in links.items() if name in value.documents]
    cut = cut_pages(f"documents/{facet.id}-{value.id}.html", by_year(chosen, date_of, site.words.say("undated")))
    values = {"count": site.words.count("documents", len(chosen)), "facet": facet.label}
    yield from render_list(site, cut, "value.html.j2", value.label, values)


def date_of(each: DocumentLink) -> str:
    return each.date


def all_facets(site: Site) -> Iterator[Facet]:
    words, documents = site.words, site.catalogue.documents
    kinds = [(kind, words.name("kinds", kind), each.name) for each in documents for kind in each.summary.kinds]
    yield Facet("kind", words.say("kind"), values_of(kinds, "documents/kind-{}.html"), "")
    languages = [
        (tag, words.name("languages", tag) if words.name("languages", tag) != tag else name, each.name)
        for each in documents
        for tag, name in zip(each.summary.languages, each.summary.language_names, strict=True)
    ]
    yield Facet("language", words.say("language"), values_of(languages, "documents/language-{}.html"), "")
    yield Facet("year", words.say("year"), years(site), "timeline.html")
    archives = tuple(
        Value(
            each.slug,
            each.key,
            f"archives/{quote(each.slug)}.html",
            frozenset(held.document for file in each.files for held in file.own),
        )
        for each in site.catalogue.archives
        if each.documents
    )
    yield Facet("archive", words.say("archive"), archives[:MOST], "archives.html")
    people = tuple(
        Value(
            each.slug,
            each.name,
            f"people/{quote(each.slug)}.html",
            frozenset(occurrence.document for occurrence in each.occurrences),
        )
        for each in site.catalogue.people
    )
    frequent = sorted(people, key=lambda each: -len(each.documents))[:MOST]
    yield Facet("person", words.say("person"), tuple(frequent), "people.html")


def values_of(found: Sequence[tuple[str, str, str]], href: str) -> tuple[Value, ...]:
    """Values of kinds or languages, the most frequent first."""
    labels: dict[str, str] = {}
    documents: dict[str, set[str]] = {}
    for key, label, name in found:
        labels.setdefault(key, label)
        documents.setdefault(key, set()).add(name)
    made = zip(sorted(labels), slugs(sorted(labels)), strict=True)
    values = [Value(id, labels[key], href.format(quote(id)), frozenset(documents[key])) for key, id in made]
    return tuple(sorted(values, key=lambda each: (-len(each.documents), each.label)))


def years(site: Site) -> tuple[Value, ...]:
    """Years, or decades where there are many of them."""
    single = sorted({year(each.summary.date) for each in site.catalogue.documents} - {""})
    if not single:
        return ()
    decades = len(single) > 40
    first = {f"{each[:3]}0" if decades else each: each for each in reversed(single)}
    found: dict[str, set[str]] = {}
    for each in site.catalogue.documents:
        if own := year(each.summary.date):
            found.setdefault(f"{own[:3]}0" if decades else own, set()).add(each.name)
    return tuple(
        Value(
            start,
            site.words.say("decade", year=start.lstrip("0")) if decades else start.lstrip("0"),
            f"timeline.html#y{first[start]}",
            frozenset(names),
        )
        for start, names in sorted(found.items())
    )


def documents_table(site: Site, facets: Sequence[Facet]) -> dict[str, object]:
    """A column for each thing that lists show, a row for each document, in the order of the catalogue."""
    documents = site.catalogue.documents
    links = list(document_links(site).values())
    return {
        "name": [each.name for each in links],
        "title": [each.title if each.title != each.name else "" for each in links],
        "lang": [each.language for each in links],
        "date": [each.date for each in links],
        "end": [each.summary.date_to for each in documents],
        "shown": [each.date_shown for each in links],
        "sure": [0 if each.certainty else 1 for each in links],
        "what": [" · ".join(filter(None, (each.author, each.kinds, each.languages))) for each in links],
        "facets": {facet.id: facet_columns(facet, documents) for facet in facets},
    }


def facet_columns(facet: Facet, documents: Sequence[DocumentFacts]) -> dict[str, object]:
    return {
        "values": [value.id for value in facet.values],
        "labels": [value.label for value in facet.values],
        "of": [[n for n, value in enumerate(facet.values) if each.name in value.documents] for each in documents],
    }


def interface_texts(site: Site) -> dict[str, object]:
    words = site.words
    keys = ("undated", "clear", "none_match", "more", "inferred_key", "documents")
    return {
        **{key: words.say(key) for key in keys},
        "count": words.counted["documents"],
        "language": words.language,
    }
