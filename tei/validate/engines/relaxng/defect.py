"""What is wrong at one place of a file, as the engine finds it and before anybody puts it into words."""

from dataclasses import dataclass, field
from typing import Literal

from tei.validate.engines.relaxng.pattern import Pattern

Kind = Literal[
    "unknown element",
    "foreign element",
    "other namespace",
    "wrong root",
    "misplaced",
    "too early",
    "missing before",
    "incomplete",
    "text",
    "wrong text",
    "unknown attribute",
    "conflicting attribute",
    "wrong value",
    "missing attribute",
    "id twice",
    "no such id",
    "never allowed",
]


@dataclass(slots=True, eq=False)
class Defect:
    """One defect; names are written as in `names.py`."""

    kind: Kind
    line: int
    column: int
    """From 1; columns in code points."""
    path: tuple[str, ...]
    """The names of the elements around the place, from the root; the last is `element` where that is at fault."""
    element: str
    """The element that is wrong, or that something is wrong with."""
    parent: str = ""
    """The element around it."""
    definitions: tuple[int, ...] = ()
    """What the schema says the element may be."""
    expected: tuple[int, ...] = ()
    """Definitions of the elements that could stand there instead."""
    previous: str = ""
    """The element before the place."""
    attribute: str = ""
    text: str = ""
    """The value or text, as found."""
    patterns: tuple[Pattern, ...] = ()
    """For attributes: what the schema says of it, or the alternatives for one that is missing."""
    absent: list[tuple[str, ...]] = field(default_factory=list)
    """What is missing: for each step its alternatives."""
    more: list[str] = field(default_factory=list)
    """Elements that follow in the same line and are wrong for the same reason; for attributes, all the element has."""
    meant: str = ""
    """The name that was probably meant, as advice: `hi rend="bold"`."""
    elsewhere: bool = False
    """Whether the element may stand at another place of its parent."""
    empty: bool = False
    """Whether the parent never holds anything."""
    textual: bool = False
    """Whether text could stand there."""
    first: tuple[int, int] = (0, 0)
    """For what stands twice: line and column of the first."""
