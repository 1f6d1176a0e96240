"""Shelf marks by fond, opis and delo: the archives of Russia and of the countries that were in the Soviet Union."""

import re
from collections.abc import Iterator
from functools import cache

from tei.grammar.archives import Archive
from tei.grammar.citations.fond_parts import RANK, forms, read_parts
from tei.grammar.citations.reading import (
    Name,
    citation,
    ibid_words,
    name_before,
    part,
    parts_of,
    says_ibid,
    starts_word,
)
from tei.model import Certainty, Citation, CitationPart

_PAPKA = "a papka between opis and delo is the habit of the Foreign Ministry's archive alone"
_UNKNOWN = re.compile(
    r"(?<![\w.])[A-ZА-ЯЁІЇЄҐ](?=\w*[A-ZА-ЯЁІЇЄҐ])[A-Za-zА-Яа-яЁёІіЇїЄєҐґ]{2,11}"
    r"(?: (?:[A-ZА-ЯЁ]{2,6}|[А-Я][а-я]?[А-Я]\w{0,5}|СПб|SPb|обл\.|России))?$"
)
_ROMAN = re.compile(r"[IVXLCDM]+")
_STROKES = re.compile(
    r"(?P<fond>(?:[РрRrПпP]-? ?)?\d{1,6}[a-zа-я]?)/(?P<opis>\d{1,5}[a-zа-я]?)/(?P<delo>\d{1,6}[a-zа-я]?)"
    r"(?:(?:/|: ?)(?P<listy>\d{1,4}(?:ob|об)?\.?(?:-\d{1,4})?))?(?![\w/])"
)
"""The short form of books in the West: fond, opis, file and leaf with strokes between."""
_CASE = re.compile(r"(?P<label>[ДдDd])\. ?(?P<value>[НПРАNPRA]-\d{1,6})(?!\w)")
"""The file of an investigation, which has no fond: `Д. Н-15000. Т. 2.`"""
_LETTERS = re.compile(r"(?P<name>[А-ЯA-Z]{2,6})(?: \(\d{1,4}\))?(?=[.,] )")
"""A fond that is called by letters: `Ф. ВУА.`"""
_PHRASE_LENGTH = 90


def find_fonds(text: str, extra: tuple[Archive, ...] = ()) -> Iterator[Citation]:
    """References such as `РГАСПИ. Ф. 558. Оп. 11. Д. 59. Л. 19-21`, in Cyrillic or Latin letters.

    A fond alone is one only behind the name of its archive. After a semicolon the next file may leave out the fond.
    `Там же` stands in the place of an archive and of any higher parts.
    """
    end = 0
    for match in _triggers(text):
        start = match.start()
        if start < end or not starts_word(text, start):
            continue
        if match.re in (_STROKES, _CASE):
            found = _read_unlabelled(text, match, extra)
        elif match["number"] is None and _ibid().match(text, start):
            found = _read_ibid(text, start, match.end())
        elif match["number"] or text[match.end() : match.end() + 1].isupper():
            found = _read_reference(text, start, extra)
        else:
            continue
        if found is None:
            continue
        yield found
        end = found.span.end
        while (chained := _read_chained(text, end, found)) is not None:
            yield chained
            end = chained.span.end


def _triggers(text: str) -> list[re.Match[str]]:
    """What is worth a closer look, from left to right."""
    found = list(_trigger(says_ibid(text)).finditer(text))
    if "/" in text:
        found += _STROKES.finditer(text)
    if any(label in text for label in ("Д.", "д.", "D.", "d.")):
        found += _CASE.finditer(text)
    return sorted(found, key=lambda match: match.start())


def _read_unlabelled(text: str, match: re.Match[str], extra: tuple[Archive, ...]) -> Citation | None:
    """Numbers with strokes, or the file of an investigation; a reference only behind the name of an archive."""
    name = name_before(text, match.start(), "fond", extra)
    if name is None or name.damaged:
        return None
    repository = part(text, "repository", name.start, name.end, name.key)
    if match.re is _STROKES:
        parts = [part(text, role, *match.span(role)) for role in ("fond", "opis", "delo", "listy") if match[role]]
        return citation((repository, *parts, *read_parts(text, match.end(), RANK[parts[-1].role])))
    end = match.end() + (text[match.end() : match.end() + 1] == ".")
    file = part(text, "delo", match.start(), end, match["value"])
    return citation((repository, file, *read_parts(text, end, RANK["delo"])))


