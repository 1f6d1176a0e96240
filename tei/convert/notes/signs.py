"""Labels of notes that are no part of the note."""

import re
from collections.abc import Iterator

from tei.convert.notes.find import NoteText
from tei.model import Omitted, Span

_PART_OF_NOTE = re.compile(r"\[[^\[\]]{1,5}\]|\(\w{1,5}\)|\w{1,4}[.)]|[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃ-ᶻ]{1,4}[.)]?|[*†‡]{1,4}[.)]?")
"""Labels as notes are printed with them: `[1]`, `1.`, `a)`, `¹`, `*`."""


def signs_apart(note: NoteText) -> Iterator[Omitted]:
    """The label of a note, and the bracket that closes it, where they only tell where the note begins and ends.

    `[Footnote 12: …]` is how transcribers mark a note that is printed with `12` alone, and a bare number with no stop
    (`12 The harbour …`) says no more than @n. The header keeps them.
    """
    if note.label is None or not note.label.n:
        return
    start = note.start
    sign = note.blocks[0].text[: note.label.end].strip()
    if _PART_OF_NOTE.fullmatch(sign):
        return
    reason = "note number" if sign.isalnum() else "transcriber mark"
    yield Omitted(Span(start, start + len(sign)), reason)
    last = note.blocks[-1]
    if sign.startswith("[") and sign.count("[") > sign.count("]") and last.text.endswith("]"):
        yield Omitted(Span(last.span.end - 1, last.span.end), reason)
