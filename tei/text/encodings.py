"""The encoding of a text file: what it declares, else what its bytes can be and its words make likely."""

import codecs
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from tei.errors import SourceError

Judge = Callable[[str, Sequence[str]], float]
"""How well words of a text read, the text first: above 0 for a likely reading, below 0 for an impossible one. The sum
over the words, so that more words are more certain."""

CANDIDATES = (
    *("cp1252", "iso-8859-1", "iso-8859-15", "iso-8859-2", "cp1250"),
    *("cp1251", "koi8-r", "cp866", "iso-8859-5"),
    *("mac-cyrillic", "mac-roman", "cp850"),
)
_RARE = frozenset({"mac-cyrillic", "mac-roman", "cp850"})
_HANDICAP = 6.0
"""By how much less likely a reading in a rare encoding is before its words are looked at."""
"""Of encodings in which a text reads the same the first that needs no more than its bytes is named."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"'](?P<xml>[\w.:-]+)|<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?(?P<html>[\w.:-]+)",
    re.IGNORECASE,
)
_DECLARATIONS = 2048
"""Bytes at the beginning of a file in which it can declare its encoding."""
_WORD = re.compile(r"\S+")
_WORDS = 2000
"""Words looked at: enough to tell, and independent of the length of the text."""
_MARGIN = 2.0
"""By how much the best reading must be better than the next: one letter of the language instead of a foreign one."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Reading:
    encoding: str
    text: str
    score: float


def decode(data: bytes, name: str, judge: Judge | None = None, encoding: str = "") -> tuple[str, str]:
    """The text and the encoding it was in.

    An encoding that is named wins, then a byte order mark, then what an XML declaration or an HTML meta element
    states; a line of the text that speaks of encodings is text. Undeclared bytes are UTF-8 if they can be: those of
    another encoding hardly ever are. Else the likeliest reading is taken, if it is clearly likelier than any other.

    Args:
        name: of the file, for messages.
        judge: tells how well words read; without it only declared encodings and UTF-8 and UTF-16 are read.
        encoding: the one the user names.

    Raises:
        SourceError: the bytes are no text, or not one in the encoding stated, or the encoding is not certain.
    """
    if stated := encoding or _declared(data):
        return _decode_stated(data, name, stated, named=bool(encoding))
    if wide := _wide(data):
        return data.decode(wide), wide
    if _is_binary(data):
        raise SourceError(f"{name}: is not a text file; export the document as plain text (UTF-8) first")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if judge is None:
            line = data.count(b"\n", 0, error.start) + 1
            raise SourceError(
                f"{name}:{line}: is not in UTF-8 (byte 0x{data[error.start]:02x}); save the file as UTF-8 and try again"
            ) from None
    return _likeliest(data, name, judge)


def _declared(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    match = _DECLARED.search(data[:_DECLARATIONS])
    return (match["xml"] or match["html"]).decode("ascii").lower() if match else ""


def _decode_stated(data: bytes, name: str, encoding: str, named: bool) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except LookupError:
        known = ", ".join(("utf-8", "utf-16", *CANDIDATES))
        raise SourceError(f"{name}: there is no encoding {encoding}; name one such as {known}") from None
    except UnicodeDecodeError as error:
        at = f"breaks off at byte {error.start}"
        stated = f"is not in {encoding}: it {at}" if named else f"begins as {encoding.upper()} but {at}"
        raise SourceError(f"{name}: {stated}; name another encoding with --encoding") from None


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark: every second byte is that of a block of letters, or 0."""
    if len(data) < 4 or len(data) % 2:
        return ""
    head = data[:4096]
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if sum(byte in (0x00, 0x04, 0x20) for byte in high) >= 0.9 * len(high) and (b"\0" in high):
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return ""


def _likeliest(data: bytes, name: str, judge: Judge) -> tuple[str, str]:
    readings: list[_Reading] = []
    for encoding in CANDIDATES:
        text = _read_as(data, encoding)
        if text is None or any(reading.text == text for reading in readings):
            continue
        readings.append(_Reading(encoding, text, judge(text, _first(text)) - _HANDICAP * (encoding in _RARE)))
    if not readings:
        raise SourceError(
            f"{name}: is in no encoding we know; save the file as UTF-8, or name its encoding (--encoding)"
        )
    readings.sort(key=lambda reading: -reading.score)
    best, *others = readings
    if best.score > 0 and (not others or best.score - others[0].score >= _MARGIN):
        return best.text, best.encoding
    near = [reading for reading in readings if best.score - reading.score < 2 * _MARGIN]
    raise SourceError(_question(name, near or [best]))


def _read_as(data: bytes, encoding: str) -> str | None:
    """The text, or None if the bytes are not in this encoding; control characters of the second set are in none."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if re.search("[\x80-\x84\x86-\x9f]", text):
        return None
    if encoding == "cp1252" and not re.search(rb"[\x80-\x9f]", data):
        return None  # the same as ISO-8859-1, which is the smaller claim
    return text


def _first(text: str) -> list[str]:
    """The first words with characters beyond ASCII."""
    words = (match[0] for match in _WORD.finditer(text) if not match[0].isascii())
    return list(islice(words, _WORDS))


def _question(name: str, readings: Sequence[_Reading]) -> str:
    """What to ask: each encoding with the first words that read differently in it."""
    width = max(len(reading.encoding) for reading in readings)
    lines = [f"  {reading.encoding:{width}}  {_sample(reading.text)}" for reading in readings]
    return "\n".join((f"{name}: cannot tell its encoding; name the one that reads right with --encoding:", *lines))


def _sample(text: str) -> str:
    words = " … ".join(_first(text)[:6])
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _is_binary(data: bytes) -> bool:
    """Whether control bytes that no text has are more than a stray few."""
    head = data[:65536]
    strange = sum(head.count(bytes((code,))) for code in range(32) if code not in (9, 10, 12, 13))
    return strange > 8 and strange > len(head) // 50
