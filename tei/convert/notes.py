"""The notes that stand together at the end of a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from tei.grammar.marks import NoteLabel, Style, find_marks, note_label
from tei.grammar.vocabulary import normal, phrases
from tei.model import Mark
from tei.text.blocks import TextBlock


@dataclass(frozen=True, slots=True)
class NoteRun:
    first: int
    """Index of the block with which the notes begin; their heading, where there is one."""
    heading: TextBlock | None
    style: Style
    notes: tuple[tuple[NoteLabel, tuple[TextBlock, ...]], ...]
    """Each with its blocks; the first block begins with the label."""
    marks: tuple[Mark, ...]
    """The marks of these notes in the text above, spans counting from the start of the source."""


def find_notes(blocks: Sequence[TextBlock]) -> NoteRun | None:
    """The run of numbered notes with which a text ends, or None.

    The labels of a run are of one form and count up by one. A paragraph without a label goes on with the note above
    it. That the run is one of notes, and not the last list of the text, is shown by marks above it with the same
    labels, or by a heading.
    """
    labelled = [(index, label) for index, block in enumerate(blocks) if (label := note_label(block.text))]
    styles: tuple[Style, ...] = ("bracket", "superscript", "digit", "star")
    for style in styles:
        run = _last_run([(index, label) for index, label in labelled if label.style == style])
        if not run or run[0][0] == 0:
            continue
        first = run[0][0]
        heading = blocks[first - 1] if normal(blocks[first - 1].text) in phrases("note", "heading") else None
        marks = _marks_above(blocks, first - 1 if heading else first, style, [label.n for _, label in run])
        if marks or heading:
            ends = [index for index, _ in run[1:]] + [len(blocks)]
            notes = tuple((label, tuple(blocks[index:end])) for (index, label), end in zip(run, ends, strict=True))
            return NoteRun(first - 1 if heading else first, heading, style, notes, marks)
    return None


def _last_run(labelled: list[tuple[int, NoteLabel]]) -> list[tuple[int, NoteLabel]]:
    """The longest run that ends with the last label and counts up by one."""
    run: list[tuple[int, NoteLabel]] = []
    for index, label in reversed(labelled):
        if not run or (label.n.isdigit() and run[0][1].n.isdigit() and int(label.n) == int(run[0][1].n) - 1):
            run.insert(0, (index, label))
        elif label.n.isdigit() and run[0][1].n == "1":
            break
    return run


def _marks_above(blocks: Sequence[TextBlock], end: int, style: Style, labels: list[str]) -> tuple[Mark, ...]:
    if not end:
        return ()
    start = blocks[0].span.start
    text = blocks[0].source.text[start : blocks[end - 1].span.end]
    wanted = set(labels)
    marks = [mark.moved(start) for mark in find_marks(text, style, labels)]
    return tuple(marks) if any(mark.label in wanted for mark in marks) else ()
