"""The automaton of a schema, built as files need it: every step that was taken once is a look-up from then on.

A state knows what may still come inside one element, and nothing of the elements around it. Where one name means
several definitions, a state follows all of them at once, and the end of the element says which were satisfied.
"""

from dataclasses import dataclass
from typing import NamedTuple

from tei.validate.engines.relaxng.derive import after_attribute, after_element, after_text, without_attributes
from tei.validate.engines.relaxng.pattern import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Pattern,
    attributes_in,
    first_elements,
    holds_strings,
)
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.engines.relaxng.values import Context, allows, id_kind, is_contextual

MOST_VALUES = 4000
LONGEST_VALUE = 200
"""Values that are kept as known to be right: how many of an attribute, and how long."""
Shapes = dict[tuple[str, ...], "Shape"]


class State(dict[str, "Edge"]):
    """What may come; as a dictionary, the steps known so far by the name of the child.

    `done`: the element may end here, and nothing needs to be looked at. `free`: text changes nothing.
    `strings`: the text is a value, and its white space counts.
    """

    __slots__ = ("done", "free", "judged", "loose", "number", "parts", "strings")

    def __init__(self, parts: tuple["Part", ...], number: int, judged: bool = False) -> None:
        self.parts = parts
        self.number = number
        self.judged = judged
        """Whether the end has to say which definitions were satisfied."""
        self.strings = any(holds_strings(part.pattern) for part in parts)
        single = len(parts) == 1 and not self.strings and not judged
        self.done = single and parts[0].pattern.nullable
        self.free = False
        self.loose = False
        """Whether this is the inside of an element the schema does not know: whatever stands there is let pass."""


class Part(NamedTuple):
    """One definition that an element may have, and what it still asks for."""

    definition: int
    pattern: Pattern


class Edge(NamedTuple):
    """The step into a child."""

    following: State | None
    """Where the element around it is after it; None when that depends on what is in the child."""
    shapes: Shapes
    name: str
    definitions: tuple[int, ...]
    origin: State


class Shape(NamedTuple):
    """What a set of attribute names means for an element."""

    checks: tuple[tuple[str, set[str]], ...]
    """Attributes whose values are to be looked at, with those known to be right."""
    state: State
    """What may come inside."""


@dataclass(slots=True)
class Attributes:
    """What one definition says about the attributes that an element has."""

    unknown: list[str]
    wrong: list[str]
    """Those with a value the schema does not allow."""
    conflicting: list[str]
    """Those that do not go together with the ones before."""
    missing: list[tuple[Pattern, ...]]
    """For each that is missing, the alternatives."""
    rest: Pattern
    """What may come inside; NOT_ALLOWED where attributes depend on content and no way is left."""
    fixed: bool
    """Whether the same names give the same result whatever right values they have."""

    @property
    def right(self) -> bool:
        return not (self.unknown or self.wrong or self.conflicting or self.missing) and self.rest is not NOT_ALLOWED


