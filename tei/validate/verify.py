"""Proving that nothing is lost: the text of a TEI file against its source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from tei.diagnostic import Diagnostic, Severity
from tei.text.source import Source
from tei.xml.build import TEI
from tei.xml.parse import ParsedXml
from tei.xml.positions import Positions, find_positions
from tei.xml.source_text import NOT_SOURCE

_OWN_LINE = re.compile(r"(\d+)(?::(\d+))?")
_HELP = {
    "V001": "put the words back, or convert the source again",
    "V002": "take the words out; if they correct the source, use choice with sic and corr, or supplied",
    "V003": "put the reading of the source back, and a correction beside it in choice with sic and corr",
    "V004": "convert the source again; the header must keep what was left out as it stands there",
}


@dataclass(frozen=True, slots=True)
class _Run:
    """One text of the TEI."""

    text: str
    element: etree._Element
    after: bool
    """Whether the text follows the element instead of beginning in it."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A text without its white space, and the way back to it."""

    text: str
    places: Sequence[int]
    """The offset in `text` of each character that counts."""

    @property
    def letters(self) -> str:
        return "".join(map(self.text.__getitem__, self.places))

    def passage(self, a: int, b: int) -> str:
        """The characters from `a` to `b` with the white space between them, on one line."""
        return " ".join(self.text[self.places[a] : self.places[b - 1] + 1].split()) if a < b else ""

    def before(self, a: int) -> int:
        """How many characters of the word stand before character `a`."""
        count = 0
        while 0 < a - count < len(self.places) and self.places[a - count] - self.places[a - count - 1] == 1:
            count += 1
        return count

    def after(self, b: int) -> int:
        """How many characters of the word stand after the last before `b`."""
        count = 0
        while 0 < b + count < len(self.places) and self.places[b + count] - self.places[b + count - 1] == 1:
            count += 1
        return count


def verify(parsed: ParsedXml, source: Source, file: str) -> list[Diagnostic]:
    """What the text of a TEI file, with corrections undone, lacks of its source, has too much, or has otherwise.

    White space does not count. Passages that the header says were left out are put back at their lines first.

    Args:
        parsed: the TEI file.
        source: the text it was made from.
        file: the name of the TEI file, for messages. Lines are those of the TEI file; for what is missing, the line
            of the source is in the message.
    """
    tree = parsed.tree.getroot()
    found: list[Diagnostic] = []
    kept = [not character.isspace() for character in source.text]
    for note in tree.iter(f"{TEI}note"):
        if note.get("type") == "omitted" and not _take_out(note, source, kept):
            found.append(_not_there(note, find_positions(parsed), file))
    wanted = _Words(source.text, [offset for offset, keep in enumerate(kept) if keep])
    text = tree.find(f"{TEI}text")
    runs = list(_runs(text)) if text is not None else []
    joined = "".join(run.text for run in runs)
    have = _Words(joined, [offset for offset, character in enumerate(joined) if not character.isspace()])
    if wanted.letters != have.letters:
        found += _differences(wanted, have, _Lines(runs, find_positions(parsed)), source, file)
    return found


@dataclass(frozen=True, slots=True)
class _Lines:
    """The way from a character of the TEI's text to its line in the file."""

    runs: Sequence[_Run]
    positions: Positions

    def of(self, offset: int) -> int:
        """The line of an offset in the joined text of all runs."""
        for run in self.runs:
            if offset < len(run.text):
                place = (self.positions.tail_of if run.after else self.positions.text_of)(run.element)
                return place.line + run.text[:offset].lstrip().count("\n")
            offset -= len(run.text)
        return self.positions.of(self.runs[-1].element).line if self.runs else 1


def _runs(element: etree._Element) -> Iterator[_Run]:
    if not isinstance(element.tag, str) or element.tag in NOT_SOURCE:
        return
    yield _Run(element.text or "", element, False)
    for child in element:
        yield from _runs(child)
        yield _Run(child.tail or "", child, True)


def _take_out(note: etree._Element, source: Source, kept: list[bool]) -> bool:
    """Mark the characters of a passage that was left out; False if they are not at the place the note names."""
    match = _OWN_LINE.fullmatch(note.get("n") or "")
    words = "".join(_text(note).split())
    if not match or not words or not 1 <= int(match[1]) <= len(source.line_starts):
        return False
    offset = source.line_starts[int(match[1]) - 1] + (int(match[2]) - 1 if match[2] else 0)
    taken: list[int] = []
    for character in words:
        while offset < len(kept) and not kept[offset]:
            offset += 1
        if offset >= len(kept) or source.text[offset] != character:
            return False
        taken.append(offset)
        offset += 1
    for place in taken:
        kept[place] = False
    return True


def _differences(wanted: _Words, have: _Words, lines: _Lines, source: Source, file: str) -> Iterator[Diagnostic]:
    for a, b, c, d in _grown(wanted, have):
        there, here = wanted.passage(a, b), have.passage(c, d)
        line = lines.of(have.places[max(0, min(c if c < d else c - 1, len(have.places) - 1))]) if have.places else 1
        at = source.line(wanted.places[min(a, len(wanted.places) - 1)]) if wanted.places else 1
        if not here:
            yield _diagnostic("V001", file, line, f'missing: "{_short(there)}" (line {at} of the source)', there)
        elif not there:
            message = f'added: "{_short(here)}" is not in the source (near its line {at})'
            yield _diagnostic("V002", file, line, message, here)
        else:
            message = f'changed: "{_short(here)}" instead of "{_short(there)}" (line {at} of the source)'
            yield _diagnostic("V003", file, line, message, here)


def _grown(wanted: _Words, have: _Words) -> Iterator[tuple[int, int, int, int]]:
    """The differences grown to whole words, and those that then touch made one."""
    last: tuple[int, int, int, int] | None = None
    end = (0, 0)
    for a, b, c, d in _opcodes(wanted.letters, have.letters):
        left = min(max(wanted.before(a), have.before(c)), a - end[0], c - end[1])
        room = (len(wanted.places) - b, len(have.places) - d)
        right = min(max(wanted.after(b), have.after(d)), *room)
        if last and left == a - end[0]:
            last = (last[0], b + right, last[2], d + right)
        else:
            if last:
                yield last
            last = (a - left, b + right, c - left, d + right)
        end = (b, d)
    if last:
        yield last


def _opcodes(wanted: str, have: str) -> Iterator[tuple[int, int, int, int]]:
    """Differences, small ones word by word: the equal ends are cut off first, so that long texts cost little."""
    start = 0
    limit = min(len(wanted), len(have))
    while start < limit and wanted[start] == have[start]:
        start += 1
    end = 0
    while end < limit - start and wanted[-1 - end] == have[-1 - end]:
        end += 1
    a, b = wanted[start : len(wanted) - end], have[start : len(have) - end]
    if not a or not b or len(a) * len(b) > 25_000_000:
        yield start, start + len(a), start, start + len(b)
        return
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start + i, start + j, start + k, start + m


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:40]} … {text[-35:]}"


def _text(note: etree._Element) -> str:
    return "".join(str(text) for text in note.itertext())


def _not_there(note: etree._Element, positions: Positions, file: str) -> Diagnostic:
    words = " ".join(_text(note).split())
    message = f'the header says that line {note.get("n")} of the source has "{_short(words)}"; it has not'
    return _diagnostic("V004", file, positions.of(note).line, message, words)


def _diagnostic(code: str, file: str, line: int, message: str, text: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, file, line, text=text, help=_HELP[code])
