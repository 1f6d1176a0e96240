"""Page furniture of a source: numbers, running heads and feet of its pages, and where they show a page to begin.

What a line looks like is not enough: `- 2 -` may head a section and `17` may be a list's. A mark is believed when it
cannot be anything else, when it cuts a sentence, when a form feed stands beside it, or when the marks of a file count
up as pages do.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tei.convert.rows import OFTEN, Row, read_rows
from tei.convert.running_heads import find_cutting, find_running_heads
from tei.grammar.furniture import PageMark, find_page_marks, is_page_heading
from tei.model import Inline, LeftOut, Omitted, PageBreak, Span
from tei.text.pages import find_pages
from tei.text.source import Source

_FIRST_PAGE = 500
"""Code points of text above a number 1 that make it the foot of a page and not the head of a section."""
_STEP = 3
"""Pages by which numbers may count on: a page or two may have lost its number."""


@dataclass(frozen=True, slots=True)
class Furniture:
    spans: tuple[Span, ...] = ()
    """What is furniture, in order, not overlapping."""
    omitted: tuple[Omitted, ...] = ()
    placed: tuple[Inline, ...] = ()
    """Page breaks, each empty and before the first character of its page, and gaps for furniture in a sentence."""


NO_FURNITURE = Furniture()


def find_furniture(source: Source) -> Furniture:
    """The page furniture of the source's region and the page breaks its layout or its furniture shows."""
    rows = read_rows(source)
    reasons: dict[Span, str] = {}
    numbers: dict[Span, str | None] = {}
    for row in rows:
        if row.mark and row.mark.kind == "bracketed":
            reasons[row.span], numbers[row.span] = "page number", row.mark.n or None
        elif is_page_heading(row.text):
            reasons[row.span] = "page heading"
    numbers |= _in_text(source, reasons)
    for kinds in (("named",), ("abbreviated", "dashed"), ("bare",)):
        numbers |= _believed([row for row in rows if row.mark and row.mark.kind in kinds])
    reasons |= dict.fromkeys(numbers, "page number")
    heads = find_running_heads(rows, reasons)
    reasons |= heads
    numbers |= {span: None for span, reason in heads.items() if reason == "running head"}
    cutting = {span: reason for span, reason in find_cutting(source, rows).items() if span not in reasons}
    reasons |= cutting
    numbers |= dict.fromkeys(cutting)
    return _placed(source, reasons, numbers)


def with_site(furniture: Furniture, site: Sequence[Omitted]) -> tuple[Omitted, ...]:
    """What the site left out and the furniture that does not lie in it, in order of the source."""
    starts = [piece.span.start for piece in site]

    def inside(piece: Omitted) -> bool:
        index = bisect_right(starts, piece.span.start) - 1
        return index >= 0 and piece.span in site[index].span

    kept = (piece for piece in furniture.omitted if not inside(piece))
    return tuple(sorted((*site, *kept), key=lambda piece: piece.span))


def _in_text(source: Source, known: Iterable[Span]) -> dict[Span, str | None]:
    """Page marks in brackets in the middle of lines. Abbreviated ones must count up, three at least."""
    region = source.region
    marks = [replace(mark, span=mark.span.moved(region.start)) for mark in find_page_marks(source.slice(region))]
    lines = set(known)
    short = [mark for mark in marks if mark.kind == "abbreviated"]
    chains = [chain for chain in _chains(short) if len(chain) >= OFTEN]
    sure = [mark for mark in marks if mark.kind == "bracketed"] + [mark for chain in chains for mark in chain]
    return {mark.span: mark.n or None for mark in sure if mark.span not in lines}


def _chains(marks: Iterable[PageMark]) -> list[list[PageMark]]:
    """Marks whose numbers count up by one or little more."""
    chains: list[list[PageMark]] = []
    for mark in marks:
        if chains and 0 < mark.value - chains[-1][-1].value <= _STEP:
            chains[-1].append(mark)
        else:
            chains.append([mark])
    return chains


def _believed(rows: Sequence[Row]) -> dict[Span, str | None]:
    """The numbers of those lines that are page marks; None where it is unclear which page a number counts."""
    found: dict[Span, str | None] = {}
    by_mark = {id(row.mark): row for row in rows}
    for chain in _chains(row.mark for row in rows if row.mark):
        links = [by_mark[id(mark)] for mark in chain]
        if _are_pages(links):
            found |= _numbers(links)
    return found


def _are_pages(links: Sequence[Row]) -> bool:
    mark = links[0].mark
    assert mark is not None
    shown = sum(row.cuts or row.fed for row in links)
    inner = sum(bool(row.before and row.after) for row in links)
    match mark.kind:
        case "named":
            return mark.value > 1 or len(links) > 1 or shown > 0
        case "bare":
            return shown > 0 and (len(links) >= 2 or links[0].fed) and shown >= 0.5 * inner
        case _:
            first = mark.value >= 2 or links[0].above >= _FIRST_PAGE
            return shown > 0 or (first and (len(links) >= 2 or mark.value == 2) and links[0].above >= _FIRST_PAGE / 2)


def _numbers(links: Sequence[Row]) -> dict[Span, str | None]:
    """Which page begins at each mark.

    A number at the head of a page is that page's; one at the foot belongs to the page that ends, and the next mark
    has the number of the one that begins. A first page is numbered at the foot, or not at all; a second page that
    is the first with a number has it at the head; a number below all text is at the foot.
    """
    first, last = links[0], links[-1]
    assert first.mark is not None
    foot = (first.mark.value == 1 and bool(first.before)) or not last.after
    head = not foot and (first.mark.value == 2 or not first.before or first.mark.kind in ("named", "abbreviated"))
    found: dict[Span, str | None] = {}
    for row, following in zip(links, [*links[1:], None], strict=True):
        assert row.mark is not None
        found[row.span] = row.mark.n if head else None
        if foot and following and following.mark and following.mark.value == row.mark.value + 1:
            found[row.span] = following.mark.n
    return found


def _placed(source: Source, reasons: dict[Span, str], numbers: dict[Span, str | None]) -> Furniture:
    spans = tuple(sorted(reasons))
    groups = list(_groups(source, spans))
    begins: dict[int, str | None] = {piece.span.start: None for piece in find_pages(source)}
    gaps: list[Inline] = []
    landings: dict[int, str | None] = {}
    for first, last, landing in groups:
        inside = [span for span in spans[first:last] if span in numbers]
        n = next((numbers[span] for span in inside if numbers[span]), None)
        gaps.append(LeftOut(Span(spans[first].start, landing)))
        for place in (*(span.start for span in spans[first:last]), landing):
            if place in begins:
                del begins[place]
                inside = inside or [spans[first]]
        at_top = first == 0 and _next_character(source, source.region.start) == spans[0].start
        if inside and landing < source.region.end and (n or not at_top):
            landings[landing] = n
    breaks = [PageBreak(Span(place, place), n) for place, n in (begins | landings).items()]
    omitted = tuple(Omitted(span, reasons[span]) for span in spans)
    return Furniture(spans, omitted, (*gaps, *sorted(breaks, key=lambda piece: piece.span)))


def _groups(source: Source, spans: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """Runs of furniture with nothing but white space between: first, behind the last, and where the text goes on."""
    index = 0
    while index < len(spans):
        first = index
        while True:
            landing = _next_character(source, spans[index].end)
            index += 1
            if index == len(spans) or spans[index].start > landing:
                break
        yield first, index, landing


def _next_character(source: Source, offset: int) -> int:
    while offset < source.region.end and source.text[offset].isspace():
        offset += 1
    return offset
