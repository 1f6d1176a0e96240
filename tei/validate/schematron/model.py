"""A Schematron schema as it is run: abstract parts filled in, includes read, what cannot be run set aside."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in which file a part of a schema stands."""

    file: Path
    line: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class Value:
    """A place in a message where a value is put in."""

    select: str
    """An XPath; for the name of a node an XPath that gives it."""


@dataclass(frozen=True, slots=True)
class Let:
    name: str
    value: str
    """An XPath."""


@dataclass(frozen=True, slots=True)
class Check:
    """An `assert` or a `report`."""

    kind: Literal["assert", "report"]
    test: str
    message: tuple[str | Value, ...]
    id: str
    role: str
    """As the schema has it, inherited from the rule and the pattern; may be empty."""
    flag: str
    see: str
    subject: str
    diagnostics: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Rule:
    context: str
    """An XSLT match pattern."""
    lets: tuple[Let, ...]
    checks: tuple[Check, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Pattern:
    id: str
    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]
    """The first one that matches a node takes it."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class Skipped:
    """A construct that is not run, with the reason."""

    what: str
    why: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Schema:
    version: Literal[1, 3]
    """Of XPath: 1.0 for `xslt`, 3.1 for `xslt2` and `xslt3`, as Saxon runs both."""
    namespaces: dict[str, str]
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    diagnostics: dict[str, tuple[str | Value, ...]] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
