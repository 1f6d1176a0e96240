"""A phrase about a change: plain words, names, quotations, and words that came or went, for any format to print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tei.diff.result import AttributeChange, Lines, Piece, Side


class Role(StrEnum):
    PLAIN = "plain"
    CODE = "code"
    """A name of TEI, or a value."""
    QUOTE = "quote"
    OLD = "old"
    """Words of a passage that only the old version has."""
    NEW = "new"
    OLD_VALUE = "old-value"
    """A value, or words that stand for something, as it was."""
    NEW_VALUE = "new-value"
    PLACE = "place"
    FAINT = "faint"


@dataclass(frozen=True, slots=True)
class Bit:
    role: Role
    text: str


Phrase = tuple[Bit, ...]


def plain(text: str) -> Bit:
    return Bit(Role.PLAIN, text)


def code(text: str) -> Bit:
    return Bit(Role.CODE, text)


def place(lines: Lines) -> str:
    """`line 8`; with the line before where it is another: `line 8 (was 7)`; `old line 7` for what is gone."""
    if lines.new is None:
        return f"old line {lines.old}"
    if lines.old is None or lines.old == lines.new:
        return f"line {lines.new}"
    return f"line {lines.new} (was {lines.old})"


def piece_bits(pieces: Sequence[Piece], context: int, longest: int) -> Iterator[Bit]:
    for index, piece in enumerate(pieces):
        if piece.side is Side.SAME:
            yield plain(_around(piece.text, context, index > 0, index < len(pieces) - 1))
        else:
            role = Role.OLD if piece.side is Side.OLD else Role.NEW
            yield Bit(role, shortened(piece.text, longest))
        if index < len(pieces) - 1:
            yield plain(" ")


def _around(text: str, context: int, has_before: bool, has_after: bool) -> str:
    """The ends of a text that touch a change, cut at blanks."""
    if len(text) <= context * (has_before + has_after) + 3:
        return text
    head = text[:context].rpartition(" ")[0] if has_before else ""
    tail = text[len(text) - context :].partition(" ")[2] if has_after else ""
    return f"{head} … {tail}".strip()


def shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    head = text[:longest].rpartition(" ")[0] or text[:longest]
    words = len(text.split())
    return f"{head} … ({words} words)" if words > 1 else f"{head} …"


def attribute_bits(changes: Sequence[AttributeChange], following: int = 0) -> Iterator[Bit]:
    """`@who is now #vogel, was #brandt`, one after the other."""
    for index, each in enumerate(changes):
        if index:
            yield plain(", ")
        yield code(f"@{each.name}")
        if each.old is not None and each.new is not None:
            yield from (
                plain(" is now "),
                Bit(Role.NEW_VALUE, each.new),
                plain(", was "),
                Bit(Role.OLD_VALUE, each.old),
            )
        elif each.new is not None:
            yield from (plain(" added, "), Bit(Role.NEW_VALUE, each.new))
        else:
            yield from (plain(" taken out, was "), Bit(Role.OLD_VALUE, each.old or ""))
    if following:
        yield plain(f"; {following} reference{'s' if following > 1 else ''} changed with it")


def value_bits(changes: Sequence[AttributeChange]) -> Iterator[Bit]:
    for index, each in enumerate(changes):
        if index:
            yield plain(" ")
        value = each.new if each.new is not None else each.old
        yield code(f'{each.name}="{value}"')


def listed(bits: Sequence[Bit]) -> Iterator[Bit]:
    for index, bit in enumerate(bits):
        if index:
            yield plain(", ")
        yield bit
