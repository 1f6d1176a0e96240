"""What stands below the text of a letter: leave-taking, signature, date, postscript, enclosures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tei.convert.content import Reader, read_content, read_phrases, words_of
from tei.convert.lines import dateline_content
from tei.convert.set_apart import is_set_apart
from tei.convert.titles import is_addressee
from tei.grammar.datelines import is_dateline
from tei.grammar.letters import (
    is_enclosure,
    is_institution,
    is_office,
    is_postscript,
    is_signature,
    is_signed,
    is_valediction,
    signs_as_yours,
    signs_in_office,
)
from tei.grammar.names import has_initials
from tei.grammar.section_labels import division_head
from tei.grammar.vocabulary import normal, phrases
from tei.model import Block, Closer, Line, LineKind, Paragraph, Postscript, Span
from tei.text.blocks import TextBlock

_DEEPEST = 14
"""Blocks at the end among which a closing is looked for."""
_LAST = 6
"""Blocks at the end that may hold the lines of a closing."""
_LONGEST_LINE = 90
_SENTENCE_END = re.compile(r"[.!?…:;][\d\])\"'”’»«“*]*\s*$")
_KEYED = re.compile(r"[^\W\d_][^\s:]{1,20}(?: [^\s:]{1,20})?\s?:\s")
_MOST_LINES = 7
"""Lines from a name that signs to the end, if no office above it shows that it does."""
_LONGEST_POSTSCRIPT = 3
"""Paragraphs below a signature that need no `P.S.` to be a postscript."""


@dataclass(frozen=True, slots=True)
class Closing:
    blocks: tuple[Block, ...]
    count: int
    """How many text blocks it took."""
    signature: TextBlock | None


NO_CLOSING = Closing((), 0, None)


def find_closing(reader: Reader, body: Sequence[TextBlock]) -> Closing:
    """The closing with which a body ends; nothing where it has none.

    It begins with words of leave-taking, with an office or a date line above a name, or with a name that signs. Below
    the name may stand an office, a date line, the addressee, notes of enclosures and copies, another signature; and
    then a postscript. A date line with the addressee below, or a list of copies, closes a text that nobody signed.
    """
    start = max(0, len(body) - _DEEPEST)
    end = next((index for index in range(start + 1, len(body)) if is_postscript(body[index].text)), len(body))
    first = _beginning(reader, body[:end], start)
    if first is None:
        return NO_CLOSING
    lines: list[tuple[LineKind, TextBlock]] = []
    index = first
    while index < len(body) and (kind := _kind(reader, body, index, lines)):
        lines.append((kind, body[index]))
        index += 1
    rest = body[index:]
    if not lines or (rest and not _is_postscript(rest)):
        return NO_CLOSING
    signatures = [block for kind, block in lines if kind == "signed"]
    closer = Closer(tuple(_line(reader, kind, block) for kind, block in lines))
    added = [Postscript(tuple(Paragraph(read_content(reader, block)) for block in rest))] if rest else []
    return Closing((closer, *added), len(body) - first, signatures[0] if signatures else None)


def with_lines(body: Sequence[TextBlock]) -> list[TextBlock]:
    """A body whose last blocks are cut into lines where they begin with words of leave-taking, or a name, below which
    other short lines stand: a letter's closing is not wrapped."""
    found = list(body[:-_LAST])
    for block in body[-_LAST:]:
        lines = [TextBlock(block.source, span) for span in _lines(block)]
        short = 1 < len(lines) == block.text.count("\n") + 1 and all(
            len(line.text) <= _LONGEST_LINE // 2 for line in lines
        )
        named = short and not is_set_apart(block) and (is_signature(lines[0].text) or is_office(lines[0].text))
        begins = named or (short and is_valediction(lines[0].text))
        found += lines if begins or (short and all(line.text.endswith(",") for line in lines)) else [block]
    return found


def _lines(block: TextBlock) -> list[Span]:
    start = block.span.start
    return [Span(*match.span()).moved(start) for match in re.finditer(r"\S[^\n]*(?<=\S)", block.text)]


def _beginning(reader: Reader, body: Sequence[TextBlock], start: int) -> int | None:
    """The index of the first line of the closing.

    The last words of leave-taking that a name follows, and those above them; else a name that says it signs; else
    the first name among the short lines at the end that stands below a finished sentence, or below an office; else a
    date line or a note of copies there.
    """
    leaves = [index for index in range(start, len(body)) if is_valediction(words_of(reader, body[index]))]
    signed = [index for index in range(start, len(body)) if is_signed(words_of(reader, body[index]))]
    for index in reversed(leaves):
        near = body[index + 1 : index + 4]
        if not near or any(is_signature(words_of(reader, block)) for block in near):
            return _upwards(reader, body, index, start)
    if signed:
        return _upwards(reader, body, signed[0], start)
    tail = len(body)
    while tail > max(start, 1) and _is_line(reader, body[tail - 1]):
        tail -= 1
    for index in range(tail, len(body)):
        text = body[index].text
        if is_signature(words_of(reader, body[index])) and not is_institution(text) and not _heads(text):
            first = _upwards(reader, body, index, start)
            offices = any(is_office(block.text) for block in body[first:index])
            few = len(body) - index <= (_DEEPEST if offices else _MOST_LINES)
            if few and first > 0 and (offices or _is_apart(body, first)):
                return first
    return next((index for index in range(max(tail, 2), len(body)) if _stands_below(reader, body[index])), None)


