"""Labels before notes: `[1]`, `1.`, `1)`, `¹`, `*`, `[Footnote 1:`, `Anm. 3:`; and notes known by their wording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from tei.grammar.fold import fold
from tei.grammar.note_words import note_words, one_of

Form = Literal["bracket", "parenthesis", "half", "stop", "bare", "superscript", "star", "word", "closed"]
"""`[1]`, `(1)`, `1)`, `1.`, `1`, `¹`, `*`, `Footnote 1`, `[Footnote 1: …]`."""

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ", "0123456789abcdefghijklmnop")
_LETTERS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii")
_STARS = {"*": 1, "**": 2, "***": 3, "†": 2, "‡": 3, "††": 4, "‡‡": 5}


@dataclass(frozen=True, slots=True)
class NoteLabel:
    """The number or sign at the beginning of a note."""

    form: Form
    n: str
    """The bare number or sign; empty where the label is only a word."""
    end: int
    """Where the label ends, counted from the start of the text."""

    @property
    def kind(self) -> str:
        """digit, letter, star or word; the labels of one run of notes are of one kind."""
        if self.n[:1].isdigit():
            return "digit"
        return "letter" if self.n.isalpha() else "star" if self.n else "word"


@lru_cache(maxsize=4096)
def places(n: str) -> tuple[int, ...]:
    """The places in a count a label can have: `c` is the third, `i` the ninth letter or the Roman one."""
    if digits := re.match(r"\d+", n):
        return (int(digits[0]),)
    small = n.lower()
    found = [letters.find(small) + 1 for letters in _LETTERS if len(n) == 1 and small in letters]
    if small in _ROMAN:
        found.append(_ROMAN.index(small) + 1)
    return tuple(found) or ((_STARS[n],) if n in _STARS else ())


def note_label(text: str) -> NoteLabel | None:
    """The label with which a text begins, if what follows can be a note.

    A label alone is none, and neither is a number whose digits go on (`1847`, `12.5`). A bare number must have a
    capital or a quotation mark behind it, or a word with which references begin (`ibid.`).
    """
    head = fold(text[:200])
    match = _word_label().match(head) or _LABEL.match(head)
    if not match or match.lastgroup is None or not text[match.end() :].strip(" \t\n.:—–-)]"):
        return None
    groups = match.groupdict()
    if "word" in groups:
        closed = match["open"] and not match[0].endswith("]")
        return NoteLabel("closed" if closed else "word", match["n"] or "", match.end())
    form, sign = next((name, found) for name, found in groups.items() if found)
    n = sign.strip("[]().").translate(RAISED)
    if form == "bare" and not _begins_note(head[match.end() :]):
        return None
    return NoteLabel(_form(form), n, match.end())


def label_lines(text: str) -> Iterator[int]:
    """Where lines begin that begin with a label, but for the first; offsets from the start of the text."""
    for match in _LINE.finditer(text):
        if note_label(text[match.end() : match.end() + 200]):
            yield match.end()


def is_editorial(text: str) -> bool:
    """Whether a whole block is a remark between brackets that editors sign: `[The page is torn.—Ed.]`."""
    line = fold(text).strip()
    return line[:1] + line[-1:] in ("[]", "()") and _signed().search(line) is not None and _closes(line) == len(line)


def is_remark(text: str) -> bool:
    """Whether a paragraph below the notes is about the text as a whole: `Датируется по содержанию.`"""
    return _remark().match(fold(text).lstrip("—– ")) is not None


def is_lone_heading(text: str) -> bool:
    """Whether a line stands over a note without a number: `Примечание`, `Note:`."""
    return " ".join(fold(text).lower().split()).strip(" .:-_*") in note_words("heading")


def _closes(text: str) -> int:
    """Where the bracket with which a text begins is closed: the offset behind it; 0 where it is not."""
    depth = 0
    pair = {"[": "]", "(": ")"}[text[0]]
    for place, char in enumerate(text):
        depth += (char == text[0]) - (char == pair)
        if depth == 0:
            return place + 1
    return 0


def _form(name: str) -> Form:
    match name:
        case "bracket" | "parenthesis" | "half" | "stop" | "bare" | "superscript":
            return name
        case _:
            return "star"


def _begins_note(rest: str) -> bool:
    words = re.match(r"\s*[\"'(\[]*([^\W\d_]+)", rest)
    if not words:
        return False
    if rest[0].isspace():
        return words[1][0].isupper() or words[1].lower() in note_words("reference")
    return words[1][0].isupper() and words[1][1:2].islower()


_LINE = re.compile(r"\n[^\S\n]*(?=[\[(\d*†‡⁰¹²³⁴⁵⁶⁷⁸⁹ᵃ-ᵖA-ZА-Яa-zа-я])")
_LABEL = re.compile(
    r"(?P<bracket>\[(?:\d{1,6}[a-z]?|\*{1,3}|[†‡]|[a-zа-я]|[ivx]{1,5})\])"
    r"|(?P<parenthesis>\((?:\d{1,3}[a-z]?|\*{1,3}|[a-zа-я])\)(?=\s|[^\W\d_]))"
    r"|(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ](?=\s))"
    r"|(?P<half>(?:\d{1,3}[a-z]?|\*{1,3}|[†‡]|[a-zа-я])\)(?=\s|[^\W\d_]))"
    r"|(?P<star>(?:\*{1,3}|[†‡]{1,3})(?![*†‡]|\w[^\n]{0,60}\*|\s*\*))"
    r"|(?P<stop>(?:\d{1,4}[a-z]?|[a-z])\.(?=\s|[^\W\d_]))"
    r"|(?P<bare>\d{1,4}(?=\s|[^\W\d_]))"
)


@cache
def _word_label() -> re.Pattern[str]:
    number = r"(?P<n>\d{1,4}[a-z]?(?=[\s.:)\]])|\*{1,3}|[†‡]|[A-Z](?=[.:)\]]))"
    word = rf"(?P<word>{one_of('word')})(?![^\W\d])"
    return re.compile(rf"(?P<open>\[)?{word}(?:\s*№?\s*{number}(?:\s:|[.:)\]])?|\s*:)", re.IGNORECASE)


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(rf"[-.,;]\s*{one_of('editor')}\s*[\])]$", re.IGNORECASE)


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(rf"{one_of('whole')}(?!\w)", re.IGNORECASE)
