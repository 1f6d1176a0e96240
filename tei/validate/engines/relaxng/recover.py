"""Going on after a defect, so that each is found once and nothing is said of what only follows from another.

A name that was misspelt is read as the one that was meant, what is missing as if it were there, what stands in the
wrong place as if it were not.
"""

from dataclasses import dataclass, field

from tei.validate.engines.relaxng.automaton import Automaton, Edge, Part, State
from tei.validate.engines.relaxng.defect import Defect, Kind
from tei.validate.engines.relaxng.derive import after_element, required
from tei.validate.engines.relaxng.names import expanded, local_of, namespace_of
from tei.validate.engines.relaxng.pattern import EMPTY, NOT_ALLOWED, Pattern, first_elements
from tei.validate.near import meant_element
from tei.xml import TEI_NAMESPACE

WIDTH = 200
"""How many ways are tried when something is missing."""


@dataclass(slots=True)
class Frame:
    """An element with something wrong in it."""

    edge: Edge
    early: list[tuple[Defect, tuple[str, ...]]] = field(default_factory=list)
    """What was missing, with the alternatives: one that comes later was only misplaced."""
    run: Defect | None = None
    """The defect of the child just read, if it was misplaced."""
    runner: Edge | None = None


@dataclass(slots=True)
class Place:
    line: int
    column: int