def _heads(text: str) -> bool:
    """Whether a line heads what follows, and is nobody's name: `Notes`, `Bibliography`, `Ergebnisse`."""
    line = normal(text)
    return bool(division_head(text)) or line in phrases("note", "heading") or line in phrases("section", "heads")


def _upwards(reader: Reader, body: Sequence[TextBlock], index: int, start: int) -> int:
    """The first of the lines above a signature, or above words of leave-taking, that go with them."""
    while index > max(start, 1) and (
        is_valediction(body[index - 1].text)
        or _stands_below(reader, body[index - 1])
        or _leads_to_name(body[index - 1].text)
    ):
        index -= 1
    return index


def _leads_to_name(text: str) -> bool:
    """Whether a short line goes on in the name below it: it ends in a comma, or it is an office."""
    goes_on = text.endswith(",") and len(text.split()) <= 8 and not re.search(r"[.!?;]\s", text)
    return len(text) <= _LONGEST_LINE and (is_office(text) or goes_on)


def _stands_below(reader: Reader, block: TextBlock) -> bool:
    return is_dateline(block.text, reader.years) or is_enclosure(block.text)


def _is_line(reader: Reader, block: TextBlock) -> bool:
    """Whether a block can be a line of a closing: short, and no sentence."""
    text = block.text
    if _stands_below(reader, block) or is_signature(text) or is_office(text):
        return True
    told = bool(_SENTENCE_END.search(text)) and len({word for word in text.split() if word.islower()}) >= 3
    keyed = _KEYED.match(text) is not None
    return len(text) <= _LONGEST_LINE and (not told or keyed) and not text.startswith(("(", "[")) and "\t" not in text


def _is_apart(body: Sequence[TextBlock], index: int) -> bool:
    """Whether a name stands below a finished sentence, not inside a list of short lines."""
    return bool(_SENTENCE_END.search(body[index - 1].text)) or len(body[index - 1].text) > _LONGEST_LINE


def _kind(
    reader: Reader, body: Sequence[TextBlock], index: int, lines: Sequence[tuple[LineKind, TextBlock]]
) -> LineKind | None:
    """What a line of a closing is; None where the closing ends before it."""
    text = words_of(reader, body[index])
    signed = any(kind == "signed" for kind, _ in lines)
    if is_postscript(text) or (len(text) > _LONGEST_LINE and not is_enclosure(text)):
        return None
    if is_dateline(text, reader.years):
        return "dateline"
    if is_valediction(text):
        below_it = body[index + 1 : index + 3]
        named = signs_as_yours(text) and not any(is_signature(block.text) for block in below_it)
        return "signed" if named and not signed else "salute"
    if is_enclosure(text):
        return "enclosure"
    office = is_office(text)
    below = bool(lines) and is_office(lines[-1][1].text)
    if lines and (is_addressee(text) or is_institution(lines[-1][1].text)):
        return "other"
    enclosures = [place for place, (kind, _) in enumerate(lines) if kind == "enclosure"]
    after = [kind for kind, _ in lines[enclosures[-1] :]] if enclosures else []
    listed = bool(enclosures) and ("other" in after or not has_initials(text))
    name, comma, rank = text.partition(", ")
    ranked = (comma and is_signature(name) and is_office(rank[:1].upper() + rank[1:])) or signs_in_office(text)
    sure = (not signed and not listed) or below or is_signed(text) or (not listed and (has_initials(text) or ranked))
    if is_signature(text) and not office and sure and not is_institution(text):
        return "signed"
    soon = any(is_signature(block.text) for block in body[index + 1 : index + 4])
    if not signed and not office and soon and text.endswith(","):
        return "salute"
    if _is_line(reader, body[index]) and (signed or soon or bool(lines)):
        return "other"
    return None


def _is_postscript(rest: Sequence[TextBlock]) -> bool:
    return is_postscript(rest[0].text) or len(rest) <= _LONGEST_POSTSCRIPT


def _line(reader: Reader, kind: LineKind, block: TextBlock) -> Line:
    read = dateline_content if kind == "dateline" else read_phrases
    return Line(kind, read(reader, block))
