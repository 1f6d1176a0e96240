"""The text of a TEI document as paragraphs of plain text: what `render_text` wraps and joins."""

from collections.abc import Callable, Mapping

from lxml import etree

from tei.render.chunks import JOIN, LINE, PAGE, Chunk, Flow, add_heading, flush, indented, settle, tighten
from tei.render.elements import CONTAINERS, DIVISIONS, RUN_TOGETHER, is_block, local_name
from tei.render.marks import (
    bare,
    home_of_notes,
    is_note,
    is_notes_division,
    leaves_sign,
    moved_notes,
    names_mark,
    note_labels,
)
from tei.render.words import JOINING, TEI, is_weak_hyphen, plain_text, shown_reading


def flow_text(text: etree._Element, hidden: frozenset[etree._Element]) -> list[Chunk]:
    """The paragraphs of a `text` (or of any element), its notes at the end."""
    flow = Flow(note_labels(text), hidden)
    add(flow, text)
    flush(flow)
    return flow.chunks


def add_note_at_end(flow: Flow, note: etree._Element) -> None:
    label = flow.labels.get(note, "")
    sign = f"[{label}] " if label else "– "
    printed = next(note.iterchildren(f"{TEI}label"), None)
    if printed is not None and bare(plain_text(printed)) != label:
        sign = f"{sign}{plain_text(printed)} "
    elif note.get("n", label) != label:
        sign = f"{sign}{note.get('n')} "
    skipped = {printed} if printed is not None and printed.getprevious() is None else set()
    indented(flow, sign, "    ", lambda: add_content(flow, note, skipped))


def add_notes(flow: Flow, division: etree._Element) -> None:
    flush(flow)
    text = next(division.iterancestors(f"{TEI}text"), division)
    if division.find(f"{TEI}head") is None:
        add_heading(flow, "Notes")
    moved = list(moved_notes(text)) if division is home_of_notes(text) else []
    for child in division.iterchildren(f"{TEI}head"):
        add(flow, child)
    for note in moved:
        add_note_at_end(flow, note)
    for child in division.iterchildren(tag=etree.Element):
        if is_note(child):
            add_note_at_end(flow, child)
        elif child.tag != f"{TEI}head":
            add(flow, child)


def add(flow: Flow, element: etree._Element) -> None:
    if not isinstance(element.tag, str) or element in flow.hidden:
        return
    name = local_name(element)
    if name in SPECIAL:
        SPECIAL[name](flow, element)
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
    if element.text:
        flow.buffer.append(element.text)
    for child in element.iterchildren():
        if not skipped or child not in skipped:
            add(flow, child)
        if child.tail:
            flow.buffer.append(child.tail)


def add_text(flow: Flow, element: etree._Element) -> None:
    flush(flow)
    if element.getparent() is not None and element.getprevious() is not None and flow.chunks:
        flow.chunks.append(Chunk("* * *"))
    add_block(flow, element)
    moved = list(moved_notes(element))
    if moved and home_of_notes(element) is None:
        add_heading(flow, "Notes")
        for note in moved:
            add_note_at_end(flow, note)


def add_division(flow: Flow, element: etree._Element) -> None:
    if is_notes_division(element):
        add_notes(flow, element)
    else:
        add_block(flow, element)


def add_head(flow: Flow, element: etree._Element) -> None:
    flush(flow)
    add_content(flow, element)
    text = settle("".join(flow.buffer))
    flow.buffer.clear()
    if text:
        parent = element.getparent()
        divided = parent is not None and local_name(parent) in DIVISIONS
        flow.chunks.append(Chunk(text, flow.first, flow.rest, underline="-" if divided else ""))


def add_paragraph(flow: Flow, element: etree._Element) -> None:
    if not flow.run_in:
        flush(flow)
    flow.run_in = False
    add_content(flow, element)
    flush(flow)


def add_speaker(flow: Flow, element: etree._Element) -> None:
    flush(flow)
    add_content(flow, element)
    following = element.getnext()
    if following is not None and local_name(following) in ("p", "ab"):
        flow.buffer.append(" ")
        flow.run_in = True
    else:
        flush(flow)


def add_stage(flow: Flow, element: etree._Element) -> None:
    """A stage direction in brackets, unless it has some of its own."""
    parent = element.getparent()
    block = parent is not None and local_name(parent) in CONTAINERS
    if block:
        flush(flow)
    own = plain_text(element).startswith(("(", "["))
    flow.buffer.append("" if own else "[")
    add_content(flow, element)
    flow.buffer.append("" if own else f"{JOIN}]")
    if block:
        flush(flow)


def add_line(flow: Flow, element: etree._Element) -> None:
    """A line of an opener, closer or poem; the next one follows without an empty line."""
    if not is_block(element, local_name(element)):
        add_content(flow, element)
        return
    previous = element.getprevious()
    parent = element.getparent()
    flush(flow)
    grouped = parent is not None and local_name(parent) in ("opener", "closer", "lg", "titlePage", "q", "quote")
    add_content(flow, element)
    flush(flow, tight=grouped and previous is not None and local_name(previous) in RUN_TOGETHER | {"seg"})


