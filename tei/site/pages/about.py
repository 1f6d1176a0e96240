"""The page about the edition: who made it, from what, under which terms, and how to cite it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tei.site.book import BOOK, LARGEST
from tei.site.file import SiteFile
from tei.site.menu import site_title
from tei.site.pages.frame import Site, document_links, render_page
from tei.site.pages.principles import NAMED
from tei.version import VERSION

SHOWN = 60
"""Statements of one sort at most; the pages of the documents have all."""


@dataclass(frozen=True)
class Shared:
    """What one or several documents say."""

    text: str
    link: str
    number: int
    documents: tuple[tuple[str, str], ...]
    """Title and link of those that say it, where they are few."""


def about_pages(site: Site) -> Iterator[SiteFile]:
    settings, documents = site.settings, site.catalogue.documents
    done = [
        (f"{role}: {who}" if role else who, "", each.name)
        for each in documents
        for role, who in each.record.responsible
    ]
    licences = [(each.record.licence, each.record.licence_link, each.name) for each in documents]
    values = {
        "responsible": shared(site, done),
        "sources": shared(site, [(text, "", each.name) for each in documents for text in each.record.sources]),
        "licences": shared(site, [(text or site.words.say("no_licence"), link, name) for text, link, name in licences]),
        "shown": SHOWN,
        "book": BOOK if 0 < len(documents) <= LARGEST else "",
        "citation": cite(site),
        "contact": settings.contact if "/" in settings.contact else f"mailto:{settings.contact}",
        "tool": f"tei {VERSION}",
        "feed": bool(settings.address) and any(each.record.updated for each in documents),
    }
    yield render_page(site, "about.html", "about.html.j2", site.words.say("about"), values)


def shared(site: Site, said: list[tuple[str, str, str]]) -> list[Shared]:
    """Statements, those of most documents first; several of one document in their order."""
    links = document_links(site)
    found: dict[tuple[str, str], list[str]] = {}
    for text, link, name in dict.fromkeys(said):
        found.setdefault((text, link), []).append(name)
    total = len(links)
    return [
        Shared(
            text,
            link,
            len(names),
            tuple((links[name].title, links[name].href) for name in names) if len(names) <= NAMED and total > 1 else (),
        )
        for (text, link), names in sorted(found.items(), key=lambda item: -len(item[1]))
    ]


def cite(site: Site) -> str:
    """How the whole is cited: title, publisher, address; no year that nobody stated."""
    settings = site.settings
    title = ". ".join(filter(None, (site_title(settings), settings.subtitle)))
    updated = max((each.record.updated for each in site.catalogue.documents), default="")
    return ". ".join(
        filter(None, (title, ", ".join(filter(None, (settings.publisher, updated[:4]))), settings.address))
    )
