"""Headings inside a text: those of its sections, of the points of an agenda, of the parts of a paper."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from tei.convert.content import Reader, find_line_ends, read_content
from tei.convert.layout import is_centred
from tei.convert.levels import HeadForm, find_levels
from tei.convert.lines import is_heading
from tei.convert.set_apart import is_set_apart
from tei.grammar.fold import fold
from tei.grammar.section_labels import SectionLabel, division_head, section_label
from tei.grammar.vocabulary import normal, phrases
from tei.model import Heading
from tei.text.blocks import TextBlock

_STOPPED = re.compile(r"[.!?:;,…][\d\])\"'”’»«“¹²³⁰⁴⁵⁶⁷⁸⁹]*\s*$")
_LONGEST_POINT = 110
_WORDS_OF_POINT = 4
"""Words of a point of the agenda that a full stop may end: `3. Any other business.`"""
_LONGEST_CAPITALS = 90
_LONGEST_PLAIN = 60
_LONGEST_ENTRY = 600
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")


def find_sections(
    blocks: Sequence[TextBlock],
    speaks: Callable[[TextBlock], bool] = lambda block: False,
    also: frozenset[int] = frozenset(),
    *,
    plain: bool = False,
) -> dict[int, int]:
    """The level of each block that heads a section, by its offset.

    A heading has a sentence below it, or a heading of another form, and is a numbered point without a stop
    (`2. Loans`, `II. Die Verhandlungen`, `2.1 Loans`) that others like it precede or follow, a line in capitals or
    centred, or a word that heads sections (`Conclusions`). Points with nothing between them are a list.

    Args:
        speaks: whether a block is a speech: it is no heading, and may stand below one.
        also: offsets of blocks that are headings for the caller's own reasons.
        plain: whether any short line without a stop between sentences heads a section, as the points of minutes do.
    """
    if plain:
        also |= _short_lines(blocks, speaks)
    labels = [_label(block.text) if not speaks(block) else None for block in blocks]
    often = Counter(label.form for label in labels if label)
    found: dict[int, HeadForm] = {}
    for index in range(len(blocks) - 2, -1, -1):
        block, below = blocks[index], blocks[index + 1]
        form = None if speaks(block) else _form(block, labels[index], often, also)
        lower = found.get(index + 1)
        if form is None or (form.form == "notes" and not lower):
            continue
        listed = form.form == "bibliography" and is_bibliography(blocks[index + 1 : index + 4])
        leads_in = below.text.endswith(":") and index + 2 < len(blocks) and speaks(blocks[index + 2])
        stands = _is_below(form, lower) if lower else leads_in or _may_stand_below(below, labels[index + 1], speaks)
        if listed or stands:
            found[index] = form
    order = sorted(index for index in found if not _ends_list(index, labels, found))
    levels = find_levels([replace(found[index], follows=index - 1 in found) for index in order])
    return {blocks[index].span.start: level for index, level in zip(order, levels, strict=True)}


def _short_lines(blocks: Sequence[TextBlock], speaks: Callable[[TextBlock], bool]) -> frozenset[int]:
    """Offsets of short lines without a stop that have a sentence above and below them."""
    return frozenset(
        block.span.start
        for above, block, below in zip([None, *blocks], blocks, blocks[1:], strict=False)
        if len(block.text) <= _LONGEST_PLAIN
        and is_heading(block.text)
        and not speaks(block)
        and (above is None or _STOPPED.search(above.text))
        and _is_text(below.text)
    )


def _ends_list(index: int, labels: Sequence[SectionLabel | None], found: Mapping[int, HeadForm]) -> bool:
    """Whether a point is the last of a list: the one before it stands directly above, and is no heading."""
    before, label = labels[index - 1] if index else None, labels[index]
    counts = before and label and before.form == label.form and label.number == before.number + 1
    return bool(counts) and index - 1 not in found


def heading(reader: Reader, block: TextBlock, level: int, division: str = "") -> Heading:
    return Heading(read_content(reader, block, find_line_ends), level, division)


def is_bibliography(blocks: Sequence[TextBlock]) -> bool:
    """Whether blocks are entries of a bibliography: two or more, none long, most with a year."""
    dated = sum(_YEAR.search(block.text) is not None for block in blocks)
    return (
        len(blocks) >= 2 and all(len(block.text) <= _LONGEST_ENTRY for block in blocks) and dated >= 0.7 * len(blocks)
    )


def _label(text: str) -> SectionLabel | None:
    """The number of a line that can head a section: no stop ends it, and a capital begins its words."""
    if len(text) > 2 * _LONGEST_POINT:
        return None
    line = " ".join(text.split())
    label = section_label(line)
    if label is None or len(line) > _LONGEST_POINT:
        return None
    rest = line[label.end :]
    if not rest:
        return label
    named = rest[0].isupper() or rest[0] in '«„“"'
    closed = rest.endswith(".") and rest.count(".") == 1 and len(rest.split()) <= _WORDS_OF_POINT
    return label if named and (closed or not _STOPPED.search(line)) else None


def _form(
    block: TextBlock, label: SectionLabel | None, often: Mapping[str, int], also: frozenset[int]
) -> HeadForm | None:
    text = block.text
    if len(text) > 2 * _LONGEST_POINT and block.span.start not in also:
        return None
    if label and often[label.form] >= 2:
        return HeadForm("numbered", label.form, label.number)
    division = division_head(text)
    if division in ("agenda", "decisions"):
        return HeadForm("plain", division)
    if division or normal(text) in phrases("section", "heads"):
        return HeadForm("word", division or "")
    if normal(text) in phrases("note", "heading"):
        return HeadForm("word", "notes")
    if _is_capitals(text):
        return HeadForm("capitals")
    if block.span.start in also or (is_centred(block) and is_heading(text) and not _STOPPED.search(text)):
        return HeadForm("plain")
    return None


def _is_below(form: HeadForm, lower: HeadForm) -> bool:
    """Whether a heading stands directly below another: one of another form, below one that is surely a heading."""
    return form.kind in ("numbered", "capitals", "word") and (form.kind, form.form) != (lower.kind, lower.form)


def _may_stand_below(block: TextBlock, label: SectionLabel | None, speaks: Callable[[TextBlock], bool]) -> bool:
    return label is None and (speaks(block) or _is_text(block.text) or is_set_apart(block))


def _is_capitals(text: str) -> bool:
    if not text.isupper():
        return False
    line = fold(" ".join(text.split()))
    if len(line) > _LONGEST_CAPITALS:
        return False
    letters = [character for character in line if character.isalpha()]
    capitals = len(letters) >= 7 and all(letter.isupper() for letter in letters)
    if line.count(".") == 1 and line.endswith(".") and " " in line:
        line = line[:-1]  # as British minutes print them: `CIVIL AIR GUARD.`
    return capitals and is_heading(line) and not _STOPPED.search(line)


def _is_text(text: str) -> bool:
    if not _STOPPED.search(text) and len(text) <= _LONGEST_POINT:
        return False
    return len(list(islice(filter(str.islower, text.split()), 2))) == 2
