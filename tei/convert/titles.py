"""Which lines above a text are its title, its author's name, a letterhead, an address."""

import re
from collections.abc import Container, Iterator, Sequence

from tei.convert.lines import is_bracketed, is_heading, is_prose, is_title, looks_like_name
from tei.grammar.datelines import is_place_line
from tei.grammar.fold import fold
from tei.grammar.kinds import KINDS, is_classification, kind_word
from tei.grammar.letters import is_institution
from tei.grammar.numbers import is_number
from tei.grammar.vocabulary import starts_with
from tei.model import Span
from tei.text.blocks import TextBlock

SHORTEST_PROSE = 200
"""Code points from which a sentence above a date line is text; a shorter one is a title with a full stop."""
_LONGEST_NAMING = 120
"""Code points of the longest line that is a title because it names the kind of document."""


_ARTICLES = ("the ", "der ", "die ", "das ", "le ", "la ", "les ", "l'")
"""What no author's name begins with: `THE FERRIES.`"""
_LONG_BEFORE_DATE = re.compile(r"(?:[^\W\d_]+\s+){3,}\d")
"""Words above a date that are more than a place: `ЗАСЕДАНИЯ ПРАВЛЕНИЯ ПОРТА ОТ 3 ИЮНЯ 1926 ГОДА`."""
_MOST_LETTERHEAD = 12
"""Lines of a letterhead."""


def names_kind(text: str) -> bool:
    """Whether a short line names a kind of document: `ДОКЛАДНАЯ ЗАПИСКА`, `Minutes of the Harbour Board`."""
    return len(text) <= _LONGEST_NAMING and any(kind_word(text, kind) for kind in KINDS)


def _words(text: str) -> int:
    return len(text.split())


def _kind_words(text: str) -> int:
    """Code points of the longest words that name a kind of document: `запись беседы` is more than `из дневника`."""
    return max(len(kind_word(text, kind)) for kind in KINDS)


def is_addressee(text: str) -> bool:
    """Whether a short line begins as an address does: `Seiner Exzellenz`, `Товарищу СЕДОВУ`, `To the Consul`."""
    line = fold(text)
    words = [word for word in line.split() if len(word) > 3]
    initial = re.search(r"(?<![^\W\d_])[^\W\d_]\.$", line)
    named = bool(initial) or (line.endswith(".") and all(word[0].isupper() for word in words))
    stopped = line[-1] in "!?" or (line[-1] == "." and not named)
    return len(line) <= 90 and not stopped and bool(starts_with(line, "letter", "addressees"))


def is_heading_above(block: TextBlock, titles: Sequence[tuple[Span, str]], above: bool, letter: bool) -> bool:
    """Whether a line is the title, or another heading below it; in a letter what stands there is an address."""
    if is_bracketed(block.text) or (block.text.startswith("[") and block.text.endswith("]")):
        return False
    one = len(block.text) < SHORTEST_PROSE and not re.search(r"[^\W\d_]{3,}[.!?]\s+[^\W\d_]", block.text)
    if not (is_title(block.text) or (above and one)):
        return False
    if not titles or all(is_number(text) for _, text in titles):
        return True
    if letter and 2 * sum(map(str.isupper, block.text)) < sum(map(str.isalpha, block.text)):
        return False
    named = names_kind(block.text) and not any(is_correspondents(text) for _, text in titles)
    worded = len(block.text.split()) >= 2 or block.text.isupper() or named
    return above and len(titles) < 6 and worded


def is_byline(blocks: Sequence[TextBlock], index: int, titles: Sequence[tuple[Span, str]], author: Span | None) -> bool:
    """Whether the line below the title is the author's name: two to four capitalised words above the text."""
    texts = [block.text for block in blocks[index + 1 : index + 3]]
    below, further = (*texts, "", "")[:2]
    above_text = is_prose(below) or (is_heading(below) and is_prose(further))
    text = blocks[index].text
    kind = any(kind_word(text, kind) for kind in KINDS) or fold(text).lower().startswith(_ARTICLES)
    return bool(titles) and author is None and looks_like_name(text) and above_text and not kind


def is_told_by(text: str) -> bool:
    """Whether a line says who asked or wrote down: `Беседу вела И. Соколова`, `Propos recueillis par A. Petit`."""
    told = starts_with(text, "head", "told_by")
    rest = re.split(r",|\s(?=\d)", " ".join(text.split())[len(told) :])[0].strip(" .:")
    return bool(told) and len(text) <= _LONGEST_NAMING and 1 <= len(rest.split()) <= 4 and rest[:1].isupper()


