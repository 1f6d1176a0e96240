"""`Line`: a printed line of a source with what its edges say; cutting a source into lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei.model import Span

_LINE = re.compile(r"[^\n\f]*[^\s][^\n\f]*")
_ENDED = re.compile(r"[.!?…:;][\d\])\"'”’»*_¹²³⁰⁴-⁹]*\s*$")
_STOPPED = re.compile(r"[.!?…][\d\])\"'”’»*_¹²³⁰⁴-⁹]*\s*$")
_LABEL = re.compile(r"(?:\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[^\W\d_]\)|\([ivx]{1,4}\)|\[\w{1,3}\]|[-•·▪*–—])\s+\S")
_OPENING = "\"'“„«‘‚([_*¿¡"
_TAB = 4
"""Blanks that a tab stands for when an indent is measured."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty."""

    span: Span
    """Without the white space around it."""
    text: str
    """With the white space around it."""
    gap: int
    """How many line ends lie between this line and the one before."""
    page: bool
    """Whether a page ends between the line before and this one."""
    blank: bool
    """Whether an empty line stands between the line before and this one."""
    indent: int
    width: int
    """Columns from the left edge to the last character."""
    first_word: int
    """Length of the first word."""

    @property
    def words(self) -> str:
        return self.text.strip()

    @property
    def ended(self) -> bool:
        """Whether the line ends in a stop, a colon or a semicolon."""
        return _ENDED.search(self.text) is not None

    @property
    def stopped(self) -> bool:
        """Whether the line ends as a sentence does."""
        return _STOPPED.search(self.text) is not None

    @property
    def labelled(self) -> bool:
        """Whether the line begins as the item of a list does."""
        return _LABEL.match(self.words) is not None

    @property
    def goes_on(self) -> bool:
        """Whether the line begins as only the middle of a sentence does: with a small letter, or one without case."""
        first = self.words.lstrip(_OPENING)[:1]
        return first.isalpha() and not first.isupper() and not self.labelled

    @property
    def trailing(self) -> int:
        """White space characters at the end of the line."""
        return len(self.text) - len(self.text.rstrip())


def cut_lines(text: str, region: Span, skip: Sequence[Span] = ()) -> list[Line]:
    """The lines of a region of a text in order, without empty ones.

    Args:
        skip: what is not text, such as page numbers: in order, not overlapping. What lies at the edge of a line is
            cut off; a line that holds nothing else is no line but an end of a page.
    """
    return list(_lines(text, region, skip))


def _lines(text: str, region: Span, skip: Sequence[Span]) -> Iterator[Line]:
    last = region.start
    index = 0
    skipped = False
    for match in _LINE.finditer(text, region.start, region.end):
        start, end = match.span()
        while index < len(skip) and skip[index].end <= start:
            index += 1
        before = start
        index, start = _skip_from(text, skip, index, start, end)
        skipped = skipped or start > before
        last_skip = index
        while last_skip < len(skip) and skip[last_skip].start < end:
            last_skip += 1
        end = _skip_to(text, skip, index, last_skip, start, end)
        words = text[start:end].strip()
        if not words:
            continue
        raw = text[start:end]
        first = start + len(raw) - len(raw.lstrip())
        between = text[last:before]
        indent = len(raw[: first - start].expandtabs(_TAB)) if start == before else 0
        yield Line(
            Span(first, first + len(words)),
            raw,
            between.count("\n"),
            skipped or "\f" in between,
            _has_empty_line(between, skipped),
            indent,
            indent + len(words),
            len(words.split(maxsplit=1)[0]),
        )
        last = match.end()
        skipped = match.end() > end and not text[end : match.end()].isspace()


def _skip_from(text: str, skip: Sequence[Span], index: int, start: int, end: int) -> tuple[int, int]:
    """Where a line begins without what is skipped at its beginning, and the first span to skip behind that."""
    while index < len(skip) and skip[index].start < end and not text[start : skip[index].start].strip():
        start = max(start, min(skip[index].end, end))
        if skip[index].end > end:
            break
        index += 1
    return index, start


def _skip_to(text: str, skip: Sequence[Span], first: int, last: int, start: int, end: int) -> int:
    """Where a line ends without what is skipped at its end."""
    while last > first and skip[last - 1].start >= start and not text[skip[last - 1].end : end].strip():
        last -= 1
        end = skip[last].start
    return end


def _has_empty_line(between: str, skipped: bool) -> bool:
    """Whether two line ends meet; where a line was skipped its own text stands between them."""
    ends = [piece.strip() for piece in between.split("\n")]
    return any(not piece for piece in ends[1:-1]) if skipped or len(ends) > 2 else False
