"""Attributes of an element that are others, and references that follow an id."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from tei.diff.names import attributes_of
from tei.diff.result import AttributeChange, MarkupChange, MarkupKind, MetadataChange

ID = "xml:id"


def changed_attributes(old: etree._Element, new: etree._Element) -> tuple[AttributeChange, ...]:
    """Attributes that two elements do not share, in the order of their names; their order in the file is nothing."""
    if old.attrib == new.attrib:
        return ()
    before, after = attributes_of(old), attributes_of(new)
    names = sorted(before.keys() | after.keys())
    return tuple(
        AttributeChange(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )


def listed_attributes(element: etree._Element, added: bool) -> tuple[AttributeChange, ...]:
    """All attributes of an element that was added or taken out."""
    return tuple(
        AttributeChange(name, None if added else value, value if added else None)
        for name, value in attributes_of(element).items()
    )


def follow_ids(
    markup: Iterable[MarkupChange], metadata: Iterable[MetadataChange]
) -> tuple[tuple[MarkupChange, ...], tuple[MetadataChange, ...]]:
    """The changes without those of references that only follow an element's new xml:id; the id says how many did."""
    markup, metadata = tuple(markup), tuple(metadata)
    ids = {
        each.old: each.new
        for changed in (*(each.attributes for each in markup), *(each.attributes for each in metadata))
        for each in changed
        if each.name == ID and each.old is not None and each.new is not None
    }
    if not ids:
        return markup, metadata
    counts: Counter[str] = Counter()
    left_markup = [replace(change, attributes=_without(change.attributes, ids, counts)) for change in markup]
    left_metadata = [replace(change, attributes=_without(change.attributes, ids, counts)) for change in metadata]
    return (
        tuple(
            replace(each, following=_count(each.attributes, counts))
            for each in left_markup
            if each.attributes or each.kind is not MarkupKind.ATTRIBUTES
        ),
        tuple(
            replace(each, following=_count(each.attributes, counts))
            for each in left_metadata
            if each.attributes or each.old != each.new
        ),
    )


def _without(
    changes: tuple[AttributeChange, ...], ids: dict[str, str], counts: Counter[str]
) -> tuple[AttributeChange, ...]:
    left: list[AttributeChange] = []
    for each in changes:
        before = (each.old or "").split()
        after = [f"#{ids[word[1:]]}" if word[:1] == "#" and word[1:] in ids else word for word in before]
        if each.new is not None and before != after and after == each.new.split():
            counts.update(word[1:] for word in before if word[:1] == "#" and word[1:] in ids)
        else:
            left.append(each)
    return tuple(left)


def _count(changes: tuple[AttributeChange, ...], counts: Counter[str]) -> int:
    return sum(counts[each.old] for each in changes if each.name == ID and each.old is not None)
