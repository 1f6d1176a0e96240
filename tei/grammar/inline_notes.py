"""Notes set in running text between brackets: `[Footnote 1: …]`, `[Note: …]`, `[… —Ed.]`, `(… — Прим. ред.)`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tei.grammar.fold import fold
from tei.grammar.note_labels import NoteLabel, note_label
from tei.grammar.note_words import one_of
from tei.model import Span

_LONGEST = 3000
"""Code points of the longest note looked for inside a paragraph."""
_CLOSES = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class BracketedNote:
    """A note between brackets; spans count from the start of the text."""

    span: Span
    """The brackets among it."""
    n: str
    """Its number; empty where it has none."""
    text: Span
    """The note without what only says that it is one: `[Footnote 1:` and `]`."""
    signed: bool
    """Whether editors sign it."""


def find_inline_notes(text: str) -> Iterator[BracketedNote]:
    """Notes between brackets that are only a part of `text`, from left to right, never one in another.

    Square brackets are one where a word for notes and a colon open them, or an editors' sign opens or closes them.
    Round ones hold all sorts of things, names of editors of books among them (`(Miller, ed.)`): the sign must be the
    only thing in them or stand behind a dash.
    """
    if "[" not in text and "(" not in text:
        return
    folded = fold(text)
    end = 0
    for start, close in sorted(_pairs(folded).items()):
        if start < end or close - start > _LONGEST:
            continue
        if not text[:start].strip() and not text[close:].strip(" \t\n.,;"):
            continue
        if note := _read(folded, start, close):
            yield note
            end = close


def _read(text: str, start: int, close: int) -> BracketedNote | None:
    inner = text[start + 1 : close - 1]
    square = text[start] == "["
    if square and (label := note_label(text[start:close])) and _opens(text[start:close], label):
        signed = _begins().match(inner) is not None or _ends(square).search(inner) is not None
        begin = start + label.end if label.n else start
        until = close - 1 if label.n else close
        begin += len(text[begin:until]) - len(text[begin:until].lstrip())
        return BracketedNote(Span(start, close), label.n, Span(begin, until), signed)
    if square and (begins := _begins().match(inner)):
        said = inner[begins.end() :]
    elif ends := _ends(square).search(inner):
        said = inner[: ends.start()]
    else:
        return None
    if not re.search(r"[^\W_]", said):
        return None
    return BracketedNote(Span(start, close), "", Span(start, close), True)


def _opens(text: str, label: NoteLabel) -> bool:
    """Whether a word for notes opens a bracket: with its colon, or a word that says nothing else (`Footnote 3`)."""
    sign = text[: label.end].rstrip()
    return label.form == "closed" and (sign[-1] in ":.)" or bool(re.match(r"\[(?:foot|end|fu|сноск)", sign.lower())))


def _pairs(text: str) -> dict[int, int]:
    """For each bracket that is closed the offset behind the bracket that closes it."""
    found: dict[int, int] = {}
    open_: dict[str, list[int]] = {")": [], "]": []}
    for match in re.finditer(r"[\[\]()]", text):
        sign = match[0]
        if sign in open_:
            if open_[sign]:
                found[open_[sign].pop()] = match.end()
        else:
            open_[_CLOSES[sign]].append(match.start())
    return found


@cache
def _begins() -> re.Pattern[str]:
    """An editors' sign that opens a note: `Ed.:`, `Прим. ред.:`, `N.D.L.R. :`."""
    return re.compile(rf"\s*{one_of('editor')}(?:\s?[:-]\s|\s?:)", re.IGNORECASE)


@cache
def _ends(square: bool) -> re.Pattern[str]:
    """An editors' sign that closes a note, with what parts it from the note."""
    stop = r"(?<!\d)[.!?…]['\"]?\s(?=(?-i:[A-ZА-ЯÉ])|d\.|n\.)"
    comma = r"[,;]\s(?=anm|прим|n\.\s?d|note)"
    before = rf"(?:\s?-\s?|{stop}|{comma})" if square else r"\s?-\s?"
    return re.compile(rf"{before}{one_of('editor')}\s*$", re.IGNORECASE)
