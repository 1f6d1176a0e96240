"""What stands around the text of a page: links to its neighbours, metadata, citations."""

from dataclasses import dataclass

from tei.render.metadata import HeadItem


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
class Destination:
    """An entry of the site's navigation."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The document cited in one form."""

    label: str
    """`BibTeX`"""
    text: str
    href: str = ""
    """The same as a file, relative to the page; the page itself shows the text where there is none."""
    of_passage: str = ""
    """The citation of a passage, with `PASSAGE_ID` and `PASSAGE_NUMBER` where its id and number go."""


PASSAGE_ID, PASSAGE_NUMBER = "\ue000", "\ue001"
"""For private use in Unicode, so that no text has them."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the site adds to a page."""

    script: str = ""
    """URL of the scripts; without them the page has none, and nothing that needs one."""
    navigation: tuple[Destination, ...] = ()
    """The menu of the site, the start page first; if not given, a link to `PageLinks.index`."""
    head: tuple[HeadItem, ...] = ()
    citations: tuple[Cited, ...] = ()
    """The first is the one to read, the others are for programs."""


ALONE = Surroundings()
