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

_NOT_SOURCE = frozenset({f"{TEI}corr", f"{TEI}reg", f"{TEI}supplied", f"{TEI}expan"})
_OWN_LINE = re.compile(r"(\d+)(?::(\d+))?")
_HELP = {
    "V001": "put the words back, or convert the source again",
    "V002": "take the words out; if they correct the source, use choice with sic and corr, or supplied",
    "V003": "put the reading of the source back, and a correction beside it in choice with sic and corr",
    "V004": "convert the source again; the header must keep what was left out as it stands there",
}


@dataclass(frozen=True, slots=True)
class _Run:
    """The characters, white space aside, of one text of the TEI."""

    characters: str
    element: etree._Element
    after: bool
    """Whether the text follows the element instead of beginning in it."""


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
    places = [offset for offset, keep in enumerate(kept) if keep]
    wanted = "".join(source.text[offset] for offset in places)
    text = tree.find(f"{TEI}text")
    runs = list(_runs(text)) if text is not None else []
    have = "".join(run.characters for run in runs)
    if wanted != have:
        found += _differences(wanted, have, places, _Lines(runs, find_positions(parsed)), source, file)
    return found


@dataclass(frozen=True, slots=True)
class _Lines:
    """The way from a character of the TEI's text to its line in the file."""

    runs: Sequence[_Run]
    positions: Positions

    def of(self, index: int) -> int:
        for run in self.runs:
            index -= len(run.characters)
            if index < 0:
                place = self.positions.tail_of if run.after else self.positions.text_of
                return place(run.element).line
        return self.positions.of(self.runs[-1].element).line if self.runs else 1


def _runs(element: etree._Element) -> Iterator[_Run]:
    if not isinstance(element.tag, str) or element.tag in _NOT_SOURCE:
        return
    yield _Run("".join((element.text or "").split()), element, False)
    for child in element:
        yield from _runs(child)
        yield _Run("".join((child.tail or "").split()), child, True)


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


def _differences(
    wanted: str, have: str, places: list[int], lines: _Lines, source: Source, file: str
) -> Iterator[Diagnostic]:
    for tag, a, b, c, d in _opcodes(wanted, have):
        there = _passage(source, places, a, b)
        here = have[c:d]
        line = lines.of(c)
        at = source.line(places[min(a, len(places) - 1)]) if places else 1
        if tag == "delete":
            yield _diagnostic("V001", file, line, f'missing: "{_short(there)}" (line {at} of the source)', there)
        elif tag == "insert":
            message = f'added: "{_short(here)}" is not in the source (near its line {at})'
            yield _diagnostic("V002", file, line, message, here)
        else:
            message = f'changed: "{_short(here)}" instead of "{_short(there)}" (line {at} of the source)'
            yield _diagnostic("V003", file, line, message, here)


def _opcodes(wanted: str, have: str) -> Iterator[tuple[str, int, int, int, int]]:
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
        tag = "replace" if a and b else "delete" if a else "insert"
        yield tag, start, start + len(a), start, start + len(b)
        return
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield tag, start + i, start + j, start + k, start + m


def _passage(source: Source, places: list[int], a: int, b: int) -> str:
    if a >= b:
        return ""
    return " ".join(source.text[places[a] : places[b - 1] + 1].split())


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
