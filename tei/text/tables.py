"""Tables as plain text sets them: rows of cells parted by tabs, by upright strokes, or by blanks that make columns.

A table is taken for one only where its columns are clear: the same cells in every row. Newspaper columns, addresses
side by side, lists with a tab behind the number are none, and stay lines.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tei.model import Span
from tei.text.lines import Line
from tei.text.source import Source

_FEWEST = 3
"""Rows without which columns are no columns."""
_LONGEST_CELL = 160
_LONGEST_ROW = 1000
_WORDY = 5
"""Words from which a cell is running text."""
_RULE = re.compile(r"\s*[|+:]?\s*[-=_]{3,}[-=_|+:\s]*")
_NUMBER = re.compile(r"[^\w\s]{0,2}\s?\d[\d\s.,:/%]*[^\w\s]?|[-–—]|\.{2,}|…")
_LABEL = re.compile(r"\(?[\w№]{1,4}[.)]|[-•·–—*]|.*[:.]")
_GAP = re.compile(r"\S(?:[ \xa0]{2,})(?=\S)")

Cells = tuple[tuple[int, int], ...]
"""Where the cells of a line begin and end; an empty cell is empty."""


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[Span, ...]
    """Without the white space around them; with the strokes that part them."""
    label: bool = False
    """Whether it says what stands below."""


@dataclass(frozen=True, slots=True)
class TextTable:
    rows: tuple[TableRow, ...]
    rules: tuple[Span, ...]
    """Lines of hyphens between rows."""


def find_tables(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The tables among lines that follow each other: the first line of each, and the one behind its last."""
    found: list[tuple[int, int]] = []
    texts = [line.text for line in lines]
    if not any(map(_may_hold_cells, texts)):
        return []
    for kind in ("|", "\t", " "):
        start = 0
        for end in range(1, len(lines) + 1):
            if end < len(lines) and lines[end].gap == 1 and not lines[end].page:
                continue
            found += ((start + a, start + b) for a, b in _runs(texts[start:end], kind))
            start = end
    return _apart(found)


def read_table(source: Source, span: Span) -> TextTable | None:
    """The table that a block is; None for any other block."""
    start = max(source.text.rfind("\n", 0, span.start) + 1, source.region.start)
    whole = source.text[start : span.end]
    if not _may_hold_cells(whole) or "\f" in whole or "\n" not in whole:
        return None
    texts = whole.split("\n")
    cut = next(filter(None, (_cut(texts, kind) for kind in ("|", "\t", " "))), None)
    if cut is None:
        return None
    places = [start]
    for text in texts:
        places.append(places[-1] + len(text) + 1)
    rules = [index for index, cells in enumerate(cut) if not cells]
    cells = [tuple(Span(place + a, place + b) for a, b in row) for place, row in zip(places, cut, strict=False) if row]
    words = [[source.slice(cell).strip("| \t\xa0") for cell in row] for row in cells]
    headed = rules[:1] == [1] or _is_label(words)
    rows = tuple(TableRow(row, headed and index == 0) for index, row in enumerate(cells))
    bare = tuple(
        Span(places[i] + len(t) - len(t.lstrip()), places[i] + len(t.rstrip())) for i in rules if (t := texts[i])
    )
    return TextTable(rows, bare)


def _may_hold_cells(text: str) -> bool:
    """A quick test: most texts have nothing that parts cells."""
    return "  " in text or "\t" in text or "|" in text or "\xa0" in text


def _runs(texts: Sequence[str], kind: str) -> Iterator[tuple[int, int]]:
    """The runs of lines that can be rows of a kind, and are a table."""
    start: int | None = None
    for index, text in enumerate([*texts, ""]):
        if text and (_may_be_row(text, kind) or (start is not None and _RULE.fullmatch(text))):
            start = index if start is None else start
        elif start is not None:
            end = index
            while end > start and _RULE.fullmatch(texts[end - 1]) and "|" not in texts[end - 1]:
                end -= 1
            if _cut(texts[start:end], kind):
                yield start, end
            start = None


def _may_be_row(text: str, kind: str) -> bool:
    if kind == " ":
        return ("  " in text or "\xa0" in text) and "\t" not in text.strip() and _GAP.search(text.strip()) is not None
    return kind in text.strip()


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found.sort()
    return [pair for index, pair in enumerate(found) if not index or pair[0] >= found[index - 1][1]]