def is_letterhead(blocks: Sequence[TextBlock], index: int, letter: bool) -> bool:
    """Whether a line at the top belongs to a letterhead: a body or a place, with more lines directly below.

    Args:
        letter: whether a salutation stands below.
    """
    inside = False
    for place in range(index + 1 if index < _MOST_LETTERHEAD else 0):
        text = blocks[place].text
        goes = inside and goes_on(blocks, place)
        inside = len(text) <= 80 and not any(kind_word(text, kind) for kind in KINDS)
        inside = inside and (not is_title_like(text) if goes else _begins_letterhead(blocks, place, letter))
    return inside


def _begins_letterhead(blocks: Sequence[TextBlock], index: int, letter: bool) -> bool:
    if index > 2 or index + 1 >= len(blocks) or not goes_on(blocks, index + 1):
        return False
    text, below = blocks[index].text, blocks[index + 1].text
    filed = is_number(below) or is_classification(below) or bool(re.match(r"\d", below))
    placed = letter and text.endswith(",") and is_place_line(below + ",")
    return placed or (is_institution(text) and (letter or filed))


def is_title_like(text: str) -> bool:
    return bool(re.match(r"[^\W\d_]+ (?:to|an|à|к) ", text))


_BETWEEN = re.compile(
    r"(?:[^\W\d_][\w.'’\-]*,?\s+){0,8}[^\W\d_][\w.'’\-]*\.?\s+(?:to|an|à|к|-)\s+[^\W\d_][^!?;:]{1,70}"
)


def is_correspondents(text: str) -> bool:
    """Whether a line says who writes to whom: `Mr. Vane to Mr. Thorne.`, `В. Н. Лямин — Н. И. Зуеву`."""
    line = fold(" ".join(text.split()))
    line = re.sub(r"^\d{1,4}\.\s+", "", line)
    lower = [word for word in line.split() if len(word) > 3 and word[0].islower()]
    return len(line) <= _LONGEST_NAMING and line[:1].isupper() and bool(_BETWEEN.match(line)) and len(lower) <= 3


def goes_on(blocks: Sequence[TextBlock], index: int) -> bool:
    """Whether a line, which is no sentence, stands directly below the one before, with no empty line between."""
    before, block = blocks[index - 1], blocks[index]
    if block.text.endswith((".", "!", "?")) and len(block.text.split()) > 4:
        return False
    return block.source.text.count("\n", before.span.end, block.span.start) == 1


def continues_title(blocks: Sequence[TextBlock], index: int, last: Span | None) -> bool:
    """Whether a line directly below a heading goes on with it: it begins in lower case, or in a preposition.

    `ЗАПИСЬ БЕСЕДЫ` / `с посланником Вальдории`; `NOTE` / `pour le Secrétaire général`.
    """
    text = blocks[index].text
    if last is None or not index or blocks[index - 1].span != last or not goes_on(blocks, index):
        return False
    capitals = text.isupper() and blocks[index - 1].text.isupper() and bool(_LONG_BEFORE_DATE.match(text))
    return len(text) <= SHORTEST_PROSE and (text[0].islower() or capitals) and not text.endswith((".", ":", ",", ";"))


def best_title(titles: Sequence[tuple[Span, str]], blocks: Sequence[TextBlock]) -> Span | None:
    """The title among the headings; headings that stand directly below each other are one.

    It is the one that names a kind of document in most words; else the one that says most, and of equals the first; a
    number only if alone.
    """
    groups = [Span(group[0].span.start, group[-1].span.end) for group in _groups({span for span, _ in titles}, blocks)]
    if not groups:
        return None
    texts = {group: blocks[0].source.slice(group) for group in groups}
    named = [group for group in groups if not is_filed(texts[group])] or groups
    kinds = [group for group in named if any(kind_word(texts[group], kind) for kind in KINDS)]
    says = _kind_words if kinds else _words
    return max(kinds or named, key=lambda group: (says(texts[group]), -group.start))


def is_filed(text: str) -> bool:
    """Whether a heading only numbers a document, perhaps after its kind: `No. 212`, `Telegramm 131`."""
    words = text.split()
    kind = len(words) <= 3 and any(kind_word(words[0], kind) for kind in KINDS)
    return is_number(text) or (kind and "\n" not in text and words[-1].strip(".").isdigit())


def _groups(spans: Container[Span], blocks: Sequence[TextBlock]) -> Iterator[list[TextBlock]]:
    """Headings that stand directly below each other."""
    group: list[TextBlock] = []
    for index, block in enumerate(blocks):
        if block.span not in spans:
            continue
        if group and blocks[index - 1] is group[-1] and goes_on(blocks, index) and not is_number(group[-1].text):
            group.append(block)
            continue
        if group:
            yield group
        group = [block]
    if group:
        yield group
