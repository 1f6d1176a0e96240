"""Diagnostics as lines for people: `path:line: severity CODE message`, and what to do below."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from tei.diagnostic import Diagnostic, Severity

COLOURS = {
    Severity.ERROR: "\033[31m",
    Severity.WARNING: "\033[33m",
    Severity.INFO: "\033[34m",
    Severity.REVIEW: "\033[36m",
}
BOLD, DIM, PLAIN = "\033[1m", "\033[2m", "\033[0m"
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""They turn the direction of a line, so that it reads as something else."""
_UNSEEN = (*_TURNING, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))
PICTURES = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


def text(diagnostics: Iterable[Diagnostic], colour: bool = False) -> Iterator[str]:
    """One or two lines for each diagnostic, without line ends.

    Control characters in quotations are shown as pictures (␛ for U+001B), so that no file can write to a terminal.
    """
    for each in diagnostics:
        place, severity, message = f"{shown(each.file)}:{each.line}:", str(each.severity), visible(each.message)
        if colour:
            place, severity = f"{BOLD}{place}{PLAIN}", f"{COLOURS[each.severity]}{severity} {each.code}{PLAIN}"
            yield f"{place} {severity} {message}"
        else:
            yield f"{place} {severity} {each.code} {message}"
        if each.help:
            help = f"help: {visible(each.help)}"
            yield f"  {DIM}{help}{PLAIN}" if colour else f"  {help}"


def shown(file: str) -> str:
    """A path as seen from the current folder, when it is below it."""
    return seen_from(file, str(Path.cwd()))


@lru_cache(64)
def seen_from(file: str, here: str) -> str:
    path = Path(file)
    if path.is_absolute() and path.is_relative_to(here):
        path = path.relative_to(here)
    return visible(str(path))


def visible(text: str) -> str:
    return text.translate(PICTURES)


def inert(text: str) -> str:
    """The text as any format can have it: one line, nothing that XML or UTF-8 cannot hold or that turns the line."""
    return text.translate(_INERT)


def inert_lines(text: str) -> str:
    """The same for some lines, without empty ones around them."""
    return "\n".join(map(inert, text.strip("\n").split("\n")))


_INERT = PICTURES | dict.fromkeys(_UNSEEN, 0xFFFD)


def pieces(message: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a message, and whether each is code: what stands between backticks, or the name of an attribute."""
    last = 0
    for match in _CODE.finditer(message):
        yield message[last : match.start()], False
        yield match[1] or match[2], True
        last = match.end()
    yield message[last:], False


_CODE = re.compile(r"`([^`]+)`|(@[\w:.-]*\w)")
