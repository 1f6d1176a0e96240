"""Taking the web site off a text: menus, links, the page's own head, rules, residues of extraction."""

from collections.abc import Sequence
from dataclasses import dataclass

from tei.grammar.navigation import glued_navigation, is_residue, is_rule, navigation
from tei.grammar.vocabulary import normal
from tei.model import Doubt, Omitted
from tei.text.blocks import TextBlock

_TOP = 16
"""Blocks in which the head of a web page ends, if there is one."""
_LONGEST_HEAD = 120
"""Words a page's own head may have."""


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
    last_link = -1
    for index, block in enumerate(blocks):
        if reason := navigation(block.text):
            omitted[block.span.start] = Omitted(block.span, reason)
            last_link = index if index < _TOP else last_link
        elif is_rule(block.text):
            omitted[block.span.start] = Omitted(block.span, "rule")
        elif is_residue(block.text):
            omitted[block.span.start] = Omitted(block.span, "residue")
            doubts.append(_residue(block))
        elif (cut := glued_navigation(block.text)) is not None:
            link = block.part(cut)
            omitted[link.span.start] = Omitted(link.span, "navigation")
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


def _page_head(kept: Sequence[TextBlock], last_link: int) -> list[tuple[TextBlock, str]]:
    """The head of the web page: what stands above the last link of its top, or above a title given a second time.

    Both only if something is left below that can be the title of the text itself.
    """
    top = kept[:_TOP]
    end = sum(1 for block in top if block.span.start < last_link)
    if end and not _has_title(kept[end : end + 3]):
        end = 0
    texts = [normal(block.text) for block in top]
    repeats = [
        (first, second)
        for first in range(len(top))
        for second in range(first + 1, len(top))
        if texts[first] == texts[second] and len(texts[first].split()) >= 3
    ]
    again = max((second for _, second in repeats), default=0)
    cut = max(end, again)
    if sum(len(block.text.split()) for block in top[:cut]) > _LONGEST_HEAD:
        return []
    titles = {first for first, _ in repeats}
    reasons = ("repeated title" if index in titles and index < again else "page head" for index in range(cut))
    return list(zip(top[:cut], reasons, strict=True))


def _has_title(blocks: Sequence[TextBlock]) -> bool:
    return any(len(block.text.split()) >= 3 and block.text.rstrip()[-1] not in ",;:?" for block in blocks)


def _residue(block: TextBlock) -> Doubt:
    return Doubt(
        "R010",
        block.span,
        f'a line holds only "{block.text}", which looks like a residue of extraction; it was left out of the text',
        "compare with the original; if the sign belongs to the text, add it to edition.toml as a correction",
    )


def _left_out(block: TextBlock, reason: str) -> Doubt:
    what = "repeats the title" if reason == "repeated title" else "belongs to the head of the web page"
    return Doubt(
        "R009",
        block.span,
        f'"{_short(block.text)}" {what} and was left out of the text; the header keeps it',
        "look whether it says something about the document that the header should state",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
