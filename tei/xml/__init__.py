"""Reading XML safely, with the places of its elements; writing TEI in one canonical form."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.xml.parse import ParsedXml, XmlSyntaxError, parse

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
TEI = f"{{{TEI_NAMESPACE}}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

__all__ = ["TEI", "TEI_NAMESPACE", "XML_ID", "ParsedXml", "XmlSyntaxError", "parse"]


def __getattr__(name: str) -> object:
    """Load the parser when it is first asked for: who only needs a name pays nothing for lxml."""
    if name not in ("ParsedXml", "XmlSyntaxError", "parse"):
        raise AttributeError(f"module 'tei.xml' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module("tei.xml.parse"), name)
