"""Verse: lines that a poet ended and no measure."""

import re
from collections.abc import Iterator, Sequence

from tei.model import Span
from tei.text.lines import Line
from tei.text.source import Source

_FEWEST = 4
_INDENT = 2
"""Columns by which verse stands further right than the prose around it."""
_LONGEST = 60
_OPENING = "\"'“„«‘‚—–-… "
_MIDDLE = re.compile(r"[^.!?…:\"'”’»)\]]\s*$")


def find_verse(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The stanzas among the lines of a text: the first line of each, and the one behind its last."""
    found: list[tuple[int, int]] = []
    start = 0
    margin: int | None = None
    for end in range(1, len(lines) + 1):
        if end < len(lines) and lines[end].gap == 1 and not lines[end].page:
            continue
        if end - start >= _FEWEST and _is_verse([line.text for line in lines[start:end]]):
            margin = _margin(lines) if margin is None else margin
            if min(line.indent for line in lines[start:end]) >= margin + _INDENT:
                found.append((start, end))
        start = end
    return found


def read_verse(source: Source, span: Span) -> tuple[Span, ...]:
    """The lines of the stanza that a block is; none for any other block."""
    start = max(source.text.rfind("\n", 0, span.start) + 1, source.region.start)
    if not source.text[start].isspace():
        return ()
    texts = source.text[start : span.end].split("\n")
    if len(texts) < _FEWEST or not _is_verse(texts):
        return ()
    return tuple(_spans(texts, start))


def _spans(texts: Sequence[str], place: int) -> Iterator[Span]:
    for text in texts:
        first = place + len(text) - len(text.lstrip())
        yield Span(first, first + len(text.strip()))
        place += len(text) + 1


def _margin(lines: Sequence[Line]) -> int:
    """The commonest indent of a text; of several as common ones the smallest."""
    indents = [line.indent for line in lines]
    return min(set(indents), key=lambda indent: (-indents.count(indent), indent))


def _is_verse(texts: Sequence[str]) -> bool:
    """Whether lines are certainly verse.

    All are indented alike, short, of three words or more and begin with a capital, though most end in mid-sentence;
    most words are small, which they are not in addresses and titles, and there are no figures.
    """
    if not texts[0][:1].isspace():
        return False
    lines = [text.strip() for text in texts]
    indents = {len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip()) for text in texts}
    if min(indents) < _INDENT or max(indents) - min(indents) > 8 or len(indents) > (2 if len(lines) <= 5 else 3):
        return False
    words = [word for line in lines for word in line.split()]
    if any(len(line) > _LONGEST or line.count(" ") < 2 or any(map(str.isdigit, line)) for line in lines):
        return False
    if not all(line.lstrip(_OPENING)[:1].isupper() for line in lines) or "\t" in "".join(lines):
        return False
    small = sum(word[:1].islower() for word in words)
    running = sum(_MIDDLE.search(line) is not None for line in lines[:-1])
    parted = any(line.endswith((",", ";")) for line in lines)
    return 2 * small >= len(words) and 2 * running >= len(lines) - 1 and parted and len(words) >= 4.5 * len(lines)
