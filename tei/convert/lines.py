"""What single lines around a text are: date lines, source lines, numbers, headings."""

import re

from tei.convert.content import Reader, read_content, read_phrases
from tei.grammar.archives import Archive
from tei.grammar.bibliography import is_reference
from tei.grammar.citations import find_citations
from tei.grammar.dates import find_dates
from tei.grammar.fold import fold
from tei.grammar.kinds import KINDS, find_classification, kind_word
from tei.grammar.names import is_name_with_initials
from tei.grammar.source_lines import find_source_line
from tei.grammar.vocabulary import normal, phrases
from tei.model import Content, Segment, SourceLine, Span
from tei.text.blocks import TextBlock

_SENTENCE = re.compile(r"[.!?:;…][\d\])\"'”’»«“¹²³⁰⁴⁵⁶⁷⁸⁹*†‡]*\s*$")
_NUMBERED = re.compile(r"[(\[\"“«„]*(?:(?:\d+|[IVXivx]+\b)[.)°]*\s*)*[\"“«„(]*")
"""The number before the words of a heading, and what opens a quotation."""
_LONGEST_TITLE = 300
_HEADING_NUMBER = re.compile(r"(?:Document |Telegram |Letter )?(?:No|Nr|N°|Nº|№)\.?\s*(\d{1,4})\.?", re.IGNORECASE)
_ADDRESSED = re.compile(r"\d{1,4}\.\s+(?=[^\W\d_]\.)")
_NEWSPAPER = re.compile(r"(?:Газета\s+)?«[^«»\n]{3,50}»[,.]?\s+(?:№\s*\d+(?:\s*\(\d+\))?[,.]?\s+)?(?:от\s+)?")
_WHEN = re.compile(r"(?:o'clock|[ap]\.?m\.?|Uhr|heures?|час(?:ов|а)?|\d{4})\.?$")
"""What ends the title of minutes that says when the meeting was held."""
_REMARK = re.compile(r"\s*\([^()]{3,40}\)\s*")


def source_line(reader: Reader, block: TextBlock) -> SourceLine | None:
    """The block as a line that says where the text comes from, if it is one."""
    if key := find_source_line(block.text):
        value = Span(block.span.start + key.value_start, block.span.end)
        return SourceLine(key.key, value, read_content(reader, block))
    if is_shelfmark(block.text, reader.archives):
        return SourceLine("shelfmark", block.span, read_content(reader, block))
    if is_reference(block.text) or is_newspaper(block.text):
        return SourceLine("reference", block.span, read_content(reader, block))
    return None


def is_newspaper(text: str) -> bool:
    """Whether a whole line names a newspaper and its day: `«Правда», № 64, 5 марта 1936 г.`."""
    match = _NEWSPAPER.match(text)
    dates = list(find_dates(text)) if match else []
    return (
        match is not None
        and len(dates) == 1
        and text[match.end() : dates[0].span.start].strip(" ,.") == ""
        and (len(text[dates[0].span.end :].strip(" .")) < 3)
    )


def names_source(text: str, archives: tuple[Archive, ...] = ()) -> bool:
    """Whether a block is a line that says where the text comes from, by its key or as a shelf mark."""
    return find_source_line(text) is not None or is_newspaper(text) or is_shelfmark(text, archives)


def is_shelfmark(text: str, archives: tuple[Archive, ...] = ()) -> bool:
    """Whether a whole block is a shelf mark, or names an archive we do not know and ends in one.

    A file number with the kind of document behind it (`501.BC Indonesia/10–1149: Telegram`) is one too.
    """
    found = list(find_citations(text, archives))
    if not found:
        return False
    covered = sum(len(citation.span) for citation in found)
    before, after = text[: found[0].span.start].split(), text[found[-1].span.end :].strip(" .:,")
    if covered >= 0.8 * len(text.strip()):
        return True
    if not before and len(after.split()) <= 2 and any(kind_word(after, kind) for kind in KINDS):
        return True
    if not before and after and all(normal(piece) in phrases("source", "state") for piece in re.split("[.,]", after)):
        return True
    return not after and len(before) <= 6 and covered >= 0.4 * len(text.strip())


def dateline_content(reader: Reader, block: TextBlock) -> Content:
    """The content of a date line, with its classification and a remark in brackets before it marked."""

    def find(text: str) -> list[Segment]:
        place, remark = find_classification(text), _REMARK.match(text)
        found = [Segment(Span(remark.start(), len(remark[0].rstrip())), type="other")] if remark else []
        return [*found, Segment(Span(*place))] if place else found

    return read_phrases(reader, block, find)


