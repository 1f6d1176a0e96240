"""SVG drawings that only draw: one opened by itself is a page of its own, and could run what it holds."""

import re

from lxml import etree

from tei.errors import TeiError
from tei.xml.parse import parse

_RUNS = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener"})
_LINKS = frozenset({"href", "src"})
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)


def check_drawing(data: bytes, name: str) -> None:
    """Refuse a drawing with a script in it, or one that asks for anything from elsewhere.

    Raises:
        TeiError: it does, or it is no XML.
    """
    root = parse(data, name).tree.getroot()
    for instruction in (*root.itersiblings(etree.PI, preceding=True), *root.iter(etree.PI)):
        raise refusal(name, instruction, "an instruction <?…?>")
    for element in root.iter(etree.Element):
        if etree.QName(element).localname.lower() in _RUNS:
            raise refusal(name, element, f"<{etree.QName(element).localname}>")
        for attribute, value in element.attrib.items():
            if is_unsafe(etree.QName(attribute).localname.lower(), str(value)):
                raise refusal(name, element, f"@{etree.QName(attribute).localname}")


def is_unsafe(attribute: str, value: str) -> bool:
    if attribute.startswith("on"):
        return True
    link = "".join(sign for sign in value if sign > " ")
    if attribute in _LINKS:
        return _ELSEWHERE.match(link) is not None and _IMAGE.match(link) is None
    # An animation can set a link to what stands in these.
    return attribute in ("to", "from", "values") and "script:" in link.lower()


def refusal(name: str, element: etree._Element, what: str) -> TeiError:
    return TeiError(f"{name}:{element.sourceline}: a drawing may not have {what}; save it as plain SVG")
