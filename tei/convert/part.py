"""Putting what a converter read together with the frame around it."""

from collections.abc import Iterable
from dataclasses import replace

from tei.convert.frame import Frame
from tei.convert.notes import put_back
from tei.model import Block, Doubt, Opener, Part, Span


def assemble(
    frame: Frame,
    kind: str,
    blocks: Iterable[Block],
    doubts: Iterable[Doubt] = (),
    *,
    signature: Span | None = None,
    salutation: Span | None = None,
) -> Part:
    """One document: the frame's head, the body as read, the frame's tail and notes.

    Notes that stand in the text are put back to their places. Openers that meet, such as the date
    line of the head and the salutation of the body, become one.
    """
    together: list[Block] = []
    for block in put_back((*frame.head, *blocks, *frame.tail), frame.notes_in_text):
        if together and isinstance(block, Opener) and isinstance(before := together[-1], Opener):
            together[-1] = Opener((*before.lines, *block.lines))
        else:
            together.append(block)
    return Part(
        span=frame.source.region,
        kind=kind,
        language=frame.language,
        metadata=replace(frame.metadata, signature=signature, salutation=salutation),
        blocks=tuple(together),
        notes=frame.notes,
        notes_heading=frame.notes_heading,
        omitted=frame.omitted,
        doubts=(*frame.doubts, *doubts),
    )
