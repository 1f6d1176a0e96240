"""A text without speeches as sections: headings by level, an abstract, a bibliography, and what stands in each."""

from collections.abc import Sequence

from tei.convert.content import Reader, read_content
from tei.convert.paragraphs import read_paragraphs
from tei.convert.sections import find_sections, heading, is_bibliography
from tei.grammar.lists import item_label
from tei.grammar.section_labels import division_head, division_opening, keywords_label
from tei.grammar.vocabulary import normal, phrases
from tei.model import Block, Division, Item, List, Span
from tei.text.blocks import TextBlock

_DEEPEST_ABSTRACT = 8
"""Blocks that may stand above an abstract: the authors' offices, thanks, dates."""
_LONGEST_ABSTRACT = 4
"""Paragraphs of an abstract that the keywords or a heading end; else it has one."""


def read_sections(
    reader: Reader, blocks: Sequence[TextBlock], paper: bool = False, also: frozenset[int] = frozenset()
) -> tuple[Block, ...]:
    """Paragraphs and lists, with the headings between them.

    Args:
        paper: whether the text can have an abstract and a bibliography.
        also: offsets of blocks that are headings for the caller's own reasons.
    """
    heads = find_sections(blocks, also=also)
    abstract = _find_abstract(blocks, heads) if paper else range(0)
    found: list[Block] = []
    run: list[TextBlock] = []
    entries = False
    for index, block in enumerate([*blocks, None]):
        level = heads.get(block.span.start, 0) if block else 0
        opens = index in (abstract.start, abstract.stop) and len(abstract) > 0
        if block is None or level or opens:
            found += _bibliography(reader, run) if entries else read_paragraphs(reader, run)
            run, entries = [], False
        if block is None:
            break
        if level:
            division = division_head(block.text) or (
                "notes" if normal(block.text) in phrases("note", "heading") else ""
            )
            stays = division in ("agenda", "decisions", "notes") or (paper and division == "bibliography")
            entries = paper and division == "bibliography"
            found.append(heading(reader, block, level, division if stays or index in abstract else ""))
            continue
        if opens:
            headed = index == abstract.start + 1 and index - 1 in abstract
            found += [] if headed else [Division("abstract" if index == abstract.start else "section")]
        run.append(block)
    return tuple(found)


def _bibliography(reader: Reader, blocks: Sequence[TextBlock]) -> tuple[Block, ...]:
    if not is_bibliography(blocks):
        return read_paragraphs(reader, blocks)
    return (List(tuple(_entry(reader, block) for block in blocks), type="bibliography"),)


def _entry(reader: Reader, block: TextBlock) -> Item:
    label = item_label(block.text)
    end = label.end if label else 0
    sign = Span(block.span.start, block.span.start + end) if end else None
    return Item(sign, read_content(reader, block.part(end)))


def _find_abstract(blocks: Sequence[TextBlock], heads: dict[int, int]) -> range:
    """The blocks of an abstract near the top, its heading among them; empty where there is none."""
    for index, block in enumerate(blocks[:_DEEPEST_ABSTRACT]):
        headed = block.span.start in heads
        if headed and division_head(block.text) == "abstract":
            return range(index, _abstract_end(blocks, index + 1, heads))
        if headed:
            break
        if division_opening(block.text) == "abstract":
            return range(index, _abstract_end(blocks, index, heads))
    return range(0)


def _abstract_end(blocks: Sequence[TextBlock], first: int, heads: dict[int, int]) -> int:
    for index in range(first + 1, min(first + _LONGEST_ABSTRACT + 1, len(blocks))):
        if keywords_label(blocks[index].text[:60]):
            return index + 1
        if blocks[index].span.start in heads:
            return index
    return first + 1
