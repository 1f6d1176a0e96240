"""`Source`: a text with a name, and the way back from an offset to line and column."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from pathlib import Path

from tei.errors import SourceError
from tei.model import Span
from tei.text.encodings import Judge, decode

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
    def read(path: Path, judge: Judge | None = None, encoding: str = "") -> "Source":
        """A source from a file.

        Args:
            judge: tells how well words read, to find an encoding that is neither declared nor UTF-8 nor UTF-16.
            encoding: the file's, where the user names it; found when empty.

        Raises:
            SourceError: the file is missing, is a folder, is empty, is no text, or its encoding is not certain.
        """
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise SourceError(f"{path}: no such file") from None
        except IsADirectoryError:
            raise SourceError(f"{path}: is a folder; name a text file in it") from None
        except OSError as error:
            raise SourceError(f"{path}: cannot be read: {error.strerror}") from None
        text, encoding = decode(data, str(path), judge, encoding)
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

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        return self.line(offset), self.column(offset)


def picture(character: str) -> str:
    """What stands for a character that XML forbids: U+0001 is shown as ␁ (U+2401), others as �."""
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
