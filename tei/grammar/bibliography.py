"""References to print: a whole line that names a book, a volume, an issue, pages; words in `data/bibliography.toml`."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tei.grammar.fold import fold
from tei.model import Citation, CitationPart, Span

_TABLE = Path(__file__).parent / "data" / "bibliography.toml"
_LONGEST = 300
_LONGEST_TITLE = 200
_LONGEST_STATEMENT = 160
_YEAR = re.compile(r"(?<![\w/])(?:1[5-9]\d\d|20[0-4]\d)(?:\s?-\s?(?:\d{4}|\d{2}))?(?![\w/])")
_NUMBER = r"\d{1,5}[a-zа-я]?(?!\w)(?:\s?[-/]\s?\d{1,5}[a-zа-я]?(?!\w))?"
_PAGES = rf"{_NUMBER}(?:\s?,\s?\d{{1,3}}(?![\w/])(?!\.?\s[^\W\d_]{{3}})(?:\s?-\s?\d{{1,3}}(?!\w))?)*"
_ROMAN = r"[IVXLC]{1,8}(?!\w)"
_DATED = re.compile(
    r"[,.]\s(?:(?:1[5-9]|20)\d\d(?!\s?-)|\d{1,2}\.?\s[^\W\d_]{3,9}\s|[^\W\d_]{3,9}\s\d{1,2},\s(?:1[5-9]|20)\d\d)"
)
"""A date behind the title; a span of years belongs to the title: `Correspondence. 1928-1941`."""
_PUBLISHED = re.compile(
    r"(?P<lead>(?:first|originally)\s(?:published|printed)(?:\sin\s(?:1[5-9]|20)\d\d)?\sin(?:\sthe)?\s"
    r"|впервые\s(?:опубликовано|напечатано)(?:\sв\s(?:1[5-9]|20)\d\d\s(?:г\.|году))?\sв\s"
    r"|zuerst\s(?:veröffentlicht|gedruckt)\sin\s|publié\spour\sla\spremière\sfois\sdans\s)",
    re.IGNORECASE,
)
_TITLE_AND_ROMAN = re.compile(r"(?P<title>[^\W\d_][^.,;:]{2,80}?)\s(?P<volume>[IVXLC]{1,8})(?=[.,;)]|\s*$)")


def find_reference(text: str) -> Citation | None:
    """The reference that the whole of `text` is, with its parts; None where no part can be told.

    The caller knows that the line is a reference, by its key or by `is_reference`; this only takes it apart. Dates
    are left to the finder of dates. `С.` before a number is a page; before a name it is an initial. The title is what
    stands before the first other part, a publisher's name or a year; where a publisher comes first there is none.
    """
    line = fold(text)
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    if start >= end or end - start > _LONGEST:
        return None
    parts = _labelled(line)
    parts += _publishers(line, parts)
    parts += _places(line, parts)
    parts += _titles(line, start, end, parts)
    if not parts:
        return None
    return Citation(Span(start, end), tuple(sorted(parts, key=lambda part: part.span)), "printed")


def names_print(text: str) -> bool:
    """Whether a text names a volume, an issue or pages, as a reference to a book does."""
    return bool(_labelled(fold(text)))


def is_reference(text: str) -> bool:
    """Whether a short line can only be a reference to print.

    It has at least two of volume, issue, page, year and publisher, a title or a publisher, no word of a sentence, and
    begins with a capital; or it says where it was first published; or it is nothing but a volume (`Tom 17`). A number
    and a year alone could be those of an order or a telegram, so they need the title of something printed. A title
    with a date and no more is none.
    """
    line = fold(text).strip()
    if not line or len(line) > _LONGEST or "\n" in text.strip() or line[-1] in "?!:" or "|" in line:
        return False
    if _volume_alone().fullmatch(line):
        return True
    if not line.lstrip("\"'([")[:1].isupper() or _is_sentence(line):
        return False
    parts = _labelled(line)
    parts += _publishers(line, parts)
    parts += _titles(line, 0, len(line), parts)
    signs = {part.role for part in parts} & {"volume", "issue", "page", "publisher"}
    if _PUBLISHED.match(line):
        return bool(parts) and len(line) <= _LONGEST_STATEMENT
    dated = _YEAR.search(line) is not None
    if "issue" in signs <= {"issue", "page"}:
        return dated and any(_title().search(part.value) for part in parts if part.role == "title")
    named = "publisher" in signs or any(part.role == "title" for part in parts)
    return named and len(signs) + dated >= 2 and (signs != {"page"} or dated)


def _is_sentence(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+", line.lower())
    return any(word in _sentence_words() for word in words) or len(words) > 36


def _labelled(line: str) -> list[CitationPart]:
    """Volume, issue and pages, each by its label."""
    parts: list[CitationPart] = []
    for role in ("page", "volume", "issue"):
        for match in _label(role).finditer(line):
            span = Span(match.start(), match.end())
            if role == "volume" and any(part.role == "volume" for part in parts):
                continue
            if not any(_overlap(span, part.span) for part in parts):
                parts.append(CitationPart(span, (), role, re.sub(r"\s*-\s*", "-", match["value"]).strip(" ,")))
    return parts


def _publishers(line: str, parts: list[CitationPart]) -> list[CitationPart]:
    """The member of the list that has a publisher's word in it, after the place and its colon if there is one."""
    for member in re.finditer(r"(?:[^\W\d_]\.\s?){0,3}[^,;:().]+(?:\.(?=\s?[a-z])[^,;:().]*)*", line):
        if _publisher().search(member[0]) and len(member[0].strip()) > 4:
            start = member.start() + len(member[0]) - len(member[0].lstrip(" -"))
            end = member.start() + len(member[0].rstrip(" -"))
            year = _YEAR.search(line, start, end)
            if year is not None and year.start() > start:
                end = start + len(line[start : year.start()].rstrip())
            span = Span(start, end)
            if start < end and not any(_overlap(span, part.span) for part in parts):
                return [CitationPart(span, (), "publisher", line[start:end])]
    return []


