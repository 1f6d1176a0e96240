"""Where in a file what a rule finds stands: offsets, lines, columns, the elements around."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from tei.validate.rules.file import File, local
from tei.validate.rules.problem import Problem
from tei.xml.tags import Range, Tags, attributes, read_tags, start_tags

_LINE_END = re.compile(r"\r\n|\r|\n")


class Places:
    """The way from elements and offsets to lines; made when there is something to report."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.text = file.text
        self._starts: dict[etree._Element, Range] = {}

    @cached_property
    def elements(self) -> list[etree._Element]:
        return list(self.file.root.iter(etree.Element))

    @cached_property
    def _tags(self) -> list[Tags]:
        return read_tags(self.text)

    @cached_property
    def tags(self) -> dict[etree._Element, Tags]:
        """The places of each element."""
        return dict(zip(self.elements, self._tags, strict=True))

    @cached_property
    def _read_on(self) -> Iterator[tuple[etree._Element, Range]]:
        return zip(self.file.root.iter(etree.Element), start_tags(self.text), strict=False)

    def start(self, element: etree._Element) -> Range:
        """The place of the start tag of an element; the file is read as far as there."""
        while element not in self._starts:
            each, place = next(self._read_on)
            self._starts[each] = place
        return self._starts[element]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The place of an offset, from 1; columns in code points."""
        if "\r" not in self.text:
            return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column; of one that is not there the nearest."""
        start = self._line_starts[min(max(line, 1), len(self._line_starts)) - 1]
        return min(start + column - 1, len(self.text))

    def of(self, problem: Problem) -> int:
        """The offset at which a problem is shown: that of its characters, of its attribute, or of its element."""
        if problem.offset is not None or problem.element is None:
            return problem.offset or 0
        tag = self.start(problem.element)
        if problem.attribute and problem.attribute in (found := attributes(self.text, tag)):
            (start, end), _ = found[problem.attribute]
            return end - len(self.text[start:end].lstrip())
        return tag[0]

    def element_at(self, offset: int) -> etree._Element | None:
        """The innermost element that an offset lies in."""
        found = None
        for element, tags in zip(self.elements, self._tags, strict=True):
            if tags.start[0] > offset:
                break
            if offset < tags.end[1]:
                found = element
        return found


def path_of(element: etree._Element | None) -> str:
    """The elements around a place: `TEI/text/body/div[2]/p`; the number counts equal siblings, from the second on."""
    steps: list[str] = []
    while element is not None:
        number = 1 + sum(1 for _ in element.itersiblings(str(element.tag), preceding=True))
        steps.append(local(element) + (f"[{number}]" if number > 1 else ""))
        element = element.getparent()
    return "/".join(reversed(steps))
