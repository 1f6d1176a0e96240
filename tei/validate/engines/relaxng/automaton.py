"""The automaton of a schema, built as files need it: every step that was taken once is a look-up from then on.

A state knows what may still come inside one element, and nothing of the elements around it. Where one name means
several definitions, a state follows all of them at once, and the end of the element says which were satisfied.
"""

from typing import TYPE_CHECKING

from tei.validate.engines.relaxng.checked import POINTER, Checked
from tei.validate.engines.relaxng.derive import after_attribute, after_element, after_text, without_attributes
from tei.validate.engines.relaxng.names import XML_ID
from tei.validate.engines.relaxng.pattern import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Pattern,
    attributes_in,
    first_elements,
)
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.engines.relaxng.states import Edge, Part, Shape, Shapes, State
from tei.validate.engines.relaxng.values import Context, id_kind

if TYPE_CHECKING:
    from tei.validate.engines.relaxng.learned import Learned


TEXT_STEP = ""
"""What the step over a text is called."""


class Attributes:
    """What one definition says about the attributes that an element has."""

    def __init__(self) -> None:
        self.unknown: list[str] = []
        self.wrong: list[str] = []
        """Those with a value the schema does not allow."""
        self.conflicting: list[str] = []
        """Those that do not go together with the ones before."""
        self.missing: list[tuple[Pattern, ...]] = []
        """For each that is missing, the alternatives."""
        self.rest = EMPTY
        """What may come inside; NOT_ALLOWED where attributes depend on content and no way is left."""
        self.fixed = True
        """Whether the same names give the same result whatever right values they have."""

    @property
    def right(self) -> bool:
        return not (self.unknown or self.wrong or self.conflicting or self.missing) and self.rest is not NOT_ALLOWED


class Automaton:
    """The states of one schema.

    `watched`: attributes that are looked at in each element, besides ids, whatever their values.
    """

    def __init__(self, schema: Schema, watched: frozenset[str] = frozenset(), stored: "Learned | None" = None) -> None:
        self.schema = schema
        self.patterns = schema.patterns
        self.watched = watched
        self.states: dict[tuple[bool, tuple[Part, ...]], State] = {}
        self.shapes: dict[tuple[int, ...], Shapes] = {}
        self.checked: dict[tuple[int, str], Checked] = {}
        """What is known of values, by the row of the attribute and its kind."""
        self.owners: dict[int, dict[str, tuple[Pattern, tuple[Pattern, ...]]]] = {}
        self.stored = stored
        self.read: set[tuple[int, ...]] = set()
        """Definitions whose stored shapes were read."""
        self.learned = 0
        """How many steps were found that were not known before."""
        self.loose = self.special()
        self.skipped = self.special()
        self.start = self.state((Part(-1, schema.start),)) if stored is None else stored.begin(self)

    def special(self) -> State:
        """A state in which nothing is wrong: the inside of an element that the schema does not know."""
        state = State(-1)
        state.known = (Part(-1, TEXT),)
        state.done = state.free = state.loose = True
        return state

    def state(self, parts: tuple[Part, ...], judged: bool = False) -> State:
        found = self.states.get((judged, parts))
        if found is None:
            found = self.states[judged, parts] = State(-1, judged)
            found.fill(parts, all(after_text(self.patterns, part.pattern) is part.pattern for part in parts))
        return found

    def edge(self, state: State, name: str) -> Edge | None:
        """The step into a child, kept from now on; None when it may not stand here."""
        if state.loose:
            return None
        if state.unread and state.stored is not None:
            state.stored.read_edges(state)
            if name in state:
                return state[name]
        possible = self.possible(state, name)
        if not possible:
            return None
        following = self.following(state, frozenset(possible)) if len(possible) == 1 else None
        edge = Edge(following, self.shapes_of(possible), name, possible, state)
        if not state.strings:
            # Where text is a value, it has to be judged before each child.
            self.learned += 1
            state[name] = edge
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
        """The state after a text; kept as the step of an element without a name."""
        if state.unread and state.stored is not None:
            state.stored.read_edges(state)
        if TEXT_STEP not in state:
            following = ((each.definition, after_text(self.patterns, each.pattern)) for each in state.parts)
            parts = tuple(Part(number, rest) for number, rest in following if rest is not NOT_ALLOWED)
            if not parts:
                return None
            self.learned += 1
            state[TEXT_STEP] = Edge(self.state(parts, state.judged), {}, TEXT_STEP, (), state)
        return state[TEXT_STEP].following

    def shapes_of(self, definitions: tuple[int, ...]) -> Shapes:
        return self.shapes.setdefault(definitions, {})

    def all_shapes(self, definitions: tuple[int, ...]) -> Shapes:
        """The shapes of some definitions with those that were stored, which are read now if they were not."""
        shapes = self.shapes_of(definitions)
        if self.stored is not None and definitions not in self.read:
            self.read.add(definitions)
            self.stored.read_shapes(definitions, shapes)
        return shapes

    def owner(self, definition: int, name: str) -> tuple[Pattern, tuple[Pattern, ...]] | None:
        """The part of an element's attributes that a name belongs to, and its `attribute` patterns of that name."""
        known = self.owners.setdefault(definition, {})
        if name not in known:
            factors, rest = self.schema.parts(self.schema.definitions[definition])
            for factor in (*factors, rest):
                called = tuple(
                    each for each in attributes_in(factor) if each.names is not None and each.names.has(name)
                )
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
        found = Attributes()
        for name, value in given.items():
            owner = self.owner(definition, name)
            if owner is None:
                found.unknown.append(name)
                continue
            factor, called = owner
            right = frozenset(each for each in called if self.allows(each, name, value, context))
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

    def checked_attribute(self, row: int, kind: str) -> Checked:
        found = self.checked.get((row, kind))
        if found is None:
            found = self.checked[row, kind] = Checked(self.schema, row, kind)
        return found

    def kind_of(self, attribute: Pattern, name: str) -> str:
        """What the values of an attribute are, besides text: ids where the schema is clear about them."""
        if name == XML_ID:
            return "ID"
        kind = id_kind(attribute.parts[0]) if self.schema.tables.sound else ""
        return kind or (POINTER if name in self.watched else "")

    def allows(self, attribute: Pattern, name: str, value: str, context: Context) -> bool:
        """Whether an attribute may have a value."""
        row = self.schema.reader.rows[attribute]
        return self.checked_attribute(row, self.kind_of(attribute, name)).allows(value, context)

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
        checks: list[tuple[str, set[str], Checked]] = []
        fixed = len(found) == 1 and found[0].right and found[0].fixed
        for name in given:
            owner = self.owner(definitions[0], name)
            if owner is None or not fixed:
                continue
            (attribute, *_) = owner[1]
            kind = self.kind_of(attribute, name)
            if kind or attribute.parts[0] is not TEXT:
                checked = self.checked_attribute(self.schema.reader.rows[attribute], kind)
                checks.append((name, checked.seen, checked))
        shape = Shape(tuple(checks), state)
        if fixed:
            self.learned += 1
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
