"""What changed in the markup, in words."""

from collections.abc import Iterable, Iterator, Sequence

from tei.diff.result import MarkupChange, MarkupKind
from tei.report.diff_phrase import Bit, Phrase, Role, attribute_bits, code, listed, place, plain, value_bits

_PLACES = 3
"""Of equal changes so many are quoted; of the others their lines are named."""
_LINES = 20


def markup_phrases(changes: Iterable[MarkupChange]) -> list[Phrase]:
    """Each change, or equal ones as one: which, with the first words, and the lines of the others."""
    groups: dict[tuple[object, ...], list[MarkupChange]] = {}
    for each in changes:
        groups.setdefault(_likeness(each), []).append(each)
    return [_markup(group) for group in groups.values()]


def _likeness(change: MarkupChange) -> tuple[object, ...]:
    """What changes have in common that are told as one."""
    if change.kind in (MarkupKind.ADDED, MarkupKind.REMOVED, MarkupKind.RENAMED, MarkupKind.ATTRIBUTES):
        return change.kind, change.name, change.was, change.attributes, change.following
    return (change,)


def _markup(group: Sequence[MarkupChange]) -> Phrase:
    first = group[0]
    bits = [Bit(Role.PLACE, place(first.lines)), plain(": "), *_MARKUP[first.kind](first)]
    if len(group) > 1:
        bits.append(Bit(Role.FAINT, f" ({len(group)} places)"))
    quoted = [Bit(Role.QUOTE, each.words) for each in group[:_PLACES] if each.words]
    if first.kind is not MarkupKind.EXTENT and quoted:
        bits += [plain(_BEFORE_WORDS.get(first.kind, ": ")), *listed(list(dict.fromkeys(quoted)))]
    elif first.around and first.kind is not MarkupKind.EXTENT:
        bits += [plain(" at "), Bit(Role.QUOTE, first.around)]
    if len(group) > 1:
        others = [str(each.lines.new or each.lines.old) for each in group[1:]]
        others = list(dict.fromkeys(others))
        more = f" and {len(others) - _LINES} more" if len(others) > _LINES else ""
        bits.append(Bit(Role.FAINT, f"; also line{'s' if len(others) > 1 else ''} {', '.join(others[:_LINES])}{more}"))
    return tuple(bits)


_BEFORE_WORDS = {MarkupKind.ADDED: " around ", MarkupKind.REMOVED: " from ", MarkupKind.SPLIT: " before "}
_BEFORE_WORDS |= {MarkupKind.JOINED: " before "}


def _added(change: MarkupChange) -> Iterator[Bit]:
    yield from _withvalue_bits(change)
    yield plain(" added")


def _removed(change: MarkupChange) -> Iterator[Bit]:
    yield from _withvalue_bits(change)
    yield plain(" taken out")


def _withvalue_bits(change: MarkupChange) -> Iterator[Bit]:
    yield code(change.name)
    if change.attributes:
        yield plain(" ")
        yield from value_bits(change.attributes)


def _renamed(change: MarkupChange) -> Iterator[Bit]:
    yield code(change.was)
    yield plain(" is now ")
    yield code(change.name)
    yield from _and_attributes(change)


def _attributes(change: MarkupChange) -> Iterator[Bit]:
    yield code(change.name)
    yield plain(": ")
    yield from attribute_bits(change.attributes, change.following)


def _extent(change: MarkupChange) -> Iterator[Bit]:
    yield code(change.name)
    if change.gained or change.lost:
        yield plain(" holds also " if change.gained else " no longer holds ")
        yield Bit(Role.QUOTE, change.gained or change.lost)
        yield from _and_attributes(change)
        return
    yield plain(" holds ")
    yield Bit(Role.QUOTE, change.words) if change.words else plain("nothing")
    yield plain(", it held ")
    yield Bit(Role.QUOTE, change.was) if change.was else plain("nothing")
    yield from _and_attributes(change)


def _split(change: MarkupChange) -> Iterator[Bit]:
    yield code(change.name)
    yield plain(f" split into {change.number}")


def _joined(change: MarkupChange) -> Iterator[Bit]:
    yield plain(f"{change.number} ")
    yield code(change.name)
    yield plain(" joined into one")


def _nested(change: MarkupChange) -> Iterator[Bit]:
    yield code(change.name)
    yield plain(" is nested otherwise around the same words")
    yield from _and_attributes(change)


def _moved(change: MarkupChange) -> Iterator[Bit]:
    yield code(change.name)
    yield plain(" moved" if change.number == 1 else f" moved, {change.number} passages")
    yield from _and_attributes(change)


def _and_attributes(change: MarkupChange) -> Iterator[Bit]:
    if change.attributes:
        yield plain("; ")
        yield from attribute_bits(change.attributes, change.following)


_MARKUP = {
    MarkupKind.ADDED: _added,
    MarkupKind.REMOVED: _removed,
    MarkupKind.RENAMED: _renamed,
    MarkupKind.ATTRIBUTES: _attributes,
    MarkupKind.EXTENT: _extent,
    MarkupKind.SPLIT: _split,
    MarkupKind.JOINED: _joined,
    MarkupKind.NESTED: _nested,
    MarkupKind.MOVED: _moved,
}
