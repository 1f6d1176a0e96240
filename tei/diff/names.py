"""What elements are, as far as comparing needs it: blocks, metadata, line ends; and what they are called."""

from lxml import etree

from tei.xml.build import TEI, XML

_BLOCKS = frozenset(
    {
        *("ab", "argument", "back", "body", "byline", "castGroup", "castItem", "castList", "cell", "closer"),
        *("dateline", "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "docAuthor", "docDate"),
        *("docEdition", "docImprint", "docTitle", "entry", "epigraph", "figDesc", "figure", "floatingText"),
        *("formula", "front", "group", "head", "item", "l", "label", "lg", "list", "listBibl", "listPerson"),
        *("note", "opener", "p", "performance", "postscript", "prologue", "epilogue", "row", "salute", "set"),
        *("signed", "sourceDoc", "sp", "speaker", "stage", "surface", "table", "TEI", "text", "titlePage"),
        *("titlePart", "trailer", "u", "zone", "line"),
    }
)
"""Elements that begin and end a passage. A `bibl` is one in a list of them only."""
_METADATA = frozenset(("teiHeader", "standOff", "facsimile"))
_MILESTONES = frozenset(("lb", "pb", "cb", "gb", "milestone"))
_PREFIXES = {TEI: "", XML: "xml:"}


def local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def is_block(element: etree._Element) -> bool:
    name = local(element)
    if name == "bibl":
        parent = element.getparent()
        return parent is not None and local(parent) == "listBibl"
    return name in _BLOCKS


def is_metadata(element: etree._Element) -> bool:
    """Whether a part of a file is about the text: a header, images, stand-off parts."""
    if local(element) not in _METADATA:
        return False
    parent = element.getparent()
    return parent is not None and local(parent) in ("TEI", "TEI.2", "teiCorpus", "standOff")


def joins_words(element: etree._Element) -> bool:
    """Whether a line, column or page ends inside a word here."""
    return local(element) in _MILESTONES and element.get("break") in ("no", "maybe")


def parts_words(element: etree._Element) -> bool:
    """Whether a line, column or page ends between two words here."""
    return local(element) in _MILESTONES and not joins_words(element)


def name_of(name: str) -> str:
    """An element's or attribute's name as people write it: `persName`, `xml:id`, `{http://…}math`."""
    space, _, rest = name.rpartition("}")
    prefix = _PREFIXES.get(f"{space}}}") if space else ""
    return name if prefix is None else f"{prefix}{rest}"


def attributes_of(element: etree._Element) -> dict[str, str]:
    """Attributes by their names as people write them, in the order of the names, white space normalised."""
    return {name_of(str(name)): " ".join(str(value).split()) for name, value in sorted(element.attrib.items())}
