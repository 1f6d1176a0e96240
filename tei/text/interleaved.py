"""Texts with an empty line after every printed line, as PDF extraction leaves them: finding their paragraphs.

The evidence is in the lines: how long they are, what they end in, and how much white space follows.
"""

import re
from collections.abc import Sequence

from tei.text.lines import Line

_KEYED = re.compile(r"[^\W\d_][^\W\d_a-zа-я]*[a-zа-я]{2,20}\s?:\s")
"""A word and a colon, with which a line that begins a paragraph may open: `Present: Mr. Brandt`."""
_FULL = 0.75
"""Share of the measure from which a line counts as full."""
_FEWEST = 8
_MANY = 20
"""Lines below which more of them must run on to show that the empty lines between them are none of the text's."""
_SHORT = 0.65
"""Share of the measure below which a line between two paragraphs can be a heading."""


def is_interleaved(lines: Sequence[Line]) -> bool:
    """Whether nearly every line is followed by just one empty line, and most are full and run on."""
    if len(lines) < _FEWEST:
        return False
    measure = _measure(lines)
    full = [line for line in lines if len(line.words) >= _FULL * measure]
    running = sum(not line.ended for line in full)
    alone = sum(line.gap == 2 or line.page for line in lines[1:])
    return (
        measure <= 110
        and running >= (0.35 if len(lines) >= _MANY else 0.5) * len(full)
        and alone >= 0.85 * (len(lines) - 1)
        and len(full) >= 0.5 * len(lines)
    )


def group_interleaved(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each paragraph or heading."""
    measure = _measure(lines)
    groups: list[list[Line]] = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        alone = groups and _stands_alone(groups[-1], line, after, measure)
        near = line.gap <= 2 or line.page
        if groups and not alone and near and _continues(groups[-1][-1], line, measure):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _measure(lines: Sequence[Line]) -> int:
    """The length that nine lines in ten do not pass."""
    lengths = sorted(len(line.words) for line in lines)
    return lengths[(len(lengths) * 9) // 10 if len(lengths) > 1 else 0]


def _stands_alone(group: list[Line], line: Line, after: Line | None, measure: int) -> bool:
    """Whether a line is a heading between two paragraphs, or the first line of the paragraph below such a heading.

    A heading is much shorter than the measure, has no full stop, and has a sentence's end above it and a capital
    below.
    """
    before = group[-1]
    if len(group) == 1 and _is_short(before, measure) and line.words[0].isupper():
        return len(line.words) >= _FULL * measure
    return (
        after is not None
        and _is_short(line, measure)
        and before.stopped
        and after.words[0].isupper()
        and len(after.words) >= _FULL * measure
    )


def _is_short(line: Line, measure: int) -> bool:
    text = line.words
    return len(text) < _SHORT * measure and text[0].isupper() and not line.ended and text[-1] not in ",-–—"


def _continues(before: Line, line: Line, measure: int) -> bool:
    """Whether a line goes on with the paragraph of the one before.

    A line that had room for the next line's first word was ended on purpose. Proportional type makes lengths
    uneven, so a line without a full stop must be much shorter to count. Two blanks at the end of a line, where
    other lines have one, are what a word processor leaves of a paragraph's end.
    """
    if before.trailing >= 2 and (before.ended or len(before.words) < 0.6 * measure):
        return False
    needed = len(before.words) + 1 + line.first_word
    if before.ended and _KEYED.match(line.words):
        return needed > measure
    return needed > (0.88 if before.ended else 0.6) * measure
