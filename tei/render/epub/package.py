"""The package document of a book: what it is, its files, and their order."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from lxml import etree

from tei.render.citation import Citation, Name, creators
from tei.render.epub.chapter import Chapter
from tei.render.epub.fitting import TAG
from tei.render.epub.names import STYLE, XML_LANG, serialise
from tei.render.when import When, edtf, parts

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NAMESPACES = cast("dict[str, str]", {None: OPF[1:-1], "dc": DC[1:-1]})
XHTML_TYPE = "application/xhtml+xml"
UNDATED = "1970-01-01"
"""What `dcterms:modified` says, which EPUB demands, where no header has a date of the edition."""
NAMESPACE = uuid.UUID("7f0c1e4e-8a35-5f0e-9d3e-6a1c4c2f5b10")
FEATURES = ("tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability")
SUMMARY = (
    "All content is text with headings, lists, tables and notes marked as such; there is no image, sound or script. "
    "Notes are linked with their marks both ways; passages in another language are marked with it."
)
"""What the schema and the stylesheet guarantee; no claim is made that anybody evaluated the book."""


def package(chapters: Sequence[Chapter], files: Sequence[str], title: str, address: str) -> bytes:
    """The package document.

    Args:
        files: the file of each chapter.
        title: of the book.
        address: of the page or site the book is an edition of; empty where there is none.
    """
    languages = unique(
        language
        for chapter in chapters
        for language in (chapter.language, *chapter.citation.languages)
        if TAG.fullmatch(language)
    )
    root = etree.Element(f"{OPF}package", nsmap=NAMESPACES, attrib={"version": "3.0", "unique-identifier": "id"})
    root.set(XML_LANG, languages[0] if languages else "und")
    metadata = etree.SubElement(root, f"{OPF}metadata")
    add(metadata, f"{DC}identifier", address or made_identifier(chapters, title), id="id")
    add(metadata, f"{DC}title", title or "Untitled", id="title")
    for language in languages or ("und",):
        add(metadata, f"{DC}language", language)
    add_people(metadata, chapters)
    for tag, value in plain_metadata([chapter.citation for chapter in chapters]):
        add(metadata, f"{DC}{tag}", value)
    add(metadata, f"{OPF}meta", f"{modified(chapters)}T00:00:00Z", property="dcterms:modified")
    for name, value in accessibility(chapters):
        add(metadata, f"{OPF}meta", value, property=f"schema:{name}")
    add_files(root, files)
    return serialise(root)


def add(parent: etree._Element, tag: str, text: str, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, tag, attributes)
    child.text = text
    return child


def made_identifier(chapters: Sequence[Chapter], title: str) -> str:
    """A UUID made of names and title: the same as long as these are."""
    names = (chapter.citation.name or chapter.citation.title for chapter in chapters)
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, chr(10).join((title, *names)))}"


def add_people(metadata: etree._Element, chapters: Sequence[Chapter]) -> None:
    """Writers as creators, who else had a hand in it as contributors, with MARC relators; each once for a part."""
    found: dict[tuple[str, str, str], None] = {}
    for citation in (chapter.citation for chapter in chapters):
        for tag, role, names in hands(citation):
            found |= {(tag, role, name.text): None for name in names}
    for number, (tag, role, text) in enumerate(found, 1):
        add(metadata, f"{DC}{tag}", text, id=f"hand-{number}")
        attributes = {"refines": f"#hand-{number}", "property": "role", "scheme": "marc:relators"}
        add(metadata, f"{OPF}meta", role, **attributes)


def hands(citation: Citation) -> tuple[tuple[str, str, tuple[Name, ...]], ...]:
    return (
        ("creator", "aut", creators(citation)),
        ("contributor", "ivr", citation.interviewers),
        ("contributor", "trl", citation.translators),
        ("contributor", "edt", citation.editors),
        ("contributor", "trc", citation.transcribers),
    )


def plain_metadata(citations: Sequence[Citation]) -> Iterator[tuple[str, str]]:
    """Publisher, date of publication, sources, licences; what all documents share is said once."""
    yield from (("publisher", value) for value in unique(citation.publisher for citation in citations))
    dates = [citation.published for citation in citations]
    if dates and dates[0] and all(when == dates[0] for when in dates):
        yield "date", edtf(dates[0])
    sources = (source for each in citations for source in (each.shelf_mark, *each.sources))
    yield from (("source", value) for value in unique(sources))
    yield from (("rights", value) for value in unique(each.licence_link or each.licence for each in citations))
    if len(citations) == 1 and citations[0].kind:
        yield "type", citations[0].kind


def unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value.strip()))


def modified(chapters: Sequence[Chapter]) -> str:
    """The day the edition was last changed or published, as the headers say it; never the day of building."""
    whens = (when for each in chapters for when in (each.citation.revised, each.citation.published) if when)
    return max(map(day, whens), default=UNDATED)


def day(when: When) -> str:
    """The last of its days that is named, with the first month or day for what is not."""
    year, month, day = (*parts(when.end or when.start), 1, 1)[:3]
    return f"{year:04}-{month:02}-{day:02}"


def accessibility(chapters: Sequence[Chapter]) -> Iterator[tuple[str, str]]:
    """The metadata of EPUB Accessibility 1.1, without a claim of conformance: that takes somebody who evaluated it."""
    yield "accessMode", "textual"
    yield "accessModeSufficient", "textual"
    yield from (("accessibilityFeature", feature) for feature in FEATURES)
    if any(chapter.pages for chapter in chapters):
        yield "accessibilityFeature", "pageBreakMarkers"
        yield "accessibilityFeature", "pageNavigation"
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", SUMMARY


def add_files(root: etree._Element, files: Sequence[str]) -> None:
    manifest = etree.SubElement(root, f"{OPF}manifest")
    nav = {"id": "nav", "href": "nav.xhtml", "media-type": XHTML_TYPE, "properties": "nav"}
    etree.SubElement(manifest, f"{OPF}item", nav)
    etree.SubElement(manifest, f"{OPF}item", {"id": "style", "href": STYLE, "media-type": "text/css"})
    spine = etree.SubElement(root, f"{OPF}spine")
    for number, file in enumerate(files, 1):
        etree.SubElement(manifest, f"{OPF}item", {"id": f"text-{number}", "href": file, "media-type": XHTML_TYPE})
        etree.SubElement(spine, f"{OPF}itemref", {"idref": f"text-{number}"})
    etree.SubElement(spine, f"{OPF}itemref", {"idref": "nav", "linear": "no"})
