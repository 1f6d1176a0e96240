"""The whole edition as one book."""

from collections.abc import Callable, Iterator, Sequence

from tei.render.epub import bind, reopen
from tei.site.facts import DocumentFacts
from tei.site.file import SiteFile
from tei.site.menu import site_title
from tei.site.settings import SiteSettings

BOOK = "edition.epub"
LARGEST = 500
"""Documents of one book: reading systems open larger ones slowly or not at all, and each document has its own."""


def edition_book(
    documents: Sequence[DocumentFacts], read: Callable[[str], bytes], settings: SiteSettings
) -> Iterator[SiteFile]:
    """`edition.epub`, a chapter for each document in the order of their dates, undated ones last.

    Args:
        documents: in any order; none, or more than `LARGEST`, give no book.
        read: a file of the site by its path; the books of the single documents are bound together.
    """
    if 0 < len(documents) <= LARGEST:
        ordered = sorted(documents, key=by_date)
        chapters = [reopen(read(f"{each.name}.epub")) for each in ordered]
        yield SiteFile(BOOK, bind(chapters, site_title(settings), settings.address, settings.language))


def by_date(each: DocumentFacts) -> tuple[bool, str, str, str]:
    return not each.summary.date, each.summary.date, each.summary.title, each.name
