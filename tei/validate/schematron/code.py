"""Expressions as libxml2 runs them, with what is known of their values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tei.validate.schematron.syntax import UnreadableXPathError

Kind = Literal["elements", "attributes", "nodes", "strings", "string", "number", "boolean", "maybe"]
"""`nodes` may be any; `strings` is a list of them; `maybe` is a boolean or nothing, which counts as false."""

NODES = frozenset(("elements", "attributes", "nodes"))
CURRENT, CURRENT_VALUE = "current-node", "current-value"
EXTENSION = "x-schematron"
"""The prefix of the functions that libxml2 has not."""


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    kind: Kind
    one: bool = True
    """Never more than one item."""
    sure: bool = True
    """Never nothing."""


@dataclass(slots=True)
class Scope:
    """What an expression is read in."""

    version: Literal[1, 3]
    start: str = ""
    """How the node in question is reached: `attribute::when` from its element, `/` for the root, else nothing."""
    variables: Mapping[str, Code] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    """The variables the expression needs."""
    depth: int = 0
    """Of predicates in predicates."""
    wide: int = 0
    """How many of the predicates around are evaluated for each node of the file."""

    shares: int = 0
    """How many steps were written out so far."""

    @property
    def strict(self) -> bool:
        return self.version > 1

    def inner(self, wide: bool) -> "Scope":
        return Scope(self.version, self.start, self.variables, self.used, self.depth + 1, self.wide + wide)


def truth(code: Code) -> str:
    """The expression as a condition, by the rules of XPath 2."""
    if code.kind == "strings":
        if not code.one:
            raise UnreadableXPathError("several strings as a condition")
        return f"({code.text} != '')"
    return code.text


def text_of(code: Code, scope: Scope) -> str:
    """The expression as the argument of a function that takes a string or nothing."""
    if scope.strict and (code.kind in ("number", "boolean", "maybe") or not code.one):
        raise UnreadableXPathError("not one string")
    return code.text


def quoted(value: str) -> str:
    if '"' not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    parts = value.split('"')
    return "concat(" + ", '\"', ".join(f'"{part}"' for part in parts) + ")"
