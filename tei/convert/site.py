"""Taking the web site off a text: menus, links, the page's own head, rules, residues of extraction."""

from collections.abc import Sequence
from dataclasses import dataclass

from tei.grammar.dates import find_dates
from tei.grammar.navigation import (
    Frame,
    frame_line,
    glued_navigation,
    is_copyright,
    is_home,
    is_residue,
    is_rule,
    is_series,
    navigation,
)
from tei.grammar.source_lines import find_source_line
from tei.grammar.vocabulary import normal
from tei.model import Doubt, Omitted
from tei.text.blocks import TextBlock

_TOP = 16
"""Blocks in which the head of a web page ends, if there is one."""
_FIRST = 3
"""Blocks among which a web page gives the title of the text for the first time."""
_BOTTOM = 12
"""Blocks in which the foot of a web page begins, if there is one."""
_LONGEST_HEAD = 120
"""Words a page's own head may have; code points of a line of its foot."""


@dataclass(frozen=True, slots=True)
class Stripped:
    blocks: tuple[TextBlock, ...]
    omitted: tuple[Omitted, ...]
    doubts: tuple[Doubt, ...]


def strip_site(blocks: Sequence[TextBlock]) -> Stripped:
    """The blocks without what belongs to the site, and what was taken off, in order of the source."""
    omitted: dict[int, Omitted] = {}
    doubts: list[Doubt] = []
    kept: list[TextBlock] = []
    links = _links(blocks)
    last_link = max((index for index in links if index < _TOP), default=-1)
    for index, block in enumerate(blocks):
        if reason := links.get(index):
            omitted[block.span.start] = Omitted(block.span, reason)
        elif is_rule(block.text):
            omitted[block.span.start] = Omitted(block.span, "rule")
        elif is_residue(block.text):
            omitted[block.span.start] = Omitted(block.span, "residue")
            doubts.append(_residue(block))
        elif (cut := glued_navigation(block.text)) is not None:
            link = block.part(cut)
            omitted[link.span.start] = Omitted(link.span, "navigation")
            doubts.append(_left_out(link, "navigation"))
            kept.append(block.part(0, cut))
        else:
            kept.append(block)
    head = _page_head(kept, blocks[last_link].span.start if last_link >= 0 else -1)
    for block, reason in head:
        omitted[block.span.start] = Omitted(block.span, reason)
        doubts.append(_left_out(block, reason))
    gone = {block.span for block, _ in head}
    return Stripped(
        tuple(block for block in kept if block.span not in gone),
        tuple(omitted[start] for start in sorted(omitted)),
        tuple(doubts),
    )


def _links(blocks: Sequence[TextBlock]) -> dict[int, str]:
    """Why a block is part of the site, for those that are: links anywhere, the rest of the frame at the edges."""
    reasons = {index: reason for index, block in enumerate(blocks) if (reason := navigation(block.text))}
    edges = sorted({*range(min(_TOP, len(blocks))), *range(max(0, len(blocks) - _BOTTOM), len(blocks))})
    frames = {index: frame_line(blocks[index].text) for index in edges}
    for index in (0, len(blocks) - 1):
        if blocks and is_home(blocks[index].text):
            reasons[index] = "navigation"
    if len(blocks) > 1 and is_series(blocks[0].text) and frames[0] == frames[1] == "crumb":
        reasons |= {0: "navigation", 1: "navigation"}
    for ordered in (edges, edges[::-1]):  # one link makes the words beside it links, and these the next
        for index in ordered:
            beside = [frames.get(index + step) for step in (-1, 1)]
            near = "neighbour" in beside or (index >= _TOP and "contact" in beside)
            if frames[index] == "neighbour" and (near or index - 1 in reasons or index + 1 in reasons):
                reasons[index] = "navigation"
    for index in edges:
        if index < _TOP and frames[index] == "crumb" and index - 1 in reasons:
            reasons[index] = "navigation"
    return reasons | _bottom(blocks, frames, reasons)


def _bottom(blocks: Sequence[TextBlock], frames: dict[int, Frame], links: dict[int, str]) -> dict[int, str]:
    """The foot of a web page: from a link to the end only short lines, addresses of the site among them.

    A notice of copyright that ends the file needs no link.
    """
    first = len(blocks)
    for index in range(len(blocks) - 1, max(0, len(blocks) - _BOTTOM) - 1, -1):
        if not (index in links or frames[index] == "contact" or _is_imprint(blocks[index])):
            break
        if index in links or is_copyright(blocks[index].text):
            first = index
    found = range(first, len(blocks))
    if not any(frames[index] == "contact" for index in found):
        return {}
    return dict.fromkeys(found, "navigation")


def _is_imprint(block: TextBlock) -> bool:
    """Whether a block can be a line of a site's imprint: a few words without a stop that say nothing of the source."""
    text = block.text
    return len(text) <= _LONGEST_HEAD and text[-1] not in ".!?:;,…" and text[0].isalpha() and not find_source_line(text)


def _page_head(kept: Sequence[TextBlock], last_link: int) -> list[tuple[TextBlock, str]]:
    """The head of the web page: what stands above the last link of its top, or above a title given a second time.

    Both only if it is a few short lines, and a title of the text itself is left below: a text may well repeat a
    line, and a link may stand below the title.
    """
    top = kept[:_TOP]
    end = sum(1 for block in top if block.span.start < last_link)
    if end and not any(map(_is_title, kept[end : end + 2])):
        end = 0
    texts = [normal(block.text) if _is_title(block) else "" for block in top]
    repeats = [
        (first, second)
        for first in range(min(_FIRST, len(top)))
        for second in range(first + 1, len(top))
        if texts[first] and texts[first] == texts[second]
    ]
    again = max((second for _, second in repeats), default=0)
    cut = max(end, again)
    head = top[:cut]
    if sum(len(block.text.split()) for block in head) > _LONGEST_HEAD or sum(map(_is_sentence, head)) > 1:
        return []
    titles = {first for first, _ in repeats}
    reasons = ("repeated title" if index in titles and index < again else "page head" for index in range(cut))
    return list(zip(head, reasons, strict=True))


def _is_title(block: TextBlock) -> bool:
    """Whether a block can be the title of a page: some words without a stop that do not only say when."""
    text = block.text
    if not 3 <= len(text.split()) <= 40 or text[-1] in ".!?…:;,":
        return False
    return sum(len(date.span) for date in find_dates(text)) < 0.5 * len(text)


def _is_sentence(block: TextBlock) -> bool:
    return block.text[-1] in ".!?…:,;" and len(block.text.split()) > 1


def _residue(block: TextBlock) -> Doubt:
    return Doubt(
        "R010",
        block.span,
        f'a line holds only "{block.text}", which looks like a residue of extraction; it was left out of the text',
        "compare with the original; if the sign belongs to the text, add it to edition.toml as a correction",
    )


def _left_out(block: TextBlock, reason: str) -> Doubt:
    what = {
        "repeated title": "repeats the title",
        "navigation": "is a link of the web page, glued to the end of a line,",
    }.get(reason, "belongs to the head of the web page")
    return Doubt(
        "R009",
        block.span,
        f'"{_short(block.text)}" {what} and was left out of the text; the header keeps it',
        "look whether it says something about the document that the header should state",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
