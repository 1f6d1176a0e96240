"""Lines that were broken at a measure, and lines that are blocks of their own: telling one from the other.

The decision is made for every passage between two empty lines by itself, since one file may hold an address, a body
wrapped at seventy columns and notes of one long line each.
"""

from collections.abc import Callable, Iterator, Sequence

from tei.text.lines import Line
from tei.text.measure import Measure, filled_columns, find_measure, sure_pairs

_INDENT = 2
"""Columns by which a line stands further right than its passage to begin something new."""
_FULL = 0.88
"""Share of the measure a line needs, with the next word, to go on after a full stop."""
_TIGHT = 0.95
"""The same where a machine or a typist filled every line."""
_HALF = 0.5
"""Share of the measure from which a line may go on with a small letter; a shorter one stands alone, as a list does."""
_TOO_LONG = 1.2
"""Share of the measure that hardly any line passes if it is the measure."""
_LONG = 60
"""Columns from which a line without a stop is part of a sentence, and no name, title or address."""


def group_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each block."""
    passages = list(_passages(lines))
    sure = [sure_pairs(passage) for passage in passages]
    whole = find_measure([pair for pairs in sure for pair in pairs])
    groups: list[list[Line]] = []
    for passage, pairs in zip(passages, sure, strict=True):
        measure = _measure_of(passage, pairs, whole)
        if measure:
            grouped = _fill(passage, measure)
        elif pairs and _is_ragged(passage):
            grouped = _group(passage, _runs_on)
        else:
            grouped = _group(passage, _runs_on_surely)
        if groups and grouped[0][0].page and _crosses_page(groups[-1][-1], grouped[0][0], measure):
            groups[-1] += grouped.pop(0)
        groups += grouped
    return groups


def _passages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines between which no empty line stands and no page ends."""
    passage: list[Line] = []
    for line in lines:
        if passage and (line.gap > 1 or line.page):
            yield passage
            passage = []
        passage.append(line)
    if passage:
        yield passage


def _measure_of(passage: Sequence[Line], pairs: Sequence[tuple[Line, Line]], whole: Measure | None) -> Measure | None:
    """The measure of a passage: its own if it shows one, else that of the text if it can be this passage's."""
    if len(pairs) >= 3:
        own = find_measure(pairs)
        if own and _fits(passage, own):
            return own
    return whole if whole and whole.seen >= 2 and _fits(passage, whole) else None


def _fits(passage: Sequence[Line], measure: Measure) -> bool:
    too_long = sum(line.width > _TOO_LONG * measure.columns for line in passage)
    return too_long <= 0.1 * len(passage)


def _group(passage: Sequence[Line], joins: Callable[[Line, Line], bool]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in passage:
        if groups and joins(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_ragged(passage: Sequence[Line]) -> bool:
    """Whether most long lines of a passage break off in a sentence, though their lengths follow no measure."""
    long = [line for line in passage[:-1] if line.width >= _LONG]
    return len(long) >= 3 and sum(not line.ended for line in long) >= 0.6 * len(long)


def _runs_on(before: Line, line: Line) -> bool:
    return before.width >= _LONG and not before.stopped and not line.labelled


def _runs_on_surely(before: Line, line: Line) -> bool:
    return before.width >= _LONG and not before.ended and line.goes_on


def _fill(passage: Sequence[Line], measure: Measure) -> list[list[Line]]:
    """The blocks of a passage whose prose was broken at a measure."""
    margin = _margin(passage)
    groups: list[list[Line]] = []
    for line, after in zip(passage, [*passage[1:], None], strict=True):
        if groups and _continues(groups[-1][-1], line, after, measure, margin):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _margin(passage: Sequence[Line]) -> int:
    """The commonest indent of a passage; of several as common ones the smallest."""
    indents = [line.indent for line in passage]
    return min(set(indents), key=lambda indent: (-indents.count(indent), indent))


def _continues(before: Line, line: Line, after: Line | None, measure: Measure, margin: int) -> bool:
    """Whether a line goes on with the block of the one before.

    A line that had room for the first word of the next was ended on purpose. An indent begins a block, unless the
    line before has it too. So does the lack of one where the lines hang from an indent.
    """
    if line.indent != before.indent and line.indent >= margin + _INDENT:
        return False
    if line.indent <= margin - _INDENT and before.ended:
        return False
    if before.ended and line.labelled:
        return False
    filled = filled_columns(before, line) / measure.columns
    if line.goes_on:
        return filled > max(_HALF, measure.loose - (0.1 if before.ended else 0.2))
    if not before.stopped:
        return filled > (_FULL if before.ended else measure.loose)
    if after and measure.tight and not line.ended and filled_columns(line, after) < _FULL * measure.columns:
        return False  # below a full line a short one that runs on: an indent that got lost
    if measure.exact:
        return filled_columns(before, line) > measure.exact
    return filled > (_TIGHT if measure.tight else _FULL)


def _crosses_page(before: Line, line: Line, measure: Measure | None) -> bool:
    """Whether a sentence goes on over the end of a page.

    Where a page ends an empty line says nothing; the sentence does. Only in text broken at a measure, and where
    no empty line stands at the page's end, do lines with a full stop go on too.
    """
    if line.indent >= before.indent + _INDENT:
        return False
    if not before.ended and line.goes_on:
        return before.width >= (_HALF * measure.columns if measure else _LONG / 2)
    if measure is None or line.labelled:
        return False
    filled = filled_columns(before, line) / measure.columns
    if before.ended:
        return not line.blank and filled > _TIGHT
    return filled > measure.loose and before.words[-1].islower()