def add_quote(flow: Flow, element: etree._Element) -> None:
    if is_block(element, local_name(element)):
        indented(flow, "    ", "    ", lambda: add_content(flow, element))
    else:
        add_content(flow, element)


def add_list(flow: Flow, element: etree._Element) -> None:
    flush(flow)
    for child in element.iterchildren(tag=etree.Element):
        following = child.getnext()
        if child.tag == f"{TEI}item":
            add_item(flow, child)
        elif not (child.tag == f"{TEI}label" and following is not None and following.tag == f"{TEI}item"):
            add(flow, child)
            flush(flow)


def add_item(flow: Flow, item: etree._Element) -> None:
    before = item.getprevious()
    label = next(item.iterchildren(f"{TEI}label"), None)
    skipped = {label} if label is not None else set()
    if before is not None and before.tag == f"{TEI}label":
        label, before, skipped = before, before.getprevious(), set()
    sign = "-" if label is None else plain_text(label)
    start = len(flow.chunks)
    indented(flow, f"  {sign} ", "    ", lambda: add_content(flow, item, skipped))
    if before is not None:
        tighten(flow, start)


def add_table(flow: Flow, element: etree._Element) -> None:
    """A table, one line for a row."""
    flush(flow)
    rows = 0
    for child in element.iterchildren(tag=etree.Element):
        if child.tag != f"{TEI}row":
            add(flow, child)
            flush(flow)
            continue
        for number, cell in enumerate(child.iterchildren(tag=etree.Element)):
            inner = Flow(flow.labels, flow.hidden)
            add_content(inner, cell)
            flush(inner)
            words = " ".join(chunk.text.replace("\n", " ") for chunk in inner.chunks)
            flow.buffer.append(f"{' | ' if number else ''}{words}")
        flush(flow, tight=rows > 0, wrap=False)
        rows += 1


def add_note(flow: Flow, element: etree._Element) -> None:
    if is_note(element):
        if leaves_sign(element) and not names_mark(element):
            flow.buffer.append(f"[{flow.labels.get(element, '')}]")
        return
    flush(flow)
    previous = element.getprevious()
    start = len(flow.chunks)
    indented(flow, "    ", "    ", lambda: add_content(flow, element))
    if previous is not None and previous.tag == element.tag and not is_note(previous):
        tighten(flow, start)


def add_reference(flow: Flow, element: etree._Element) -> None:
    if element.get("type") == "noteMark":
        flow.buffer.append(f"[{flow.labels[element]}]")
    else:
        add_content(flow, element)


def add_choice(flow: Flow, element: etree._Element) -> None:
    reading = shown_reading(element)
    if reading is not None:
        add_content(flow, reading)


def add_around(before: str, after: str) -> Callable[[Flow, etree._Element], None]:
    def add_signs(flow: Flow, element: etree._Element) -> None:
        flow.buffer.append(before)
        add_content(flow, element)
        flow.buffer.append(after)

    return add_signs


def add_page_break(flow: Flow, element: etree._Element) -> None:
    number = element.get("n")
    flow.buffer.append(f"{PAGE}[p. {number}]{PAGE}" if number else f"{PAGE}‖{PAGE}")


def add_milestone(flow: Flow, element: etree._Element) -> None:
    parent = element.getparent()
    if element.get("unit") == "page":
        flow.buffer.append(f"{PAGE}‖{PAGE}")
    elif parent is not None and local_name(parent) in DIVISIONS:
        flush(flow)
        flow.chunks.append(Chunk("* * *"))


def add_line_break(flow: Flow, element: etree._Element) -> None:
    flow.buffer.append(JOIN if element.get("break") in JOINING else LINE)


def add_punctuation(flow: Flow, element: etree._Element) -> None:
    if is_weak_hyphen(element):
        flow.buffer.append(JOIN)
    elif element.get("unit") != "cell":
        add_content(flow, element)


SPECIAL: Mapping[str, Callable[[Flow, etree._Element], None]] = {
    "text": add_text,
    "floatingText": add_text,
    "div": add_division,
    "head": add_head,
    "p": add_paragraph,
    "ab": add_paragraph,
    "speaker": add_speaker,
    "stage": add_stage,
    **dict.fromkeys(("quote", "q", "said"), add_quote),
    "list": add_list,
    "table": add_table,
    "note": add_note,
    "ref": add_reference,
    "choice": add_choice,
    "supplied": add_around("⟨", "⟩"),
    "surplus": add_around("{", "}"),
    "gap": add_around("[…]", ""),
    "pb": add_page_break,
    "milestone": add_milestone,
    "lb": add_line_break,
    "pc": add_punctuation,
    "fw": lambda flow, element: None,
    **dict.fromkeys(RUN_TOGETHER | {"seg"}, add_line),
}