def _read_reference(text: str, start: int, extra: tuple[Archive, ...]) -> Citation | None:
    parts = read_parts(text, start)
    phrase = not parts
    if phrase:
        parts = _read_phrase(text, start)
    if not parts or parts[0].role != "fond":
        return None
    roles = {one.role for one in parts}
    name = name_before(text, start, "fond", extra)
    complete = "opis" in roles or {"delo", "listy"} <= roles
    if name is None and (phrase or not complete):
        return None
    repository = _repository(text, start, name, roles)
    if name is not None and name.damaged and not complete:
        return None
    end = parts[-1].span.end
    if name is not None and "(" in text[name.end : start] and text[end : end + 1] == ")":
        end += 1  # РГАСПИ (фонд 17, опись 3, дело 5)
    return citation((repository, *parts) if repository else parts, end=end)


def _repository(text: str, start: int, name: Name | None, roles: set[str]) -> CitationPart | None:
    foreign_ministry = {"opis", "papka", "delo"} <= roles
    if name is None:
        return _unknown_repository(text, start)
    if not name.damaged:
        return part(text, "repository", name.start, name.end, name.key)
    evidence = f"what a reading machine or translating engine makes of {name.key}"
    cert: Certainty = "medium"
    if foreign_ministry and name.key == "AVP RF":
        cert, evidence = "high", f"{evidence}; {_PAPKA}"
    return part(text, "repository", name.start, name.end, name.key, cert, evidence)


def _unknown_repository(text: str, start: int) -> CitationPart | None:
    """The abbreviation before a fond, of an archive that is not in the table; its value is what is printed."""
    window = text[max(0, start - 40) : start]
    trimmed = window.rstrip(" .,:(")
    match = _UNKNOWN.search(trimmed)
    if match is None or len(window) - len(trimmed) not in range(1, 4) or _ROMAN.fullmatch(match[0]):
        return None
    offset = start - len(window)
    return part(text, "repository", offset + match.start(), offset + match.end())


def _read_ibid(text: str, start: int, end: int) -> Citation | None:
    position = end + len(text[end : end + 4]) - len(text[end : end + 4].lstrip(" .,:"))
    parts = read_parts(text, position)
    if not parts or parts[0].role in ("papka", "box", "volume", "part", "item"):
        return None
    if len(parts) == 1 and parts[0].role == "fond":
        return None  # Ibid., f. 12 is a folio
    if parts[0].role == "listy" and not _leaf_label().match(text, parts[0].span.start):
        return None
    return citation((part(text, "ibid", start, end, ""), *parts))


def _read_chained(text: str, end: int, before: Citation) -> Citation | None:
    """A further file after `;`: `; Оп. 3. Д. 60. Л. 3`."""
    match = re.compile(r" ?; ?(?:(?:и|and) )?").match(text, end)
    if match is None or not any(one.role in ("ibid", "delo") for one in parts_of(before)):
        return None
    parts = read_parts(text, match.end())
    if len(parts) < 2 or parts[0].role not in ("opis", "delo"):
        return None
    return citation(parts)


def _read_phrase(text: str, start: int) -> tuple[CitationPart, ...]:
    """A fond that is called by its name instead of its number: `ф. Секретариат В. М. Молотова, оп. 6`."""
    label = _fond_label().match(text, start)
    if label is None:
        return ()
    letters = _LETTERS.match(text, label.end())
    if letters and (rest := read_parts(text, letters.end())) and rest[0].role in ("opis", "delo"):
        return (part(text, "fond", start, letters.end(), letters["name"]), *rest)
    opis = _opis_label().search(text, label.end(), label.end() + _PHRASE_LENGTH)
    if opis is None:
        return ()
    phrase = text[label.end() : opis.start()]
    rest = read_parts(text, opis.start())
    if not rest or rest[0].role != "opis" or any(char in phrase for char in ";()\n") or not phrase.strip():
        return ()
    return (part(text, "fond", start, label.end() + len(phrase.rstrip(" ,.")), phrase.strip(" ,.")), *rest)


@cache
def _trigger(ibid: bool) -> re.Pattern[str]:
    """What is worth a closer look; `ibid` and its sisters only where the text has one, since they cost time."""
    numbered = r" {0,3}(?:(?:№|N[o°º]?\.?) {0,2})?(?P<number>(?:[РрRrПпP]-? ?)?\d)"
    fond = rf"(?:{forms('fond')})(?:\.?{numbered}|\. {{0,2}}(?=[^\W\d_]))"
    return re.compile(rf"{fond}|(?:{_ibid().pattern})" if ibid else fond)


@cache
def _ibid() -> re.Pattern[str]:
    return re.compile(ibid_words())


@cache
def _fond_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{forms('fond')})\.? {{0,3}}")


@cache
def _opis_label() -> re.Pattern[str]:
    return re.compile(rf"(?<=[ .,])(?:{forms('opis')})\.? {{0,3}}(?=\d)")


@cache
def _leaf_label() -> re.Pattern[str]:
    return re.compile(r"[ЛлLl]|[Аа]рк")