def _places(line: str, parts: list[CitationPart]) -> list[CitationPart]:
    """The place of printing: a known one between commas or stops, beside a publisher or a year."""
    for match in _place().finditer(line):
        span = Span(*match.span("place"))
        if (span.start > 0 or line.startswith(":", span.end)) and not any(_overlap(span, part.span) for part in parts):
            return [CitationPart(span, (), "pubPlace", match["place"])]
    return []


def _titles(line: str, start: int, end: int, parts: list[CitationPart]) -> list[CitationPart]:
    """The title: what stands before the first part and before the year that follows it."""
    lead = _PUBLISHED.match(line, start)
    if lead is not None:
        start = lead.end()
        roman = _TITLE_AND_ROMAN.match(line, start)
        if roman is not None and not any(_overlap(Span(*roman.span()), part.span) for part in parts):
            return [
                CitationPart(Span(*roman.span("title")), (), "title", roman["title"]),
                CitationPart(Span(*roman.span("volume")), (), "volume", roman["volume"]),
            ]
    first = min((part.span.start for part in parts if part.span.start >= start), default=end)
    title = line[start : min(first, start + _LONGEST_TITLE)]
    if lead is None and not parts and _title().search(title) is None:
        return []
    dated = _DATED.search(title)
    if dated is not None and dated.start() > 0:
        title = title[: dated.start()]
    title = re.sub(r"(?:[\s,;:(./|-]|\bin\b|\bв\b)+$", "", title)
    if len(re.findall(r"[^\W\d_]", title)) < 3 or title in _table()["place"]["names"]:
        return []
    return [CitationPart(Span(start, start + len(title)), (), "title", title.strip("\"' "))]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _forms(role: str) -> Iterator[str]:
    """Labels small, with a capital and in capitals; one letter alone must have its stop."""
    for form in sorted(_table()[role]["before"], key=len, reverse=True):
        folded = fold(form)
        for cased in sorted({folded, folded.capitalize(), folded.upper()}):
            yield re.escape(cased).replace(r"\ ", r"\s")


@cache
def _label(role: str) -> re.Pattern[str]:
    value = {"page": _PAGES, "volume": rf"{_NUMBER}|{_ROMAN}"}.get(role, _NUMBER)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(_forms(role))})(?<=[\w.№°º])\s{{0,2}}(?P<value>{value})")


@cache
def _volume_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_forms('volume'))})\s{{0,2}}(?:\d{{1,3}}|{_ROMAN})\.?")


@cache
def _publisher() -> re.Pattern[str]:
    inside = "|".join(re.escape(word) for word in sorted(_table()["publisher"]["words"], key=len, reverse=True))
    last = "|".join(re.escape(word) for word in _table()["publisher"]["last"])
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)|(?<=\w\s)(?:{last})(?=\s*(?:-\s*)?(?:(?:1[5-9]|20)\d\d)?\s*$)")


@cache
def _title() -> re.Pattern[str]:
    inside = "|".join(re.escape(fold(word)) for word in sorted(_table()["title"]["words"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)")


@cache
def _place() -> re.Pattern[str]:
    inside = "|".join(re.escape(fold(name)) for name in sorted(_table()["place"]["names"], key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[,.(;:/-]))\s{{0,2}}(?P<place>{inside})(?=\s?[,.:;)]|\s(?:1[5-9]|20)\d\d|\s*$)")


@cache
def _sentence_words() -> frozenset[str]:
    return frozenset(_table()["sentence"]["words"])
