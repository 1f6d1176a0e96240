"""Everything around the editions: start page, indices, search, the edition's own pages."""

from collections.abc import Iterator, Sequence

from tei.site.catalogue import make_catalogue
from tei.site.facts import DocumentFacts
from tei.site.file import SiteFile
from tei.site.interface import interface
from tei.site.pages.about import about_pages
from tei.site.pages.archives import archive_pages
from tei.site.pages.documents import documents_pages
from tei.site.pages.entities import people_pages, places_pages
from tei.site.pages.frame import Site
from tei.site.pages.machines import machine_files
from tei.site.pages.notes import notes_pages
from tei.site.pages.principles import principles_pages
from tei.site.pages.search import search_pages
from tei.site.pages.start import start_page
from tei.site.pages.time import dates_pages, timeline_pages
from tei.site.search.index import index_files
from tei.site.settings import SiteSettings

MAKERS = (
    documents_pages,
    people_pages,
    places_pages,
    archive_pages,
    timeline_pages,
    dates_pages,
    notes_pages,
    search_pages,
    principles_pages,
    about_pages,
    machine_files,
    start_page,
)


def around_files(documents: Sequence[DocumentFacts], settings: SiteSettings) -> Iterator[SiteFile]:
    """Everything of the site that all editions decide together, the start page last.

    Args:
        documents: in any order; the files are the same.
    """
    site = Site(settings, interface(settings.language), make_catalogue(documents))
    yield from index_files(site.catalogue.documents)
    for make in MAKERS:
        yield from make(site)
