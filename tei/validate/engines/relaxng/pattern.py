"""Patterns: what an element may hold, as values of which equal ones are one object.

RELAX NG, section 5 (the simple form), with the names of its patterns. The constructors simplify as they build, so
that a derivative that is impossible is NOT_ALLOWED and one that needs nothing more is EMPTY.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Literal

from tei.validate.engines.relaxng.names import Names
from tei.validate.engines.relaxng.types import Type

Kind = Literal[
    "empty", "notAllowed", "text", "choice", "group", "interleave", "oneOrMore", "element", "attribute", "data",
    "value", "list",
]  # fmt: skip
NUMBERS = count()


class Pattern:
    """One pattern; compare by identity only."""

    __slots__ = (
        "attributes",
        "definition",
        "elements",
        "followers",
        "kind",
        "names",
        "nullable",
        "number",
        "parts",
        "text",
        "type",
        "value",
    )

    def __init__(self, kind: Kind, nullable: bool, parts: tuple["Pattern", ...] = ()) -> None:
        self.kind = kind
        self.nullable = nullable
        """Whether nothing at all satisfies it."""
        self.number = next(NUMBERS)
        self.parts = parts
        self.definition = -1
        """For `element`: which of the schema's element definitions."""
        self.names: Names | None = None
        """For `attribute`."""
        self.type: Type | None = None
        """For `data` and `value`."""
        self.value = ""
        """For `value`."""
        self.elements: frozenset[int] | None = None
        """Memo of `first_elements`."""
        self.attributes: tuple[Pattern, ...] | None = None
        """Memo of `attributes_in`."""
        self.text: bool | None = None
        """Memo of `holds_strings`."""
        self.followers: dict[object, Pattern] = {}
        """Memo of the derivatives."""

    def __repr__(self) -> str:
        return f"<{self.kind} {self.number}>"


EMPTY = Pattern("empty", True)
NOT_ALLOWED = Pattern("notAllowed", False)
TEXT = Pattern("text", True)
Key = tuple[object, ...]


class Patterns:
    """All patterns of one schema, each once."""

    def __init__(self) -> None:
        self.known: dict[Key, Pattern] = {}

    def of(self, key: Key, kind: Kind, nullable: bool, parts: tuple[Pattern, ...] = ()) -> Pattern:
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = Pattern(kind, nullable, parts)
        return found

    def element(self, definition: int) -> Pattern:
        found = self.of(("element", definition), "element", False)
        found.definition = definition
        return found

    def attribute(self, names: Names, value: Pattern) -> Pattern:
        if value is NOT_ALLOWED:
            return NOT_ALLOWED
        found = self.of(("attribute", names, value), "attribute", False, (value,))
        found.names = names
        return found

    def data(self, type: Type, but: Pattern | None = None) -> Pattern:
        parts = () if but is None or but is NOT_ALLOWED else (but,)
        found = self.of(("data", type, *parts), "data", False, parts)
        found.type = type
        return found

    def value(self, type: Type, value: str) -> Pattern:
        found = self.of(("value", type, value), "value", False)
        found.type, found.value = type, value
        return found

    def list(self, part: Pattern) -> Pattern:
        return NOT_ALLOWED if part is NOT_ALLOWED else self.of(("list", part), "list", False, (part,))

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        flat: dict[Pattern, None] = {}
        for part in parts:
            if part.kind == "choice":
                flat.update(dict.fromkeys(part.parts))
            else:
                flat[part] = None
        flat.pop(NOT_ALLOWED, None)
        if len(flat) < 2:
            return next(iter(flat), NOT_ALLOWED)
        if EMPTY in flat and any(part.nullable for part in flat if part is not EMPTY):
            del flat[EMPTY]
            if len(flat) < 2:
                return next(iter(flat))
        whole = tuple(sorted(flat, key=number_of))
        return self.of(("choice", *whole), "choice", any(part.nullable for part in whole), whole)

    def optional(self, part: Pattern) -> Pattern:
        return part if part.nullable else self.choice((part, EMPTY))

    def group(self, one: Pattern, other: Pattern) -> Pattern:
        if one is NOT_ALLOWED or other is NOT_ALLOWED:
            return NOT_ALLOWED
        if one is EMPTY or other is EMPTY:
            return other if one is EMPTY else one
        if one.kind == "group":
            return self.group(one.parts[0], self.group(one.parts[1], other))
        return self.of(("group", one, other), "group", one.nullable and other.nullable, (one, other))

    def interleave(self, one: Pattern, other: Pattern) -> Pattern:
        if one is NOT_ALLOWED or other is NOT_ALLOWED:
            return NOT_ALLOWED
        if one is EMPTY or other is EMPTY:
            return other if one is EMPTY else one
        if one is TEXT and other is TEXT:
            return TEXT
        if one.number > other.number:
            one, other = other, one
        return self.of(("interleave", one, other), "interleave", one.nullable and other.nullable, (one, other))

    def one_or_more(self, part: Pattern) -> Pattern:
        if part.kind in ("empty", "notAllowed", "text", "oneOrMore"):
            return part
        return self.of(("oneOrMore", part), "oneOrMore", part.nullable, (part,))

    def all_in_order(self, parts: Iterable[Pattern]) -> Pattern:
        joined = EMPTY
        for part in reversed(list(parts)):
            joined = self.group(part, joined)
        return joined

    def all_mixed(self, parts: Iterable[Pattern]) -> Pattern:
        joined = EMPTY
        for part in parts:
            joined = self.interleave(joined, part)
        return joined


