"""One defect or doubtful place, at one place in one file, as plain values."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    """Worth knowing, and no defect: the schema says so."""
    REVIEW = "review"
    """A place the encoder is not sure of; a person should look."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    code: str
    """A letter and three digits, explained by `tei explain CODE`."""
    severity: Severity
    message: str
    """What is there and what was expected; lower case, no full stop."""
    file: str
    line: int
    """From 1."""
    column: int | None = None
    """In code points from 1, where it is known."""
    text: str = ""
    """The text of the place, as found."""
    help: str = ""
    """What to do about it."""
    path: str = ""
    """The elements around the place, from the root: `TEI/text/body/div[2]/p[3]`; the number counts equal siblings."""
    allowed: tuple[str, ...] = ()
    """What could stand there, likeliest first, where that is a list."""
