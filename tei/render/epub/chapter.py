"""A chapter of a book: the page of a document as XHTML, with its headings and pages."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei.render.citation import Citation
from tei.render.citation_header import read_citation
from tei.render.epub.fitting import TAG, fit, remove
from tei.render.epub.names import EPUB_TYPE, XHTML, XML_LANG, document
from tei.render.html import make_page

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
    """Plain values, so that they can be kept from one build to the next."""

    citation: Citation
    language: str
    """BCP 47; `und` where it is not known."""
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
) -> Chapter:
    """The chapter of a document, the same for the same input.

    Args:
        tree: any TEI document; it is not changed.
        name: of the document's files, without ending.
        site_address: where the site is.
        collection: title of the site.
        xslt: a project's own stylesheet, as `render_html` takes it.
        chapter_of: for a relative link of the page, where it leads from the book; empty for nowhere.
    """
    page = make_page(tree, xslt=xslt).getroot()
    language = page.get("lang", "")
    language = language if TAG.fullmatch(language) else UNKNOWN_LANGUAGE
    main = next(page.iter("main"))
    for about in list(main.iter("details")):
        open_up(about)
    fit(main, chapter_of)
    settle_notes(main)
    headings, pages = name_headings(main), name_pages(main)
    citation = read_citation(tree, name, site_address, collection)
    title = citation.title or (headings[0].label if headings else "")
    content = document(title or "Untitled", language, in_xhtml(main), body_type="bodymatter")
    return Chapter(citation, language, content, headings, pages)


def open_up(details: etree._Element) -> None:
    """What a page opens on demand, as a section: a book has no such switch everywhere."""
    details.tag = "section"
    for summary in list(details.iter("summary")):
        headings = [each for each in summary if each.tag in HEADINGS]
        for heading in headings:
            summary.addprevious(heading)
        if headings:
            remove(summary)
        else:
            summary.tag = "p"


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


def name_headings(main: etree._Element) -> tuple[Place, ...]:
    """The headings, each with an id."""
    ids = {each.get("id", "") for each in main.iter(etree.Element)}
    found = []
    for heading in main.iter(*HEADINGS):
        label = " ".join("".join(words(heading)).split())
        if label:
            found.append(Place(own_id(heading, "heading", ids), label, int(str(heading.tag)[1])))
    return tuple(found)


def words(heading: etree._Element) -> list[str]:
    """The text of a heading without note marks."""
    if "mark" in heading.get("class", "").split():
        return []
    inner = (piece for child in heading for piece in (*words(child), child.tail or ""))
    return [heading.text or "", *inner]


def name_pages(main: etree._Element) -> tuple[Place, ...]:
    """The page breaks; only one with a number is a place to go to."""
    ids = {each.get("id", "") for each in main.iter(etree.Element)}
    found = []
    for mark in main.iter("span"):
        if mark.get("role") == "doc-pagebreak":
            mark.set(EPUB_TYPE, "pagebreak")
            if number := mark.get("data-n"):
                found.append(Place(own_id(mark, "page", ids), number))
    return tuple(found)


def own_id(element: etree._Element, prefix: str, ids: set[str]) -> str:
    name, number = element.get("id", ""), 1
    while not name or (name != element.get("id") and name in ids):
        name, number = f"{prefix}-{number}", number + 1
    ids.add(name)
    element.set("id", name)
    return name


def in_xhtml(element: etree._Element) -> etree._Element:
    """The same element, now in the namespace of XHTML, with the language in both of its attributes."""
    for each in element.iter(etree.Element):
        each.tag = f"{XHTML}{each.tag}"
        if (language := each.get("lang")) is not None:
            each.set(XML_LANG, language)
    return element
