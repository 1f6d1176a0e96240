"""States and the steps between them, as the fast way through a file uses them."""

from typing import TYPE_CHECKING, NamedTuple

from tei.validate.engines.relaxng.checked import Checked
from tei.validate.engines.relaxng.pattern import Pattern, holds_strings

if TYPE_CHECKING:
    from tei.validate.engines.relaxng.learned import Learned

Shapes = dict[tuple[str, ...], "Shape"]


class Part(NamedTuple):
    """One definition that an element may have, and what it still asks for."""

    definition: int
    pattern: Pattern


class State(dict[str, "Edge"]):
    """What may come; as a dictionary, the steps known so far by the name of the child.

    `done`: the element may end here, and nothing needs to be looked at. `free`: text changes nothing.
    `strings`: the text is a value, and its white space counts. `judged`: the end has to say which definitions were
    satisfied. `loose`: this is the inside of an element the schema does not know, and whatever stands there is let
    pass. `stored`: where it was learned earlier; `unread`: its steps are still there.
    """

    __slots__ = ("done", "free", "judged", "known", "loose", "number", "stored", "strings", "unread")

    def __init__(self, number: int, judged: bool = False) -> None:
        self.number = number
        self.judged = judged
        self.done = self.free = self.strings = self.loose = self.unread = False
        self.known: tuple[Part, ...] = ()
        self.stored: Learned | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The definitions followed, with what each still asks for."""
        if not self.known and self.stored is not None:
            self.known = self.stored.parts(self.number)
        return self.known

    def fill(self, parts: tuple[Part, ...], free: bool) -> None:
        self.known = parts
        self.strings = any(holds_strings(part.pattern) for part in parts)
        single = len(parts) == 1 and not self.strings and not self.judged
        self.done = single and parts[0].pattern.nullable
        self.free = free and not self.strings


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

    checks: tuple[tuple[str, set[str], Checked], ...]
    """Attributes whose values are looked at, with those that need not be looked at again."""
    state: State
    """What may come inside."""
