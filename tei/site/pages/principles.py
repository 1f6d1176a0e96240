"""The editorial principles, as the headers state them and as they can be counted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tei.site.file import SiteFile
from tei.site.interface import Interface
from tei.site.pages.frame import DocumentLink, Site, document_links, render_page

NAMED = 6
"""A statement of so many documents names them; of more it says how many."""
CERTAINTIES = ("high", "medium", "low", "unknown", "")


@dataclass(frozen=True)
class Statement:
    text: str
    number: int
    """Of the documents that make it."""
    documents: tuple[DocumentLink, ...]
    """Those that do, where they are few and not all."""


def principles_pages(site: Site) -> Iterator[SiteFile]:
    words, documents = site.words, site.catalogue.documents
    all_decisions = [each.decisions for each in documents]
    conjectures: Counter[str] = Counter()
    omitted: Counter[str] = Counter()
    elements: Counter[str] = Counter()
    for each in all_decisions:
        conjectures.update(dict(each.conjectures))
        omitted.update(dict(each.omitted))
        elements.update(dict(each.elements))
    values = {
        "groups": list(statement_groups(site)),
        "conjectures": [
            (words.name("certainty", key) if key else words.say("unknown_certainty"), conjectures[key])
            for key in sorted(conjectures, key=lambda key: (CERTAINTIES.index(key) if key in CERTAINTIES else 9, key))
        ],
        "dates": sum(each.inferred_dates for each in all_decisions),
        "gaps": sum(each.gaps for each in all_decisions),
        "omitted": [(words.name("omitted", kind) or "–", number) for kind, number in sorted(omitted.items())],
        "elements": [(name, meaning(words, name), number) for name, number in sorted(elements.items())],
        "total": len(documents),
    }
    yield render_page(site, "principles.html", "principles.html.j2", words.say("principles"), values)


def meaning(words: Interface, element: str) -> str:
    return words.names["elements"].get(element, "")


def statement_groups(site: Site) -> Iterator[tuple[str, str, list[Statement]]]:
    """An id, a heading, and what is stated under it, the most frequent first."""
    links = document_links(site)
    found: dict[str, dict[str, list[str]]] = {}
    for each in site.catalogue.documents:
        said = [("project", text) for text in each.decisions.project] + list(each.decisions.declarations)
        for kind, text in dict.fromkeys(said):
            found.setdefault(kind, {}).setdefault(text, []).append(each.name)
    order = list(site.words.names["declarations"])
    for kind in sorted(found, key=lambda kind: (order.index(kind) if kind in order else len(order), kind)):
        statements = sorted(found[kind].items(), key=lambda item: (-len(item[1]), item[0]))
        yield (
            kind,
            site.words.name("declarations", kind),
            [
                Statement(text, len(names), tuple(links[name] for name in names) if few(len(names), site) else ())
                for text, names in statements
            ],
        )


def few(number: int, site: Site) -> bool:
    return number <= NAMED and number < len(site.catalogue.documents)
