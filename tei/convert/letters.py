"""Reading a body that opens and closes as letters and telegrams do."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tei.convert.closing import find_closing, with_lines
from tei.convert.content import read_phrases
from tei.convert.divisions import read_sections
from tei.convert.frame import Frame
from tei.convert.head import read_head
from tei.convert.lines import document_number, is_prose
from tei.convert.paragraphs import join_cut
from tei.grammar.letters import calls_by_name, is_salutation, may_greet
from tei.model import Block, Doubt, Line, Opener
from tei.text.blocks import TextBlock


@dataclass(frozen=True, slots=True)
class Letter:
    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...]
    salutation: TextBlock | None
    signature: TextBlock | None


def read_letter(frame: Frame, paper: bool = False) -> Letter:
    """Salutation, paragraphs, closer, postscript; of each document, where a body holds several with numbers.

    Args:
        paper: whether the text can have an abstract and a bibliography.
    """
    first, *more = split_numbered(frame.body)
    letter = _read(frame, first, paper)
    blocks, doubts = list(letter.blocks), list(letter.doubts)
    for document in more:
        head = read_head(frame.reader, document, lambda block: False, level=1)
        following = _read(frame, document[head.count :])
        blocks += (*head.blocks, *following.blocks)
        doubts += following.doubts
    return Letter(tuple(blocks), tuple(doubts), letter.salutation, None if more else letter.signature)


def split_numbered(body: Sequence[TextBlock]) -> list[Sequence[TextBlock]]:
    """A body cut before the numbers that head its documents, `No. 2.`, `No. 3.`, which count up by one."""
    cuts = [index for index, block in enumerate(body) if document_number(block.text)]
    numbers = [document_number(body[index].text) for index in cuts]
    if len(cuts) < 2 or any(b != a + 1 for a, b in pairwise(numbers)):
        return [body]
    return [body[start:end] for start, end in pairwise([0, *cuts, len(body)])]


def _read(frame: Frame, text: Sequence[TextBlock], paper: bool = False) -> Letter:
    body = with_lines(text)
    opening = body[:1] if has_salutation(body) else ()
    closing = find_closing(frame.reader, body[len(opening) :])
    joined = join_cut(body[len(opening) : len(body) - closing.count], frame.language)
    found: list[Block] = [Opener((Line("salute", read_phrases(frame.reader, block)),)) for block in opening]
    found += read_sections(frame.reader, joined.blocks, paper)
    found += closing.blocks
    return Letter(tuple(found), joined.doubts, opening[0] if opening else None, closing.signature)


def has_salutation(body: Sequence[TextBlock]) -> bool:
    """Whether a body begins with a salutation."""
    if not body:
        return False
    below = body[1].text if len(body) > 1 else ""
    called = calls_by_name(body[0].text) and len(below) >= 40
    return called or is_salutation(body[0].text) or (may_greet(body[0].text) and is_prose(below))
