"""The XML of a RELAX NG schema: its patterns and name classes, with what they inherit from the elements around them."""

from collections.abc import Iterator

from lxml import etree

from tei.validate.pattern import Names

RNG_NAMESPACE = "http://relaxng.org/ns/structure/1.0"
RNG = f"{{{RNG_NAMESPACE}}}"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


class UnreadableGrammarError(Exception):
    """The schema uses a construct that is not read here."""


def kind(source: etree._Element) -> str:
    return str(source.tag).removeprefix(RNG)


def contents(source: etree._Element) -> Iterator[etree._Element]:
    """The patterns inside a pattern; the name class of an `element` or `attribute` is none."""
    parts = source.iterchildren(f"{RNG}*")
    if kind(source) in ("element", "attribute") and source.get("name") is None:
        next(parts, None)
    return parts


def names_of(source: etree._Element) -> Names:
    name = source.get("name")
    if name is None:
        return name_class(next(source.iterchildren(f"{RNG}*")))
    attribute = kind(source) == "attribute"
    return Names(frozenset((expanded(source, name, source.get("ns", "") if attribute else None),)))


def name_class(source: etree._Element) -> Names:
    parts = list(source.iterchildren(f"{RNG}*"))
    match kind(source):
        case "name":
            return Names(frozenset((expanded(source, source.text or ""),)))
        case "anyName":
            return Names(any=True, but=exception(parts))
        case "nsName":
            return Names(namespaces=frozenset((inherited(source, "ns"),)), but=exception(parts))
        case "choice":
            classes = [name_class(part) for part in parts]
            if any(each.but is not None for each in classes):
                raise UnreadableGrammarError("choice of wildcards with exceptions")
            return Names(
                frozenset().union(*(each.listed for each in classes)),
                any(each.any for each in classes),
                frozenset().union(*(each.namespaces for each in classes)),
            )
        case other:
            raise UnreadableGrammarError(other)


def exception(parts: list[etree._Element]) -> Names | None:
    inner = [part for each in parts if kind(each) == "except" for part in each.iterchildren(f"{RNG}*")]
    if not inner:
        return None
    classes = [name_class(part) for part in inner]
    return Names(
        frozenset().union(*(each.listed for each in classes)),
        any(each.any for each in classes),
        frozenset().union(*(each.namespaces for each in classes)),
    )


def expanded(source: etree._Element, name: str, namespace: str | None = None) -> str:
    """A name of the schema as lxml writes it."""
    prefix, colon, local = name.strip().rpartition(":")
    if colon:
        found = XML_NAMESPACE if prefix == "xml" else source.nsmap.get(prefix, "")
    else:
        found = inherited(source, "ns") if namespace is None else namespace
    return f"{{{found}}}{local}" if found else local


def inherited(source: etree._Element | None, attribute: str) -> str:
    while source is not None:
        value = source.get(attribute)
        if value is not None:
            return value
        source = source.getparent()
    return ""
