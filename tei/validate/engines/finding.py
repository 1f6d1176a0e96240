"""A defect of a tree, before it is known where in the file it stands."""

from dataclasses import dataclass
from typing import Literal

from lxml import etree

Place = Literal["start", "text", "tail"]


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    element: etree._Element
    """The element that is wrong, or next to the text that is."""
    message: str
    help: str = ""
    place: Place = "start"
    """Where: the element itself, the text before its first child, or the text after it."""
    text: str = ""
    """What stands there, as found."""
    first: etree._Element | None = None
    """For what stands twice: the first of the two."""
