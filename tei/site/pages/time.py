"""The documents in time, and the dates that their texts name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tei.site.file import SiteFile
from tei.site.pages.frame import DocumentLink, Site, document_links, render_list
from tei.site.paging import Section, cut_pages
from tei.site.reading.dates import DateFact

Item = TypeVar("Item")


@dataclass(frozen=True)
class DateRow:
    shown: str
    fact: DateFact
    document: DocumentLink


def timeline_pages(site: Site) -> Iterator[SiteFile]:
    """Documents by year; a list that CSS lays out."""
    links = list(document_links(site).values())
    sections = by_year(links, lambda each: each.date, site.words.say("undated"))
    most = max((len(section.entries) for section in sections), default=1)
    bars = [(len(each.entries), share(len(each.entries), most)) for each in sections]
    values = {
        "bars": bars,
        "total": len(links),
        "count": site.words.count("documents", len(links)),
        "inferred": any(each.certainty for each in links),
    }
    cut = cut_pages("timeline.html", sections)
    yield from render_list(site, cut, "timeline.html.j2", site.words.say("timeline"), values)


def dates_pages(site: Site) -> Iterator[SiteFile]:
    """Every date that a text names, in order of time."""
    links = document_links(site)
    rows = [
        DateRow(site.words.dates(fact.start, fact.end), fact, links[each.name])
        for each in site.catalogue.documents
        for fact in each.dates
    ]
    rows.sort(key=lambda row: (row.fact.start, row.fact.end, row.document.date, row.document.name))
    cut = cut_pages("dates.html", by_year(rows, lambda row: row.fact.start, site.words.say("undated")), size=250)
    values = {"count": site.words.count("dates", len(rows)) if rows else ""}
    yield from render_list(site, cut, "dates.html.j2", site.words.say("dates"), values)


def by_year(items: Sequence[Item], date: Callable[[Item], str], undated: str) -> list[Section[Item]]:
    """A section for each year, undated ones last."""
    years: dict[str, list[Item]] = {}
    for each in items:
        years.setdefault(year(date(each)), []).append(each)
    return [
        Section(found.lstrip("0") or undated, f"y{found}" if found else "undated", tuple(years[found]))
        for found in sorted(years, key=lambda found: (not found, found))
    ]


def year(date: str) -> str:
    """The four figures of an ISO 8601 date; empty for anything else."""
    return date[:4] if date[:4].isdecimal() and date[:4].isascii() else ""


def share(number: int, most: int) -> int:
    """From 1 to 20, for the length of a bar."""
    return max(1, round(20 * number / most))
