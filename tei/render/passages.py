"""The places of a text that can be linked: what each is called, in pages, indices and search alike."""

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from tei.render.chunks import JOIN, settle
from tei.render.elements import is_block, local_name
from tei.render.marks import is_note
from tei.render.words import JOINING, TEI, XML_ID, XML_LANG, shown_reading

ALWAYS = frozenset(
    {"p", "ab", "lg", "sp", "head", "note", "item", "table", "listBibl", "opener", "closer", "postscript", "trailer"}
    | {"byline", "docAuthor", "titlePage", "argument", "epigraph", "castList", "figure"}
)
WHERE_BLOCK = frozenset({"stage", "quote", "q", "said", "cit"})
"""Passages where they stand as paragraphs of their own."""
CALLED = {"ab": "p"}


def passage_ids(tree: etree._ElementTree) -> dict[etree._Element, str]:
    """The id of every passage of the texts, in document order.

    It is the passage's xml:id; else its element and its number among those: `p1`, `p2`, `sp1`, `note1`. A number
    counts all of that element, so that an xml:id given to one later leaves the others' ids as they are. An id that
    something else in the file has gets `_` at its end.
    """
    taken = {name for element in tree.iter(etree.Element) if (name := element.get(XML_ID))}
    counted: Counter[str] = Counter()
    found = {}
    for element in passages(tree.getroot()):
        name = CALLED.get(local_name(element), local_name(element))
        counted[name] += 1
        made = f"{name}{counted[name]}"
        while made in taken:
            made += "_"
        found[element] = element.get(XML_ID) or made
    return found


def passages(root: etree._Element) -> Iterator[etree._Element]:
    """Elements of the texts that can be linked, in document order; one may stand in another: `p` in `sp`."""
    for text in outermost_texts(root):
        yield from (element for element in text.iter(etree.Element) if is_passage(element))


def is_passage(element: etree._Element) -> bool:
    name = local_name(element)
    return name in ALWAYS or (name in WHERE_BLOCK and is_block(element, name))


def with_passage_ids(tree: etree._ElementTree) -> etree._ElementTree:
    """A copy of `tree` in which every passage has its id as xml:id."""
    numbered = copy.deepcopy(tree)
    for element, name in passage_ids(numbered).items():
        element.set(XML_ID, name)
    return numbered


@dataclass(frozen=True, slots=True)
class Passage:
    """What a passage says itself, without the passages inside it."""

    id: str
    """Empty for words that stand in no passage."""
    name: str
    """Its element: `p`, `note`, `head`."""
    language: str
    """BCP 47; empty where nothing says it."""
    text: str
    """In the reading view, in one line."""
    noted: bool
    """Whether it is, or stands in, a note of the edition or of its source."""


def read_passages(tree: etree._ElementTree) -> Iterator[Passage]:
    """Every passage that has words of its own, in document order; together they have all words of the texts."""
    ids = passage_ids(tree)
    for element in (*outermost_texts(tree.getroot()), *ids):
        if text := settle("".join(own_pieces(element, ids))):
            noted = any(map(is_note, (element, *element.iterancestors(f"{TEI}note"))))
            yield Passage(ids.get(element, ""), local_name(element), language_of(element), text, noted)


def outermost_texts(root: etree._Element) -> Iterator[etree._Element]:
    for text in root.iter(f"{TEI}text"):
        if next(text.iterancestors(f"{TEI}text"), None) is None:
            yield text


def own_pieces(element: etree._Element, ids: Mapping[etree._Element, str]) -> Iterator[str]:
    yield element.text or ""
    for child in element.iterchildren():
        if child in ids:
            yield " "
        elif isinstance(child.tag, str):
            yield from child_pieces(child, ids)
        yield child.tail or ""


def child_pieces(child: etree._Element, ids: Mapping[etree._Element, str]) -> Iterator[str]:
    name = local_name(child)
    if name == "choice":
        reading = shown_reading(child)
        if reading is not None:
            yield from own_pieces(reading, ids)
    elif name == "lb":
        yield JOIN if child.get("break") in JOINING else " "
    elif name == "gap":
        yield "[…]"
    elif name == "pc" and child.get("force") == "weak":
        yield JOIN
    elif name == "fw" or is_sign(child):
        return
    else:
        apart = " " if is_block(child, name) else ""
        yield apart
        yield from own_pieces(child, ids)
        yield apart


def is_sign(element: etree._Element) -> bool:
    """A stroke between cells, or the mark of a note."""
    stroke = local_name(element) == "pc" and element.get("unit") == "cell"
    return stroke or (local_name(element) == "ref" and element.get("type") == "noteMark")


def language_of(element: etree._Element) -> str:
    return next((tag for each in (element, *element.iterancestors()) if (tag := each.get(XML_LANG))), "")
