"""What stands apart from the running text: tables, verse, quotations set in from the margin."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tei.convert.content import Reader, read_content
from tei.convert.layout import margins
from tei.grammar.lists import item_label
from tei.grammar.vocabulary import phrases
from tei.model import Content, Omitted, Row, Rule, Span, Table, Verse
from tei.text.blocks import TextBlock
from tei.text.tables import read_table
from tei.text.verse import read_verse

_INDENT = 3
"""Columns by which a quotation stands further right than the paragraphs around it."""
_SHORTEST_LINE = 30
_LONGEST_CAPTION = 200


def is_set_apart(block: TextBlock) -> bool:
    """Whether a block is a table or a stanza."""
    if "\n" not in block.text:
        return False
    return read_table(block.source, block.span) is not None or bool(read_verse(block.source, block.span))


def table_or_verse(reader: Reader, block: TextBlock, heading: Content = ()) -> Table | Verse | None:
    """The block as a table, or as a stanza, if it is one."""
    if "\n" not in block.text:
        return None
    source = block.source
    if table := read_table(source, block.span):
        rows = (
            Row(tuple(read_content(reader, TextBlock(source, cell), _find_rules) for cell in row.cells), row.label)
            for row in table.rows
        )
        return Table(tuple(rows), heading)
    lines = read_verse(source, block.span)
    return Verse(tuple(read_content(reader, TextBlock(source, line)) for line in lines)) if lines else None


def table_rules(blocks: Sequence[TextBlock]) -> Iterator[Omitted]:
    """The lines of hyphens between the rows of tables."""
    for block in blocks:
        if "\n" in block.text and (table := read_table(block.source, block.span)):
            yield from (Omitted(rule, "table rule") for rule in table.rules)


def is_caption(text: str) -> bool:
    """Whether a line stands over a table: `Table 3. Ships and cargoes`."""
    first = text.split(maxsplit=1)
    return (
        len(text) <= _LONGEST_CAPTION
        and len(first) > 1
        and first[0].lower().rstrip(".") in phrases("section", "captions")
    )


def find_quotations(blocks: Sequence[TextBlock]) -> frozenset[int]:
    """Offsets of the blocks that are set in from the margin on all lines, as quotations are.

    A paragraph that fills its lines must stand above; where one stands below, its margin is further left too. Where
    most of a text is set in, that is its margin.
    """
    if not any("\n   " in block.text or "\n\t" in block.text for block in blocks):
        return frozenset()
    indents = [margins(block) for block in blocks]
    several = [index for index, own in enumerate(indents) if len(own) > 1]
    left = min((min(indents[index]) for index in several), default=0)
    found: set[int] = set()
    for inset, group in groupby(several, lambda index: _is_inset(blocks[index], indents[index], left)):
        run = list(group)
        if inset and run[0] > 0 and run[0] - 1 in several and min(indents[run[0] - 1]) == left:
            found.update(run)
    if 2 * len(found) > len(several):
        return frozenset()
    return frozenset(blocks[index].span.start for index in found)


def _is_inset(block: TextBlock, indents: Sequence[int], left: int) -> bool:
    first, *rest = indents
    lines = block.text.split("\n")
    prose = all(len(line.strip()) >= _SHORTEST_LINE for line in lines[:-1]) and not item_label(block.text)
    steady = max(rest) - min(rest) <= 1 and first - min(rest) in range(-1, 9)
    return prose and steady and min(indents) >= left + _INDENT and not is_set_apart(block)


def _find_rules(text: str) -> Iterator[Rule]:
    """The strokes at the edges of a cell."""
    if text.startswith("|"):
        yield Rule(Span(0, 1))
    if len(text) > 1 and text.endswith("|"):
        yield Rule(Span(len(text) - 1, len(text)))
