"""What stands above the text: author, title, numbers, source lines, date line, classification, participants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tei.convert.content import Reader, find_line_ends, read_content, read_phrases, words_of
from tei.convert.fields import read_field
from tei.convert.lines import (
    dateline_content,
    is_heading,
    is_prose,
    is_remark,
    source_line,
)
from tei.convert.titles import (
    SHORTEST_PROSE,
    best_title,
    continues_title,
    goes_on,
    is_addressee,
    is_byline,
    is_heading_above,
    is_letterhead,
    is_told_by,
    names_kind,
)
from tei.grammar.datelines import is_dateline, is_place_line
from tei.grammar.kinds import is_classification, kind_word
from tei.grammar.letters import calls_by_name, is_salutation, may_greet
from tei.grammar.lists import item_label
from tei.grammar.names import is_name_with_initials
from tei.grammar.numbers import is_copy, is_number
from tei.grammar.source_lines import find_source_line
from tei.grammar.speech import is_applause
from tei.grammar.vocabulary import normal, phrases
from tei.model import Block, Byline, Heading, Line, Opener, Span, Stage
from tei.text.blocks import TextBlock

_LINE_OF_TEXT = 40
"""Code points from which a line below a name with an exclamation mark is what is said to whom it names."""
_PARAGRAPH = 120
"""Code points of a paragraph; two of them above a greeting show that it stands in the middle of a text."""
_DEEPEST_TITLE = 8
"""Blocks among which the title stands, below the marks that an office puts above it."""
_DEEPEST_SALUTATION = 20
"""Blocks that may stand above a salutation: letterhead, numbers, date, address."""


@dataclass(frozen=True, slots=True)
class Head:
    blocks: tuple[Block, ...]
    count: int
    """How many text blocks the head took."""
    title: Span | None
    author: Span | None


def read_head(
    reader: Reader, blocks: Sequence[TextBlock], starts_text: Callable[[TextBlock], bool], level: int = 0
) -> Head:
    """The blocks above the text, up to the first that begins it.

    Args:
        starts_text: whether a block begins the text whatever it looks like, such as a speech.
        level: of the headings: 0 at the top of a text, 1 at that of a document in it.

    A salutation near the top begins the text of a letter, so that whatever stands above it belongs to the head.
    """
    greeting = _greeting(blocks, starts_text)
    floor = _lowest_line(reader, blocks, starts_text) if greeting is None else greeting
    found: list[Block] = []
    titles: list[tuple[Span, str]] = []
    author: Span | None = None
    count, in_field, in_address = 0, False, False
    while count < len(blocks):
        block = blocks[count]
        if starts_text(block) or count == greeting:
            break
        above = count < floor
        running = is_prose(block.text) and (not above or len(block.text) >= SHORTEST_PROSE)
        if field := read_field(reader, blocks, count, starts_text):
            found.append(field.block)
            count += field.count
            in_field = True
            continue
        if in_field and goes_on(blocks, count) and not running_text(block):
            found.append(Opener((Line("other", read_phrases(reader, block)),)))
            count += 1
            continue
        in_field = False
        addressed = count > 0 or any(names_kind(below.text) for below in blocks[1:4])  # alone at the top it is a title
        in_address = (addressed and is_addressee(block.text)) or (in_address and goes_on(blocks, count))
        last = titles[-1][0] if titles else None
        if is_applause(block.text):
            found.append(Stage(read_content(reader, block)))
        elif continues_title(blocks, count, last) and (
            block.text.isupper() or (not running and kind_word(block.text, "meeting"))
        ):
            titles.append((block.span, block.text))
            found.append(Heading(read_content(reader, block, find_line_ends), level))
        elif line := _line(reader, block, bool(titles)):
            found.append(line)
        elif _is_place(reader, blocks, count):
            found.append(Opener((Line("dateline", read_phrases(reader, block)),)))
        elif not running and (is_letterhead(blocks, count, greeting is not None) or (count <= floor and in_address)):
            found.append(Opener((Line("other", read_phrases(reader, block)),)))
        elif not running and continues_title(blocks, count, last):
            titles.append((block.span, block.text))
            found.append(Heading(read_content(reader, block, find_line_ends), level))
        elif (
            not titles and author is None and is_name_with_initials(block.text) and not _is_dated(reader, blocks, count)
        ) or (titles and author is None and is_told_by(block.text)):
            author = block.span
            found.append(Byline(read_phrases(reader, block)))
        elif not running and is_heading_above(
            block, titles, above or (count == floor and _is_named(block)), letter=greeting is not None
        ):
            titles.append((block.span, block.text))
            found.append(Heading(read_content(reader, block, find_line_ends), level))
        elif is_byline(blocks, count, titles, author):
            author = block.span
            found.append(Byline(read_phrases(reader, block)))
        elif above and not running:
            found.append(Opener((Line("other", read_phrases(reader, block)),)))
        else:
            break
        count += 1
    return Head(tuple(found), count, best_title(titles, blocks), author)


def _greeting(blocks: Sequence[TextBlock], starts_text: Callable[[TextBlock], bool]) -> int | None:
    """The index of the salutation, if there is one near the top with no prose above it."""
    last: int | None = None
    prose = 0
    for index, block in enumerate(blocks[:_DEEPEST_SALUTATION]):
        below = blocks[index + 1].text if index + 1 < len(blocks) else ""
        greets = is_salutation(block.text) or (may_greet(block.text) and is_prose(below))
        if greets or (index and calls_by_name(block.text) and len(below) >= _LINE_OF_TEXT):
            if len(below) >= _LINE_OF_TEXT and (is_prose(below) or not goes_on(blocks, index + 1)):
                return index if last is None or not goes_on(blocks, index) or index - last > 1 else last
            last = index if last is None else last
        elif last is not None and _says_something(block):
            return last
        prose += index > 0 and len(block.text) >= _PARAGRAPH and is_prose(block.text) and source_free(block)
        if starts_text(block) or (index and len(block.text) > 400 and source_free(block)) or prose > 1:
            return last
    return last


def _lowest_line(reader: Reader, blocks: Sequence[TextBlock], starts_text: Callable[[TextBlock], bool]) -> int:
    """The index of the last date line, classification or remark in brackets above the text, with no prose above it.

    Below a date line, or a list of those present, a sentence of any length is prose.
    """
    lowest = 0
    dated = False
    for index, block in enumerate(blocks[:_DEEPEST_SALUTATION]):
        prose = is_prose(block.text) and len(block.text) >= SHORTEST_PROSE and source_free(block)
        if starts_text(block) or (index and prose) or (dated and _says_something(block)):
            break
        dated = dated or is_dateline(words_of(reader, block), reader.years)
        dated = dated or normal(block.text) in phrases("head", "fields")
        below = index >= len(blocks) - 3 and any(map(_says_something, blocks[:index]))
        if below:
            break
        titled = index < _DEEPEST_TITLE and _is_named(block)
        line = is_dateline(words_of(reader, block), reader.years) or is_classification(block.text)
        address = is_addressee(block.text) or (index and lowest == index and goes_on(blocks, index))
        if line or titled or address or is_remark(block.text):
            lowest = index
        if (titled or address) and index + 1 < len(blocks) and goes_on(blocks, index + 1):
            lowest = index + 1
    return lowest


def _is_named(block: TextBlock) -> bool:
    """Whether a line can be the title because it names the kind of document."""
    return names_kind(block.text) and is_heading(block.text)


def _says_something(block: TextBlock) -> bool:
    """Whether a block is a sentence and no line of the head, however short."""
    text = block.text
    sentence = text.endswith((".", "!", "?", "…")) and sum(word.islower() for word in text.split()) >= 3
    line = is_remark(text) or is_classification(text) or is_number(text) or is_salutation(text)
    return (sentence or bool(item_label(text))) and not line and source_free(block) and find_source_line(text) is None


def source_free(block: TextBlock) -> bool:
    """Whether a long block is prose of the text and no note on its source."""
    return not block.text.lstrip().lower().startswith(("source", "источник", "quelle"))


def _line(reader: Reader, block: TextBlock, titled: bool) -> Block | None:
    """The block as a line of known form: of its source, its date, number, classification, or a remark in brackets."""
    if line := source_line(reader, block):
        return line
    if is_dateline(words_of(reader, block), reader.years):
        return Opener((Line("dateline", dateline_content(reader, block)),))
    if is_copy(block.text) or (is_number(block.text) and (titled or ":" in block.text)):
        return Opener((Line("number", read_phrases(reader, block)),))
    if is_classification(block.text):
        return Opener((Line("classification", read_phrases(reader, block)),))
    if is_remark(block.text) or _goes_on_address(block):
        return Opener((Line("other", read_phrases(reader, block)),))
    return None


def _is_dated(reader: Reader, blocks: Sequence[TextBlock], index: int) -> bool:
    """Whether a date line stands below a name: it is then that of the addressee, and heads a letter in an edition."""
    return index + 1 < len(blocks) and is_dateline(words_of(reader, blocks[index + 1]), reader.years)


def _is_place(reader: Reader, blocks: Sequence[TextBlock], index: int) -> bool:
    """Whether a line stands directly above a date line, or above another such line, and goes with it.

    `British Embassy,` / `Washington, D.C.` / `30th July, 1945`. The first line of a text needs a comma at its end: it
    may be a title.
    """
    for place in range(index, min(index + 3, len(blocks) - 1)):
        line = words_of(reader, blocks[place])
        if not is_place_line(line) or (place == 0 and not line.endswith(",")) or not goes_on(blocks, place + 1):
            return False
        if is_dateline(words_of(reader, blocks[place + 1]), reader.years):
            return True
    return False


def running_text(block: TextBlock) -> bool:
    return is_prose(block.text) or len(block.text) > SHORTEST_PROSE


def _goes_on_address(block: TextBlock) -> bool:
    """Whether a line goes on with a telegram's address, which begins with `=` and ends with `+`."""
    above = block.source.text[max(block.source.region.start, block.span.start - 200) : block.span.start]
    begun = above.rfind("=")
    return begun >= 0 and "+" not in above[begun:] and "\n\n" not in above[begun:]
