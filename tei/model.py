"""The values between a source text and its TEI: spans, inlines, blocks, metadata, documents.

Nothing here holds text. A node names the place of its characters in the source (`Span`); the text is sliced from
there. The few strings are values that were worked out (a date in ISO 8601, an id, a reason).
"""

from dataclasses import dataclass, replace
from typing import Literal, Self, TypeVar

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
    def words(self) -> str:
        """The value in ISO 8601, a span with an en dash; empty where there is none."""
        if self.when:
            return self.when
        bounds = (self.from_ or self.not_before, self.to or self.not_after)
        return "–".join(bound for bound in bounds if bound)


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
class LineBreak(Inline):
    """A line end that matters: in a title, or inside a word (`break` as in TEI: yes, no, maybe)."""

    break_: Literal["yes", "no", "maybe"] = "yes"


@dataclass(frozen=True, slots=True)
class PageBreak(Inline):
    """The beginning of a page; the span covers the characters that showed it and may be empty."""

    n: str | None = None


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

    dating: Dating = Dating()


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


@dataclass(frozen=True, slots=True)
class Citation(Container):
    """A reference: to unpublished material by its shelf mark (archival), or to something printed."""

    kind: Literal["archival", "printed"] = "archival"


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
class Foreign(Container):
    """Words in another language than the text around them."""

    language: str = ""


InlineT = TypeVar("InlineT", bound=Inline)
Content = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    content: Content
    level: int = 0
    """0 for the title of the document, 1 for its sections, and so on."""


@dataclass(frozen=True, slots=True)
class Byline:
    """The line that names the author."""

    content: Content


LineKind = Literal["dateline", "salute", "signed", "classification", "number", "addressee", "place", "other"]


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


Block = Heading | Byline | Opener | Closer | Paragraph | Stage | List | Quote | Speech | Note | SourceLine | Pause


@dataclass(frozen=True, slots=True)
class Omitted:
    """Characters that are not part of the text; the header keeps them and says why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place a person should look at."""

    code: str
    span: Span
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    """The longest label, or the name from `edition.toml`."""
    labels: tuple[str, ...] = ()
    speeches: int = 0
    role: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed source, as far as a line of the text describes it. Empty is what the line does not say."""

    kind: Literal["source", "firstPublished"]
    line: str
    """The description as printed, on one line."""
    title: str = ""
    author: str = ""
    publisher: str = ""
    place: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    date: Dating | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An unpublished source, as its shelf mark describes it."""

    shelfmark: str
    """As printed, on one line."""
    repository: str = ""
    """The archive's key, such as `RGASPI`; empty where the mark names none."""
    name: str = ""
    place: str = ""
    country: str = ""
    link: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    """Role and bare value, in order: `("fond", "74")`."""
    cert: Certainty | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """Who did what to the text before it came here."""

    role: str
    name: str
    link: str = ""
    cert: Certainty | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Sender or recipient of a letter."""

    name: str
    person: str = ""
    """Id of the person, where there is one."""
    cert: Certainty | None = None
    place: str = ""
    place_cert: Certainty | None = None
    evidence: str = ""
    resp: Responsible = "tool"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the text itself says about itself, and what an editor adds. What nobody states is None or empty."""

    title: Span | None = None
    author: Span | None = None
    date: Dating | None = None
    """The document's own date: of writing, of the talk."""
    signature: Span | None = None
    salutation: Span | None = None
    sender: Correspondent | None = None
    recipient: Correspondent | None = None
    machine_translation: str = ""
    """The words that say that the text is a machine translation; empty where none do."""
    printed: tuple[Printed, ...] = ()
    held: tuple[Held, ...] = ()
    credits: tuple[Credit, ...] = ()
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One document; a file that holds two has two parts."""

    span: Span
    kind: str
    """Name of the converter: `letter`."""
    language: str
    """BCP 47."""
    metadata: Metadata
    blocks: tuple[Block, ...]
    notes: tuple[Note | SourceLine, ...] = ()
    """Notes that stand together at the end, and source lines among them."""
    notes_heading: Content = ()
    people: tuple[Person, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    parts: tuple[Part, ...]
    doubts: tuple[Doubt, ...] = ()
    """Those that are about the file as a whole."""
