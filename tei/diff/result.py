"""What `tei diff` found: plain values that every format prints."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Lines:
    """Where something stands in both files, from 1; None where it is not there."""

    old: int | None
    new: int | None


class Side(StrEnum):
    SAME = "same"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both files have, or one of them."""

    side: Side
    text: str


class TextKind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    SPACING = "spacing"
    """Words were joined or parted, and no letter is another."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A passage of the source text whose words are others."""

    kind: TextKind
    block: str
    """The element that holds the passage, such as `p`."""
    lines: Lines
    """Of the first word that is another; of an added or removed passage, of its first word."""
    pieces: tuple[Piece, ...]
    """The whole passage, in order."""
    note: str = ""
    """What cannot be seen: characters that look alike, or cannot be seen at all."""
    holds: tuple[str, ...] = ()
    """Names of the elements inside a passage that was added or removed."""


@dataclass(frozen=True, slots=True)
class AttributeChange:
    name: str
    old: str | None
    new: str | None


class ReadingKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ReadingChange:
    """What an editor says beside the source: a correction, a regularised form, an expansion, a word supplied."""

    kind: ReadingKind
    how: str
    """`correction`, `regularisation`, `expansion` or `supplied text`."""
    source: str
    """The words of the source it is about; empty for supplied text."""
    old: str
    new: str
    lines: Lines
    attributes: tuple[AttributeChange, ...] = ()
    """Of a reading that was added or taken out: how certain it is, and whose it is."""


class MarkupKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    ATTRIBUTES = "attributes"
    EXTENT = "extent"
    """The same element around more, fewer or other words."""
    SPLIT = "split"
    JOINED = "joined"
    NESTED = "nested"
    """The same element around the same words, now inside or outside another."""
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class MarkupChange:
    kind: MarkupKind
    name: str
    """Of the element as it is now, or was."""
    lines: Lines
    words: str
    """The words inside the element; empty for an empty element."""
    was: str = ""
    """The name before, or the words before, of what was renamed or holds other words."""
    attributes: tuple[AttributeChange, ...] = ()
    """Changed ones; those of an element that was added or removed."""
    number: int = 1
    """Into how many parts it was split, of how many it was joined, how many passages moved."""
    following: int = 0
    """References that follow a new xml:id."""
    around: str = ""
    """The words on both sides of an empty element, with `|` for it."""
    gained: str = ""
    """What an element holds now beyond what it held, at its beginning or end; `lost` is the reverse."""
    lost: str = ""


@dataclass(frozen=True, slots=True)
class MetadataChange:
    field: str
    """In words (`licence`), or the path of an element nobody foresaw (`encodingDesc/samplingDecl`)."""
    old: str | None
    new: str | None
    lines: Lines
    attributes: tuple[AttributeChange, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """Old and new word by word, where there are both and they differ."""
    following: int = 0
    """References that follow a new xml:id."""


@dataclass(frozen=True, slots=True)
class AsideChange:
    """A comment or a processing instruction that was added or taken out."""

    kind: str
    """`comment` or `instruction`."""
    old: str | None
    new: str | None
    lines: Lines


@dataclass(frozen=True, slots=True)
class Difference:
    text: tuple[TextChange, ...] = ()
    readings: tuple[ReadingChange, ...] = ()
    markup: tuple[MarkupChange, ...] = ()
    metadata: tuple[MetadataChange, ...] = ()
    asides: tuple[AsideChange, ...] = ()
    laid_out: bool = False
    """Whether the files are written otherwise at all, byte by byte."""

    @property
    def changes(self) -> int:
        """Changes of the TEI itself; comments, instructions and layout are none."""
        return len(self.text) + len(self.readings) + len(self.markup) + len(self.metadata)


class Status(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileDifference:
    name: str
    """As the user would name the new file, or the old one where it was removed."""
    status: Status
    old_name: str = ""
    """The name before, where the file has another now."""
    difference: Difference = Difference()
    words: int = 0
    """Words of the text of a file that was added or removed."""
    error: str = ""
    """Why the files could not be compared."""

    @property
    def is_different(self) -> bool:
        return bool(self.status is not Status.CHANGED or self.old_name or self.difference.changes)
