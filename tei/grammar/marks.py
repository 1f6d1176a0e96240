"""Note marks in the text, and labels before notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tei.model import Mark, Span

Style = Literal["bracket", "superscript", "digit", "star", "word"]

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BRACKET = re.compile(r"\[(\d{1,3}[a-z]?|\*{1,3}|[a-z])\]")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_STAR = re.compile(r"(?<=[^\s*†‡])(\*{1,3}|[†‡]{1,3})(?![*†‡\w])")
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:!?…])|(?<=[^\W_][)\]\"”’»'])|(?<=[.,;:!?][)\]\"”’»'])|(?<=[)\]\"”’»][.,;:!?]))"
    r"([1-9]\d{0,2})(?![\w/°%]|[.,:]\d|-\w)"
)
_LABEL = re.compile(
    r"(?P<bracket>\[(\d{1,3}[a-z]?|\*{1,3}|[a-z])\])"
    r"|(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|(?P<star>\*{1,3}|[†‡]{1,3})"
    r"|(?P<digit>\d{1,3}[.)]?(?=\s+\S))"
)


@dataclass(frozen=True, slots=True)
class NoteLabel:
    """The number or sign at the beginning of a note."""

    style: Style
    n: str
    end: int
    """Where the label ends, counted from the start of the text."""


def note_label(text: str) -> NoteLabel | None:
    """The label with which a block begins, if it can be a note: `[1]`, `1.`, `1)`, `¹`, `*`."""
    match = _LABEL.match(text)
    if not match or not text[match.end() :].strip():
        return None
    style: Style
    for style in ("bracket", "superscript", "star", "digit"):
        if match[style]:
            n = match[style].strip("[].)").translate(_SUPERSCRIPT)
            return NoteLabel(style, n, match.end())
    return None


def find_marks(text: str, style: Style, labels: Sequence[str]) -> Iterator[Mark]:
    """Marks of the notes with these labels, in order.

    Args:
        text: the text above the notes.
        style: how the notes are labelled; marks are written alike, but for digits, which stand bare and glued.
        labels: of the notes, in order; empty when the text has no notes.

    A mark in brackets or raised is one by its form. A bare digit is a mark only if it is glued to a word and the
    run of such digits has exactly the labels of the notes, in order, or, where there are no notes, is complete
    from 1 to at least 3 and leaves hardly any other glued digit over. A lone digit stays a digit.
    """
    if style == "bracket":
        for match in _BRACKET.finditer(text):
            if match[1].isdigit() or not labels or match[1] in labels:
                yield Mark(Span(*match.span()), match[1])
    elif style == "superscript":
        for match in _RAISED.finditer(text):
            yield Mark(Span(*match.span()), match[0].translate(_SUPERSCRIPT))
    elif style == "star":
        for match in _STAR.finditer(text):
            yield Mark(Span(*match.span(1)), match[1])
    else:
        yield from _glued_marks(text, labels)


def _glued_marks(text: str, labels: Sequence[str]) -> Iterator[Mark]:
    found = [(match.start(1), match[1]) for match in _GLUED.finditer(text)]
    wanted = [label.rstrip(".)") for label in labels] or [str(n) for n in range(1, len(found) + 1)]
    run: list[tuple[int, str]] = []
    for start, digits in found:
        if len(run) < len(wanted) and digits == wanted[len(run)]:
            run.append((start, digits))
    if not labels and (len(run) < 3 or len(run) < 0.8 * len(found)):
        return
    if labels and len(run) < 0.7 * len(labels):
        return
    for start, digits in run:
        yield Mark(Span(start, start + len(digits)), digits)


def style_of_marks(text: str) -> Style | None:
    """How a text without notes marks the notes it has lost; None when it marks none."""
    for style in ("bracket", "superscript", "digit"):
        marks = [mark.label for mark in find_marks(text, style, ())]
        numbers = [int(label) for label in marks if label.isdigit()]
        if len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return style
    return None
