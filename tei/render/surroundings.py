"""What stands around the text of a page: links to its neighbours, metadata, citations."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Where a page finds its neighbours, as URLs relative to it; empty where there is none."""

    index: str = ""
    text: str = ""
    tei: str = ""
    epub: str = ""
    page: str = ""
    """The page itself, for the one beside its source."""
    source: str = ""
    """The page that shows the text beside its source."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the site's navigation."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Meta:
    """A `meta` of the page's head: `citation_title`, `DC.title`."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The document cited in one form."""

    label: str
    """`BibTeX`"""
    text: str
    href: str = ""
    """The same as a file, relative to the page; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the site adds to a page."""

    script: str = ""
    """URL of the scripts; without them the page has none, and nothing that needs one."""
    navigation: tuple[Link, ...] = ()
    """After the link to the list of all editions."""
    metadata: tuple[Meta, ...] = ()
    linked_data: str = ""
    """JSON-LD about the document."""
    citations: tuple[Citation, ...] = ()
    """The first is the one to read, the others are for programs."""


ALONE = Surroundings()
