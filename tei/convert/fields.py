"""Lists above a text: who was present, what it is about."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tei.convert.content import Reader, read_content, read_phrases
from tei.convert.lines import is_prose
from tei.grammar.lists import item_label
from tei.grammar.vocabulary import normal, phrases
from tei.model import Block, Item, Line, List, Opener, Span
from tei.text.blocks import TextBlock

_KEY = re.compile(r"(?P<key>[^\n:]{2,40}?)\s?:\s+(?=\S)")
_AGENDAS = ("agenda", "tagesordnung", "ordre du jour", "повестка", "порядок дня")
_SUBJECTS = ("subject", "тема", "betreff", "betr", "objet")


@dataclass(frozen=True, slots=True)
class Field:
    block: Block
    count: int
    """How many text blocks it took."""


def read_field(
    reader: Reader, blocks: Sequence[TextBlock], index: int, starts_text: Callable[[TextBlock], bool]
) -> Field | None:
    """The field that begins with a block: a word such as `PARTICIPANTS` with the lines below it, or `Time: 3 p.m.`.

    The lines of a list follow each other without an empty line; one may stand below the word itself.
    """
    block = blocks[index]
    known = phrases("head", "fields")
    if normal(block.text) in known:
        items = list(_lines_below(blocks, index, starts_text))
        heading = read_content(reader, block)
        type = "subject" if normal(block.text).startswith(_SUBJECTS) else "participants"
        if not items:
            return None
        if normal(block.text).startswith(_AGENDAS) and all(item_label(item.text) for item in items):
            return Field(List(tuple(_point(reader, item) for item in items), heading, "agenda"), len(items) + 1)
        return Field(
            List(tuple(Item(None, read_content(reader, item)) for item in items), heading, type), len(items) + 1
        )
    match = _KEY.match(block.text)
    if match and normal(match["key"]) in known and len(block.text) <= 200 and "\n" not in block.text:
        return Field(Opener((Line("other", read_phrases(reader, block)),)), 1)
    return None


def _point(reader: Reader, block: TextBlock) -> Item:
    label = item_label(block.text)
    end = label.end if label else 0
    return Item(Span(block.span.start, block.span.start + end), read_content(reader, block.part(end)))


def _is_person(text: str) -> bool:
    """Whether a long line is one of a list of those present: it ends in no sentence's verb, but names and offices."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(text) <= 120 and 2 * sum(word[0].isupper() for word in words) > len(words)


def _lines_below(
    blocks: Sequence[TextBlock], index: int, starts_text: Callable[[TextBlock], bool]
) -> Sequence[TextBlock]:
    known = phrases("head", "fields")
    found: list[TextBlock] = []
    for before, block in zip(blocks[index:], blocks[index + 1 :], strict=False):
        gap = block.source.text.count("\n", before.span.end, block.span.start)
        if gap > 1 and found:
            break
        party = normal(block.text) in phrases("head", "parties")
        if (
            starts_text(block)
            or (normal(block.text) in known and not party)
            or (is_prose(block.text) and not (gap <= 2 - bool(found) and _is_person(block.text)))
            or len(block.text) > 160
        ):
            break
        found.append(block)
    return found
