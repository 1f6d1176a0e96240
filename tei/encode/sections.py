"""Cutting a run of blocks into divisions that TEI allows.

A division of TEI has a top (headings, openers), a middle (paragraphs, speeches) and a bottom (closers), in this
order, and what comes after a bottom, or a top after a middle, begins another division. Sources do as they please.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tei.model import Block, Byline, Closer, Division, Heading, Note, Opener, Pause, Postscript, SourceLine


@dataclass(frozen=True, slots=True)
class Section:
    level: int
    """0 for the text's first, that of the heading for one with a heading."""
    blocks: tuple[Block, ...]
    type: str = ""
    """What its heading or opening says it is; empty for most."""

    @property
    def has_bottom(self) -> bool:
        return any(_place(block) == "bottom" for block in self.blocks)

    @property
    def has_middle(self) -> bool:
        return any(_place(block) == "middle" for block in self.blocks)


def split_sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """The blocks in sections, in order, none of which breaks the order of top, middle, bottom."""
    sections: list[Section] = []
    current: list[Block] = []
    level, type = 0, ""
    seen = "top"
    for block in blocks:
        place = _place(block)
        begins = (
            isinstance(block, Division)
            or (place == "top" and seen != "top")
            or (place == "middle" and seen == "bottom")
            or (isinstance(block, Heading) and block.level > level)
        )
        if begins and current:
            sections.append(Section(level, tuple(current), type))
            current, seen, type = [], "top", ""
            level = block.level if isinstance(block, Heading) else max(level, 0)
        if isinstance(block, Division):
            level, type = block.level, block.type
        elif isinstance(block, Heading) and not current:
            type = block.division
        if not isinstance(block, Division):
            current.append(block)
        if place != "anywhere":
            seen = place
        elif type == "notes" and isinstance(block, Note):
            seen = "middle"
    if current:
        sections.append(Section(level, tuple(current), type))
    return tuple(sections)


def _place(block: Block) -> str:
    match block:
        case Heading() | Byline() | Opener():
            return "top"
        case Closer() | Postscript():
            return "bottom"
        case Note() | SourceLine() | Pause() | Division():
            return "anywhere"
        case _:
            return "middle"
