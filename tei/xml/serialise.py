"""Writing a TEI tree: one block per line, nothing added inside mixed text, the same bytes every time."""

from io import SEEK_END, BytesIO

from lxml import etree

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

_MIXED = frozenset(
    {
        *("p", "head", "ab", "speaker", "stage", "salute", "signed", "dateline", "byline", "docAuthor", "trailer"),
        *("bibl", "title", "author", "date", "resp", "name", "publisher", "licence", "persName", "placeName"),
        *("orgName", "idno", "biblScope", "citedRange", "pubPlace", "country", "settlement", "repository"),
        *("collection", "locus", "label", "desc", "language", "catDesc", "term", "edition", "q", "l", "cell", "seg"),
        *("note", "item", "ref", "choice", "sic", "corr", "orig", "reg", "supplied"),
    }
)
_BLOCKS = frozenset({"p", "note", "list", "quote", "label"})
"""Elements that may hold text. Those of them that do are written on one line."""


_SPACE = " \t\r\n"
"""What XML calls white space: a no-break space is text."""


def serialise(tree: etree._Element) -> bytes:
    """The tree as UTF-8 with an XML declaration and a line end at the end.

    An element that holds no text of its own is written with one child to a line, indented by two blanks. White
    space is added nowhere else, so that reading the file gives back the text of the tree.

    Args:
        tree: is given away: the white space is put into it, since a copy takes as much memory again.
    """
    indent(tree)
    stream = BytesIO(f"{DECLARATION}\n".encode())
    stream.seek(0, SEEK_END)
    etree.ElementTree(tree).write(stream, encoding="UTF-8", xml_declaration=False)
    stream.write(b"\n")
    return stream.getvalue()


def indent(element: etree._Element, depth: int = 0) -> None:
    """Put each child of an element that holds no text of its own on a line, in place."""
    if not len(element) or _holds_text(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        indent(child, depth + 1)
        child.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth


def _holds_text(element: etree._Element) -> bool:
    if (element.text or "").strip(_SPACE) or any((child.tail or "").strip(_SPACE) for child in element):
        return True
    name = etree.QName(element).localname
    return name in _MIXED and all(
        etree.QName(child).localname not in ("p", "note", "list", "quote") for child in element.iterchildren("*")
    )
