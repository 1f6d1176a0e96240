"""The start page: what this is, a search box, the ways in, the first documents."""

from collections.abc import Iterator
from urllib.parse import quote

from tei.site.file import SiteFile
from tei.site.menu import MENU
from tei.site.pages.frame import Site, document_links, render_page
from tei.site.theme import PUBLISHED

FEW = 24
"""So many documents are all listed."""
SOME = 8


def start_page(site: Site) -> Iterator[SiteFile]:
    words, catalogue = site.words, site.catalogue
    links = document_links(site)
    latest = sorted((each for each in catalogue.documents if each.record.updated), key=lambda each: each.record.updated)
    few = len(links) <= FEW
    shown = list(links.values())[: FEW if few else SOME]
    changed = [] if few else [links[each.name] for each in latest[::-1][:SOME]]
    values = {
        "shown": changed or shown,
        "heading": words.say("latest" if changed else "by_date"),
        "all": few,
        "sentence": sentence(site),
        "ways": [way for key, href in MENU if (way := way_in(site, key, href))],
        "logo": logo_path(site),
        "feed": bool(site.settings.address and latest),
    }
    yield render_page(site, "index.html", "start.html.j2", "", values)


def logo_path(site: Site) -> str:
    """The project's picture, among the theme's assets."""
    return quote(f"{PUBLISHED}/{site.settings.logo}") if site.settings.logo else ""


def sentence(site: Site) -> str:
    words, documents = site.words, site.catalogue.documents
    dated = [each.summary for each in documents if each.summary.date]
    said = words.count("documents", len(documents))
    if not dated:
        return said
    first = dated[0].date[:4].lstrip("0")
    last = max(max(each.date, each.date_to) for each in dated)[:4].lstrip("0")
    return f"{said}, {first}–{last}" if first != last else f"{said}, {first}"


def way_in(site: Site, key: str, href: str) -> tuple[str, str, str, list[tuple[str, str]]] | None:
    """Label, link, number and some entries of an index; None where it is empty."""
    catalogue, words = site.catalogue, site.words
    some: list[tuple[str, str]] = []
    if key in ("people", "places"):
        entities = catalogue.people if key == "people" else catalogue.places
        number = len(entities)
        frequent = sorted(entities, key=lambda each: -len(each.occurrences))[:4]
        some = [(each.name, f"{key}/{quote(each.slug)}.html") for each in frequent]
    elif key == "archives":
        number = len(catalogue.archives)
        kept = sorted(catalogue.archives, key=lambda each: -each.documents)[:4]
        some = [(each.key, f"archives/{quote(each.slug)}.html") for each in kept]
    elif key == "notes":
        number = sum(len(each.notes) for each in catalogue.documents)
    elif key == "timeline":
        number = len({each.summary.date[:4] for each in catalogue.documents if each.summary.date})
        dates = sum(len(each.dates) for each in catalogue.documents)
        some = [(words.count("dates", dates), "dates.html")] if dates else []
        return (words.say(key), href, "", some) if number else None
    elif key == "documents":
        number = len(catalogue.documents)
        kinds = {kind: None for each in catalogue.documents for kind in each.summary.kinds}
        some = [(words.name("kinds", kind), f"documents.html#kind={quote(kind)}") for kind in sorted(kinds)[:6]]
    else:
        return None
    return (words.say(key), href, str(number), some) if number else None
