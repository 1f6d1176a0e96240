"""`sourceDesc`: printed sources and shelf marks."""

import re
from collections.abc import Sequence

from lxml import etree

from tei.edition import Edition
from tei.encode.ids import prefix
from tei.encode.inlines import dating_attributes
from tei.model import Document, Held, Metadata, Printed
from tei.text.blocks import Layout
from tei.xml.build import Child, element

_COLLECTIONS = ("collection", "fond", "opis", "papka", "recordgroup", "series")
_UNNAMED: dict[Layout, str] = {
    "lines": "A plain text file that names no source.",
    "wrapped": "A plain text file that names no source.",
    "interleaved": "A plain text file that names no source. Its layout is that of text extracted from a PDF: "
    "page numbers, and notes at the foot of pages, may be lost.",
}
_LEAVES = re.compile(r"(\d+)[^\d‐‑–—-]*(?:[-‐–—]\s*(\d+))?")


def encode_sources(document: Document, titles: Sequence[str], edition: Edition, layout: Layout) -> list[etree._Element]:
    """One `sourceDesc` for each document of the file; `titles` are theirs, in order."""
    several = len(document.parts) > 1
    described = []
    for index, part in enumerate(document.parts):
        id = f"{prefix(index)}source" if several else ""
        children = _described(part.metadata, titles[index], edition if not index else None, layout)
        default = ("true" if not index else "false") if several else ""
        described.append(element("sourceDesc", *children, attributes={"xml:id": id, "default": default}))
    return described


def _described(metadata: Metadata, title: str, edition: Edition | None, layout: Layout) -> list[etree._Element]:
    stated = [element("bibl", text) for text in (edition.printed if edition else ())]
    printed = [_printed(one) for one in metadata.printed]
    held = [_held(one, title) for one in metadata.held]
    return [*printed, *stated, *held] or [element("p", _UNNAMED[layout])]


def _printed(one: Printed) -> etree._Element:
    if not one.title or one.kind == "firstPublished":
        date = [element("date", one.date.words, attributes=dating_attributes(one.date))] if one.date else []
        pieces = [element("title", one.title), *_scopes(one), *date]
        structured: list[Child] = [part for piece in pieces for part in (" ", piece)]
        type = "firstPublished" if one.kind == "firstPublished" else "printed"
        return element("bibl", *(structured[1:] if one.title else [one.line]), attributes={"type": type})
    imprint = [
        *([element("publisher", one.publisher)] if one.publisher else []),
        *([element("pubPlace", one.place)] if one.place else []),
        *([element("date", one.date.words, attributes=dating_attributes(one.date))] if one.date else []),
        *_scopes(one),
    ] or [element("date")]
    monograph = element(
        "monogr",
        *([element("author", one.author)] if one.author else []),
        element("title", one.title, attributes={"level": "j" if one.issue else "m"}),
        element("imprint", *imprint),
    )
    note = element("note", one.line, attributes={"type": "source-line"})
    return element("biblStruct", monograph, note)


def _scopes(one: Printed) -> list[etree._Element]:
    named = (("volume", one.volume), ("issue", one.issue), ("page", one.pages))
    return [element("biblScope", value, attributes={"unit": unit}) for unit, value in named if value]


def _held(one: Held, title: str) -> etree._Element:
    sure = {"cert": one.cert or "", "resp": "#tool" if one.cert else ""}
    repository = element("repository", one.name, attributes={"key": one.repository, "ref": one.link, **sure})
    identifier = element(
        "msIdentifier",
        *([element("country", one.country)] if one.country else []),
        *([element("settlement", one.place)] if one.place else []),
        *([repository] if one.name else []),
        *(
            element("collection", value, attributes={"type": role, "n": value})
            for role, value in one.parts
            if role in _COLLECTIONS
        ),
        element("idno", one.shelfmark, attributes={"type": "shelfmark"}),
        *(
            element("idno", value, attributes={"type": role})
            for role, value in one.parts
            if role not in _COLLECTIONS and role != "listy" and value
        ),
    )
    leaves = [value for role, value in one.parts if role == "listy"]
    items = [element("msItem", _locus(value), element("title", title)) for value in leaves]
    return element("msDesc", identifier, *([element("msContents", *items)] if items else []))


def _locus(value: str) -> etree._Element:
    match = _LEAVES.search(value)
    bounds = {"from": match[1], "to": match[2] or match[1]} if match else {}
    return element("locus", value, attributes=bounds)
