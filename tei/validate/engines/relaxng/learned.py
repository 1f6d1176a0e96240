"""What was learned of a schema from files, so that the next run begins where this one ended.

States are numbered; each has a line of JSON with its parts and its steps, each tuple of definitions one with its
shapes, and they are read when a file first comes there.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tei.validate.engines.relaxng.states import Edge, Part, Shape, Shapes, State
from tei.validate.engines.relaxng.tables import Writer

if TYPE_CHECKING:
    from tei.validate.engines.relaxng.automaton import Automaton

MOST_STATES = 20_000
DONE, FREE, STRINGS, JUDGED = 1, 2, 4, 8


class Learned:
    """States and shapes that were stored."""

    def __init__(self, flags: str, states: list[bytes], shapes: dict[tuple[int, ...], bytes]) -> None:
        self.flags = flags
        """A character for each state: what is true of it."""
        self.lines = states
        self.shapes = shapes
        self.states: dict[int, State] = {}

    def size(self) -> int:
        """About how many steps are stored."""
        return sum(map(len, self.lines)) // 20

    def begin(self, automaton: "Automaton") -> State:
        """The first state, once the automaton is there that the others belong to."""
        self.automaton = automaton
        return self.state(0)

    def state(self, number: int) -> State:
        found = self.states.get(number)
        if found is None:
            flags = ord(self.flags[number]) - 48
            found = self.states[number] = State(number, bool(flags & JUDGED))
            found.done, found.free, found.strings = bool(flags & DONE), bool(flags & FREE), bool(flags & STRINGS)
            found.stored, found.unread = self, True
        return found

    def parts(self, number: int) -> tuple[Part, ...]:
        pattern = self.automaton.schema.reader.pattern
        return tuple(Part(definition, pattern(row)) for definition, row in json.loads(self.lines[number])[0])

    def read_edges(self, state: State) -> None:
        """Put the steps from a state into it; they are there from now on."""
        _, edges = json.loads(self.lines[state.number])
        for name, (following, *definitions) in edges.items():
            if name not in state:
                numbers = tuple(definitions)
                after = self.state(following) if following >= 0 else None
                state[name] = Edge(after, self.automaton.shapes_of(numbers), name, numbers, state)
        state.unread = False

    def read_shapes(self, definitions: tuple[int, ...], shapes: Shapes) -> None:
        line = self.shapes.get(definitions)
        for names, state, rows in json.loads(line) if line else ():
            found = [(name, self.automaton.checked_attribute(row, kind)) for name, row, kind in rows]
            checks = tuple((name, checked.seen, checked) for name, checked in found)
            shapes[tuple(names)] = Shape(checks, self.state(state))


class Dump:
    """An automaton as lines."""

    def __init__(self, automaton: "Automaton") -> None:
        self.automaton = automaton
        self.writer = Writer(automaton.schema.tables, automaton.schema.reader.rows)
        self.numbers: dict[tuple[object, ...], int] = {}
        self.order: list[State] = []
        self.keys: dict[int, int] = {}
        self.shapes: dict[tuple[int, ...], Shapes] = {}
        self.collect(automaton.start)

    def collect(self, start: State) -> None:
        """Number all states that can be reached, nearest first."""
        waiting, seen = [start], {id(start)}
        for state in waiting:
            if self.number(state) < 0:
                continue
            if state.unread and state.stored is not None:
                state.stored.read_edges(state)
            near = [edge.following for edge in state.values() if edge.following is not None]
            for edge in state.values():
                if edge.definitions not in self.shapes:
                    shapes = self.shapes[edge.definitions] = self.automaton.all_shapes(edge.definitions)
                    near += [shape.state for shape in shapes.values()]
            for each in near:
                if id(each) not in seen:
                    seen.add(id(each))
                    waiting.append(each)

    def number(self, state: State) -> int:
        """The number of a state in the file; states that are equal have the same. -1 when there are too many."""
        known = self.keys.get(id(state))
        if known is None:
            key = (state.judged, *((part.definition, self.writer.row(part.pattern)) for part in state.parts))
            if key not in self.numbers and len(self.order) >= MOST_STATES:
                return -1
            known = self.numbers.setdefault(key, len(self.order))
            if known == len(self.order):
                self.order.append(state)
            else:
                self.merge(self.order[known], state)
            self.keys[id(state)] = known
        return known

    def merge(self, state: State, other: State) -> None:
        """What was learned twice, as one."""
        for each in (state, other):
            if each.unread and each.stored is not None:
                each.stored.read_edges(each)
        for name, edge in other.items():
            state.setdefault(name, edge)

    def states(self) -> Iterator[str]:
        """The lines of all states."""
        return map(self.line, self.order)

    def line(self, state: State) -> str:
        edges: dict[str, list[int]] = {}
        for name, edge in state.items():
            following = -1 if edge.following is None else self.number(edge.following)
            if edge.following is None or following >= 0:
                edges[name] = [following, *edge.definitions]
        parts = [[part.definition, self.writer.row(part.pattern)] for part in state.parts]
        return json.dumps([parts, edges], separators=(",", ":"))

    def flags(self) -> str:
        return "".join(map(flag, self.order))

    def shape_lines(self) -> Iterator[str]:
        for shapes in self.shapes.values():
            rows = [
                [names, number, [[name, checked.row, checked.kind] for name, _, checked in shape.checks]]
                for names, shape in shapes.items()
                if (number := self.number(shape.state)) >= 0
            ]
            yield json.dumps(rows, separators=(",", ":"))


def flag(state: State) -> str:
    return chr(48 + DONE * state.done + FREE * state.free + STRINGS * state.strings + JUDGED * state.judged)
