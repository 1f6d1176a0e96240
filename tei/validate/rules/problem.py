"""What a rule finds, and how it can be put right."""

from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """Give an element an attribute, or the one it has another value."""

    element: etree._Element
    name: str
    """As written in a file: `when`, `xml:id`."""
    value: str


@dataclass(frozen=True, slots=True)
class RemoveAttribute:
    element: etree._Element
    name: str


@dataclass(frozen=True, slots=True)
class Rename:
    """Give an element another name."""

    element: etree._Element
    name: str


@dataclass(frozen=True, slots=True)
class Replace:
    """Put other characters in the place of some of the file's; offsets in code points from 0, half open."""

    start: int
    end: int
    text: str


Change = SetAttribute | RemoveAttribute | Rename | Replace


@dataclass(frozen=True, slots=True)
class Fix:
    what: str
    """What it does, in the imperative."""
    changes: tuple[Change, ...]
    safe: bool = True
    """Whether it can be made without anybody looking: it changes no meaning, and no word of the text."""


@dataclass(frozen=True, slots=True)
class Problem:
    element: etree._Element | None
    """The element that is wrong; None for a place in the file that is in none, given by `offset`."""
    message: str
    """What is there and what was expected; lower case, no full stop."""
    help: str = ""
    attribute: str = ""
    """The attribute that is wrong, as written in a file."""
    text: str = ""
    """What stands there, as found."""
    offset: int | None = None
    """For what is wrong with characters: where, in code points from 0."""
    fix: Fix | None = None
