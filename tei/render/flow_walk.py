"""Going through a text in its order, and collecting it."""

from lxml import etree

from tei.render.chunks import Flow, flush, indented
from tei.render.elements import DIVISIONS, is_block, local_name
from tei.render.marks import bare
from tei.render.words import TEI, plain_text

NOTES_FOLLOW = (DIVISIONS - {"text", "floatingText"}) | {"sp", "postscript"}
"""Elements whose parts are followed by the notes to them, where notes stand below."""


def add(flow: Flow, element: etree._Element) -> None:
    if not isinstance(element.tag, str) or element in flow.setting.hidden:
        return
    name = local_name(element)
    if name in flow.setting.handlers:
        flow.setting.handlers[name](flow, element)
    elif is_block(element, name):
        add_block(flow, element)
    else:
        add_content(flow, element)


def add_block(flow: Flow, element: etree._Element) -> None:
    flush(flow)
    add_content(flow, element)
    flush(flow)


def add_content(flow: Flow, element: etree._Element, skipped: set[etree._Element] | None = None) -> None:
    """Collect text and children in order."""
    notes_follow = local_name(element) in NOTES_FOLLOW
    if element.text:
        flow.buffer.append(element.text)
    for child in element.iterchildren():
        if not skipped or child not in skipped:
            add(flow, child)
        if notes_follow and flow.pending and not flow.run_in:
            place_notes(flow)
        if child.tail:
            flow.buffer.append(child.tail)


def place_notes(flow: Flow) -> None:
    """The notes to what was just collected, each once."""
    flush(flow)
    while flow.pending:
        note = flow.pending.pop(0)
        if note not in flow.placed:
            flow.placed.add(note)
            add_note_after(flow, note)


def add_note_after(flow: Flow, note: etree._Element) -> None:
    label = flow.setting.labels.get(note, "")
    sign = f"[{label}] " if label else "– "
    printed = next(note.iterchildren(f"{TEI}label"), None)
    if printed is not None and bare(plain_text(printed)) != label:
        sign = f"{sign}{plain_text(printed)} "
    elif note.get("n", label) != label:
        sign = f"{sign}{note.get('n')} "
    skipped = {printed} if printed is not None and printed.getprevious() is None else set()
    indented(flow, sign, "    ", lambda: add_content(flow, note, skipped))