def number_of(pattern: Pattern) -> int:
    return pattern.number


def leaves(pattern: Pattern) -> Iterator[Pattern]:
    """Every element, attribute, text and datum in a pattern, each once; not looking into an attribute or a list."""
    seen: set[Pattern] = set()
    waiting = [pattern]
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        if part.kind in ("choice", "group", "interleave", "oneOrMore"):
            waiting.extend(reversed(part.parts))
        elif part.kind not in ("empty", "notAllowed"):
            yield part


def elements_in(pattern: Pattern) -> list[int]:
    """The definitions of all elements that may stand somewhere in the content, in the order of the schema."""
    return [leaf.definition for leaf in leaves(pattern) if leaf.kind == "element"]


def attributes_in(pattern: Pattern) -> tuple[Pattern, ...]:
    """The `attribute` patterns in a pattern."""
    if pattern.attributes is None:
        pattern.attributes = attributes_of(pattern)
    return pattern.attributes


def attributes_of(pattern: Pattern) -> tuple[Pattern, ...]:
    if pattern.kind == "attribute":
        return (pattern,)
    if pattern.kind in ("choice", "group", "interleave", "oneOrMore"):
        return tuple(dict.fromkeys(each for part in pattern.parts for each in attributes_in(part)))
    return ()


def first_elements(pattern: Pattern) -> frozenset[int]:
    """The definitions of the elements that may come next."""
    if pattern.elements is None:
        pattern.elements = first_of(pattern)
    return pattern.elements


def first_of(pattern: Pattern) -> frozenset[int]:
    match pattern.kind:
        case "element":
            return frozenset((pattern.definition,))
        case "group" if not pattern.parts[0].nullable:
            return first_elements(pattern.parts[0])
        case "choice" | "group" | "interleave" | "oneOrMore":
            return frozenset().union(*map(first_elements, pattern.parts))
        case _:
            return frozenset()


def holds_strings(pattern: Pattern) -> bool:
    """Whether `data`, `value` or `list` may come next: there white space counts."""
    if pattern.text is None:
        if pattern.kind in ("data", "value", "list"):
            pattern.text = True
        else:
            inner = pattern.kind in ("choice", "group", "interleave", "oneOrMore")
            pattern.text = inner and any(map(holds_strings, pattern.parts))
    return pattern.text
