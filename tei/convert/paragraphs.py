"""Running text: paragraphs, lists, headings, and sentences that an empty line has cut in two."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tei.convert.content import Reader, read_content
from tei.convert.set_apart import find_quotations, is_caption, is_set_apart, table_or_verse
from tei.grammar.lists import ItemLabel, item_label
from tei.grammar.vocabulary import phrases
from tei.model import Block, Doubt, Item, List, Paragraph, Quote, Span, Stage, Table
from tei.text.blocks import TextBlock

_LONGEST_ASIDE = 60
"""Words."""
_OPEN_END = re.compile(r"(?P<word>[^\W\d_][^\W_]*)(?P<comma>,?)")
"""The last word of a block that no stop ends."""


@dataclass(frozen=True, slots=True)
class Joined:
    blocks: tuple[TextBlock, ...]
    doubts: tuple[Doubt, ...]


def join_cut(
    blocks: Sequence[TextBlock], language: str, begins: Callable[[TextBlock], bool] = lambda block: False
) -> Joined:
    """Blocks with those put together between which an empty line cuts a sentence.

    A page or column break leaves such a line. The first piece ends without any stop in a word that needs another
    after it (`the`, `and`), or the second begins in lower case.

    Args:
        language: of the text, for its function words.
        begins: whether a block begins something new whatever stands above it, such as a speech.
    """
    joined: list[TextBlock] = []
    doubts: list[Doubt] = []
    for block in blocks:
        cut = joined and _is_cut(joined[-1].text, block.text, language) and not begins(block)
        if cut and not is_set_apart(joined[-1]) and not is_set_apart(block):
            joined[-1] = TextBlock(block.source, Span(joined[-1].span.start, block.span.end))
            doubts.append(_cut(block))
        else:
            joined.append(block)
    return Joined(tuple(joined), tuple(doubts))


def read_paragraphs(reader: Reader, blocks: Sequence[TextBlock]) -> tuple[Block, ...]:
    """Paragraphs, lists, tables, verse, quotations. A list is two labelled blocks or more that count up from one."""
    found: list[Block] = []
    quotations = find_quotations(blocks)
    index = 0
    while index < len(blocks):
        items = _list_at(blocks, index)
        if len(items) >= 2:
            found.append(List(tuple(_item(reader, block, label) for block, label in items)))
            index += len(items)
        else:
            block = blocks[index]
            if is_aside(block.text):
                found.append(Stage(read_content(reader, block)))
            else:
                add_block(reader, found, block, block.span.start in quotations)
            index += 1
    return tuple(found)


def add_block(reader: Reader, found: list[Block], block: TextBlock, quoted: bool) -> None:
    """Put a block behind those read: a table with the caption above it, a stanza, a quotation, or a paragraph."""
    before = found[-1] if found else None
    if apart := table_or_verse(reader, block):
        if isinstance(apart, Table) and isinstance(before, Paragraph) and is_caption(_words(reader, before)):
            found[-1] = Table(apart.rows, before.content)
        else:
            found.append(apart)
        return
    paragraph = Paragraph(read_content(reader, block))
    if quoted and isinstance(before, Quote):
        found[-1] = Quote((*before.content, paragraph))
    else:
        found.append(Quote((paragraph,)) if quoted else paragraph)


def _words(reader: Reader, paragraph: Paragraph) -> str:
    return reader.source.text[paragraph.content[0].span.start : paragraph.content[-1].span.end]


def is_aside(text: str) -> bool:
    """Whether a whole paragraph stands in one pair of brackets: a remark on the text by whoever copied it."""
    line = text.strip(" _.")
    inner = line[1:-1]
    bracketed = line[:1] + line[-1:] in ("()", "[]")
    return bracketed and len(line.split()) <= _LONGEST_ASIDE and inner.count(line[0]) == inner.count(line[-1])


def _list_at(blocks: Sequence[TextBlock], index: int) -> list[tuple[TextBlock, ItemLabel]]:
    items: list[tuple[TextBlock, ItemLabel]] = []
    for place in range(index, len(blocks)):
        block = blocks[place]
        label = item_label(block.text)
        if label is None or (items and label.kind != items[0][1].kind):
            break
        if label.number and label.number != len(items) + 1:
            break
        items.append((block, label))
    return items


def _item(reader: Reader, block: TextBlock, label: ItemLabel) -> Item:
    sign = Span(block.span.start, block.span.start + label.end)
    return Item(sign, read_content(reader, block.part(label.end)))


def _is_cut(before: str, after: str, language: str) -> bool:
    if len(before) < 40:
        return False
    match = _OPEN_END.fullmatch(before.rsplit(maxsplit=1)[-1])
    if not match or item_label(after):
        return False
    needs_more = match["word"].lower() in phrases("language", "common", language) and match["word"].islower()
    return (needs_more and not match["comma"]) or (after[0].islower() and match["word"].islower())


def _cut(block: TextBlock) -> Doubt:
    return Doubt(
        "R006",
        block.span,
        f'an empty line cuts a sentence before "{" ".join(block.text.split())[:60]}"; the two pieces were joined',
        "compare with the original; a line may also be missing here",
    )
