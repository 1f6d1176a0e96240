"""A document as a TEI tree."""

from lxml import etree

from tei.edition import NO_EDITION, Edition
from tei.encode.body import encode_text
from tei.encode.header import encode_header
from tei.encode.ids import prefix
from tei.model import Document
from tei.text.source import Source
from tei.xml.build import element


def encode(document: Document, source: Source, edition: Edition = NO_EDITION) -> etree._Element:
    """The TEI element: a header, and one `text`, or a `group` of texts where the file holds several documents."""
    parts = document.parts
    several = len(parts) > 1
    texts = [
        encode_text(part, source, prefix(index), decls(index) if several else "") for index, part in enumerate(parts)
    ]
    text = element("text", element("group", *texts)) if several else texts[0]
    header = encode_header(document, source, edition)
    return element("TEI", header, text, attributes={"xml:lang": parts[0].language})


def decls(index: int) -> str:
    """Pointers to the parts of the header that are about one document of several."""
    return f"#{prefix(index)}source"