def document_number(text: str) -> int:
    """The number of a line that heads a document among several: 12 for `No. 12.`; 0 for any other line."""
    match = _HEADING_NUMBER.fullmatch(fold(text).strip(" _"))
    return int(match[1]) if match else 0


def is_addressed(title: str) -> bool:
    """Whether a title is that of a letter in an edition: number, addressee, date, `152. A. A. Tolstoy. 1865`."""
    match = _ADDRESSED.match(fold(title))
    if not match:
        return False
    rest = title[match.end() :]
    name = rest.split(".")
    named = next((n for n in range(1, min(len(name), 5)) if is_name_with_initials(".".join(name[:n]))), 0)
    return bool(named) and any(True for _ in find_dates(".".join(name[named:])))


def is_bracketed(text: str) -> bool:
    """Whether a whole short line stands in brackets, as `[Extract]` and `(Telegraphic.)` above a text do."""
    line = text.strip(" _.")
    return len(line.split()) <= 6 and line[:1] in "([" and line[-1:] in ")]"


def is_remark(text: str) -> bool:
    """Whether a line above a text tells how it came: in brackets, an address begun with `=`, a telegraph's own line."""
    line = text.strip()
    if is_bracketed(line) or line.startswith("=") or _is_told(line):
        return True
    figures = sum(character.isdigit() for character in line)
    return len(line) < 80 and figures >= 6 and bool(kind_word(line, "telegram")) and not find_reference_in(line)


def _is_told(line: str) -> bool:
    """Whether a line in brackets tells when a despatch arrived, or whose it is: `(Reçu : Cabinet, le 9 février)`."""
    inner = line.strip(" _.")[1:-1]
    if line[:1] + line.strip(" _.")[-1:] not in ("()", "[]") or len(inner) > 120 or re.search(r"[()\[\]]", inner):
        return False
    return inner.isupper() or any(True for _ in find_dates(inner))


def find_reference_in(text: str) -> bool:
    """Whether a line holds a date or a shelf mark, and is more than figures."""
    return any(True for _ in find_dates(text)) or any(True for _ in find_citations(text))


def is_heading(text: str) -> bool:
    """Whether a block can be the heading of a section: short, begun with a capital or number, without a full stop."""
    line = " ".join(text[:400].split())
    if not line or len(line) > 120 or _SENTENCE.search(line) or line[-1] in ",-–—":
        return False
    first = _NUMBERED.sub("", line)[:1] or line[0]
    return first.isupper() or line[0].isdigit()


def is_title(text: str) -> bool:
    """Whether a block above the text can be its title: no paragraph, no list item, hardly a sentence."""
    if len(text) > 2 * _LONGEST_TITLE:
        return False
    line = " ".join(text.split())
    sentences = len(re.findall(r"[^\W\d_]{4,}[.!?]\s+[^\W\d_]", line))
    return len(line) <= _LONGEST_TITLE and sentences <= 1 and line[-1] not in ":," and not is_prose(text)


def is_prose(text: str) -> bool:
    """Whether a block is running text: long enough, and it ends as a sentence does."""
    return len(text) >= 60 and bool(_SENTENCE.search(text.rstrip())) and text.count(" ") >= 9 and not _is_titled(text)


def is_ended(text: str) -> bool:
    """Whether a block ends as a sentence does."""
    return bool(_SENTENCE.search(text[-40:].rstrip()))


def looks_like_name(text: str) -> bool:
    """Whether a line can be a person's name and nothing else: two to four capitalised words or initials."""
    words = text.split()
    if len(words) > 1 and words[0].lower() in phrases("head", "by"):
        text, words = " ".join(words[1:]), words[1:]
    if is_name_with_initials(text):
        return True
    return 2 <= len(words) <= 4 and all(
        re.fullmatch(r"[^\W\d_][\w'’\-]*\.?", word) and word[0].isupper() for word in words
    )


def _is_titled(text: str) -> bool:
    """Whether a line that ends in a stop is a title: it has a number before it (`135. Minutes of … 3:55 p.m.`), or
    names the kind of document and ends in a date (`Выписка из протокола … от 30 марта 1922 г.`)."""
    if len(text) >= 200 or not any(kind_word(text, kind) for kind in KINDS):
        return False
    opening = any((word := kind_word(text[:60], kind)) and text.startswith(word) for kind in KINDS)
    dated = re.search(r"\d\s+гг?\.$", text) and any(kind_word(text[:40], kind) for kind in KINDS)
    dated = dated or (opening and _WHEN.search(text) and any(True for _ in find_dates(text)))
    return bool(re.match(r"\d{1,4}\. [^\W\d_]", text) or (dated and not re.search(r"[^\W\d_]{3,}\.\s", text)))
