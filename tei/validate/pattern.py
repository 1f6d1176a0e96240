"""Content models as patterns: what may come first, and what may follow once it came.

The derivative of a pattern by a symbol is the pattern of what may follow that symbol (James Clark, An algorithm for
RELAX NG validation). Equal patterns are one object, so that each step is computed once for a schema and is a
look-up from then on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count

NUMBERS = count()


@dataclass(frozen=True, slots=True)
class Names:
    """The names an element or attribute may have, as `{namespace}local`; wildcards have `namespace` or `any`."""

    listed: frozenset[str] = frozenset()
    any: bool = False
    namespaces: frozenset[str] = frozenset()
    but: "Names | None" = None

    def __contains__(self, name: str) -> bool:
        if self.but is not None and name in self.but:
            return False
        return self.any or name in self.listed or name[1:].partition("}")[0] in self.namespaces


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    nullable: bool
    """Whether nothing at all satisfies it."""
    number: int = field(default_factory=lambda: next(NUMBERS))


EMPTY: Pattern = Pattern(True)
IMPOSSIBLE: Pattern = Pattern(False)


@dataclass(frozen=True, slots=True, eq=False)
class Text(Pattern):
    pass


@dataclass(frozen=True, slots=True, eq=False)
class Data(Pattern):
    """Text of a certain form; the form itself is left to the schema engine."""


@dataclass(frozen=True, slots=True, eq=False)
class Child(Pattern):
    """One element; `declaration` is whatever the grammar knows about it."""

    names: Names = Names()
    declaration: object = None


@dataclass(frozen=True, slots=True, eq=False)
class Choice(Pattern):
    parts: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Group(Pattern):
    head: Pattern = EMPTY
    rest: Pattern = EMPTY


@dataclass(frozen=True, slots=True, eq=False)
class Interleave(Pattern):
    one: Pattern = EMPTY
    other: Pattern = EMPTY


@dataclass(frozen=True, slots=True, eq=False)
class Repeat(Pattern):
    """One or more."""

    part: Pattern = EMPTY


TEXT = Text(True)
DATA = Data(False)


@cache
def one_of(parts: tuple[Pattern, ...]) -> Pattern:
    """Patterns `parts`, which are sorted and different, as a choice."""
    return Choice(any(part.nullable for part in parts), parts=parts)


def choice(*parts: Pattern) -> Pattern:
    flat: dict[Pattern, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, Choice) else (part,)))
    flat.pop(IMPOSSIBLE, None)
    if not flat:
        return IMPOSSIBLE
    return next(iter(flat)) if len(flat) == 1 else one_of(tuple(sorted(flat, key=lambda part: part.number)))


@cache
def group(head: Pattern, rest: Pattern) -> Pattern:
    if head is IMPOSSIBLE or rest is IMPOSSIBLE:
        return IMPOSSIBLE
    if head is EMPTY or rest is EMPTY:
        return rest if head is EMPTY else head
    if isinstance(head, Group):
        return group(head.head, group(head.rest, rest))
    return Group(head.nullable and rest.nullable, head=head, rest=rest)


def interleave(one: Pattern, other: Pattern) -> Pattern:
    if one is IMPOSSIBLE or other is IMPOSSIBLE:
        return IMPOSSIBLE
    if one is EMPTY or other is EMPTY:
        return other if one is EMPTY else one
    return interleaved(*sorted((one, other), key=lambda part: part.number))


@cache
def interleaved(one: Pattern, other: Pattern) -> Pattern:
    return Interleave(one.nullable and other.nullable, one=one, other=other)


@cache
def repeat(part: Pattern) -> Pattern:
    if part in (IMPOSSIBLE, EMPTY) or isinstance(part, Text | Repeat):
        return part
    return Repeat(part.nullable, part=part)


def optional(part: Pattern) -> Pattern:
    return part if part.nullable else choice(part, EMPTY)


@cache
def after_child(pattern: Pattern, name: str) -> Pattern:
    """What may follow an element of that name; IMPOSSIBLE when it may not stand here."""

    def leaf(part: Pattern) -> Pattern:
        return EMPTY if isinstance(part, Child) and name in part.names else IMPOSSIBLE

    return after(pattern, leaf, lambda part: after_child(part, name))


@cache
def after_text(pattern: Pattern) -> Pattern:
    """What may follow a run of text; IMPOSSIBLE when there may be none here."""

    def leaf(part: Pattern) -> Pattern:
        return part if isinstance(part, Text) else EMPTY if isinstance(part, Data) else IMPOSSIBLE

    return after(pattern, leaf, after_text)


@cache
def after_any(pattern: Pattern, declarations: frozenset[object]) -> Pattern:
    """What may follow a child that is one of these declarations."""

    def leaf(part: Pattern) -> Pattern:
        return EMPTY if isinstance(part, Child) and part.declaration in declarations else IMPOSSIBLE

    return after(pattern, leaf, lambda part: after_any(part, declarations))


def after(pattern: Pattern, leaf: Callable[[Pattern], Pattern], again: Callable[[Pattern], Pattern]) -> Pattern:
    match pattern:
        case Choice(parts=parts):
            return choice(*map(again, parts))
        case Group(head=head, rest=rest):
            first = group(again(head), rest)
            return choice(first, again(rest)) if head.nullable else first
        case Interleave(one=one, other=other):
            return choice(interleave(again(one), other), interleave(one, again(other)))
        case Repeat(part=part):
            return group(again(part), optional(pattern))
        case _:
            return leaf(pattern)


@cache
def first(pattern: Pattern) -> tuple[Child, ...]:
    """The elements that may come next, in the order of the schema."""
    return tuple(dict.fromkeys(firsts(pattern)))


def firsts(pattern: Pattern) -> Iterator[Child]:
    match pattern:
        case Child():
            yield pattern
        case Choice(parts=parts):
            for part in parts:
                yield from first(part)
        case Group(head=head, rest=rest):
            yield from first(head)
            if head.nullable:
                yield from first(rest)
        case Interleave(one=one, other=other):
            yield from first(one)
            yield from first(other)
        case Repeat(part=part):
            yield from first(part)


@cache
def required(pattern: Pattern) -> tuple[Child, ...]:
    """Of `first`, those by which an unfinished pattern comes nearer to its end: nothing that is optional."""
    match pattern:
        case Group(head=head, rest=rest):
            return required(rest) if head.nullable else required(head)
        case Choice(parts=parts) if not pattern.nullable:
            return tuple(dict.fromkeys(child for part in parts for child in required(part)))
        case Interleave(one=one, other=other):
            return required(one) if not one.nullable else required(other)
        case Repeat(part=part) if not pattern.nullable:
            return required(part)
        case Child():
            return (pattern,)
        case _:
            return ()


@cache
def leaves(pattern: Pattern) -> tuple[Pattern, ...]:
    """Every element, text and datum that may stand somewhere in the pattern."""
    match pattern:
        case Choice(parts=parts):
            found = [leaf for part in parts for leaf in leaves(part)]
        case Group(head=one, rest=other) | Interleave(one=one, other=other):
            found = [*leaves(one), *leaves(other)]
        case Repeat(part=part):
            return leaves(part)
        case _:
            return (pattern,)
    return tuple(dict.fromkeys(found))


@cache
def anywhere(pattern: Pattern) -> tuple[Child, ...]:
    """Every element that may stand somewhere in the pattern."""
    return tuple(leaf for leaf in leaves(pattern) if isinstance(leaf, Child))
