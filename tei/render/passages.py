"""The places of a text that can be linked: what each is called, in pages, indices and search alike."""

import copy
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tei.render.elements import is_block, local_name
from tei.render.words import TEI, XML_ID

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
    for text in root.iter(f"{TEI}text"):
        if next(text.iterancestors(f"{TEI}text"), None) is None:
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
