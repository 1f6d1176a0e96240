"""Places in a source, and when something was."""

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["high", "medium", "low"]
Responsible = Literal["tool", "editor"]
"""Who is answerable for a value that the source does not state: a rule, or edition.toml."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of source characters, half open, in code points from 0."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def moved(self, offset: int) -> "Span":
        return Span(self.start + offset, self.end + offset)


@dataclass(frozen=True, slots=True)
class Dating:
    """When something was, as attributes of TEI's att.datable.w3c.

    Values are ISO 8601 and as precise as the source: `1962`, `1962-03`, `1962-03-05`; a date without a year is
    `--03-05` or `--03` and gets its year, or stays without a value, in `tei/passes/years.py`.
    """

    when: str | None = None
    from_: str | None = None
    to: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    custom: str | None = None
    """The date in the calendar it is printed in, where that is not the Gregorian: goes to @when-custom."""
    calendar: str | None = None
    """`julian` where `custom` is Julian."""
    cert: Certainty | None = None
    """Set when some of the value was inferred."""
    evidence: str = ""
    """Why the inferred part is what it is, in words for the reader; empty when nothing was inferred."""
    resp: Responsible = "tool"
    """Who inferred it."""

    @property
    def stated(self) -> str:
        """The day, month or year that is named: the value, the first of a span, or a limit that stands alone."""
        alone = "" if self.not_before and self.not_after else self.not_before or self.not_after
        return self.when or self.from_ or alone or ""

    @property
    def words(self) -> str:
        """The value in ISO 8601, a span with an en dash, open where one end is not known; empty where there is none."""
        if self.when:
            return self.when
        bounds = (self.from_ or self.not_before or "", self.to or self.not_after or "")
        return "–".join(bounds) if any(bounds) else ""


UNDATED = Dating()
"""No value: the date cannot be known."""
