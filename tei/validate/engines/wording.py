"""Names of lxml elements, as messages write them."""

from lxml import etree

from tei.validate.words.names import clipped
from tei.validate.words.wording import wording
from tei.xml import TEI

XML = "{http://www.w3.org/XML/1998/namespace}"

__all__ = ["clipped", "quoted", "shown"]

quoted = wording().names
"""Names as a list."""


def shown(name: str, element: etree._Element | None = None) -> str:
    """A name as it stands in a file: without the namespace of TEI, with the prefix of any other."""
    if name.startswith(TEI):
        return name[len(TEI) :]
    if name.startswith(XML):
        return f"xml:{name[len(XML) :]}"
    namespace, brace, local = name.rpartition("}")
    if not brace:
        return name
    prefixes = element.nsmap if element is not None else {}
    prefix = next((prefix for prefix, uri in prefixes.items() if uri == namespace[1:]), None)
    return f"{prefix}:{local}" if prefix else local
