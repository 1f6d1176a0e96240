"""A chapter of a book: the page of a document as XHTML, what the package says of it, its headings and pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei.render.citation_header import read_citation
from tei.render.epub.fitting import TAG, fit, remove
from tei.render.epub.names import EPUB_TYPE, XHTML, XML_LANG, document
from tei.render.epub.record import Record, record_of
from tei.render.html import make_page
from tei.render.wording import ENGLISH, wording

UNKNOWN_LANGUAGE = "und"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a chapter that the navigation leads to."""

    id: str
    label: str
    level: int = 0
    """Of a heading: 1 for the title; 0 for a page."""


@dataclass(frozen=True, slots=True)
class Chapter:
    record: Record
    content: bytes
    """The XHTML file."""
    headings: tuple[Place, ...]
    pages: tuple[Place, ...]


def read_chapter(
    tree: etree._ElementTree,
    name: str = "",
    site_address: str = "",
    collection: str = "",
    xslt: Path | None = None,
    chapter_of: Callable[[str], str] = lambda href: "",
    language: str = ENGLISH,
) -> Chapter:
    """The chapter of a document, the same for the same input.

    Args:
        tree: any TEI document; it is not changed.
        name: of the document's files, without ending.
        site_address: where the site is.
        collection: title of the site.
        xslt: a project's own stylesheet, as `render_html` takes it.
        chapter_of: for a relative link of the page, where it leads from the book; empty for nowhere.
        language: of the words around the text, one of `tei.render.wording.LANGUAGES`.
    """
    page = make_page(tree, xslt=xslt, language=language).getroot()
    own = page.get("lang", "")
    own = own if TAG.fullmatch(own) else UNKNOWN_LANGUAGE
    main = next(page.iter("main"))
    leave_out(main)
    fit(main, chapter_of)
    settle_notes(main)
    name_places(main)
    citation = read_citation(tree, name, site_address, collection)
    headings = tuple(read_headings(in_xhtml(main)))
    title = citation.title or next((heading.label for heading in headings), "") or wording(language).labels["untitled"]
    pages = tuple(read_pages(main))
    content = document(title, own, main, body_type="bodymatter")
    return Chapter(record_of(citation, title, own), content, headings, pages)


def leave_out(main: etree._Element) -> None:
    """What only a page on a screen needs: numbers in the margin, ways to the source; what opens there stands open."""
    for link in [*main.iter("a")]:
        if {"n", "to-line", "to-source"} & set(link.get("class", "").split()):
            remove(link)
    for tools in [each for each in main.iter("div") if "tools" in each.get("class", "").split()]:
        remove(tools)
    for details in list(main.iter("details")):
        open_up(details)


def open_up(details: etree._Element) -> None:
    """What a page opens on demand, as a part that is open; a heading stays, a beginning of what follows does not."""
    heads = any(True for _ in details.iter(*HEADINGS))
    details.tag = "section" if heads else "div"
    for summary in [each for each in details if each.tag == "summary"]:
        headings = [each for each in summary if each.tag in HEADINGS]
        for heading in headings:
            summary.addprevious(heading)
        if headings or any(each.tag == "dd" for each in details.iterancestors()):
            remove(summary)
        else:
            summary.tag = "p"
            summary.set("class", "summary")


def settle_notes(main: etree._Element) -> None:
    """Notes with a mark are footnotes that open over the text; the others are paragraphs of their own."""
    marks = {link.get("href", ""): link for link in main.iter("a") if link.get("role") == "doc-noteref"}
    for link in main.iter("a"):
        if link.get("role") == "doc-noteref":
            link.set(EPUB_TYPE, "noteref")
    for section in main.iter("section"):
        if "notes" not in section.get("class", "").split():
            continue
        section.attrib.pop("role", "")
        section.set(EPUB_TYPE, "footnotes")
        for notes in list(section.iterchildren("ol", "ul")):
            notes.tag = "div"
            for note in notes.iterchildren("li"):
                shape_note(note, f"#{note.get('id')}" in marks)


def shape_note(note: etree._Element, has_mark: bool) -> None:
    note.tag = "aside" if has_mark else "div"
    if has_mark:
        note.set(EPUB_TYPE, "footnote")
        note.set("role", "doc-footnote")


def name_places(main: etree._Element) -> None:
    """Give headings and numbered page breaks an id."""
    ids = {each.get("id", "") for each in main.iter(etree.Element)}
    for heading in main.iter(*HEADINGS):
        name_place(heading, "heading", ids)
    for mark in main.iter("span"):
        if "pb" in mark.get("class", "").split():
            mark.set("role", "doc-pagebreak")
            mark.set(EPUB_TYPE, "pagebreak")
            name_place(mark, "page", ids)


def name_place(element: etree._Element, prefix: str, ids: set[str]) -> None:
    if not element.get("id"):
        number = 1
        while f"{prefix}-{number}" in ids:
            number += 1
        ids.add(f"{prefix}-{number}")
        element.set("id", f"{prefix}-{number}")


def in_xhtml(element: etree._Element) -> etree._Element:
    """The same element, now in the namespace of XHTML, with the language in both of its attributes."""
    for each in element.iter(etree.Element):
        each.tag = f"{XHTML}{each.tag}"
        if (language := each.get("lang")) is not None:
            each.set(XML_LANG, language)
    return element


def read_headings(root: etree._Element) -> Iterator[Place]:
    """The headings of an XHTML chapter that have words."""
    for heading in root.iter(*(f"{XHTML}{name}" for name in HEADINGS)):
        label = " ".join("".join(words(heading)).split())
        if label:
            yield Place(heading.get("id", ""), label, int(str(heading.tag)[-1]))


def words(heading: etree._Element) -> list[str]:
    """The text of a heading without note marks, a line end as a blank."""
    if heading.tag == f"{XHTML}br":
        return [" "]
    if "mark" in heading.get("class", "").split():
        return []
    inner = (piece for child in heading for piece in (*words(child), child.tail or ""))
    return [heading.text or "", *inner]


def read_pages(root: etree._Element) -> Iterator[Place]:
    """The page breaks of an XHTML chapter; only one with a number is a place to go to."""
    for mark in root.iter(f"{XHTML}span"):
        if mark.get("role") == "doc-pagebreak" and (number := mark.get("data-n")):
            yield Place(mark.get("id", ""), number)
