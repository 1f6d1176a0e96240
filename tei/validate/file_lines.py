"""Lines of an XML file by their numbers, for messages that show them."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection
from itertools import islice
from pathlib import Path

_MOST = 10_000_000
"""Characters of one line that are looked at; a file without line ends is one line."""
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")


def read_lines(file: Path, numbers: Collection[int]) -> dict[int, str]:
    """The lines of a file with these numbers, from 1, without line ends; none where it cannot be read.

    The file is read as far as the last of them, line by line. Bytes that are wrong in its encoding become U+FFFD.
    """
    wanted = frozenset(numbers)
    try:
        with file.open("rb") as stream:
            encoding = _encoding(stream.read(200))
        with file.open(encoding=encoding, errors="replace") as stream:
            # A line longer than _MOST comes in pieces; only its beginning is kept.
            found: dict[int, str] = {}
            number, begins, last = 1, True, max(wanted, default=0)
            while number <= last and (piece := stream.readline(_MOST)):
                if begins and number in wanted:
                    found[number] = piece.rstrip("\r\n")
                begins = piece.endswith("\n")
                number += begins
            return found
    except (OSError, LookupError):
        return {}


def lines_of(data: bytes, numbers: Collection[int]) -> dict[int, str]:
    """The same for a file that is held in memory."""
    try:
        text = data.decode(_encoding(data[:200]), "replace")
    except LookupError:
        return {}
    lines = islice(enumerate(re.split(r"\r\n|\r|\n", text), 1), max(numbers, default=0))
    return {number: line for number, line in lines if number in numbers}


def _encoding(head: bytes) -> str:
    """The encoding of an XML file, from its first bytes (XML 1.0, Appendix F)."""
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    declared = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    return declared[1].decode("ascii") if declared and not head.startswith(b"\xef\xbb\xbf") else "utf-8-sig"