class Automaton:
    """The states of one schema.

    `watched`: attributes that are looked at in each element, besides ids, whatever their values.
    """

    def __init__(self, schema: Schema, watched: frozenset[str] = frozenset()) -> None:
        self.schema = schema
        self.patterns = schema.patterns
        self.watched = watched
        self.states: dict[tuple[bool, tuple[Part, ...]], State] = {}
        self.shapes: dict[tuple[int, ...], Shapes] = {}
        self.good: dict[Pattern, set[str]] = {}
        self.owners: dict[int, dict[str, tuple[Pattern, tuple[Pattern, ...]]]] = {}
        self.never: set[str] = set()
        """Stays empty: for attributes that are looked at each time."""
        self.loose = self.special()
        self.skipped = self.special()
        self.start = self.state((Part(-1, schema.start),))

    def special(self) -> State:
        """A state in which nothing is wrong: the inside of an element that the schema does not know."""
        state = State((Part(-1, TEXT),), -1)
        state.done = state.free = state.loose = True
        return state

    def state(self, parts: tuple[Part, ...], judged: bool = False) -> State:
        found = self.states.get((judged, parts))
        if found is None:
            found = self.states[judged, parts] = State(parts, len(self.states), judged)
            free = all(after_text(self.patterns, part.pattern) is part.pattern for part in parts)
            found.free = free and not found.strings
        return found

    def edge(self, state: State, name: str) -> Edge | None:
        """The step into a child, kept from now on; None when it may not stand here."""
        if state.loose:
            return None
        possible = self.possible(state, name)
        if not possible:
            return None
        following = self.following(state, frozenset(possible)) if len(possible) == 1 else None
        edge = state[name] = Edge(following, self.shapes_of(possible), name, possible, state)
        return edge

    def possible(self, state: State, name: str) -> tuple[int, ...]:
        """The definitions that an element of that name may have here."""
        called = self.schema.called(name)
        return tuple(each for each in called if any(each in first_elements(part.pattern) for part in state.parts))

    def following(self, state: State, definitions: frozenset[int]) -> State:
        """The state after a child that satisfies these definitions; it has to be possible."""
        following = ((each.definition, after_element(self.patterns, each.pattern, definitions)) for each in state.parts)
        parts = tuple(Part(number, rest) for number, rest in following if rest is not NOT_ALLOWED)
        return self.state(parts, state.judged)

    def after_text(self, state: State) -> State | None:
        following = ((each.definition, after_text(self.patterns, each.pattern)) for each in state.parts)
        parts = tuple(Part(number, rest) for number, rest in following if rest is not NOT_ALLOWED)
        return self.state(parts, state.judged) if parts else None

    def shapes_of(self, definitions: tuple[int, ...]) -> Shapes:
        return self.shapes.setdefault(definitions, {})

    def owner(self, definition: int, name: str) -> tuple[Pattern, tuple[Pattern, ...]] | None:
        """The part of an element's attributes that a name belongs to, and its `attribute` patterns of that name."""
        known = self.owners.setdefault(definition, {})
        if name not in known:
            factors, rest = self.schema.parts(self.schema.definitions[definition])
            for factor in (*factors, rest):
                called = tuple(each for each in attributes_in(factor) if each.names and name in each.names)
                if called:
                    known[name] = factor, called
                    break
            else:
                return None
        return known[name]

    def attributes(self, definition: int, given: dict[str, str], context: Context) -> Attributes:
        """What is right and wrong with the attributes of an element."""
        factors, rest = self.schema.parts(self.schema.definitions[definition])
        left: dict[Pattern, Pattern] = {}
        found = Attributes([], [], [], [], EMPTY, True)
        for name, value in given.items():
            owner = self.owner(definition, name)
            if owner is None:
                found.unknown.append(name)
                continue
            factor, called = owner
            right = frozenset(each for each in called if self.allows(each, value, context))
            found.fixed = found.fixed and len(called) == 1
            if not right:
                found.wrong.append(name)
            before = left.get(factor, factor)
            after = after_attribute(self.patterns, before, right or frozenset(called))
            if after is NOT_ALLOWED:
                found.conflicting.extend([name] if right else [])
            else:
                left[factor] = after
        for factor in factors:
            self.complete(left.get(factor, factor), found)
        found.rest = self.close(left.get(rest, rest), found)
        return found

    def close(self, rest: Pattern, found: Attributes) -> Pattern:
        if not attributes_in(rest):
            return rest
        closed = without_attributes(self.patterns, rest)
        while closed is NOT_ALLOWED and (needed := needed_attributes(rest)):
            found.missing.append(needed)
            rest = after_attribute(self.patterns, rest, frozenset(needed[:1]))
            closed = without_attributes(self.patterns, rest)
        return closed

    def complete(self, factor: Pattern, found: Attributes) -> None:
        """Note what a part of the attributes still asks for."""
        while not factor.nullable and (needed := needed_attributes(factor)):
            found.missing.append(needed)
            factor = after_attribute(self.patterns, factor, frozenset(needed[:1]))

    def kind(self, attribute: Pattern) -> str:
        """ID, IDREF or IDREFS for an attribute that is one, where the schema is clear about it; else nothing."""
        return id_kind(attribute.parts[0]) if self.schema.tables.sound else ""

    def allows(self, attribute: Pattern, value: str, context: Context) -> bool:
        """Whether an attribute may have a value; right values are remembered."""
        good = self.good.setdefault(attribute, set())
        if value in good:
            return True
        if not allows(self.patterns, attribute.parts[0], value, context):
            return False
        if len(value) <= LONGEST_VALUE and not is_contextual(attribute):
            if len(good) >= MOST_VALUES:
                good.clear()
            good.add(value)
        return True

    def shape(self, definitions: tuple[int, ...], given: dict[str, str], found: list[Attributes]) -> Shape:
        """The shape for elements with these attributes, kept if nothing is wrong with them.

        Args:
            found: what each of the definitions says; those that reject the attributes are left out of the state.
        """
        both = list(zip(definitions, found, strict=True))
        kept = [each for each in both if each[1].right] or both[:1]
        parts = tuple(Part(number, attributes.rest) for number, attributes in kept)
        if parts[0].pattern is NOT_ALLOWED:
            return Shape((), self.skipped)
        state = self.state(parts, len(definitions) > 1)
        checks: list[tuple[str, set[str]]] = []
        fixed = len(found) == 1 and found[0].right and found[0].fixed
        for name in given:
            owner = self.owner(definitions[0], name)
            if owner is None or not fixed:
                continue
            (attribute, *_) = owner[1]
            if self.kind(attribute) or name in self.watched:
                checks.append((name, self.never))
            elif attribute.parts[0] is not TEXT:
                checks.append((name, self.good.setdefault(attribute, set())))
        shape = Shape(tuple(checks), state)
        if fixed:
            self.shapes_of(definitions)[tuple(given)] = shape
        return shape


def needed_attributes(pattern: Pattern) -> tuple[Pattern, ...]:
    """The `attribute` patterns of which one has to come, with alternatives; nothing that is optional or an element."""
    match pattern.kind:
        case "attribute":
            return (pattern,)
        case "group" | "interleave":
            return needed_attributes(pattern.parts[0]) or needed_attributes(pattern.parts[1])
        case "choice" if not pattern.nullable:
            return tuple(dict.fromkeys(each for part in pattern.parts for each in needed_attributes(part)))
        case "oneOrMore":
            return needed_attributes(pattern.parts[0])
        case _:
            return ()
