"""Paragraphs, speeches, lists and tables of plain text."""

from lxml import etree

from tei.render.chunks import JOIN, Chunk, Flow, flush, indented, settle, tighten
from tei.render.elements import CONTAINERS, DIVISIONS, RUN_TOGETHER, is_block, local_name
from tei.render.flow_walk import add, add_content
from tei.render.words import TEI, plain_text


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
            inner = Flow(flow.setting, pending=flow.pending)
            add_content(inner, cell)
            flush(inner)
            words = " ".join(chunk.text.replace("\n", " ") for chunk in inner.chunks)
            flow.buffer.append(f"{' | ' if number else ''}{words}")
        flush(flow, tight=rows > 0, wrap=False)
        rows += 1
