"""A TEI document as the plain text it was made from: corrections undone, nothing added, in the order of the source."""

from collections.abc import Iterator

from lxml import etree

from tei.render.chunks import Chunk
from tei.render.elements import is_block, local_name
from tei.render.summary import find_all
from tei.render.words import NOT_SOURCE, TEI, fold, plain_text

BREAK = "\x02"
"""Stands between paragraphs while they are collected; XML forbids it, so no text has it."""
LINE = "\x03"


def source_chunks(root: etree._Element) -> list[Chunk]:
    """The paragraphs. Their letters, white space aside, are those of the source without the passages of
    `left_out_chunks`: what `tei verify` compares."""
    texts = [text for text in root.iter(f"{TEI}text") if next(text.iterancestors(f"{TEI}text"), None) is None]
    collected = "".join(piece for text in texts for piece in pieces(text))
    lines = ("\n".join(filter(None, map(fold, paragraph.split(LINE)))) for paragraph in collected.split(BREAK))
    return [Chunk(text) for text in lines if text]


def left_out_chunks(root: etree._Element) -> Iterator[Chunk]:
    """What is not in the text of the edition but was in its source, with its place there."""
    notes = [note for note in find_all(root, "teiHeader/fileDesc/notesStmt/note") if note.get("type") == "omitted"]
    if notes:
        yield Chunk("Left out", underline="-")
    for number, note in enumerate(notes):
        line, _, column = note.get("n", "").partition(":")
        place = ", ".join(filter(None, (f"line {line}" if line else "", f"column {column}" if column else "")))
        yield Chunk(plain_text(note), f"{place}: " if place else "", "    ", tight=number > 0)


def pieces(element: etree._Element) -> Iterator[str]:
    """Text, with signs where paragraphs and lines end."""
    if not isinstance(element.tag, str) or element.tag in NOT_SOURCE:
        return
    name = local_name(element)
    block = BREAK if is_block(element, name) and name not in ("row", "cell") else ""
    if name == "lb":
        yield LINE
    elif name in ("row", "note"):
        yield BREAK if name == "note" else LINE
    elif name == "cell":
        yield " "
    yield f"{block}{element.text or ''}"
    for child in element:
        yield from pieces(child)
        yield child.tail or ""
    yield BREAK if name == "note" else block
