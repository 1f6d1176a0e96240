"""The package document of a book: what it is, its files, and their order."""

from collections.abc import Iterator, Sequence
from typing import cast

from lxml import etree

from tei.render.epub.chapter import Chapter
from tei.render.epub.names import STYLE, XML_LANG, serialise
from tei.render.epub.record import Hand, Record, unique
from tei.render.wording import Wording
from tei.xml.parse import parse

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NAMESPACES = cast("dict[str, str]", {None: OPF[1:-1], "dc": DC[1:-1]})
XHTML_TYPE = "application/xhtml+xml"
FACTS = ("publisher", "date", "source", "rights", "type")
UNDATED = "1970-01-01"
"""What `dcterms:modified`, which EPUB demands, says where no header dates the edition: never the day of building."""
FEATURES = ("tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability")


def package(chapters: Sequence[Chapter], files: Sequence[str], identifier: str, title: str, words: Wording) -> bytes:
    """The package document.

    Args:
        files: the file of each chapter.
    """
    records = [chapter.record for chapter in chapters]
    languages = unique(language for record in records for language in record.languages) or ("und",)
    root = etree.Element(f"{OPF}package", nsmap=NAMESPACES, attrib={"version": "3.0", "unique-identifier": "id"})
    root.set(XML_LANG, languages[0])
    metadata = etree.SubElement(root, f"{OPF}metadata")
    add(metadata, f"{DC}identifier", identifier, id="id")
    add(metadata, f"{DC}title", title)
    for language in languages:
        add(metadata, f"{DC}language", language)
    add_hands(metadata, records)
    for tag, value in shared_facts(records):
        add(metadata, f"{DC}{tag}", value)
    modified = max(record.modified for record in records) or UNDATED
    add(metadata, f"{OPF}meta", f"{modified}T00:00:00Z", property="dcterms:modified")
    for name, value in accessibility(chapters):
        add(metadata, f"{OPF}meta", value, property=f"schema:{name}")
    said = add(metadata, f"{OPF}meta", words.book["accessibility"], property="schema:accessibilitySummary")
    said.set(XML_LANG, words.language)
    add_files(root, files)
    return serialise(root)


def add(parent: etree._Element, tag: str, text: str, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, tag, attributes)
    child.text = text
    return child


def add_hands(metadata: etree._Element, records: Sequence[Record]) -> None:
    """Writers as creators, others as contributors; each once for a part."""
    found = dict.fromkeys(hand for record in records for hand in record.hands)
    for number, hand in enumerate(found, 1):
        add(metadata, f"{DC}{hand.tag}", hand.name, id=f"hand-{number}")
        attributes = {"refines": f"#hand-{number}", "property": "role", "scheme": "marc:relators"}
        add(metadata, f"{OPF}meta", hand.role, **attributes)


def shared_facts(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """What several documents share is said once; date and kind only if all have the same, as a book has one of each."""
    for tag, value in dict.fromkeys(fact for record in records for fact in record.facts):
        if tag not in ("date", "type") or all((tag, value) in record.facts for record in records):
            yield tag, value


def accessibility(chapters: Sequence[Chapter]) -> Iterator[tuple[str, str]]:
    """The metadata of EPUB Accessibility 1.1, without a claim of conformance, which takes somebody who evaluated
    it. What the summary says is what the schema and the stylesheet guarantee."""
    yield "accessMode", "textual"
    yield "accessModeSufficient", "textual"
    yield from (("accessibilityFeature", feature) for feature in FEATURES)
    if any(chapter.pages for chapter in chapters):
        yield "accessibilityFeature", "pageBreakMarkers"
        yield "accessibilityFeature", "pageNavigation"
    yield "accessibilityHazard", "none"


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


def read_record(document: bytes) -> Record:
    """What the package document of a single document's book says of it."""
    root = parse(document, "package.opf").tree.getroot()
    roles = {each.get("refines", "")[1:]: each.text or "" for each in root.iter(f"{OPF}meta") if each.get("refines")}
    elements = [(str(each.tag).removeprefix(DC), each.text or "", each.get("id", "")) for each in root.iter(f"{DC}*")]
    texts = {tag: text for tag, text, _ in reversed(elements)}
    metas = {each.get("property", ""): each.text or "" for each in root.iter(f"{OPF}meta")}
    return Record(
        identifier=texts["identifier"],
        title=texts["title"],
        languages=tuple(text for tag, text, _ in elements if tag == "language"),
        hands=tuple(Hand(tag, roles[id], text) for tag, text, id in elements if id in roles),
        facts=tuple((tag, text) for tag, text, id in elements if tag in FACTS),
        modified=metas["dcterms:modified"].partition("T")[0].replace(UNDATED, ""),
    )
