"""Ids and the pointers to them, within one file."""

from collections.abc import Iterator

from lxml import etree

from tei.validate.engines.finding import Finding
from tei.validate.engines.pointers import POINTERS
from tei.validate.engines.wording import shown
from tei.validate.near import nearest
from tei.xml import XML_ID

MANY = 2000
GUESSES = 50
"""For how many pointers, among how many ids, the one that was meant is looked for: it takes time."""


def reference_defects(root: etree._Element) -> Iterator[Finding]:
    """Ids that two elements have, and pointers to an id of this file that no element has."""
    owners: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        name = element.get(XML_ID)
        if name is None:
            continue
        if name in owners:
            help = "give one of the two another id, and change the pointers that mean it"
            yield Finding("X009", element, f'the id "{name}" is used twice', help, text=name, first=owners[name])
        owners.setdefault(name, element)
    guesses = GUESSES
    for element in root.iter(etree.Element):
        for attribute in element.attrib:
            if attribute not in POINTERS:
                continue
            for pointer in dict.fromkeys(element.get(attribute, "").split()):
                if pointer.startswith("#") and pointer[1:] not in owners:
                    yield dangling(element, str(attribute), pointer, frozenset(owners) if guesses else frozenset())
                    guesses = max(0, guesses - 1)


def dangling(element: etree._Element, attribute: str, pointer: str, ids: frozenset[str]) -> Finding:
    close = nearest(pointer[1:], ids) if len(ids) < MANY else None
    help = f'did you mean "#{close}"? ' if close else ""
    help += f'give the element it means xml:id="{pointer[1:]}", or correct the pointer'
    here = shown(str(element.tag), element)
    message = f'@{attribute} of `{here}` points to "{pointer}", which is no id in this file'
    return Finding("X010", element, message, help, text=pointer)
