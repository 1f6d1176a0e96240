"""Chapters bound to a book: the files of an EPUB in their ZIP, the same bytes for the same chapters."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from lxml import etree

from tei.render.epub.chapter import Chapter, read_chapter, read_headings, read_pages
from tei.render.epub.names import STYLE
from tei.render.epub.navigation import navigation
from tei.render.epub.package import package, read_record
from tei.render.epub.record import made_identifier
from tei.render.html import FOLDER
from tei.render.wording import ENGLISH, Wording, wording
from tei.xml.parse import parse

CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file: the first that ZIP can say."""


def render_epub(
    tree: etree._ElementTree,
    name: str = "",
    site_address: str = "",
    collection: str = "",
    xslt: Path | None = None,
    language: str = ENGLISH,
) -> bytes:
    """The EPUB 3 of one document, the same for the same input.

    Args:
        tree: any TEI document; it is not changed.
        name: of the document's files, without ending.
        site_address: where the site is; the book is identified by the address of its page, else by a UUID made of
            its name and title.
        collection: title of the site.
        xslt: a project's own stylesheet, as `render_html` takes it.
        language: of the words around the text, one of `tei.render.wording.LANGUAGES`.
    """
    chapter = read_chapter(tree, name, site_address, collection, xslt, language=language)
    return bind((chapter,), language=language)


def bind(chapters: Sequence[Chapter], title: str = "", address: str = "", language: str = ENGLISH) -> bytes:
    """The EPUB 3 of several documents, a chapter each, in the order given.

    Args:
        title: of the book; empty takes that of a single chapter.
        address: of the site; a single chapter has its own.
        language: of the words around the texts, one of `tei.render.wording.LANGUAGES`.

    Raises:
        ValueError: there is no chapter.
    """
    if not chapters:
        raise ValueError("a book needs a chapter")
    first = chapters[0].record
    if len(chapters) == 1:
        title, address = title or first.title, address or first.identifier
    words = wording(language)
    title = title or words.labels["untitled"]
    identifier = address or made_identifier((title, *(chapter.record.identifier for chapter in chapters)))
    filled = io.BytesIO()
    with zipfile.ZipFile(filled, "w") as book:
        for path, content in files(chapters, identifier, title, words):
            entry = zipfile.ZipInfo(path, EARLIEST)
            entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            book.writestr(entry, content)
    return filled.getvalue()


def files(chapters: Sequence[Chapter], identifier: str, title: str, words: Wording) -> Iterator[tuple[str, bytes]]:
    """The files of a book; `mimetype` comes first, as the format demands."""
    names = [f"text-{number:04}.xhtml" for number in range(1, len(chapters) + 1)]
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", CONTAINER
    yield "EPUB/package.opf", package(chapters, names, identifier, title, words)
    yield "EPUB/nav.xhtml", navigation(chapters, names, title, (*chapters[0].record.languages, "und")[0], words)
    yield f"EPUB/{STYLE}", read_book_style()
    for name, chapter in zip(names, chapters, strict=True):
        yield f"EPUB/{name}", chapter.content


def reopen(book: bytes) -> Chapter:
    """The chapter of a book that `render_epub` made, to be bound with others."""
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        content, record = opened.read("EPUB/text-0001.xhtml"), read_record(opened.read("EPUB/package.opf"))
    root = parse(content, "text-0001.xhtml").tree.getroot()
    return Chapter(record, content, tuple(read_headings(root)), tuple(read_pages(root)))


@cache
def read_book_style() -> bytes:
    return (FOLDER / "assets" / "styles" / "book.css").read_bytes()
