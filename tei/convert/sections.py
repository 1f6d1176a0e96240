"""Headings inside a text: those of its sections, of the points of an agenda, of the parts of a paper."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from tei.convert.content import Reader, find_line_ends, read_content
from tei.convert.lines import is_heading
from tei.convert.paragraphs import read_paragraphs
from tei.grammar.fold import fold
from tei.grammar.vocabulary import normal, phrases
from tei.model import Block, Heading
from tei.text.blocks import TextBlock

_POINT = re.compile(r"(?P<n>\d{1,2}|[IVX]{1,5}|[A-H])(?P<form>[.)])\s+(?=[^\W_])")
_STOPPED = re.compile(r"[.!?:;,…][\d\])\"'”’»¹²³⁰⁴⁵⁶⁷⁸⁹]*\s*$")
_LONGEST_POINT = 110
_LONGEST_CAPITALS = 90


def find_sections(
    blocks: Sequence[TextBlock], speaks: Callable[[TextBlock], bool] = lambda block: False
) -> frozenset[int]:
    """Offsets of the blocks that head a section.

    A heading has a sentence below it, and is a numbered point without a stop (`2. Loans`, `II. Die Verhandlungen`)
    that others like it precede or follow, a line in capitals, or a word that heads sections (`Conclusions`). Points
    with nothing between them are a list.

    Args:
        speaks: whether a block is a speech: it is no heading, and may stand below one.
    """
    texts = [block.text for block in blocks]
    spoken = [speaks(block) for block in blocks]
    points = [_is_point(text) for text in texts]
    forms = Counter(_form(text) for text, point, said in zip(texts, points, spoken, strict=True) if point and not said)
    heads = phrases("section", "heads")
    found: set[int] = set()
    for index, text in enumerate(texts[:-1]):
        below = index + 1
        if spoken[index] or points[below] or not (spoken[below] or _is_text(texts[below])):
            continue
        again = points[index] and forms[_form(text)] >= 2
        if again or _is_capitals(text) or normal(text) in heads:
            found.add(blocks[index].span.start)
    return frozenset(found)


def read_sections(reader: Reader, blocks: Sequence[TextBlock]) -> tuple[Block, ...]:
    """Paragraphs and lists, with the headings between them."""
    heads = find_sections(blocks)
    found: list[Block] = []
    run: list[TextBlock] = []
    for block in blocks:
        if block.span.start in heads:
            found += (*read_paragraphs(reader, run), heading(reader, block))
            run = []
        else:
            run.append(block)
    return (*found, *read_paragraphs(reader, run))


def heading(reader: Reader, block: TextBlock) -> Heading:
    return Heading(read_content(reader, block, find_line_ends), 1)


def _is_point(text: str) -> bool:
    line = " ".join(text[: 2 * _LONGEST_POINT].split())
    match = _POINT.match(line)
    return match is not None and len(line) <= _LONGEST_POINT and not _STOPPED.search(line) and _is_named(line, match)


def _is_named(line: str, label: re.Match[str]) -> bool:
    """Whether a capital follows the number, and no verb makes a sentence of the line as far as a comma shows."""
    rest = line[label.end() :]
    return rest[0].isupper() or rest[0] in '«„“"'


def _form(text: str) -> str:
    match = _POINT.match(text)
    if not match:
        return ""
    return ("1" if match["n"].isdigit() else "I" if set(match["n"]) <= set("IVX") else "A") + match["form"]


def _is_capitals(text: str) -> bool:
    line = fold(" ".join(text.split()))
    if len(line) > _LONGEST_CAPITALS:
        return False
    letters = [character for character in line if character.isalpha()]
    capitals = len(letters) >= 7 and all(letter.isupper() for letter in letters)
    return capitals and is_heading(line) and not _STOPPED.search(line)


def _is_text(text: str) -> bool:
    return bool(_STOPPED.search(text)) and len(list(islice(filter(str.islower, text.split()), 2))) == 2
