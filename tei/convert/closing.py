"""What stands below the text of a letter: leave-taking, signature, date, postscript, enclosures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tei.convert.content import Reader, read_content, read_phrases, words_of
from tei.convert.lines import dateline_content, is_heading
from tei.grammar.datelines import is_dateline
from tei.grammar.letters import is_enclosure, is_postscript, is_signature, is_signed, is_valediction
from tei.grammar.names import has_initials
from tei.model import Block, Closer, Line, LineKind, Paragraph, Postscript, Span
from tei.text.blocks import TextBlock

_DEEPEST = 14
"""Blocks at the end among which a closing is looked for."""
_LAST = 3
"""Blocks at the end that may hold the lines of a closing."""
_LONGEST_LINE = 90
_SENTENCE_END = re.compile(r"[.!?…:;][\d\])\"'”’»*]*\s*$")
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

    It begins with words of leave-taking, or with a name that signs. Below the name may stand an office, a date line,
    notes of enclosures and copies, another signature; and then a postscript.
    """
    start = max(0, len(body) - _DEEPEST)
    first = _beginning(reader, body, start)
    if first is None:
        return NO_CLOSING
    lines: list[tuple[LineKind, TextBlock]] = []
    index = first
    while index < len(body) and (kind := _kind(reader, body, index, lines)):
        lines.append((kind, body[index]))
        index += 1
    rest = body[index:]
    if rest and not _is_postscript(rest):
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
        short = len(lines) > 1 and all(len(line.text) <= _LONGEST_LINE // 2 for line in lines)
        closes = short and (is_valediction(lines[0].text) or is_signature(lines[0].text))
        found += lines if closes else [block]
    return found


def _lines(block: TextBlock) -> list[Span]:
    start = block.span.start
    return [Span(*match.span()).moved(start) for match in re.finditer(r"\S[^\n]*(?<=\S)", block.text)]


def _beginning(reader: Reader, body: Sequence[TextBlock], start: int) -> int | None:
    """The index of the first line of the closing.

    The last words of leave-taking that a name follows, and those above them; else a name that says it signs; else
    a name on the last line, or on the last but for date lines, enclosures and copies.
    """
    leaves = [index for index in range(start, len(body)) if is_valediction(words_of(reader, body[index]))]
    signed = [index for index in range(start, len(body)) if is_signed(words_of(reader, body[index]))]
    for index in reversed(leaves):
        near = body[index + 1 : index + 4]
        if not near or any(is_signature(words_of(reader, block)) for block in near):
            return _upwards(reader, body, index, start)
    if signed:
        return _upwards(reader, body, signed[0], start)
    last = len(body) - 1
    while last > start and _stands_below(reader, body[last]):
        last -= 1
    while last > start and is_signature(body[last - 1].text) and has_initials(body[last - 1].text):
        last -= 1  # several sign, each with an office
    alone = last > 0 and is_signature(words_of(reader, body[last])) and _is_apart(body, last)
    return _upwards(reader, body, last, start) if alone else None


def _upwards(reader: Reader, body: Sequence[TextBlock], index: int, start: int) -> int:
    while index > start and (is_valediction(body[index - 1].text) or _stands_below(reader, body[index - 1])):
        index -= 1
    return index


def _stands_below(reader: Reader, block: TextBlock) -> bool:
    return is_dateline(block.text, reader.years) or is_enclosure(block.text)


def _is_apart(body: Sequence[TextBlock], index: int) -> bool:
    """Whether a name stands below a finished sentence, not inside a list of short lines."""
    return (
        bool(re.search(r"[.!?…:;][\d\])\"'”’»*]*\s*$|\.{3,}\s*$", body[index - 1].text))
        or len(body[index - 1].text) > 90
    )


def _kind(
    reader: Reader, body: Sequence[TextBlock], index: int, lines: Sequence[tuple[LineKind, TextBlock]]
) -> LineKind | None:
    """What a line of a closing is; None where the closing ends before it."""
    text = words_of(reader, body[index])
    signed = any(kind == "signed" for kind, _ in lines)
    if is_postscript(text) or len(text) > _LONGEST_LINE:
        return None
    if is_dateline(text, reader.years):
        return "dateline"
    if is_valediction(text):
        return "salute"
    if is_enclosure(text):
        return "enclosure"
    if is_signature(text) and (not signed or is_signed(text) or has_initials(text)):
        return "signed"
    if signed and (is_heading(text.rstrip(" ,.")) or text.startswith("[")) and len(text.split()) <= 10:
        return "other"
    return None


def _is_postscript(rest: Sequence[TextBlock]) -> bool:
    return is_postscript(rest[0].text) or len(rest) <= _LONGEST_POSTSCRIPT


def _line(reader: Reader, kind: LineKind, block: TextBlock) -> Line:
    read = dateline_content if kind == "dateline" else read_phrases
    return Line(kind, read(reader, block))
