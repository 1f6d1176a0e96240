"""Reading a body that opens and closes as letters and telegrams do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tei.convert.closing import find_closing, with_lines
from tei.convert.content import Reader, read_phrases, words_of
from tei.convert.divisions import read_sections
from tei.convert.frame import Frame
from tei.convert.head import read_head
from tei.convert.lines import dateline_content, document_number, is_ended, is_prose
from tei.convert.paragraphs import join_cut
from tei.convert.titles import is_correspondents
from tei.grammar.datelines import is_dateline, is_hour
from tei.grammar.letters import calls_by_name, is_salutation, may_greet
from tei.grammar.numbers import is_number
from tei.model import Block, Division, Doubt, Line, Opener
from tei.text.blocks import TextBlock

_LONGEST_DATELINE = 90
_LONGEST_HEAD = 6
"""Lines that may stand above the date line of a letter that follows another."""
_LINE_OF_HEAD = 120


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
    first, *more = [part for piece in (first, *more) for part in split_closed(frame.reader, piece)]
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


def split_closed(reader: Reader, body: Sequence[TextBlock]) -> list[Sequence[TextBlock]]:
    """A body cut where a letter ends and another begins: below a signature stand a head and a date line, and a
    salutation or running text below them. The head names who writes to whom, or has a number; without one the date
    line needs a salutation."""
    cuts = [0]
    for index in range(2, len(body) - 1):
        text = words_of(reader, body[index])
        if len(text) > _LONGEST_DATELINE or not is_dateline(text, reader.years) or not _opens_text(body, index + 1):
            continue
        cut = _head_above(body, index, cuts[-1])
        if cut is not None and find_closing(reader, with_lines(body[cuts[-1] : cut])).signature:
            cuts.append(cut)
    return [body[start:end] for start, end in pairwise([*cuts, len(body)])]


def _head_above(body: Sequence[TextBlock], dateline: int, begin: int) -> int | None:
    """Where the head begins to which a date line belongs; None where it has none and no salutation follows."""
    lines = range(max(begin + 2, dateline - _LONGEST_HEAD), dateline + 1)
    short = [index for index in lines if all(len(block.text) <= _LINE_OF_HEAD for block in body[index : dateline + 1])]
    named = next((index for index in short if is_correspondents(body[index].text)), None)
    numbered = next((index for index in short if is_number(body[index].text)), None)
    alone = dateline if has_salutation(body[dateline + 1 :]) else None
    return named if named is not None else numbered if numbered is not None else alone


def _opens_text(body: Sequence[TextBlock], index: int) -> bool:
    """Whether a salutation or running text begins here, perhaps below a line that says how a telegram came."""
    below = body[index : index + 2]
    return has_salutation(below) or any(is_prose(block.text) for block in below)


def _read(frame: Frame, text: Sequence[TextBlock], paper: bool = False) -> Letter:
    body = with_lines(text)
    opening = body[: _greetings(body)]
    closing = find_closing(frame.reader, body[len(opening) :])
    reader = frame.reader
    joined = join_cut(
        body[len(opening) : len(body) - closing.count],
        frame.language,
        lambda block: is_dateline(words_of(reader, block), reader.years),
    )
    found: list[Block] = [Opener((Line("salute", read_phrases(reader, block)),)) for block in opening]
    found += (
        _days(reader, joined.blocks) if opening or closing.signature else read_sections(reader, joined.blocks, paper)
    )
    found += closing.blocks
    return Letter(tuple(found), joined.doubts, opening[0] if opening else None, closing.signature)


def _greetings(body: Sequence[TextBlock]) -> int:
    """How many lines greet: one, or two, where whom it names first is greeted again: `Sehr geehrte Gäste,` / `liebe
    Freunde!`."""
    if not has_salutation(body):
        return 0
    again = len(body) > 2 and is_salutation(body[1].text) and len(body[1].text) <= _LONGEST_DATELINE
    return 1 + again


def _days(reader: Reader, blocks: Sequence[TextBlock]) -> Iterator[Block]:
    """A letter written on several days: each date line, or time of day, between its paragraphs begins a division."""
    begin = 0
    for index in range(1, len(blocks) - 1):
        text = words_of(reader, blocks[index])
        day = len(text) <= _LONGEST_DATELINE and (is_dateline(text, reader.years) or is_hour(text))
        if not day or not is_ended(blocks[index - 1].text) or not is_ended(blocks[index + 1].text):
            continue
        yield from read_sections(reader, blocks[begin:index])
        yield Division("section")
        yield Opener((Line("dateline", dateline_content(reader, blocks[index])),))
        begin = index + 1
    yield from read_sections(reader, blocks[begin:])


def has_salutation(body: Sequence[TextBlock]) -> bool:
    """Whether a body begins with a salutation."""
    if not body:
        return False
    below = body[1].text if len(body) > 1 else ""
    called = calls_by_name(body[0].text) and len(below) >= 40
    return called or is_salutation(body[0].text) or (may_greet(body[0].text) and is_prose(below))
