"""The navigation of a book: contents by headings, the pages of the printed source, landmarks."""

from collections.abc import Sequence

from lxml import etree

from tei.render.epub.chapter import Chapter, Place
from tei.render.epub.names import XML_LANG, document, xhtml
from tei.render.wording import Wording


def navigation(chapters: Sequence[Chapter], files: Sequence[str], title: str, language: str, words: Wording) -> bytes:
    """The navigation document.

    Args:
        files: the file of each chapter.
        language: of the page; `words` are marked with their own.
    """
    contents = xhtml("ol")
    for chapter, file in zip(chapters, files, strict=True):
        add_headings(contents, chapter.headings or (Place("", chapter.record.title, 1),), file)
    toc = xhtml("nav", said("h1", "contents", words), contents, epub_type="toc", role="doc-toc", id="toc")
    text = (landmark("bodymatter", file, said("span", "text", words)) for file in files[:1])
    landmarks = xhtml("ol", landmark("toc", "#toc", said("span", "contents", words)), *text)
    parts = [toc, *page_list(chapters, files, words)]
    hidden = xhtml("nav", said("h2", "landmarks", words), landmarks, epub_type="landmarks", hidden="hidden")
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


def page_list(chapters: Sequence[Chapter], files: Sequence[str], words: Wording) -> list[etree._Element]:
    items = [
        xhtml("li", xhtml("a", page.label, href=f"{file}#{page.id}"))
        for chapter, file in zip(chapters, files, strict=True)
        for page in chapter.pages
    ]
    if not items:
        return []
    heading = said("h2", "pages", words)
    return [xhtml("nav", heading, xhtml("ol", *items), epub_type="page-list", role="doc-pagelist", hidden="hidden")]


def landmark(kind: str, href: str, label: etree._Element) -> etree._Element:
    return xhtml("li", xhtml("a", label, epub_type=kind, href=href))


def said(name: str, key: str, words: Wording) -> etree._Element:
    """An element with a word of the book, in its language."""
    made = xhtml(name, words.book[key], lang=words.language)
    made.set(XML_LANG, words.language)
    return made
