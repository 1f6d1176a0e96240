"""The navigation of a book: contents by headings, the pages of the printed source, landmarks."""

from collections.abc import Sequence

from lxml import etree

from tei.render.epub.chapter import Chapter, Place
from tei.render.epub.names import document, xhtml

LABELS = {"toc": "Contents", "pages": "Pages of the source", "landmarks": "Landmarks", "text": "Text"}


def navigation(chapters: Sequence[Chapter], files: Sequence[str], title: str, language: str) -> bytes:
    """The navigation document.

    Args:
        files: the file of each chapter.
    """
    contents = xhtml("ol")
    for chapter, file in zip(chapters, files, strict=True):
        add_headings(contents, chapter.headings or (Place("", chapter.record.title, 1),), file)
    toc = xhtml("nav", xhtml("h1", LABELS["toc"]), contents, epub_type="toc", role="doc-toc", id="toc")
    text = (landmark("bodymatter", file, LABELS["text"]) for file in files[:1])
    landmarks = xhtml("ol", landmark("toc", "#toc", LABELS["toc"]), *text)
    parts = [toc, *page_list(chapters, files)]
    hidden = xhtml("nav", xhtml("h2", LABELS["landmarks"]), landmarks, epub_type="landmarks", hidden="hidden")
    return document(title, language, *parts, hidden)


def add_headings(contents: etree._Element, headings: Sequence[Place], file: str) -> None:
    """Headings as a list in lists; one that skips a level stands one below the heading before."""
    open_items: list[tuple[int, etree._Element]] = []
    for heading in headings:
        while open_items and open_items[-1][0] >= heading.level:
            open_items.pop()
        item = xhtml("li", xhtml("a", heading.label, href=f"{file}#{heading.id}" if heading.id else file))
        (list_in(open_items[-1][1]) if open_items else contents).append(item)
        open_items.append((heading.level, item))


def list_in(item: etree._Element) -> etree._Element:
    """The list of an item, a new one where it has none."""
    if len(item) < 2:
        item.append(xhtml("ol"))
    return item[-1]


def page_list(chapters: Sequence[Chapter], files: Sequence[str]) -> list[etree._Element]:
    items = [
        xhtml("li", xhtml("a", page.label, href=f"{file}#{page.id}"))
        for chapter, file in zip(chapters, files, strict=True)
        for page in chapter.pages
    ]
    if not items:
        return []
    heading = xhtml("h2", LABELS["pages"])
    return [xhtml("nav", heading, xhtml("ol", *items), epub_type="page-list", role="doc-pagelist", hidden="hidden")]


def landmark(kind: str, href: str, label: str) -> etree._Element:
    return xhtml("li", xhtml("a", label, epub_type=kind, href=href))
