"""The places of a text where editor or tool changed or inferred something, numbered for the page's apparatus."""

from collections.abc import Iterator

from lxml import etree

from tei.render.elements import is_block, local_name
from tei.render.words import CORRECTED, TEI

REPLACED = frozenset({"sic", "orig", "abbr"})
EDITED = frozenset(name.removeprefix(TEI) for name in CORRECTED)
LINKS = frozenset({"ref", "ptr", "note"})


def entries(root: etree._Element) -> Iterator[etree._Element]:
    """Corrections, and whatever has @cert, of the texts that a page shows, in document order."""
    for text in root.iter(f"{TEI}text"):
        if next(text.iterancestors(f"{TEI}text"), None) is None:
            yield from (element for element in text.iter(etree.Element) if is_entry(element) and is_shown(element))


def is_correction(element: etree._Element) -> bool:
    name = local_name(element)
    if name == "choice":
        return any(child.tag in CORRECTED for child in element)
    return name in ("supplied", "surplus")


def is_entry(element: etree._Element) -> bool:
    if is_correction(element):
        return True
    parent = element.getparent()
    of_choice = local_name(element) in EDITED and parent is not None and local_name(parent) == "choice"
    return bool(element.get("cert")) and local_name(element) != "" and not of_choice


def is_shown(element: etree._Element) -> bool:
    """Whether the page has it: not in a reading that another replaces, and in no running head."""
    inner = element
    for parent in element.iterancestors():
        name = local_name(inner)
        if name == "fw" or (name in REPLACED and local_name(parent) == "choice"):
            return False
        inner = parent
    return local_name(element) != "fw"


def sign_of(element: etree._Element) -> str:
    """How the page leads from a place to its entry.

    `around`: the words themselves are the link; `behind`: a sign follows them, as they hold links or blocks of their
    own; empty: nothing, as they stand in a link.
    """
    if any(local_name(parent) in ("ref", "ptr") or is_label_of_note(parent) for parent in element.iterancestors()):
        return ""
    inside = [child for child in element.iterdescendants(tag=etree.Element) if local_name(child) and is_shown(child)]
    if is_block(element, local_name(element)) or any(
        local_name(child) in LINKS or is_block(child, local_name(child)) or is_entry(child) for child in inside
    ):
        return "behind"
    return "around"


def is_label_of_note(element: etree._Element) -> bool:
    parent = element.getparent()
    return local_name(element) == "label" and parent is not None and local_name(parent) == "note"
