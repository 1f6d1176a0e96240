"""What an editor says beside the source, and what changed of that: the source text stays as it is."""

from collections.abc import Container, Iterator

from lxml import etree

from tei.diff.attributes import listed_attributes
from tei.diff.names import local
from tei.diff.pairs import Pairs
from tei.diff.result import Lines, ReadingChange, ReadingKind
from tei.diff.stream import Span, Stream
from tei.xml.source_text import NOT_SOURCE

_HOW = {"corr": "correction", "reg": "regularisation", "expan": "expansion", "supplied": "supplied text"}


def reading_changes(old: Stream, new: Stream, pairs: Pairs) -> tuple[list[ReadingChange], frozenset[Span]]:
    """Readings that were added, taken out or changed, and the elements that need no other word for it."""
    found: list[ReadingChange] = []
    told: set[Span] = set()
    kept = [*pairs.same, *pairs.nested, *pairs.resized, *pairs.renamed]
    for i, j in kept:
        before, after = old.spans[i].element, new.spans[j].element
        if _is_reading(before) or _is_reading(after):
            found += _changed(old, new, before, after)
    for stream, numbers, kind in ((old, pairs.removed, ReadingKind.REMOVED), (new, pairs.added, ReadingKind.ADDED)):
        gone = {stream.spans[number].element: stream.spans[number] for number in numbers}
        for element, span in gone.items():
            if _is_reading(element):
                found.append(_one(stream, element, kind))
                told.add(span)
            elif _is_part(element, gone):
                told.add(span)
    found.sort(key=lambda each: each.lines.new or each.lines.old or 0)
    return found, frozenset(told)


def _is_part(element: etree._Element, gone: Container[etree._Element]) -> bool:
    """Whether an element belongs to a choice, or stands in a reading that came or went with it."""
    parent = element.getparent()
    if parent is not None and _is_choice(parent):
        return True
    return any(each.tag in NOT_SOURCE and each in gone for each in element.iterancestors())


def _is_choice(element: etree._Element) -> bool:
    return local(element) == "choice"


def _is_reading(element: etree._Element) -> bool:
    """Whether an element is a choice with a word of an editor, or such a word alone."""
    if _is_choice(element):
        return any(child.tag in NOT_SOURCE for child in element)
    parent = element.getparent()
    return element.tag in NOT_SOURCE and not (parent is not None and _is_choice(parent))


def _changed(old: Stream, new: Stream, before: etree._Element, after: etree._Element) -> Iterator[ReadingChange]:
    was, now = _read(before), _read(after)
    if was != now:
        kind = ReadingKind.CHANGED if was and now else ReadingKind.ADDED if now else ReadingKind.REMOVED
        lines = Lines(old.line(before), new.line(after))
        yield ReadingChange(kind, _how(after) or _how(before), _source(after), was, now, lines)


def _one(stream: Stream, element: etree._Element, kind: ReadingKind) -> ReadingChange:
    line, words = stream.line(element), _read(element)
    added = kind is ReadingKind.ADDED
    lines = Lines(None, line) if added else Lines(line, None)
    old, new = ("", words) if added else (words, "")
    attributes = listed_attributes(_parts(element)[0], added)
    return ReadingChange(kind, _how(element), _source(element), old, new, lines, attributes)


def _parts(element: etree._Element) -> list[etree._Element]:
    """The words of editors in a choice, or the one that stands alone."""
    if _is_choice(element):
        return [child for child in element if child.tag in NOT_SOURCE]
    return [element] if element.tag in NOT_SOURCE else []


def _how(element: etree._Element) -> str:
    return next((_HOW[local(part)] for part in _parts(element)), "")


def _read(element: etree._Element) -> str:
    return " | ".join(_flat(part) or "nothing" for part in _parts(element))


def _source(element: etree._Element) -> str:
    if not _is_choice(element):
        return ""
    return " | ".join(_flat(child) for child in element.iterchildren("*") if child.tag not in NOT_SOURCE)


def _flat(element: etree._Element) -> str:
    words = " ".join("".join(str(text) for text in element.itertext("*")).split())
    return words or " ".join(f"‹{local(child)}›" for child in element.iterchildren("*"))
