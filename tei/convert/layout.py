"""How a block stands on the page: its indents, whether it is centred."""

from functools import lru_cache

from tei.model import Span
from tei.text.blocks import TextBlock, layout

_FAR = 8
"""Columns by which a centred line stands further right than the text."""
_UNEVEN = 8
"""Columns by which the white space left and right of a centred line may differ."""


def margins(block: TextBlock) -> list[int]:
    """The indent of each line of a block, in columns; a tab counts for four."""
    start = block.source.text.rfind("\n", 0, block.span.start) + 1
    lines = block.source.text[start : block.span.end].expandtabs(4).split("\n")
    return [len(line) - len(line.lstrip()) for line in lines if line.strip()]


def is_centred(block: TextBlock) -> bool:
    """Whether a line stands in the middle of the lines of a text that was broken at a measure."""
    if "\n" in block.text or (indent := margins(block)[0]) < _FAR or layout(block.source) != "wrapped":
        return False
    right = _right_edge(block.source.text, block.source.region) - indent - len(block.text)
    return right >= _FAR // 2 and abs(indent - right) <= _UNEVEN


@lru_cache(maxsize=4)
def _right_edge(text: str, region: Span) -> int:
    """The column that nine lines in ten do not pass."""
    lines = text[region.start : region.end].expandtabs(4).split("\n")
    widths = sorted(len(line.rstrip()) for line in lines if len(line.strip()) > 30)
    return widths[len(widths) * 9 // 10] if widths else 0
