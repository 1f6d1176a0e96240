"""Building TEI elements; the one place, with `serialise.py`, that sets `.text` and `.tail`."""

from collections.abc import Iterable, Mapping

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
_NSMAP: dict[str | None, str] = {None: "http://www.tei-c.org/ns/1.0"}

Child = etree._Element | str


def element(name: str, *children: Child, attributes: Mapping[str, str] | None = None) -> etree._Element:
    """A TEI element with text and elements in it, in order.

    Args:
        name: a TEI name.
        attributes: names as in TEI (`xml:id`, `when`); an empty value is left out.
    """
    new = etree.Element(TEI + name, nsmap=_NSMAP)  # type: ignore[arg-type]
    for key, value in (attributes or {}).items():
        if value:
            new.set(XML + key[4:] if key.startswith("xml:") else key, value)
    append(new, children)
    return new


def append(parent: etree._Element, children: Iterable[Child]) -> None:
    """Put text and elements after what the parent holds already."""
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            last = parent[-1]
            last.tail = (last.tail or "") + child
        else:
            parent.text = (parent.text or "") + child
