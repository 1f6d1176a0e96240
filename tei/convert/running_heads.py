"""Running heads and feet: lines that pages repeat."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise

from tei.convert.rows import LONGEST, OFTEN, Row, breaks_off, is_stopped
from tei.grammar.furniture import is_turn, running_head
from tei.model import Span
from tei.text.source import Source

_EDGE = re.compile(r"^\d{2,4}(?!\S)|(?<!\S)\d{2,4}$")
_HEAD = re.compile(r"\d{2,4}\s{4,}\S.*[^\W\d_].*|[^\W\d_].*\S\s{4,}\d{2,4}")
"""The head of a page with its number at the edge, as the first line of a file may be."""
_LINE = 40
"""Code points of the shortest line of a paragraph."""
_LEAST_PAGE = 3
"""Lines of text between two such heads."""
_MOST_LINES = 3
"""Lines of furniture between two pages."""


def find_running_heads(rows: Sequence[Row], known: Container[Span]) -> dict[Span, str]:
    """Why a line is furniture, for lines that repeat and stand at the edges of pages.

    A running head stands on three pages at least and mostly at their edges: beside a page mark or a form feed, or in
    the middle of a sentence; two such places will do where the heads count the pages. A foot stands above a page
    mark, cuts a sentence, and is found in the text once more, as an addressee is; or it only sends the reader to the
    next page.

    Args:
        rows: all lines, in order.
        known: the places of page marks.
    """
    at_edge = [row.cuts or row.fed or _beside(rows, index, known) for index, row in enumerate(rows)]
    places: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        key = running_head(row.text)[0] if _can_head(row.text) and row.span not in known else ""
        if any(map(str.isalpha, key)):
            places.setdefault(key, []).append(index)
    found: dict[Span, str] = {}
    for indices in places.values():
        edges = [index for index in indices if at_edge[index]]
        if len(edges) >= OFTEN and len(edges) >= 0.6 * len(indices):
            found |= {rows[index].span: "running head" for index in edges}
        elif len(edges) >= 2 and len(edges) >= 0.6 * len(indices) and _count_pages([rows[index] for index in indices]):
            found |= {rows[index].span: "running head" for index in indices}
    return found | _feet(rows, known, found)


def find_cutting(source: Source, rows: Sequence[Row]) -> dict[Span, str]:
    """Why lines are furniture, for those that stand once, but in the middle of a sentence.

    A page number of two figures at least, a head in capitals beside it, or a head with the number in the same line:
    the line above breaks off, the line below goes on in lower case, or there is no empty line around a lone number.
    The first line of a file may be such a head too, if wide blanks part the number from it. A smaller number may be a
    note's mark.
    """
    found: dict[Span, str] = {}
    if len(rows) > 1 and _HEAD.fullmatch(rows[0].text):
        found[rows[0].span] = "running head"
    found |= dict.fromkeys(_numbered_heads(rows), "running head")
    index = 1
    while index < len(rows):
        end = index
        while end < min(len(rows), index + _MOST_LINES) and _page_edge(rows[end]):
            end += 1
        below = rows[end].text.lstrip("\"'“„«(")[:1] if end < len(rows) else ""
        inner = rows[index:end]
        numbered = any(_EDGE.search(row.text) for row in inner)
        alone = numbered and below.isalpha() and _between_lines(source, rows, index, end)
        if inner and numbered and breaks_off(rows[index - 1].text) and (alone or (below.isalpha() and below.islower())):
            found |= {row.span: "running head" if any(map(str.isalpha, row.text)) else "page number" for row in inner}
        index = max(end, index + 1)
    return found


def _numbered_heads(rows: Sequence[Row]) -> list[Span]:
    """The heads of pages whose number wide blanks set apart, on two pages or more; those of left and right pages may
    differ (`144    Anton Weiß`, `Die Fährleute    145`). They count up, with lines of text between them."""
    heads = [(index, int(match[0])) for index, row in enumerate(rows) if (match := _edge_of_head(row.text))]
    apart = all(below - above > _LEAST_PAGE for (above, _), (below, _) in pairwise(heads))
    counted = all(0 < after - before <= 2 for (_, before), (_, after) in pairwise(heads))
    return [rows[index].span for index, _ in heads] if len(heads) > 1 and apart and counted else []


def _edge_of_head(text: str) -> re.Match[str] | None:
    return _EDGE.search(text) if len(text) <= LONGEST and _HEAD.fullmatch(text) else None


def _between_lines(source: Source, rows: Sequence[Row], index: int, end: int) -> bool:
    """Whether a lone number stands between two lines of a paragraph."""
    above, row = rows[index - 1], rows[index]
    if end != index + 1 or not row.text.isdigit() or len(above.text) < _LINE:
        return False
    around = (source.text[above.span.end : row.span.start], source.text[row.span.end : rows[end].span.start])
    return all(gap.count("\n") == 1 for gap in around)


def _page_edge(row: Row) -> bool:
    """Whether a line is a number, or in capitals but for what stands in brackets; one in brackets may be a note."""
    if row.text[:1] in "[(":
        return False
    letters = [character for character in re.sub(r"\[[^\[\]]*\]|\s{3,}.*", "", row.text) if character.isalpha()]
    return len(row.text) <= LONGEST and not is_stopped(row.text) and all(map(str.isupper, letters))


def _feet(rows: Sequence[Row], known: Container[Span], heads: Container[Span]) -> dict[Span, str]:
    counts = Counter(running_head(row.text)[0] for row in rows if len(row.text) <= LONGEST)
    found: dict[Span, str] = {}
    for above, row, below in zip([None, *rows], rows, rows[1:], strict=False):
        if below.span not in known or row.span in known or row.span in heads or len(row.text) > LONGEST:
            continue
        cuts = above is not None and breaks_off(above.text) and not row.text.endswith(":")
        again = counts[running_head(row.text)[0]] > 1 and len(row.text.split()) >= 2 and row.text[0] not in "[("
        if is_turn(row.text) or (cuts and again):
            found[row.span] = "page foot"
    return found


def _count_pages(rows: Sequence[Row]) -> bool:
    """Whether lines that are alike but for a number at their edge, three at least, count up page by page."""
    numbers = [running_head(row.text)[1] for row in rows]
    return len(rows) >= OFTEN and all(0 < after - before <= 2 for before, after in pairwise(numbers))


def _can_head(text: str) -> bool:
    """Whether a line can be a running head: short, without a stop, begun as a title is; one in brackets is a note."""
    return len(text) <= LONGEST and not text[0].islower() and text[0] not in "[(" and not is_stopped(text)


def _beside(rows: Sequence[Row], index: int, known: Container[Span]) -> bool:
    near = (*rows[max(0, index - 1) : index], *rows[index + 1 : index + 2])
    return any(row.span in known for row in near)
