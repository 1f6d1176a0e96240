"""Headings inside a text: those of its sections, of the points of an agenda, of the parts of a paper."""

import re
from collections.abc import Callable, Sequence

from tei.convert.content import Reader, find_line_ends, read_content
from tei.convert.lines import is_heading
from tei.convert.paragraphs import read_paragraphs
from tei.grammar.fold import fold
from tei.grammar.vocabulary import normal, phrases
from tei.model import Block, Heading
from tei.text.blocks import TextBlock

_POINT = re.compile(
    r"(?:(?P<word>[^\W\d_]{3,9})\s+)?(?P<n>\d{1,2}|[IVX]{1,5}|[A-H])(?P<form>[.)]|(?(word):))"
    r"\s+(?:[—–]\s*|--?\s+)?(?=[^\W_])"
)
_STOPPED = re.compile(r"[.!?:;,…][\d\])\"'”’»¹²³⁰⁴⁵⁶⁷⁸⁹]*\s*$")
_LONGEST_POINT = 110
_LONGEST_CAPITALS = 90
_LONGEST_PLAIN = 60


def find_sections(
    blocks: Sequence[TextBlock], speaks: Callable[[TextBlock], bool] = lambda block: False, *, plain: bool = False
) -> frozenset[int]:
    """Offsets of the blocks that head a section.

    A heading has a sentence below it, and is a numbered point without a stop (`2. Loans`, `II. Die Verhandlungen`)
    that others like it precede or follow, a line in capitals, or a word that heads sections (`Conclusions`). Points
    with nothing between them are a list.

    Args:
        speaks: whether a block is a speech: it is no heading, and may stand below one.
        plain: whether any short line without a stop between sentences heads a section, as the points of minutes do.
    """
    points = [index for index, block in enumerate(blocks) if _is_point(block.text) and not speaks(block)]
    forms = [_form(blocks[index].text) for index in points]
    found: set[int] = set()
    for index, block in enumerate(blocks[:-1]):
        below = blocks[index + 1]
        further = blocks[index + 2] if index + 2 < len(blocks) else None
        led_in = further is not None and speaks(further) and below.text.endswith(":")
        if speaks(block) or _is_point(below.text) or not (speaks(below) or _is_text(below.text) or led_in):
            continue
        again = index in points and forms.count(_form(block.text)) >= 2
        above = blocks[index - 1].text if index else "."
        between = plain and is_heading(block.text) and len(block.text) <= _LONGEST_PLAIN and _STOPPED.search(above)
        if again or between or _is_capitals(block.text) or normal(block.text) in phrases("section", "heads"):
            found.add(block.span.start)
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
    if match and match["word"] and match["word"].lower() not in phrases("section", "points"):
        return False
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
    letters = [character for character in line if character.isalpha()]
    capitals = len(letters) >= 7 and all(letter.isupper() for letter in letters)
    return capitals and len(line) <= _LONGEST_CAPITALS and is_heading(line) and not _STOPPED.search(line)


def _is_text(text: str) -> bool:
    return (bool(_STOPPED.search(text)) or len(text) > _LONGEST_POINT) and sum(
        word.islower() for word in text.split()
    ) >= 2
