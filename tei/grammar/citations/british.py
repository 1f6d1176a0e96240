"""Shelf marks of The National Archives in Kew: lettercode, class, piece, folio."""

import re
from collections.abc import Iterator
from functools import cache

from tei.grammar.archives import Archive
from tei.grammar.citations.reading import alternatives, citation, name_before, part, starts_word, words
from tei.model import Citation, CitationPart

_NUMBER = re.compile(r"\d{1,4}(?: ?/ ?|, {1,2}(?:piece|vol\.) )\d")
_CODE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.?|[A-Z]\.[A-Z]\.) {0,2}$")
_FOLIO = re.compile(
    r",? {1,2}(?P<folio>(?:folios?|fols?\.?|fos?\.?|ff?\.?) ?(?P<value>\d{1,4}[a-z]?(?: ?[-,] ?\d{1,4}[a-z]?(?!\w))*))"
)
_GLUED = re.compile(r"/(?P<paper>[A-Z]{1,3} ?\d{1,6}(?:/\d{1,6}){0,4}(?:/[A-Z]{1,2})?)(?!\w)")
_PAPER = re.compile(
    r"(?:/|, {0,2})(?P<paper>[A-Z]{1,3} ?(?:\d{1,6}(?:/\d{1,6}){1,4}(?:/[A-Z]{1,2})?|\(\d\d\) ?\d{1,4}))(?!\w)"
)


def find_british(text: str, extra: tuple[Archive, ...] = ()) -> Iterator[Citation]:
    """References such as `TNA, FO 371/12345, fo. 12` or `CAB 128/5` without the archive.

    A lettercode that means too much elsewhere (`T 160/1`) counts only behind the archive's name.
    """
    if not any(sign in text for sign in ("/", "piece", "vol.")):
        return
    end = 0
    for number in _NUMBER.finditer(text):
        match = _at_number(text, number.start())
        if match is None:
            continue
        start = match.start()
        if start < end or not starts_word(text, start) or text[max(0, start - 1) : start] in ("/", "-", "."):
            continue
        name = name_before(text, start, "british", extra)
        if name is None and not match["class"]:
            continue
        parts: list[CitationPart] = []
        if name is not None:
            parts.append(part(text, "repository", name.start, name.end, name.key))
        parts.append(part(text, "series", start, match.end("number")))
        parts.append(part(text, "piece", *match.span("piece")))
        end = match.end()
        if paper := _GLUED.match(text, end) or _PAPER.match(text, end):
            parts.append(part(text, "file", *paper.span("paper")))
            end = paper.end()
        if folio := _FOLIO.match(text, end):
            parts.append(part(text, "listy", *folio.span("folio"), folio["value"]))
            end = folio.end()
        yield citation(parts)


def _at_number(text: str, position: int) -> re.Match[str] | None:
    """The lettercode that ends before a class number, and what follows it."""
    code = _CODE.search(text, max(0, position - 7), position)
    return _pattern().match(text, code.start()) if code else None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<class>{alternatives(words('british', 'classes'))})|(?:{alternatives(words('british', 'behind'))}))"
        r" {0,2}(?P<number>\d{1,4})(?: ?/ ?|, {1,2}(?:piece|vol\.) )"
        r"(?P<piece>\d{1,6}[A-Z]?(?:-\d{1,6}|(?:/\d{1,4}){1,2})?)(?![\w])"
    )
