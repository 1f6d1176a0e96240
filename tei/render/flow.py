"""The text of a TEI document as paragraphs of plain text: what `render_text` wraps and joins."""

from collections.abc import Callable, Mapping

from lxml import etree

from tei.render.chunks import JOIN, LINE, PAGE, Chunk, Flow, Setting, flush
from tei.render.elements import DIVISIONS, RUN_TOGETHER, local_name
from tei.render.flow_blocks import (
    add_head,
    add_line,
    add_list,
    add_paragraph,
    add_quote,
    add_speaker,
    add_stage,
    add_table,
)
from tei.render.flow_notes import add_division, add_note, add_reference, add_text
from tei.render.flow_walk import add, add_content
from tei.render.marks import note_labels, noted
from tei.render.words import JOINING, is_weak_hyphen, shown_reading

NO_SIGNS: Mapping[etree._Element, str] = {}


def flow_text(
    text: etree._Element,
    hidden: frozenset[etree._Element],
    below: bool = False,
    signs: Mapping[etree._Element, str] = NO_SIGNS,
) -> list[Chunk]:
    """The paragraphs of a `text` (or of any element).

    Args:
        hidden: elements shown elsewhere.
        below: notes stand below the part of the text that has their marks, and not at the end.
        signs: of the entries of the apparatus, by the elements they are about.
    """
    flow = Flow(Setting(note_labels(text), hidden, SPECIAL, below, noted(text) if below else {}, signs))
    add(flow, text)
    flush(flow)
    return flow.chunks


def add_choice(flow: Flow, element: etree._Element) -> None:
    reading = shown_reading(element)
    if reading is not None:
        add_content(flow, reading)
    add_sign(flow, element)


def add_dated(flow: Flow, element: etree._Element) -> None:
    add_content(flow, element)
    add_sign(flow, element)


def add_sign(flow: Flow, element: etree._Element) -> None:
    """The sign that leads to the apparatus."""
    if sign := flow.setting.signs.get(element):
        flow.buffer.append(f"[{sign}]")


def add_around(before: str, after: str) -> Callable[[Flow, etree._Element], None]:
    def add_signs(flow: Flow, element: etree._Element) -> None:
        flow.buffer.append(before)
        add_content(flow, element)
        flow.buffer.append(after)
        add_sign(flow, element)

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
    "date": add_dated,
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
