"""Which TEI elements stand as paragraphs of their own in plain text."""

from lxml import etree

from tei.render.words import TEI

DIVISIONS = frozenset(f"div{n}" for n in ("", *range(1, 8))) | {
    "body",
    "front",
    "back",
    "group",
    "text",
    "floatingText",
}
CONTAINERS = DIVISIONS | {"sp", "opener", "closer", "postscript", "titlePage", "quote", "note", "epigraph", "argument"}
RUN_TOGETHER = frozenset(
    {"dateline", "salute", "signed", "byline", "docAuthor", "docDate", "docImprint", "titlePart", "l"}
)
BLOCKS = DIVISIONS | RUN_TOGETHER | {
    "p", "ab", "head", "list", "item", "table", "row", "cell", "lg", "sp", "speaker", "opener", "closer", "postscript",
    "trailer", "titlePage", "docTitle", "argument", "epigraph", "listBibl", "castList", "castItem", "figure", "figDesc",
}  # fmt: skip
BLOCK_IN_CONTAINER = frozenset({"stage", "quote", "q", "said", "cit", "seg"})


def local_name(element: etree._Element) -> str:
    """The name of a TEI element; empty for a comment or an element of another namespace."""
    tag = element.tag
    return tag.removeprefix(TEI) if isinstance(tag, str) and tag.startswith(TEI) else ""


def is_block(element: etree._Element, name: str) -> bool:
    parent = element.getparent()
    around = "" if parent is None else local_name(parent)
    if name in ("docAuthor", "docDate") and around in ("byline", "docImprint"):
        return False
    if name in BLOCKS:
        return True
    if name in BLOCK_IN_CONTAINER and around in CONTAINERS:
        return True
    return any(local_name(child) in BLOCKS for child in element.iterchildren(tag=etree.Element))
