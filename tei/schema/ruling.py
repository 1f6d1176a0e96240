"""A schema that governs a file, and one that cannot be had."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tei.schema.prolog import Model

Kind = Literal["grammar", "schematron"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A schema that governs a file."""

    path: Path
    kind: Kind
    name: str
    version: str
    """Empty where nothing says it."""
    how: str
    """How it was found, in words that can follow its name."""
    phase: str = ""
    """Of Schematron, where the file asks for one."""

    @property
    def label(self) -> str:
        return f"{self.name} {self.version}".strip()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A schema that a file names and that cannot be used; the file is not checked with it."""

    code: str
    model: Model
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Governing:
    grammars: tuple[Ruling, ...]
    """RELAX NG and XSD; all apply."""
    schematron: tuple[Ruling, ...]
    """In addition."""
    unresolved: tuple[Unresolved, ...] = ()
