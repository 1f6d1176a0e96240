"""Headings, paragraphs, speeches, notes: what running text is put together to."""

from dataclasses import dataclass
from typing import Literal

from tei.model.inlines import Content
from tei.model.spans import Certainty, Span


@dataclass(frozen=True, slots=True)
class Heading:
    content: Content
    level: int = 0
    """0 for the title of the document, 1 for its sections, and so on."""
    division: str = ""
    """What it heads, where it says so: abstract, bibliography, agenda, decisions."""


@dataclass(frozen=True, slots=True)
class Division:
    """Where a division begins that has no heading, such as an abstract whose paragraph begins with that word."""

    type: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Byline:
    """The line that names the author."""

    content: Content


LineKind = Literal["dateline", "salute", "signed", "classification", "number", "addressee", "enclosure", "other"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an opener or closer."""

    kind: LineKind
    content: Content


@dataclass(frozen=True, slots=True)
class Opener:
    """What stands above the text of a letter, telegram or record: date, place, classification, salutation."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Closer:
    """What stands below it: valediction, signature, date."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Content


@dataclass(frozen=True, slots=True)
class Stage:
    """Narration between speeches, or a direction."""

    content: Content


@dataclass(frozen=True, slots=True)
class Item:
    label: Span | None
    content: Content


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[Item, ...]
    heading: Content = ()
    type: str = ""
    """For a list above the text: what it lists, such as `participants`."""


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Content, ...]
    label: bool = False
    """Whether it says what the columns hold."""


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    heading: Content = ()


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines of verse that stand together."""

    lines: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Postscript:
    """What was added below the signature."""

    content: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation that stands as paragraphs of its own."""

    content: tuple[Paragraph, ...]
    cert: Certainty | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    label: Content
    """The label as printed, with its colon."""
    names: tuple[str, ...]
    """Whom the label names; more than one when several speak together."""
    content: tuple["Block", ...]
    who: tuple[str, ...] = ()
    """Ids of the persons, given by `tei/passes/people.py`."""


@dataclass(frozen=True, slots=True)
class Note:
    label: Content
    """The number or sign as printed, with its bracket or stop."""
    n: str
    """The bare number or sign; empty for a note without one."""
    content: tuple["Block", ...]
    id: str = ""
    signed: bool = False
    """Whether it ends with the editors' sign: `—Ed.`."""
    target: str = ""
    """The id of its mark; `text` when the note has no mark and is about the whole text."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that says where the text comes from: `Source: …`, `Publisher: …`, a shelf mark, a printed reference."""

    key: str
    """source, publisher, published, written, translator, transcriber, licence, reference, shelfmark, note."""
    value: Span
    """The part after the key."""
    content: Content


@dataclass(frozen=True, slots=True)
class Pause:
    """A page break or milestone that stands between blocks."""

    content: Content


Block = (
    Heading
    | Division
    | Byline
    | Opener
    | Closer
    | Postscript
    | Paragraph
    | Stage
    | List
    | Table
    | Verse
    | Quote
    | Speech
    | Note
    | SourceLine
    | Pause
)
