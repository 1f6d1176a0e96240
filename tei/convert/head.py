"""What stands above the text: author, title, source lines, date line, classification."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tei.convert.content import Reader, find_line_ends, read_content, read_phrases
from tei.grammar.bibliography import is_reference
from tei.grammar.citations import find_citations
from tei.grammar.dates import find_dates
from tei.grammar.fold import fold
from tei.grammar.kinds import KINDS, find_classification, is_classification, kind_word
from tei.grammar.names import is_name_with_initials
from tei.grammar.source_lines import find_source_line
from tei.model import Block, Byline, Heading, Inline, Line, Opener, Segment, SourceLine, Span
from tei.text.blocks import TextBlock

_SENTENCE = re.compile(r"[.!?:;…][\d\])\"'”’»]*\s*$")
_LONGEST_TITLE = 300
_LONGEST_DATELINE = 90
_NUMBER = re.compile(r"(?:No|Nos|Nr|N°|Nº|№)\.?\s*\d[\w/\-–.]*[.\]]?", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?(?:-|to)?\s?(?:[ap]\. ?m\.|h\b|uhr|heures?)|\d{1,2}[:.]\d\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    blocks: tuple[Block, ...]
    count: int
    """How many text blocks the head took."""
    title: Span | None
    author: Span | None


def read_head(reader: Reader, blocks: Sequence[TextBlock], starts_text: Callable[[TextBlock], bool]) -> Head:
    """The blocks above the text, up to the first that begins it.

    Args:
        starts_text: whether a block begins the text, such as a speech or a salutation. Prose begins it too.
    """
    found: list[Block] = []
    title = author = None
    count = 0
    for block in blocks:
        if line := source_line(reader, block):
            found.append(line)
        elif is_dateline(block.text, reader.years):
            found.append(Opener((Line("dateline", dateline_content(reader, block)),)))
        elif is_number(block.text):
            found.append(Opener((Line("number", read_phrases(reader, block)),)))
        elif is_classification(block.text):
            found.append(Opener((Line("classification", read_phrases(reader, block)),)))
        elif starts_text(block) or (title is not None and count and _is_prose(block.text)):
            break
        elif title is None and author is None and is_name_with_initials(block.text):
            author = block.span
            found.append(Byline(read_phrases(reader, block)))
        elif title is None and _is_title(block.text):
            title = block.span
            found.append(Heading(read_content(reader, block, find_line_ends)))
        else:
            break
        count += 1
    return Head(tuple(found), count, title, author)


def source_line(reader: Reader, block: TextBlock) -> SourceLine | None:
    """The block as a line that says where the text comes from, if it is one."""
    if key := find_source_line(block.text):
        value = Span(block.span.start + key.value_start, block.span.end)
        return SourceLine(key.key, value, read_content(reader, block))
    if is_shelfmark(block.text):
        return SourceLine("shelfmark", block.span, read_content(reader, block))
    if is_reference(block.text):
        return SourceLine("reference", block.span, read_content(reader, block))
    return None


def is_shelfmark(text: str) -> bool:
    """Whether a whole block is a shelf mark, or names an archive we do not know and ends in one."""
    found = list(find_citations(text))
    if not found:
        return False
    covered = sum(len(citation.span) for citation in found)
    before = text[: found[0].span.start].split()
    ends = not text[found[-1].span.end :].strip(" .")
    return covered >= 0.8 * len(text.strip()) or (ends and len(before) <= 6 and covered >= 0.4 * len(text.strip()))


def is_dateline(text: str, years: tuple[int, ...]) -> bool:
    """Whether a whole line says when, and perhaps where: `Moscow, 5 March 1962`, `September 30, 1941 secret`.

    What is left when dates, times and classification are taken away is a few names, and no word that names a
    kind of document.

    Args:
        years: those of the whole source, for dates with two digits of one.
    """
    line = fold(text)
    if len(line) > _LONGEST_DATELINE or any(kind_word(line, kind) for kind in KINDS):
        return False
    dates = [date for date in find_dates(line, years=years) if _is_day(date.dating.when or date.dating.from_ or "")]
    if not dates or any(True for _ in find_citations(line)):
        return False
    rest = line
    for date in dates:
        rest = rest[: date.span.start] + " " * len(date.span) + rest[date.span.end :]
    if place := find_classification(rest.rstrip(" .")):
        rest = rest[: place[0]] + " " * (place[1] - place[0]) + rest[place[1] :]
    rest = _TIME.sub(" ", rest)
    words = re.findall(r"[^\W\d_]+", rest)
    names = [word for word in words if word[0].isupper()]
    return len(words) <= 5 and len(words) - len(names) <= 1


def is_number(text: str) -> bool:
    """Whether a whole line is the number of a document: `No. 212`, `Nr. 47`, `№ 47`."""
    return _NUMBER.fullmatch(text.strip()) is not None


def dateline_content(reader: Reader, block: TextBlock) -> tuple[Inline, ...]:
    """The content of a date line, with its classification marked."""

    def find(text: str) -> list[Inline]:
        place = find_classification(text)
        return [Segment(Span(*place))] if place else []

    return read_phrases(reader, block, find)


def is_heading(text: str) -> bool:
    """Whether a block can be the heading of a section: short, begun with a capital or a number, without a full stop."""
    line = " ".join(text.split())
    if not line or len(line) > 120 or _SENTENCE.search(line) or line[-1] in ",-–—":
        return False
    first = line.lstrip('0123456789.() IVXivx"“«')[:1] or line[0]
    return first.isupper() or line[0].isdigit()


def _is_title(text: str) -> bool:
    line = " ".join(text.split())
    sentences = len(re.findall(r"[^\W\d_]{4,}[.!?]\s+[^\W\d_]", line))
    return len(line) <= _LONGEST_TITLE and sentences <= 1 and line[-1] not in ":," and not _is_prose(text)


def _is_prose(text: str) -> bool:
    return len(text) >= 60 and bool(_SENTENCE.search(text.rstrip())) and text.count(" ") >= 9


def _is_day(value: str) -> bool:
    return len(value) >= 7
