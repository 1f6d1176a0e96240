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
class RenameAttribute:
    """Give an attribute another name; its value stays as it is written."""

    element: etree._Element
    name: str
    new: str


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


@dataclass(frozen=True, slots=True)
class Strip:
    """Take the white space out with which an element begins or ends."""

    element: etree._Element
    at_end: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Put a blank before or after an element."""

    element: etree._Element
    after: bool


@dataclass(frozen=True, slots=True)
class Wrap:
    """Put the text before the child of that number, counted from 0, into an element of its own."""

    element: etree._Element
    index: int
    name: str


Change = SetAttribute | RenameAttribute | RemoveAttribute | Rename | Replace | Strip | Part | Wrap


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
