"""What proves that a sign is a note mark: its form, the run it belongs to, the note it leads to."""

import re
from dataclasses import dataclass

from tei.model import Mark, Note, Part
from tei.text.source import Source
from tei.walk import contents, notes_among, pieces

_FORMS = (
    (r"\[.*\]", "sign in square brackets"),
    (r"\(.*\)", "sign in parentheses"),
    (r".*\)", "number with a closing parenthesis"),
    (r"[⁰¹²³⁴-⁹]+", "raised figure"),
    (r"[*†‡§]+", "star or dagger"),
    (r"\d+[.:]", "number with a stop"),
    (r"\d+", "digit"),
)


@dataclass(frozen=True, slots=True)
class NoteRules:
    """What is known of all notes and marks of a document."""

    lines: dict[str, int]
    """The line of the source of each mark and note, by id."""
    run: str
    """What is to be said of the run of numbers: complete, or with gaps."""


def note_rules(part: Part, source: Source) -> NoteRules:
    """The lines of all notes and marks, and the run they make together."""
    marks = [piece for content in contents(part) for piece in pieces(content) if isinstance(piece, Mark) and piece.id]
    lines = {mark.id: source.line(mark.span.start) for mark in marks}
    for note in notes_among((*part.blocks, *part.notes)):
        if note.label:
            lines[note.id] = source.line(note.label[0].span.start)
    return NoteRules(lines, _run({int(mark.label) for mark in marks if mark.label.isdecimal() and mark.target}))


def mark_rule(mark: Mark, source: Source, rules: NoteRules) -> str:
    """Why a sign in the text is a note mark."""
    words = source.slice(mark.span)
    form = form_of(words)
    before = source.text[mark.span.start - 1 : mark.span.start]
    if form == "digit" and before and not before.isspace():
        form = "digit glued to a word"
    run = f"; {rules.run}" if mark.label.isdecimal() and mark.target and rules.run else ""
    leads = f"; its note is in line {rules.lines[mark.target]}" if mark.target in rules.lines else ""
    leads = leads or ("; its note is known" if mark.target else "; the file has no such note")
    return f"note mark: {form}{run}{leads}"


def note_rule(note: Note, source: Source, rules: NoteRules) -> str:
    """Why a block is a note."""
    label = source.text[note.label[0].span.start : note.label[-1].span.end].strip() if note.label else ""
    form = f'label "{label}": {form_of(label)}' if label else "no label"
    if note.target in rules.lines:
        return f"note, {form}; marked in line {rules.lines[note.target]}"
    return f"note, {form}; " + ("no mark, so it is about the whole text" if note.target else "no mark")


def form_of(sign: str) -> str:
    """How a mark or label looks, in words."""
    return next((words for form, words in _FORMS if re.fullmatch(form, sign.strip())), "word or sign")


def _run(numbers: set[int]) -> str:
    if not numbers:
        return ""
    first, last = min(numbers), max(numbers)
    missing = last - first + 1 - len(numbers)
    if not missing:
        return f"the run {first}..{last} is complete"
    return f"of the run {first}..{last}, {missing} {'is' if missing == 1 else 'are'} missing"
