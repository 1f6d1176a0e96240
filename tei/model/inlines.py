"""Pieces of running text."""

from dataclasses import dataclass, replace
from typing import Literal, Self

from tei.model.spans import UNDATED, Certainty, Dating, Span


@dataclass(frozen=True, slots=True)
class Inline:
    """A piece of running text."""

    span: Span

    def moved(self, offset: int) -> Self:
        """The same piece `offset` code points further on."""
        return replace(self, span=self.span.moved(offset))


@dataclass(frozen=True, slots=True)
class Text(Inline):
    """Plain characters."""


@dataclass(frozen=True, slots=True)
class Mark(Inline):
    """A note mark in the text: `[1]`, a digit glued to a word, `*`."""

    label: str
    """The mark without its brackets: `1`, `*`."""
    id: str = ""
    target: str = ""
    """The id of its note; empty while unlinked, and for ever when the source has no such note."""


@dataclass(frozen=True, slots=True)
class Hyphen(Inline):
    """A hyphen that the printer set at a line end and that is no part of the word."""


@dataclass(frozen=True, slots=True)
class Rule(Inline):
    """A stroke that parts the cells of a table."""


@dataclass(frozen=True, slots=True)
class LineBreak(Inline):
    """A line end that matters: in a title, or inside a word (`break` as in TEI: yes, no, maybe)."""

    break_: Literal["yes", "no", "maybe"] = "yes"


@dataclass(frozen=True, slots=True)
class PageBreak(Inline):
    """The beginning of a page; the span covers the characters that showed it and may be empty."""

    n: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut(Inline):
    """Something between two pieces of text that is no text itself, such as a page's foot: the header keeps it."""


@dataclass(frozen=True, slots=True)
class Milestone(Inline):
    """A place where something unnumbered ends, such as a printed page that left only a gap."""

    unit: str = "page"
    cert: Certainty | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Container(Inline):
    """A piece of running text with pieces inside; `content` covers `span` without gaps once it is finished."""

    content: tuple[Inline, ...] = ()

    def moved(self, offset: int) -> Self:
        return replace(
            self,
            span=self.span.moved(offset),
            content=tuple(child.moved(offset) for child in self.content),
        )


@dataclass(frozen=True, slots=True)
class Date(Container):
    """A date in the text."""

    dating: Dating = UNDATED


@dataclass(frozen=True, slots=True)
class CitationPart(Container):
    """One part of a shelf mark or of a bibliographic reference."""

    role: str = ""
    """For shelf marks: repository, collection, fond, opis, papka, delo, listy, recordgroup, entry, lot, box, folder,
    file, reel, piece, series. For print: title, volume, issue, page, publisher, pubPlace, author."""
    value: str = ""
    """The bare value: `48-51` for `L. 48-51`; for a repository its key in the table of archives."""
    cert: Certainty | None = None
    evidence: str = ""
    refers: str = ""
    """For `ibid`: the id of the reference it stands for; empty while that is not known."""


@dataclass(frozen=True, slots=True)
class Citation(Container):
    """A reference: to unpublished material by its shelf mark (archival), or to something printed."""

    kind: Literal["archival", "printed"] = "archival"
    id: str = ""
    """Set where another reference stands for this one."""


@dataclass(frozen=True, slots=True)
class Correction(Container):
    """A reading the editor corrects; `content` is the reading as found and stays."""

    corr: str = ""
    kind: Literal["corr", "reg", "gap", "supplied"] = "corr"
    cert: Certainty = "high"
    reason: str = ""
    resp: str = "editor"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Segment(Container):
    """A few words with a role of their own, such as a classification on the date line."""

    type: str = "classification"


@dataclass(frozen=True, slots=True)
class InlineNote(Container):
    """A note that stands in running text: between brackets, or where a page ends in mid-sentence."""

    n: str = ""
    """The bare number or sign; empty for a note without one."""
    id: str = ""
    target: str = ""
    """The id of its mark; empty where the text has none: its place says what it is about."""
    signed: bool = False
    """Whether it has the editors' sign: `—Ed.`."""


@dataclass(frozen=True, slots=True)
class NotePart(Container):
    """The label of a note in running text, or one of its paragraphs; a note of one paragraph needs none."""

    role: Literal["label", "paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Foreign(Container):
    """Words in another language than the text around them."""

    language: str = ""


Content = tuple[Inline, ...]
