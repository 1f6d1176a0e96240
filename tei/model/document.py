"""A document: its blocks, and what is known of it as a whole."""

from dataclasses import dataclass
from typing import Literal

from tei.model.blocks import Block, Note, SourceLine
from tei.model.inlines import Content
from tei.model.spans import Certainty, Dating, Responsible, Span


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
    keywords: tuple[Span, ...] = ()
    """The words a paper is indexed under."""
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
