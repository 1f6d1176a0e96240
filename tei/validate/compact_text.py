"""The text of a schema in the compact syntax: decoded, its escapes replaced, with the places it came from.

Source:
    RELAX NG Compact Syntax (ISO 19757-2, annex C), C.2 and C.3: a byte order mark tells the encoding, which is UTF-8
    without one; `\\x{A}` is a character from which no line begins.
"""

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass

from tei.errors import TeiError

NEWLINE = "\0"
"""Stands for the end of a line, so that an escaped line feed is told from it."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPE = re.compile(r"\\x+\{([0-9A-Fa-f]*)(\}?)")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LARGEST = 0x10FFFF


class CompactError(TeiError):
    """A schema in the compact syntax that cannot be read; the message begins with file, line and column."""


@dataclass(frozen=True, slots=True)
class SchemaText:
    name: str
    text: str
    lines: tuple[int, ...]
    """Where each line begins in the file, in characters from 0."""
    escapes: tuple[tuple[int, int], ...]
    """After each escape: its end in `text`, and by how many characters the file is ahead of it from there."""

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, from 1, of a character of `text`."""
        before = bisect_right(self.escapes, (at, _LARGEST * 2))
        in_file = at + (self.escapes[before - 1][1] if before else 0)
        line = bisect_right(self.lines, in_file)
        return line, in_file - self.lines[line - 1] + 1

    def error(self, at: int, message: str) -> CompactError:
        line, column = self.place(at)
        return CompactError(f"{self.name}:{line}:{column}: {message}")


def read_text(data: bytes, name: str) -> SchemaText:
    """The text of a file of that name.

    Raises:
        CompactError: the bytes are not of the encoding, or the file or an escape has characters that XML has not.
    """
    text = _decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    lines = (0, *(found.end() for found in re.finditer("\n", text)))
    plain = SchemaText(name, text, lines, ())
    if wrong := _NOT_XML.search(text):
        raise plain.error(wrong.start(), f"found the character U+{ord(wrong[0]):04X}, which XML does not have")
    parts: list[str] = []
    escapes: list[tuple[int, int]] = []
    done = length = 0
    for found in _ESCAPE.finditer(text):
        parts += [text[done : found.start()].replace("\n", NEWLINE), _character(found, plain)]
        length += found.start() - done + 1
        done = found.end()
        escapes.append((length, done - length))
    parts.append(text[done:].replace("\n", NEWLINE))
    return SchemaText(name, "".join(parts), lines, tuple(escapes))


def _decoded(data: bytes, name: str) -> str:
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[len(mark) : len(mark) + error.start].decode(encoding, errors="replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        raise CompactError(
            f"{name}:{line}:{column}: found bytes that are not {encoding.upper()}; save the schema as UTF-8"
        ) from None


def _character(escape: re.Match[str], text: SchemaText) -> str:
    digits = escape[1].lstrip("0")
    if not escape[2] or not escape[1]:
        raise text.error(escape.start(), f'found "{escape[0]}", expected an escape such as "\\x{{E9}}"')
    code = int(digits or "0", 16) if len(digits) <= 6 else _LARGEST + 1
    if code > _LARGEST or _NOT_XML.match(chr(code)):
        raise text.error(escape.start(), f'found "{escape[0]}", which is no character that XML has')
    return chr(code)
