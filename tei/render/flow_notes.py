"""Notes in plain text: their signs in the text, and the notes at its end or below what they belong to."""

from lxml import etree

from tei.render.chunks import Chunk, Flow, add_heading, flush, indented, tighten
from tei.render.flow_walk import add, add_block, add_content, add_note_after
from tei.render.marks import home_of_notes, is_note, is_notes_division, leaves_sign, moved_notes, names_mark
from tei.render.words import TEI


def add_notes(flow: Flow, division: etree._Element) -> None:
    flush(flow)
    text = next(division.iterancestors(f"{TEI}text"), division)
    own_heading = division.find(f"{TEI}head") is not None
    moved = list(moved_notes(text)) if division is home_of_notes(text) else []
    left = [note for note in moved if note not in flow.placed]
    parts = [child for child in division.iterchildren(tag=etree.Element) if child not in flow.placed]
    if not own_heading and (left or parts):
        add_heading(flow, "Notes")
    for child in division.iterchildren(f"{TEI}head"):
        add(flow, child)
    for note in left:
        add_note_after(flow, note)
    for child in parts:
        if is_note(child):
            add_note_after(flow, child)
        elif child.tag != f"{TEI}head":
            add(flow, child)


def add_division(flow: Flow, element: etree._Element) -> None:
    if is_notes_division(element):
        add_notes(flow, element)
    else:
        add_block(flow, element)


def add_note(flow: Flow, element: etree._Element) -> None:
    if is_note(element):
        if leaves_sign(element) and not names_mark(element):
            flow.buffer.append(f"[{flow.setting.labels.get(element, '')}]")
            if flow.setting.below:
                flow.pending.append(element)
        return
    flush(flow)
    previous = element.getprevious()
    start = len(flow.chunks)
    indented(flow, "    ", "    ", lambda: add_content(flow, element))
    if previous is not None and previous.tag == element.tag and not is_note(previous):
        tighten(flow, start)


def add_reference(flow: Flow, element: etree._Element) -> None:
    if element.get("type") == "noteMark":
        flow.buffer.append(f"[{flow.setting.labels[element]}]")
        if element in flow.setting.noted:
            flow.pending.append(flow.setting.noted[element])
    else:
        add_content(flow, element)


def add_text(flow: Flow, element: etree._Element) -> None:
    flush(flow)
    if element.getparent() is not None and element.getprevious() is not None and flow.chunks:
        flow.chunks.append(Chunk("* * *"))
    add_block(flow, element)
    moved = [note for note in moved_notes(element) if note not in flow.placed]
    if moved and home_of_notes(element) is None:
        add_heading(flow, "Notes")
        for note in moved:
            add_note_after(flow, note)
