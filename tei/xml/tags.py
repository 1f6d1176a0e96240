"""Where each tag and attribute of an XML file stands, so that one can be changed and all else stays as it is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

_TOKEN = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(?P<end></[^>]*>)|(?P<start><(?:[^>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAME = re.compile(r"[^\s/>]+")

Range = tuple[int, int]
"""Offsets in code points from 0, half open."""


@dataclass(slots=True)
class Tags:
    """The places of one element's tags and of what is directly in it."""

    start: Range
    end: Range
    """The end tag; of an empty element its only tag."""
    nodes: list[Range] = field(default_factory=list)
    """Its child elements, comments and processing instructions, from `<` to `>`, in their order."""

    @property
    def whole(self) -> Range:
        return self.start[0], self.end[1]

    def gap(self, index: int) -> Range:
        """The text before the child of that number, counted from 0; after the last child for their number."""
        begin = self.nodes[index - 1][1] if index else self.start[1]
        return begin, self.nodes[index][0] if index < len(self.nodes) else max(begin, self.end[0])


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in a text; offsets in code points from 0, half open."""

    start: int
    end: int
    text: str


def read_tags(text: str) -> list[Tags]:
    """The elements of a well-formed document without a DOCTYPE, in the order of their start tags."""
    found: list[Tags] = []
    opened: list[Tags] = []
    for token in _TOKEN.finditer(text):
        place = token.span()
        if token["end"]:
            closed = opened.pop()
            closed.end = place
            if opened:
                opened[-1].nodes.append(closed.whole)
        elif token["start"]:
            found.append(Tags(place, place))
            if not token["start"].endswith("/>"):
                opened.append(found[-1])
            elif opened:
                opened[-1].nodes.append(place)
        elif opened and not token[0].startswith("<![CDATA["):
            opened[-1].nodes.append(place)
    return found


def start_tags(text: str) -> Iterator[Range]:
    """The places of start tags, and of tags of empty elements, one after the other as they are asked for."""
    return (token.span() for token in _TOKEN.finditer(text) if token["start"])


def attributes(text: str, start: Range) -> dict[str, tuple[Range, Range]]:
    """For each attribute, by its name as written, the place of all of it with the blank before, and of its value.

    Args:
        start: the place of the start tag.
    """
    begin, end = start
    name = _NAME.match(text, begin + 1)
    found = _ATTRIBUTE.finditer(text, name.end() if name else begin, end)
    return {each[1]: (each.span(), each.span(2) if each[2] is not None else each.span(3)) for each in found}


def name_ranges(text: str, tags: Tags) -> list[Range]:
    """The places of an element's name: in its start tag, and in its end tag if it has one."""
    places = [tags.start[0] + 1]
    if tags.end != tags.start:
        places.append(tags.end[0] + 2)
    return [match.span() for place in places if (match := _NAME.match(text, place))]


def escaped(value: str) -> str:
    """A value as it stands in a file, in a text or between quotation marks of either kind."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;")):
        value = value.replace(sign, entity)
    return value


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; equal ones are made once.

    Raises:
        ValueError: two of them overlap.
    """
    ordered = sorted(set(edits), key=lambda each: (each.start, each.end))
    for one, other in pairwise(ordered):
        if other.start < one.end:
            raise ValueError(f"two edits overlap at {other.start}")
    pieces: list[str] = []
    place = 0
    for each in ordered:
        pieces += text[place : each.start], each.text
        place = each.end
    return "".join((*pieces, text[place:]))
