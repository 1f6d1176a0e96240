"""Reading a body that opens and closes as letters and telegrams do."""

from collections.abc import Sequence
from dataclasses import dataclass

from tei.convert.content import read_phrases
from tei.convert.frame import Frame
from tei.convert.head import dateline_content, is_dateline
from tei.convert.paragraphs import join_cut, read_paragraphs
from tei.grammar.letters import is_salutation, is_signature, is_valediction
from tei.model import Block, Closer, Doubt, Line, LineKind, Opener
from tei.text.blocks import TextBlock

_LONGEST_CLOSER = 8
"""Lines below the text of a letter: valediction, signature, date, place."""


@dataclass(frozen=True, slots=True)
class Letter:
    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...]
    salutation: TextBlock | None
    signature: TextBlock | None


def read_letter(frame: Frame) -> Letter:
    """Salutation, paragraphs, closer."""
    body = list(frame.body)
    opening = [body.pop(0)] if body and is_salutation(body[0].text) else []
    kinds = closing_lines(body, frame.reader.years)
    closing = body[len(body) - len(kinds) :]
    joined = join_cut(body[: len(body) - len(kinds)], frame.language)
    found: list[Block] = [Opener((Line("salute", read_phrases(frame.reader, block)),)) for block in opening]
    found += read_paragraphs(frame.reader, joined.blocks)
    if kinds:
        found.append(Closer(tuple(_line(frame, kind, block) for kind, block in zip(kinds, closing, strict=True))))
    signatures = [block for kind, block in zip(kinds, closing, strict=True) if kind == "signed"]
    return Letter(
        tuple(found),
        joined.doubts,
        opening[0] if opening else None,
        signatures[-1] if signatures else None,
    )


def closing_lines(body: Sequence[TextBlock], years: tuple[int, ...]) -> list[LineKind]:
    """What the last blocks of a letter are, from the first line of its closer to the end; empty if it has none.

    Read from the end: date lines, then at most two names, then words of leave-taking. A name alone closes a letter
    only if nothing but it or words of leave-taking stand there.
    """
    kinds: list[LineKind] = []
    signed = left = 0
    for block in reversed(body[-_LONGEST_CLOSER:]):
        text = block.text
        if not signed and not left and is_dateline(text, years):
            kinds.insert(0, "dateline")
        elif is_valediction(text):
            kinds.insert(0, "salute")
            left += 1
        elif not left and signed < 2 and is_signature(text):
            kinds.insert(0, "signed")
            signed += 1
        else:
            break
    return kinds if signed or left else []


def _line(frame: Frame, kind: LineKind, block: TextBlock) -> Line:
    read = dateline_content if kind == "dateline" else read_phrases
    return Line(kind, read(frame.reader, block))


def has_salutation(frame: Frame) -> bool:
    """Whether the body begins with a salutation."""
    return bool(frame.body) and is_salutation(frame.body[0].text)
