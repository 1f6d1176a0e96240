"""Page breaks as the lines show them."""

import re
from collections.abc import Iterator

from tei.model import PageBreak, Span
from tei.text.blocks import layout
from tei.text.source import Source

_CHARACTER = re.compile(r"\S")
_FORM_FEED = re.compile("\f")
_OUT_OF_STEP = re.compile(r"(?<=[^\n])\n[ \f](?=\S)")


def find_pages(source: Source) -> Iterator[PageBreak]:
    """Where pages begin, in order, each as an empty span before the page's first character.

    A form feed begins a page. In an interleaved text, where every line has an empty line after it, so does a line
    that follows its neighbour without one and begins with a blank: that blank was the form feed. The first page
    begins with the text and the last ends with it; neither is a break.
    """
    pattern = _OUT_OF_STEP if layout(source) == "interleaved" else _FORM_FEED
    region = source.region
    text = source.text
    first = _next_character(text, region.start, region.end)
    for match in pattern.finditer(text, region.start, region.end):
        place = _next_character(text, match.end(), region.end)
        if first < match.start() and place < region.end:
            yield PageBreak(Span(place, place))


def _next_character(text: str, start: int, end: int) -> int:
    """The place of the first character from `start` on that is no white space; `end` if there is none."""
    match = _CHARACTER.search(text, start, end)
    return match.start() if match else end
