"""The line of a file that a defect stands in, with a marker under the place."""

import re
import unicodedata

from tei.report.text import inert

_WIDEST = 96
"""Columns of a line that are shown; a terminal of the usual width holds them and the line number."""
_BEFORE = 40
"""Columns shown before the place in a longer line."""
_TAG = re.compile(r"</?[^\s<>/]+")


def excerpt(line: str, column: int | None, text: str = "") -> tuple[str, str]:
    """The line, cut to a terminal's width around the place, and a line of blanks with `^` under the place.

    Args:
        line: a line of a file.
        column: where the defect begins, in code points from 1; nothing is marked when not known.
        text: what stands there and is wrong; if the line has it from the column on, just that is marked. Else the name
            of the tag that begins at the column is.
    """
    before, marked, after = parts(line, column, text)
    if column is None or column > len(line) + 1:
        return before, ""
    return before + marked + after, " " * _width(before) + "^" * max(1, _width(marked))


def parts(line: str, column: int | None, text: str = "") -> tuple[str, str, str]:
    """The same in three pieces: before the place, the place, and after it; all is before where no place is known."""
    if column is None or column > len(line) + 1:
        return _plain(line[:_WIDEST]) + ("…" if len(line) > _WIDEST else ""), "", ""
    start, end = place(line, column - 1, text)
    left = 0 if len(line) <= _WIDEST else max(0, min(start - _BEFORE, len(line) - _WIDEST))
    if not left:
        left = min(start, len(line) - len(line.lstrip()))
    right = left + _WIDEST
    shown = _plain(line[left:right])
    before = ("…" if left and line[:left].strip() else "") + shown[: start - left]
    marked = shown[start - left : end - left]
    return before, marked, shown[start - left :][len(marked) :] + ("…" if right < len(line) else "")


def place(line: str, start: int, text: str) -> tuple[int, int]:
    """The offsets of what is wrong, from 0, half open."""
    words = text.strip().split("\n")[0].strip()
    tag = _TAG.match(line, start)
    at = line.find(words, tag.end() if tag else start) if words else -1
    if at >= 0:
        return at, at + len(words)
    return (start, tag.end()) if tag else (start, start + 1)


def _plain(text: str) -> str:
    """The text as it can be shown in one line: a tab is one blank, and no sign turns the direction of the line."""
    return inert(text.replace("\t", " "))


def _width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(
        0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