def _cut(texts: Sequence[str], kind: str) -> list[Cells] | None:
    """The cells of each line, none for a rule; None where these lines are no table."""
    if not texts or not _may_be_row(texts[0], kind) or max(map(len, texts)) > _LONGEST_ROW:
        return None
    ruled = [bool(_RULE.fullmatch(text)) for text in texts]
    rows = [text for text, rule in zip(texts, ruled, strict=True) if not rule]
    least = 2 if kind == "|" and ruled[1:2] == [True] else _FEWEST
    if len(rows) < least or not all(_may_be_row(row, kind) for row in rows):
        return None
    cut = {"|": _by_strokes, "\t": _by_tabs, " ": _by_blanks}[kind](rows)
    if not cut or not _is_table(
        [[row[a:b].strip("| \t\xa0") for a, b in cells] for row, cells in zip(rows, cut, strict=True)], kind
    ):
        return None
    left = iter(cut)
    return [() if rule else next(left) for rule in ruled]


def _by_strokes(rows: Sequence[str]) -> list[Cells] | None:
    """Cells between strokes; each takes the stroke behind it, the first also the one before."""
    found = [_split(row, re.compile(r"\|")) for row in rows]
    return found if len({len(cells) for cells in found}) == 1 and len(found[0]) >= 2 else None


def _by_tabs(rows: Sequence[str]) -> list[Cells] | None:
    for sign in (r"\t", r"[ \xa0]*\t\s*"):
        found = [_split(row, re.compile(sign)) for row in rows]
        if len({len(cells) for cells in found}) == 1 and len(found[0]) >= 2:
            return found
    return None


def _split(row: str, sign: re.Pattern[str]) -> Cells:
    """The cells between signs; strokes at the edges of a row belong to the cells beside them, as those between do."""
    start, end = len(row) - len(row.lstrip(" \xa0")), len(row.rstrip())
    first = start + 1 if row[start : start + 1] == "|" else start
    last = end - 1 if row[end - 1 : end] == "|" else end
    ends = [match.span() for match in sign.finditer(row, first, last)]
    cells: list[tuple[int, int]] = []
    place = start
    for a, b in [*ends, (end, end)]:
        until = b if row[a:b] == "|" else a
        cells.append(_trim(row, place, until))
        place = b
    return tuple(cells)


def _by_blanks(rows: Sequence[str]) -> list[Cells] | None:
    """Cells between columns of the page that are blank in every row, two wide or more."""
    width = max(map(len, rows))
    blank = [all(row[place : place + 1].strip() == "" for row in rows) for place in range(width)]
    edges = [place for place in range(width) if not blank[place]]
    gaps = [(a + 1, b) for a, b in pairwise(edges) if b - a > 2]
    if not gaps:
        return None
    borders = [0, *(place for _, place in gaps), width]
    return [tuple(_trim(row, a, min(b, len(row))) for a, b in pairwise(borders)) for row in rows]


def _trim(row: str, start: int, end: int) -> tuple[int, int]:
    start = min(start, end)
    text = row[start:end]
    first = start + len(text) - len(text.lstrip())
    return (first, first + len(text.strip())) if text.strip() else (start, start)


def _is_table(rows: Sequence[Sequence[str]], kind: str) -> bool:
    """Whether rows of cells with the same number in each are a table and nothing else set in columns."""
    below = rows[1:]
    columns = len(rows[0])
    if kind != "|" and any(not row[0] for row in below):
        return False
    if any(sum(map(bool, row)) < 2 for row in rows) and kind != "|":
        return False
    if sum(all(row) for row in rows) < 2 or any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        return False
    if all(_LABEL.fullmatch(row[0]) and len(row[0]) < 40 for row in rows if row[0]) and columns == 2:
        return False
    wordy = sum(_is_wordy([row[place] for row in below]) for place in range(columns))
    numbers = any(_are_numbers([row[place] for row in below]) for place in range(1, columns))
    tests: dict[str, Callable[[], bool]] = {
        "|": lambda: True,
        "\t": lambda: wordy <= 1 and (numbers or columns > 2),
        " ": lambda: wordy <= 1 and (numbers or (columns > 2 and wordy == 0)),
    }
    return tests[kind]()


def _is_wordy(cells: Sequence[str]) -> bool:
    return 2 * sum(cell.count(" ") + 1 >= _WORDY for cell in cells) >= len(cells)


def _are_numbers(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell]
    return len(said) >= 2 and all(_NUMBER.fullmatch(cell) for cell in said) and any(map(str.isdigit, "".join(said)))


def _is_label(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: figures stand below words, or below years and an empty corner."""
    first, *below = rows
    if not all(first[1:]):
        return False
    numbered = [place for place in range(1, len(first)) if _are_numbers([row[place] for row in below])]
    if not numbered:
        return False
    words = all(not re.search(r"\d", first[place]) for place in numbered)
    years = not first[0] and all(re.fullmatch(r"1[5-9]\d\d|20\d\d", cell) for cell in first[1:])
    return words or years
