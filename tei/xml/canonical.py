"""An XML file somebody edited, in the form in which the tool writes its own, line by line."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from tei.xml.parse import ParsedXml
from tei.xml.positions import find_positions
from tei.xml.serialise import DECLARATION, indent

_LINE_END = re.compile(r"[ \t]*[\r\n]\s*")


@dataclass(frozen=True, slots=True)
class CanonicalXml:
    lines: tuple[str, ...]
    """From the XML declaration to the last, without line ends. The tool's own output gives its own lines."""
    owners: tuple[etree._Element | None, ...]
    """The element of each line."""
    parsed: ParsedXml

    def places(self) -> tuple[int, ...]:
        """The line of the file, from 1, in which the element of each canonical line begins."""
        positions = find_positions(self.parsed)
        places: list[int] = []
        for owner in self.owners:
            known = owner is not None and isinstance(owner.tag, str)
            places.append(positions.of(owner).line if known and owner is not None else places[-1] if places else 1)
        return tuple(places)


def canonical(parsed: ParsedXml, leave_out: str = "") -> CanonicalXml:
    """A file in canonical form: one block to a line, no line ends inside running text; nothing else is changed.

    Args:
        leave_out: the target of a processing instruction beside the root that is not wanted.
    """
    root = parsed.tree.getroot()
    copy = deepcopy(root)
    _flatten(copy)
    etree.cleanup_namespaces(copy)
    indent(copy)
    lines = [DECLARATION]
    owners: list[etree._Element | None] = [None]
    for node in _beside(root, before=True):
        _add(lines, owners, etree.tostring(node, encoding="unicode", with_tail=False), None)
    text = etree.tostring(copy, encoding="unicode", with_tail=False)
    lines += text.split("\n")
    owners += _owners(copy, root)
    for node in _beside(root, before=False):
        if getattr(node, "target", None) != leave_out:
            _add(lines, owners, etree.tostring(node, encoding="unicode", with_tail=False), None)
    return CanonicalXml(tuple(lines), tuple(owners), parsed)


def _beside(root: etree._Element, before: bool) -> list[etree._Element]:
    """Comments and processing instructions outside the root, in order of the file."""
    found = list(root.itersiblings(preceding=before))
    return found[::-1] if before else found


def _add(lines: list[str], owners: list[etree._Element | None], text: str, owner: etree._Element | None) -> None:
    for line in text.split("\n"):
        lines.append(line)
        owners.append(owner)


def _flatten(root: etree._Element) -> None:
    """Take line ends out of running text, where an editor broke it to fit the window."""
    for node in root.iter("*"):
        if node.text:
            node.text = _LINE_END.sub(" ", node.text)
        for child in node:
            if child.tail:
                child.tail = _LINE_END.sub(" ", child.tail)


def _owners(copy: etree._Element, original: etree._Element) -> Iterator[etree._Element]:
    """The element of the original for each line of the copy, which has the same elements in the same order."""
    if len(copy) and (copy.text or "").startswith("\n"):
        yield original
        for inner, outer in zip(copy, original, strict=True):
            yield from _owners(inner, outer)
        yield original
    else:
        text = etree.tostring(copy, encoding="unicode", with_tail=False)
        yield from [original] * (text.count("\n") + 1)
