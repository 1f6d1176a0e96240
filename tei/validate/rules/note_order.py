"""The order of notes and of their marks."""

from bisect import bisect_left
from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local
from tei.validate.rules.notes import marks, notes
from tei.validate.rules.problem import Problem
from tei.validate.rules.rule import rule
from tei.xml import TEI


@rule("N002", Severity.WARNING)
def mark_out_of_order(file: File) -> Iterator[Problem]:
    """A mark whose number is lower than that of the mark before it, or leaves one out.

    Why:
        Printed numbers run on; one that does not was mostly moved, misread, or leads to the wrong note.

    Bad:
        <p>One,<ref type="noteMark" n="1" xml:id="mark-1" target="#note-1">1</ref>
        two,<ref type="noteMark" n="3" xml:id="mark-3" target="#note-3">3</ref>
        three.<ref type="noteMark" n="2" xml:id="mark-2" target="#note-2">2</ref></p>
        <note n="1" xml:id="note-1" target="#mark-1"><p>A.</p></note>
        <note n="2" xml:id="note-2" target="#mark-2"><p>B.</p></note>
        <note n="3" xml:id="note-3" target="#mark-3"><p>C.</p></note>

    Good:
        <p>One,<ref type="noteMark" n="1" xml:id="mark-1" target="#note-1">1</ref>
        two,<ref type="noteMark" n="2" xml:id="mark-2" target="#note-2">2</ref>
        three.<ref type="noteMark" n="3" xml:id="mark-3" target="#note-3">3</ref></p>
        <note n="1" xml:id="note-1" target="#mark-1"><p>A.</p></note>
        <note n="2" xml:id="note-2" target="#mark-2"><p>B.</p></note>
        <note n="3" xml:id="note-3" target="#mark-3"><p>C.</p></note>

    Fix:
        Compare with the source. If the source has the numbers in this order, suppress the warning with the reason.
    """
    found: dict[etree._Element | None, list[etree._Element]] = {}
    for mark in marks(file):
        around = next(mark.iterancestors(f"{TEI}text", f"{TEI}note"), None)
        if number_of(mark) and (around is None or local(around) == "text"):
            found.setdefault(around, []).append(mark)
    for sequence in found.values():
        yield from out_of_order(sequence, "mark")


@rule("N004", Severity.WARNING)
def note_out_of_order(file: File) -> Iterator[Problem]:
    """A note whose number is lower than that of the note before it, or leaves one out.

    Why:
        Notes that stand together run on; one that does not was moved, lost or misread.

    Bad:
        <p>One,<ref type="noteMark" n="1" xml:id="mark-1" target="#note-1">1</ref>
        two.<ref type="noteMark" n="2" xml:id="mark-2" target="#note-2">2</ref></p>
        <note n="2" xml:id="note-2" target="#mark-2"><p>B.</p></note>
        <note n="1" xml:id="note-1" target="#mark-1"><p>A.</p></note>

    Good:
        <p>One,<ref type="noteMark" n="1" xml:id="mark-1" target="#note-1">1</ref>
        two.<ref type="noteMark" n="2" xml:id="mark-2" target="#note-2">2</ref></p>
        <note n="1" xml:id="note-1" target="#mark-1"><p>A.</p></note>
        <note n="2" xml:id="note-2" target="#mark-2"><p>B.</p></note>

    Fix:
        Compare with the source. If the source has the notes in this order, suppress the warning with the reason.
    """
    together: dict[etree._Element | None, list[etree._Element]] = {}
    for note in notes(file):
        previous = note.getprevious()
        if number_of(note) and (previous is None or not (previous.tail or "").strip()):
            together.setdefault(note.getparent(), []).append(note)
    for parent, sequence in together.items():
        # Notes inside a sentence stand where their marks do; those that stand together stand in blocks.
        if parent is not None and local(parent) not in ("p", "head", "l", "ab", "seg", "hi", "quote", "cell", "item"):
            yield from out_of_order(sequence, "note")


def number_of(element: etree._Element) -> int:
    """The number of a mark or note; 0 where it has none."""
    number = element.get("n", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0


def out_of_order(sequence: list[etree._Element], kind: str) -> Iterator[Problem]:
    """What does not run on in a row of marks or notes.

    A row may begin anywhere and begin anew at 1; a mark may come again where it leads to the same note.
    """
    for row in rows(sequence):
        numbers = [number_of(each) for each in row]
        in_order = rising(numbers)
        there = set(numbers)
        for place, (each, number) in enumerate(zip(row, numbers, strict=True)):
            same = [other for other in row[:place] if number_of(other) == number]
            if any(other.get("target") == each.get("target") and kind == "mark" for other in same):
                continue
            before = numbers[place - 1] if place else 0
            if same:
                message = f'the {kind} "{number}" is there twice'
            elif place not in in_order and numbers.count(number) == 1:
                message = f'the {kind} "{number}" does not stand in the order of the numbers'
                if place:
                    message += f', after "{before}"'
            elif place and number - 1 not in there and number > before + 1:
                message = f'after the {kind} "{before}" comes the {kind} "{number}"'
            else:
                continue
            help = "compare with the source: it was moved, lost or misread there, or by whoever typed it"
            yield Problem(each, message, help, attribute="n", text=str(number))


def rows(sequence: list[etree._Element]) -> Iterator[list[etree._Element]]:
    """The row cut where the numbers begin anew: at a 1 when there was one, or when a 2 follows that is new too."""
    row: list[etree._Element] = []
    seen: dict[int, str | None] = {}
    for place, each in enumerate(sequence):
        number = number_of(each)
        following = number_of(sequence[place + 1]) if place + 1 < len(sequence) else 0
        again = number in seen and seen[number] != each.get("target")
        if number == 1 and row and (again or (1 not in seen and following == 2 and 2 not in seen)):
            yield row
            row, seen = [], {}
        row.append(each)
        seen.setdefault(number, each.get("target"))
    yield row


def rising(numbers: list[int]) -> set[int]:
    """The places of the longest rising row among numbers: what is not in it stands wrongly."""
    ends: list[int] = []
    """For each length the place of the lowest number a row of it can end with."""
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left([numbers[each] for each in ends], number)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [place]
    found: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