class Recovery:
    """The defects of one file, and the steps the automaton does not have."""

    def __init__(self, automaton: Automaton) -> None:
        self.automaton = automaton
        self.schema = automaton.schema
        self.defects: list[Defect] = []
        self.stack: list[Edge] = []
        self.frames: dict[int, Frame] = {}

    def add(self, kind: Kind, place: Place, element: str, path: tuple[str, ...] | None = None) -> Defect:
        around = self.names() if path is None else path
        parent = self.stack[-1].name if self.stack else ""
        defect = Defect(kind, place.line, place.column, around, element, parent)
        self.defects.append(defect)
        return defect

    def names(self) -> tuple[str, ...]:
        return tuple(edge.name for edge in self.stack)

    def frame(self) -> Frame:
        """Notes on the element that is open; made with its first defect."""
        depth = len(self.stack)
        found = self.frames.get(depth)
        if found is None or (depth and found.edge is not self.stack[-1]):
            if depth:
                # A copy of its own, so that another element of the kind is not taken for this one.
                self.stack[-1] = Edge(*self.stack[-1])
            found = self.frames[depth] = Frame(
                self.stack[-1] if depth else Edge(None, {}, "", (), self.automaton.start)
            )
        return found

    def child(self, state: State, name: str, previous: Edge | None, place: Place) -> Edge:
        """The step into a child that may not stand here."""
        if state.loose:
            return self.inside_unknown(state, name, place)
        frame = self.frame()
        called = self.schema.called(name) if name in self.schema.listed else ()
        if called:
            return self.known(state, frame, name, called, previous, place)
        frame.run = None
        meant = self.unknown(state, name, place)
        if meant is None:
            return self.step(self.inside(name), name, (), state)
        edge = self.automaton.edge(state, meant)
        if edge is not None:
            return edge._replace(name=name)
        if not self.stack:
            return self.step(self.inside(name), name, (), state)
        called = self.schema.called(meant)
        return self.known(state, frame, meant, called, previous, place, said=True)._replace(name=name)

    def step(self, inside: State, name: str, definitions: tuple[int, ...], following: State) -> Edge:
        """A step into an element of which nothing is known."""
        return Edge(following, {}, name, definitions, inside)

    def inside(self, name: str) -> State:
        """How the inside of an element the schema does not know is read."""
        return self.automaton.loose if self.is_own(name) else self.automaton.skipped

    def is_own(self, name: str) -> bool:
        return namespace_of(name) == TEI_NAMESPACE or TEI_NAMESPACE not in self.schema.namespaces

    def inside_unknown(self, state: State, name: str, place: Place) -> Edge:
        called = self.schema.called(name) if name in self.schema.listed else ()
        if called:
            edge = state[name] = Edge(state, self.automaton.shapes_of(called), name, called, state)
            return edge
        meant: str | None = None
        if state is self.automaton.loose:
            meant = self.unknown(state, name, place)
        if meant is not None:
            called = self.schema.called(meant)
            return Edge(state, self.automaton.shapes_of(called), name, called, state)
        return self.step(self.inside(name), name, (), state)

    def unknown(self, state: State, name: str, place: Place) -> str | None:
        """Report a name the schema has not, and return the one that was meant."""
        expected = () if state.loose else self.expected(state)
        local = local_of(name)
        ours = expanded(TEI_NAMESPACE, local)
        path = (*self.names(), name)
        if namespace_of(name) != TEI_NAMESPACE and ours in self.schema.listed:
            # Said once, at the outermost such element.
            if not self.stack or namespace_of(self.stack[-1].name) != namespace_of(name):
                self.add("other namespace", place, name, path)
            return ours
        if namespace_of(name) != TEI_NAMESPACE and TEI_NAMESPACE in self.schema.namespaces:
            self.add("foreign element", place, name, path).expected = expected
            return None
        here = self.spelt(expected)
        meant, advice = meant_element(local, set(here), self.schema.written)
        defect = self.add("unknown element", place, name, path)
        defect.expected, defect.meant = expected, advice
        if meant is None or (meant not in here and expected):
            return None
        return self.schema.written[meant]

    def spelt(self, definitions: tuple[int, ...]) -> list[str]:
        return [local_of(name) for each in definitions for name in self.schema.definitions[each].names.listed]

    def expected(self, state: State) -> tuple[int, ...]:
        found = frozenset().union(*(first_elements(part.pattern) for part in state.parts))
        return tuple(sorted(found))

    def known(
        self,
        state: State,
        frame: Frame,
        name: str,
        called: tuple[int, ...],
        previous: Edge | None,
        place: Place,
        said: bool = False,
    ) -> Edge:
        """The step into a child whose name the schema knows, but which may not stand here."""
        inner = {each for part in state.parts for each in self.schema.children(part.definition)}
        own = tuple(each for each in called if each in inner)
        shapes = self.automaton.shapes_of(own or called)
        edge = Edge(state, shapes, name, own or called, state)
        late = next((each for each in frame.early if name in each[1]), None)
        if said:
            return edge
        if late is not None:
            self.move(frame, *late, name)
        elif missing := self.missing_before(state.parts[0].pattern, called):
            frame.run = None
            following, steps = missing
            defect = self.add("missing before", place, name, (*self.names(), name))
            defect.absent = steps
            frame.early += [(defect, names) for names in steps]
            edge = edge._replace(
                following=self.automaton.state((Part(state.parts[0].definition, following),), state.judged)
            )
        else:
            self.misplaced(state, frame, edge, bool(own), previous, place)
        return edge

    def move(self, frame: Frame, defect: Defect, names: tuple[str, ...], name: str) -> None:
        """Say of what was missing that it comes too late, now that it has come."""
        frame.early.remove((defect, names))
        defect.absent.remove(names)
        moved = defect
        if defect.absent:
            moved = Defect("too early", defect.line, defect.column, defect.path, defect.element, defect.parent)
            self.defects.append(moved)
        moved.kind = "too early"
        moved.previous = name

    def misplaced(self, state: State, frame: Frame, edge: Edge, own: bool, previous: Edge | None, place: Place) -> None:
        run = frame.run
        if run is not None and own and previous is frame.runner and run.line == place.line:
            run.more.append(edge.name)
        else:
            kind: Kind = "misplaced" if self.stack else "wrong root"
            run = self.add(kind, place, edge.name, (*self.names(), edge.name))
            run.definitions = edge.definitions
            run.previous = previous.name if previous else ""
            run.expected = self.expected(state)
            run.elsewhere = own
            number = state.parts[0].definition
            run.empty = number >= 0 and self.schema.content(number) is EMPTY
        frame.run, frame.runner = (run, edge) if own else (None, None)

    def missing_before(self, pattern: Pattern, called: tuple[int, ...]) -> tuple[Pattern, list[tuple[str, ...]]] | None:
        """What has to come first for an element to be right: up to two steps, each with its alternatives."""
        wanted = frozenset(called)
        ways: list[tuple[Pattern, tuple[int, ...]]] = [(pattern, ())]
        for _ in range(2):
            ways = [
                (rest, (*path, each.definition))
                for before, path in ways
                for each in required(before)
                if each.kind == "element"
                if (rest := self.after(before, frozenset((each.definition,)))) is not NOT_ALLOWED
            ][:WIDTH]
            right = [(after, path) for rest, path in ways if (after := self.after(rest, wanted)) is not NOT_ALLOWED]
            if right:
                steps = zip(*(path for _, path in right), strict=True)
                return right[0][0], [self.named(step) for step in steps]
        return None

    def after(self, pattern: Pattern, definitions: frozenset[int]) -> Pattern:
        return after_element(self.schema.patterns, pattern, definitions)

    def named(self, definitions: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(sorted({name for each in definitions for name in self.schema.definitions[each].names.listed}))
