"""One file read along the automaton: the steps that are not simple look-ups, and the defects found on the way."""

from collections.abc import Callable

from tei.validate.engines.relaxng.automaton import Attributes, Automaton, Edge, Part, Shape, State
from tei.validate.engines.relaxng.defect import Defect, Kind
from tei.validate.engines.relaxng.derive import required
from tei.validate.engines.relaxng.ids import Ids
from tei.validate.engines.relaxng.pattern import NOT_ALLOWED, elements_in
from tei.validate.engines.relaxng.recover import Place, Recovery
from tei.validate.engines.relaxng.values import SPACE, after_value

CLIP = 500
"""Characters of a text or value that a defect keeps."""


class Run(Recovery):
    """The slow steps; `where` gives the place of the tag being read, `text_place` that of a text before it."""

    def __init__(
        self,
        automaton: Automaton,
        where: Callable[[], Place],
        text_place: Callable[[str], Place],
        context: dict[str, str],
    ) -> None:
        super().__init__(automaton)
        self.where = where
        self.text_place = text_place
        self.context = context
        """The namespaces of the prefixes in scope, where the schema has datatypes that need them."""
        self.buffer: list[str] = []
        """The text since the last tag, where it is a value."""
        self.buffered = Place(1, 1)
        self.ids = Ids(automaton.schema)

    def start(self, state: State, name: str, given: dict[str, str], previous: Edge | None) -> State:
        """Enter a child by a step that is not known yet, or wrong; the state inside it."""
        if state.strings:
            state = self.read_value(state)
        edge = state.get(name) or self.automaton.edge(state, name)
        if edge is None:
            edge = self.child(state, name, previous, self.where())
        self.stack.append(edge)
        if not edge.definitions:
            self.watch(edge, given)
            return edge.origin
        shape = edge.shapes.get(tuple(given))
        if shape is None:
            return self.new_shape(edge, given)
        for key, good in shape.checks:
            if given[key] not in good:
                self.value(edge, key, given[key])
        return shape.state

    def new_shape(self, edge: Edge, given: dict[str, str]) -> State:
        found = [self.automaton.attributes(each, given, self.context) for each in edge.definitions]
        shape: Shape = self.automaton.shape(edge.definitions, given, found)
        if not any(each.right for each in found):
            number = min(range(len(found)), key=lambda number: faults(found[number]))
            self.attributes(edge.name, edge.definitions[number], given, found[number])
        self.watch(edge, given)
        return shape.state

    def watch(self, edge: Edge, given: dict[str, str]) -> None:
        """Note the ids and the pointers among the attributes of an element."""
        for name, value in given.items():
            owner = self.automaton.owner(edge.definitions[0], name) if edge.definitions else None
            kind = self.automaton.kind(owner[1][0]) if owner else ""
            if kind or name in self.automaton.watched:
                self.ids.see(kind, edge.name, name, value, self.where())

    def value(self, edge: Edge, name: str, value: str) -> None:
        """Look at a value that is not known to be right; the names of the attributes are."""
        owner = self.automaton.owner(edge.definitions[0], name)
        assert owner is not None
        attribute = owner[1][0]
        kind = self.automaton.kind(attribute)
        if kind or name in self.automaton.watched:
            self.ids.see(kind, edge.name, name, value, self.where())
        if not self.automaton.allows(attribute, value, self.context):
            defect = self.attribute("wrong value", edge.name, edge.definitions[0], name, value)
            defect.patterns = (attribute,)

    def attribute(self, kind: Kind, element: str, definition: int, name: str, value: str) -> Defect:
        defect = self.add(kind, self.where(), element)
        defect.definitions, defect.attribute, defect.text = (definition,), name, value[:CLIP]
        return defect

    def attributes(self, element: str, definition: int, given: dict[str, str], found: Attributes) -> None:
        """Report what is wrong with the attributes of an element, in their order."""
        for name, value in given.items():
            if name in found.unknown:
                self.attribute("unknown attribute", element, definition, name, value).more = list(given)
            elif name in found.wrong:
                defect = self.attribute("wrong value", element, definition, name, value)
                owner = self.automaton.owner(definition, name)
                defect.patterns = owner[1] if owner else ()
            elif name in found.conflicting:
                self.attribute("conflicting attribute", element, definition, name, value)
        for alternatives in found.missing:
            defect = self.attribute("missing attribute", element, definition, "", "")
            defect.patterns = alternatives
            defect.more = list(given)
        if found.rest is NOT_ALLOWED and not (found.unknown or found.wrong or found.conflicting or found.missing):
            self.attribute("never allowed", element, definition, "", "")

    def text(self, state: State, text: str) -> State:
        """Read a text where it is not simply let pass."""
        if state.strings:
            if not self.buffer:
                self.buffered = self.text_place(text)
            self.buffer.append(text)
            return state
        following = self.automaton.after_text(state)
        if following is not None:
            return following
        self.frame().run = None
        defect = self.add("text", self.text_place(text), self.stack[-1].name if self.stack else "")
        defect.text, defect.expected = text[: CLIP * 4].strip()[:CLIP], self.expected(state)
        return state

    def take(self) -> str:
        text = "".join(self.buffer)
        self.buffer.clear()
        return text

    def after_value(self, state: State, text: str) -> tuple[Part, ...]:
        patterns = self.automaton.patterns
        following = ((each.definition, after_value(patterns, each.pattern, text, self.context)) for each in state.parts)
        return tuple(Part(number, rest) for number, rest in following if rest is not NOT_ALLOWED)

    def read_value(self, state: State) -> State:
        """Read the text before a child, in an element that may hold a value."""
        text = self.take()
        if not text.strip(SPACE):
            return state
        parts = self.after_value(state, text)
        if parts:
            return self.automaton.state(parts, state.judged)
        defect = self.add("text", self.buffered, self.stack[-1].name)
        defect.text, defect.expected = text.strip(SPACE)[:CLIP], self.expected(state)
        return state

    def end(self, state: State, previous: Edge | None) -> tuple[Edge, State]:
        """Leave an element whose end is not simply right; the step that led into it, and the state after it."""
        edge = self.stack[-1]
        text = self.take()
        parts = self.after_value(state, text) if state.strings else state.parts
        satisfied = tuple(each.definition for each in parts if each.pattern.nullable)
        if not satisfied:
            self.incomplete(edge, state, text, previous)
        self.stack.pop()
        if edge.following is not None:
            return edge, edge.following
        return edge, self.automaton.following(edge.origin, frozenset(satisfied or edge.definitions))

    def incomplete(self, edge: Edge, state: State, text: str, previous: Edge | None) -> None:
        pattern = state.parts[0].pattern
        if state.strings and (text.strip(SPACE) or not elements_in(pattern)):
            defect = self.add("wrong text", self.buffered if text else self.where(), edge.name)
            defect.text, defect.patterns = text[:CLIP], (pattern,)
            return
        needed = required(pattern)
        defect = self.add("incomplete", self.where(), edge.name)
        defect.absent = [self.named(tuple(each.definition for each in needed if each.kind == "element"))]
        defect.textual = not needed or any(each.kind != "element" for each in needed)
        defect.previous = previous.name if previous else ""

    def finish(self) -> list[Defect]:
        self.defects += self.ids.defects()
        return self.defects


def faults(found: Attributes) -> int:
    return len(found.unknown) + len(found.wrong) + len(found.conflicting) + len(found.missing)
