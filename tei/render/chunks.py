"""Paragraphs of plain text while they are collected, and when they are done."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from tei.render.words import fold

# Signs for the layout inside collected text; XML forbids these characters, so no text has them.
JOIN = "\x01"
LINE = "\x02"
PAGE = "\x03"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph of plain text; a line end in it is meant."""

    text: str
    first: str = ""
    """What stands before its first line: the indent, the sign of a list or note."""
    rest: str = ""
    """What stands before its other lines."""
    tight: bool = False
    """No empty line before it."""
    wrap: bool = True
    underline: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is decided before the first paragraph."""

    labels: Mapping[etree._Element, str]
    """The sign of each note and of each mark, without brackets."""
    hidden: frozenset[etree._Element]
    """Elements shown elsewhere: the heading that is the title."""
    handlers: "Mapping[str, Callable[[Flow, etree._Element], None]]"
    """How elements are collected that need more than their text, by name."""
    below: bool
    """Notes stand below the part of the text that has their marks, and not at its end."""
    noted: Mapping[etree._Element, etree._Element]
    """The note each mark leads to."""
    signs: Mapping[etree._Element, str]
    """Of the entries of the apparatus, without brackets, by the elements they are about."""


@dataclasses.dataclass(slots=True)
class Flow:
    """Paragraphs so far, and the one being collected."""

    setting: Setting
    chunks: list[Chunk] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    first: str = ""
    rest: str = ""
    run_in: bool = False
    """The next paragraph continues what is collected: a speaker's label."""
    pending: list[etree._Element] = field(default_factory=list)
    """Notes to what is being collected, where notes stand below."""
    placed: set[etree._Element] = field(default_factory=set)
    """Notes that stand below already."""


def flush(flow: Flow, tight: bool = False, wrap: bool = True) -> None:
    """End the paragraph being collected."""
    text = settle("".join(flow.buffer))
    flow.buffer.clear()
    if text:
        flow.chunks.append(Chunk(text, flow.first, flow.rest, tight, wrap))
        flow.first = flow.rest


def settle(collected: str) -> str:
    """Collected text with its white space folded, words joined across line ends, page marks set off from words."""
    text = re.sub(rf"[ \t\r\n]*{JOIN}[ \t\r\n]*", "", collected)
    text = re.sub(rf"[ \t\r\n]*{LINE}[ \t\r\n]*", LINE, fold(text)).strip(LINE)
    text = re.sub(rf"(^|[ {LINE}]){PAGE}([^{PAGE}]*){PAGE} ?", r"\1\2 ", text)
    return text.replace(PAGE, "").replace(LINE, "\n").strip()


def indented(flow: Flow, first: str, rest: str, fill: Callable[[], None]) -> None:
    """What `fill` collects, behind `first` and `rest`; a sign without text behind it stands alone."""
    flush(flow)
    outer = flow.rest
    flow.first, flow.rest = flow.first + first, outer + rest
    before = len(flow.chunks)
    fill()
    flush(flow)
    if len(flow.chunks) == before and flow.first.strip():
        flow.chunks.append(Chunk("", flow.first))
    flow.first = flow.rest = outer


def add_heading(flow: Flow, text: str) -> None:
    flow.chunks.append(Chunk(text, flow.first, flow.rest, underline="-"))


def tighten(flow: Flow, number: int) -> None:
    """Take the empty line away that stands before a paragraph."""
    if number < len(flow.chunks):
        flow.chunks[number] = replace(flow.chunks[number], tight=True)
