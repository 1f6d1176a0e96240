"""`Source`: a text with a name, and the way back from an offset to line and column."""

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from pathlib import Path

from tei.errors import SourceError
from tei.model import Span

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (production 2, Char) does not allow, but for the form feed, which is a page break."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A character XML forbids, and where it stood."""

    offset: int
    code: int


@dataclass(frozen=True, slots=True)
class Source:
    """A text as found, line ends as LF, without byte order mark, forbidden characters as their pictures."""

    name: str
    text: str
    region: Span
    """The part of the text that is one document; the whole text for most."""
    line_starts: tuple[int, ...]
    encoding: str = "utf-8"
    line_ends: str = "\n"
    replaced: tuple[Replaced, ...] = ()

    @staticmethod
    def of(text: str, name: str = "text", encoding: str = "utf-8") -> "Source":
        """A source from a string.

        Raises:
            SourceError: the text is empty or holds nothing but white space.
        """
        line_ends = "\r\n" if "\r\n" in text else "\r" if "\r" in text else "\n"
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            raise SourceError(f"{name}: the file is empty; put the text of the document into it")
        replaced = tuple(Replaced(match.start(), ord(match[0])) for match in _FORBIDDEN.finditer(text))
        text = _FORBIDDEN.sub(lambda match: picture(match[0]), text)
        starts = (0, *(match.end() for match in re.finditer("\n", text)))
        return Source(name, text, Span(0, len(text)), starts, encoding, line_ends, replaced)

    @staticmethod
    def read(path: Path) -> "Source":
        """A source from a file in UTF-8, or in UTF-16 with a byte order mark.

        Raises:
            SourceError: the file is missing, is a folder, is empty, is no text, or is in another encoding.
        """
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise SourceError(f"{path}: no such file") from None
        except IsADirectoryError:
            raise SourceError(f"{path}: is a folder; name a text file in it") from None
        except OSError as error:
            raise SourceError(f"{path}: cannot be read: {error.strerror}") from None
        text, encoding = decode(data, str(path))
        return Source.of(text, str(path), encoding)

    def part(self, region: Span) -> "Source":
        """The same text, of which only `region` counts."""
        return replace(self, region=region)

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def line(self, offset: int) -> int:
        """The number of the line, from 1."""
        return bisect_right(self.line_starts, offset)

    def column(self, offset: int) -> int:
        """The column in code points, from 1."""
        return offset - self.line_starts[self.line(offset) - 1] + 1


def picture(character: str) -> str:
    """What stands for a character that XML forbids: U+0001 is shown as ␁ (U+2401), others as �."""
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text and the encoding it was in.

    Raises:
        SourceError: the bytes are no text in UTF-8 or UTF-16.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError as error:
            raise SourceError(f"{name}: begins as UTF-16 but breaks off at byte {error.start}") from None
    if _is_binary(data):
        raise SourceError(f"{name}: is not a text file; export the document as plain text (UTF-8) first")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{name}:{line}: is not in UTF-8 (byte 0x{data[error.start]:02x}); save the file as UTF-8 and try again"
        ) from None


def _is_binary(data: bytes) -> bool:
    """Whether control bytes that no text has are more than a stray few."""
    head = data[:65536]
    strange = sum(head.count(bytes((code,))) for code in range(32) if code not in (9, 10, 12, 13))
    return strange > 8 and strange > len(head) // 50
