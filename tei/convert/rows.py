"""`Row`: a line of a source as the page it stands on shows it, with the text above and below."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tei.grammar.furniture import PageMark, page_line
from tei.model import Span
from tei.text.source import Source

OFTEN = 3
"""Pages on which a line must stand to be their running head."""
LONGEST = 80
"""Code points of the longest running head."""
_LINE = re.compile(r"[^\n\f]*[^\s][^\n\f]*")
_ENDED = re.compile(r"[.!?…:;][\d\])\"'”’»*_]*\s*$")
_SENTENCE = 25
"""Code points from which a line without a stop is the upper part of a sentence that a page cuts."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not empty, with the text around it."""

    span: Span
    text: str
    mark: PageMark | None
    fed: bool
    """Whether a form feed stands directly above or below."""
    above: int
    """Code points of text above."""
    before: str
    """The line above that is no page mark itself; empty at the top."""
    after: str

    @property
    def cuts(self) -> bool:
        """Whether the lines above and below are one sentence."""
        first = self.after.lstrip(" \t\"'“„«(")[:1]
        return breaks_off(self.before) and first.isalpha() and not first.isupper()


def read_rows(source: Source) -> list[Row]:
    """The lines of the source's region that are not empty, in order."""
    matches = list(_LINE.finditer(source.text, source.region.start, source.region.end))
    texts = [match[0].strip() for match in matches]
    marks = [page_line(match[0]) for match in matches]
    often = _repeated(texts)
    seen = [not mark and text not in often for mark, text in zip(marks, texts, strict=True)]
    before = _nearest(texts, seen)
    after = _nearest(texts[::-1], seen[::-1])[::-1]
    edges = [source.region.start, *(place for match in matches for place in match.span()), source.region.end]
    found: list[Row] = []
    above = 0
    for index, match in enumerate(matches):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        span = Span(start, start + len(texts[index]))
        around = (slice(*edges[2 * index : 2 * index + 2]), slice(*edges[2 * index + 2 : 2 * index + 4]))
        fed = any("\f" in source.text[gap] for gap in around)
        found.append(Row(span, texts[index], marks[index], fed, above, before[index], after[index]))
        above += len(texts[index]) if seen[index] else 0
    return found


def _repeated(texts: Sequence[str]) -> set[str]:
    """Short lines without a stop that stand in the text often: running heads, if they stand at the edges of pages."""
    counts = Counter(text for text in texts if len(text) <= LONGEST and not is_stopped(text))
    return {text for text, count in counts.items() if count >= OFTEN}


def _nearest(texts: Sequence[str], seen: Sequence[bool]) -> list[str]:
    """For each line the nearest one before it that is text and no furniture; empty where there is none."""
    found: list[str] = []
    last = ""
    for text, is_text in zip(texts, seen, strict=True):
        found.append(last)
        last = text if is_text else last
    return found


def breaks_off(text: str) -> bool:
    """Whether a line is the upper part of a sentence that a page cuts."""
    return len(text.strip()) >= _SENTENCE and not _ENDED.search(text)


def is_stopped(text: str) -> bool:
    """Whether a line ends in a stop, a colon or a semicolon."""
    return _ENDED.search(text) is not None
