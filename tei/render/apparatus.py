"""The apparatus of a plain text: what editors and the tool decided about its words, an entry each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from tei.render.summary import find_all
from tei.render.when import edtf, read_when
from tei.render.words import CORRECTED, TEI, XML_ID, plain_text

VERBS = {f"{TEI}corr": "corrected to", f"{TEI}reg": "regularised to", f"{TEI}expan": "expanded to"}
HIDDEN = (f"{TEI}fw", f"{TEI}sic", f"{TEI}orig", f"{TEI}abbr")


@dataclass(frozen=True, slots=True)
class Entry:
    element: etree._Element
    """What it is about; its sign stands behind it."""
    sign: str
    """`a` to `z`, then `aa`."""
    text: str


def apparatus(root: etree._Element) -> tuple[Entry, ...]:
    """Corrections, additions, deletions, gaps and inferred dates of all texts, in the order in which they end.

    The header's own account of a decision, which has its line in the source and its reason, is given where it points to
    the place; else what was found and what was made of it.
    """
    accounts = dict(read_accounts(root))
    found = [
        (element, text)
        for outer in root.iterchildren(f"{TEI}text", f"{TEI}TEI")
        for _, element in etree.iterwalk(outer, events=("end",))
        if not is_hidden(element) and (text := account(element, accounts))
    ]
    return tuple(Entry(element, letters(number), text) for number, (element, text) in enumerate(found))


def letters(number: int) -> str:
    """`a` for 0, `z` for 25, `aa` for 26."""
    return (letters(number // 26 - 1) if number >= 26 else "") + chr(ord("a") + number % 26)


def read_accounts(root: etree._Element) -> Iterator[tuple[str, str]]:
    """What the header says of places in the text, by their ids."""
    for item in find_all(root, "teiHeader/encodingDesc/editorialDecl/correction//item"):
        for pointer in item.iterchildren(f"{TEI}ref", f"{TEI}ptr"):
            yield pointer.get("target", "").removeprefix("#"), plain_text(item)


def is_hidden(element: etree._Element) -> bool:
    """Whether no reading shows the element: what a correction replaces, page furniture."""
    around = (element, *element.iterancestors())
    return any(
        each.tag == HIDDEN[0] or (each.tag in HIDDEN and (parent := each.getparent()) is not None and is_choice(parent))
        for each in around
    )


def is_choice(element: etree._Element) -> bool:
    return element.tag == f"{TEI}choice"


def account(element: etree._Element, accounts: Mapping[str, str]) -> str:
    """The entry for an element; empty for one that needs none."""
    own = accounts.get(element.get(XML_ID, ""), "")
    if is_choice(element):
        return own or choice_account(element)
    doubt = certainty(element)
    words = plain_text(element)
    if element.tag == f"{TEI}supplied":
        return own or f"“{words}” supplied{doubt}"
    if element.tag == f"{TEI}surplus":
        return own or f"“{words}” taken to be surplus{doubt}"
    if element.tag == f"{TEI}gap":
        reason = element.get("reason", "")
        return own or f"gap{doubt}{f'; {reason}' if reason else ''}"
    if element.tag == f"{TEI}date" and element.get("cert") and (when := read_when(element)):
        return f"“{words}” read as {edtf(when).rstrip('?')}{doubt}"
    return ""


def choice_account(choice: etree._Element) -> str:
    """`“wore” corrected to “were” (high)`."""
    made = next(choice.iterchildren(*CORRECTED), None)
    as_found = next((each for each in choice.iterchildren(etree.Element) if each.tag not in CORRECTED), None)
    if made is None or as_found is None:
        return ""
    return f"“{plain_text(as_found)}” {VERBS[str(made.tag)]} “{plain_text(made)}”{certainty(made)}"


def certainty(element: etree._Element) -> str:
    cert = re.sub(r"\s+", " ", element.get("cert", "")).strip()
    return f" ({cert})" if cert else ""
