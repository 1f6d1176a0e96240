"""What changed in the header, and in other parts of a file that are not text."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from lxml import etree

from tei.diff.attributes import changed_attributes, listed_attributes
from tei.diff.fields import field_of, is_unit
from tei.diff.names import attributes_of
from tei.diff.result import Lines, MetadataChange
from tei.diff.stream import Stream
from tei.diff.words import word_pieces
from tei.merge.differences import matches

_DEEPEST = 100
"""Levels below which an element is compared as a whole."""
_TRIED = 40
"""So many elements of one name are looked at for the one that reads most like another."""


def metadata_changes(old: Stream, new: Stream) -> list[MetadataChange]:
    """The fields that were added, taken out or changed, in the order of the new file."""
    found = list(_Comparison(old, new).children(old.metadata, new.metadata, 0))
    found.sort(key=lambda each: each.lines.new or each.lines.old or 0)
    return found


@dataclass(frozen=True, slots=True)
class _Comparison:
    old: Stream
    new: Stream

    def children(
        self, olds: Sequence[etree._Element], news: Sequence[etree._Element], depth: int
    ) -> Iterator[MetadataChange]:
        """What differs among elements side by side: equal ones first, then those that are meant to be the same."""
        equal = list(matches([_whole(each) for each in olds], [_whole(each) for each in news]))
        equal_old, equal_new = {i for i, _ in equal}, {j for _, j in equal}
        left_old = [each for i, each in enumerate(olds) if i not in equal_old]
        left_new = [each for j, each in enumerate(news) if j not in equal_new]
        taken: set[etree._Element] = set()
        for one, other in _equal(left_old, left_new):
            taken |= {one, other}
            lines = Lines(self.old.line(one), self.new.line(other))
            yield MetadataChange(field_of(other), _value(one), _value(other), lines)
        for one, other in _paired(left_old, left_new, taken):
            yield from self.pair(one, other, depth)
        for element in left_old:
            if element not in taken:
                yield from self.alone(self.old, element, added=False)
        for element in left_new:
            if element not in taken:
                yield from self.alone(self.new, element, added=True)

    def pair(self, one: etree._Element, other: etree._Element, depth: int) -> Iterator[MetadataChange]:
        attributes = changed_attributes(one, other)
        before, after = (_flat(one), _flat(other)) if _holds_text(one) or _holds_text(other) else (None, None)
        if depth >= _DEEPEST:
            before, after = _whole(one), _whole(other)
        if attributes or before != after:
            lines = Lines(self.old.line(one), self.new.line(other))
            pieces = word_pieces(before, after) if before is not None and after is not None and before != after else ()
            yield MetadataChange(field_of(other), before, after, lines, attributes, pieces)
            if before != after:
                return
        if depth < _DEEPEST:
            yield from self.children(list(one.iterchildren("*")), list(other.iterchildren("*")), depth + 1)

    def alone(self, stream: Stream, element: etree._Element, added: bool) -> Iterator[MetadataChange]:
        """An element that only one file has: itself, or what stands in it where it only holds other things."""
        waiting = [element]
        while waiting:
            each = waiting.pop()
            inner = list(each.iterchildren("*"))
            if inner and not is_unit(each) and not _holds_text(each) and not each.attrib:
                waiting += inner[::-1]
                continue
            line, value = stream.line(each), _words(each)
            lines = Lines(None, line) if added else Lines(line, None)
            old, new = (None, value) if added else (value, None)
            yield MetadataChange(field_of(each), old, new, lines, listed_attributes(each, added))


def _equal(olds: list[etree._Element], news: list[etree._Element]) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The elements that only stand elsewhere among their like."""
    where: dict[str, list[etree._Element]] = defaultdict(list)
    for element in reversed(news):
        where[_whole(element)].append(element)
    for element in olds:
        if places := where.get(_whole(element)):
            yield element, places.pop()


def _paired(
    olds: list[etree._Element], news: list[etree._Element], taken: set[etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The elements that are each other's: of one name and id, of one name and kind, or much alike.

    Args:
        taken: those that have found theirs; it grows.
    """
    bags = {each: Counter(_value(each).split()) for each in (*olds, *news) if each not in taken}

    def likeness(one: etree._Element, other: etree._Element) -> float:
        """The part of their words that two elements share, from 0 to 1."""
        first, second = bags[one], bags[other]
        return 2 * (first & second).total() / ((first.total() + second.total()) or 1)

    for key in (_identity, _kind, _name):
        where: dict[str, list[etree._Element]] = defaultdict(list)
        for element in news:
            if element not in taken:
                where[key(element)].append(element)
        rest_old = [element for element in olds if element not in taken]
        counts = Counter(map(key, rest_old))
        for element in rest_old:
            rest = where.get(key(element)) if key(element) else None
            if not rest:
                continue
            best = rest[0] if key is _identity else max(rest[:_TRIED], key=partial(likeness, element))
            alone = len(rest) == 1 and counts[key(element)] == 1
            if key is _identity or alone or likeness(element, best) >= 0.5:
                rest.remove(best)
                taken |= {element, best}
                yield element, best


def _identity(element: etree._Element) -> str:
    name = attributes_of(element).get("xml:id", "")
    return f"{element.tag} {name}" if name else ""


def _kind(element: etree._Element) -> str:
    values = attributes_of(element)
    kind = [values[name] for name in ("type", "subtype", "unit", "ident", "n", "when") if name in values]
    return f"{element.tag} {kind}" if kind else ""


def _name(element: etree._Element) -> str:
    return str(element.tag)


def _whole(element: etree._Element) -> str:
    """An element as one string: equal for elements that differ in layout and comments only."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            pieces += "<", str(node.tag), str(attributes_of(node) or ""), ">", node.text or ""
            continue
        if event == "end":
            pieces.append("</>")
        if node is not element:
            pieces.append(node.tail or "")
    return " ".join("".join(pieces).replace("<", " <").replace(">", "> ").split())


def _holds_text(element: etree._Element) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _flat(element: etree._Element) -> str:
    """The words in an element, on one line; those of blocks side by side do not run together."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            pieces.append(node.text or "")
        elif node is not element:
            pieces.append(node.tail or "")
    return " ".join("".join(pieces).split())


def _words(element: etree._Element) -> str:
    """What an element says, with the words of each element inside apart where it holds nothing else."""
    if not _holds_text(element) and len(element):
        return ", ".join(words for child in element.iterchildren("*") if (words := _flat(child)))
    return _flat(element)


def _value(element: etree._Element) -> str:
    """The words of an element; of one without words its attributes."""
    return _words(element) or " ".join(f"{name}={value}" for name, value in attributes_of(element).items())
