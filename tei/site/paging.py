"""Long lists in sections, cut into pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar
from urllib.parse import quote

Entry_co = TypeVar("Entry_co", covariant=True)
Entry = TypeVar("Entry")
SIZE = 200
"""Entries on one page, about."""


@dataclass(frozen=True)
class Section(Generic[Entry_co]):
    heading: str
    id: str
    entries: tuple[Entry_co, ...]
    goes_on: bool = False
    """Whether it began on the page before."""


@dataclass(frozen=True)
class ListPage(Generic[Entry_co]):
    path: str
    sections: tuple[Section[Entry_co], ...]
    jumps: tuple[tuple[str, str], ...]
    """Heading and link of every section of the list, seen from the site's folder; of the first page it is on."""
    paths: tuple[str, ...]
    """Of all pages of the list."""


def cut_pages(path: str, sections: Sequence[Section[Entry]], size: int = SIZE) -> list[ListPage[Entry]]:
    """The pages of a list, one at least; a section longer than a page goes on on the next ones.

    Args:
        path: of the first page: `people.html`; the others are `people/_2.html` and so on.
    """
    pages: list[list[Section[Entry]]] = [[]]
    free = size
    jumps: list[tuple[str, int, str]] = []
    for section in sections:
        if section.entries and len(section.entries) > free and len(section.entries) <= size and pages[-1]:
            pages.append([])
            free = size
        rest = section
        jumped = False
        while rest.entries:
            if free <= 0:
                pages.append([])
                free = size
            part = rest.entries[:free]
            pages[-1].append(replace(rest, entries=part))
            if not jumped:
                jumps.append((section.heading, len(pages) - 1, section.id))
                jumped = True
            free -= len(part)
            rest = replace(rest, entries=rest.entries[len(part) :], goes_on=True)
    paths = tuple(page_path(path, number) for number in range(1, len(pages) + 1))
    links = tuple((heading, f"{quote(paths[number])}#{anchor}") for heading, number, anchor in jumps)
    return [
        ListPage(own, tuple(found), links if len(links) > 1 else (), paths)
        for own, found in zip(paths, pages, strict=True)
    ]


def page_path(path: str, number: int) -> str:
    """`people.html` for 1, `people/_2.html` for 2; of `people/a.html`, `people/a_2.html`."""
    if number == 1:
        return path
    stem = path.removesuffix(".html")
    return f"{stem}_{number}.html" if "/" in stem else f"{stem}/_{number}.html"
