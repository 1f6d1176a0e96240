"""What changed in text, readings, metadata and beside them, in words."""

from collections.abc import Iterator

from tei.diff.result import AsideChange, MetadataChange, ReadingChange, ReadingKind, TextChange, TextKind
from tei.report.diff_phrase import (
    Bit,
    Phrase,
    Role,
    attribute_bits,
    code,
    listed,
    piece_bits,
    place,
    plain,
    shortened,
    value_bits,
)


def text_phrase(change: TextChange, context: int, longest: int) -> Phrase:
    """A passage whose words are others, with so many characters of what both have around them.

    Args:
        longest: of words that only one has, so many characters are shown, and how many words there are.
    """
    bits = [Bit(Role.PLACE, place(change.lines)), plain(": "), code(change.block), plain(f" {_TEXT[change.kind]}: ")]
    bits += piece_bits(change.pieces, context, longest)
    if change.holds:
        bits += [plain(" (with "), *listed([code(name) for name in change.holds]), plain(")")]
    if change.note:
        bits.append(Bit(Role.FAINT, f" ({change.note})"))
    return tuple(bits)


_TEXT = {
    TextKind.CHANGED: "changed",
    TextKind.ADDED: "added",
    TextKind.REMOVED: "taken out",
    TextKind.SPACING: "has words joined or parted",
}


def reading_phrase(change: ReadingChange) -> Phrase:
    bits = [Bit(Role.PLACE, place(change.lines)), plain(f": {change.how} {_READING[change.kind]}: ")]
    if change.kind is ReadingKind.CHANGED:
        bits += [Bit(Role.QUOTE, change.old), plain(" is now "), Bit(Role.QUOTE, change.new)]
    else:
        added = change.kind is ReadingKind.ADDED
        bits += [plain("reading "), Bit(Role.QUOTE, change.new if added else change.old)]
    if change.source:
        bits += [plain(" for "), Bit(Role.QUOTE, change.source)]
    if change.attributes:
        bits += [plain(" ("), *value_bits(change.attributes), plain(")")]
    return tuple(bits)


_READING = {ReadingKind.ADDED: "added", ReadingKind.REMOVED: "taken out", ReadingKind.CHANGED: "changed"}


def metadata_phrase(change: MetadataChange, context: int, longest: int) -> Phrase:
    bits = [Bit(Role.PLACE, place(change.lines)), plain(f": {change.field}")]
    if (change.old is not None and change.new is not None) or (change.old is None and change.new is None):
        bits += _changed_field(change, context, longest)
    else:
        words = change.old if change.new is None else change.new
        bits.append(plain(" taken out" if change.new is None else " added"))
        if words:
            bits += [plain(": "), Bit(Role.QUOTE, shortened(words, longest))]
        if change.attributes:
            bits += [plain(" ("), *value_bits(change.attributes), plain(")")]
    return tuple(bits)


def _changed_field(change: MetadataChange, context: int, longest: int) -> Iterator[Bit]:
    if change.pieces:
        yield plain(": ")
        yield from piece_bits(change.pieces, context, longest)
    elif not change.attributes:
        yield plain(" stands at another place: ")
        yield Bit(Role.QUOTE, shortened(change.old or "", longest))
    if change.attributes:
        yield plain("; " if change.pieces else ": ")
        yield from attribute_bits(change.attributes, change.following)


def aside_phrase(change: AsideChange) -> Phrase:
    added = change.new is not None
    bits = [Bit(Role.PLACE, place(change.lines)), plain(f": {change.kind} {'added' if added else 'taken out'}: ")]
    return (*bits, Bit(Role.QUOTE, shortened(change.new or change.old or "", 200)))
