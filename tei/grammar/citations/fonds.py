"""Shelf marks by fond, opis and delo: the archives of Russia and of the countries that were in the Soviet Union."""

import re
from collections.abc import Iterator
from functools import cache

from tei.grammar.archives import Archive
from tei.grammar.citations.reading import (
    Name,
    alternatives,
    citation,
    name_before,
    part,
    parts_of,
    says_ibid,
    spelled,
    starts_word,
    words,
)
from tei.model import Certainty, Citation, CitationPart

_RANK = {"fond": 0, "opis": 1, "papka": 2, "box": 2, "delo": 3, "volume": 4, "part": 5, "item": 6, "listy": 7}
_PAPKA = "a papka between opis and delo is the habit of the Foreign Ministry's archive alone"
_UNKNOWN = re.compile(
    r"(?<![\w.])[A-ZА-ЯЁІЇЄҐ](?=\w*[A-ZА-ЯЁІЇЄҐ])[A-Za-zА-Яа-яЁёІіЇїЄєҐґ]{2,11}"
    r"(?: (?:[A-ZА-ЯЁ]{2,6}|[А-Я][а-я]?[А-Я]\w{0,5}|СПб|SPb|обл\.|России))?$"
)
_ROMAN = re.compile(r"[IVXLCDM]+")
_PHRASE_LENGTH = 90


def find_fonds(text: str, extra: tuple[Archive, ...] = ()) -> Iterator[Citation]:
    """References such as `РГАСПИ. Ф. 558. Оп. 11. Д. 59. Л. 19-21`, in Cyrillic or Latin letters.

    A fond alone is one only behind the name of its archive. After a semicolon the next file may leave out the fond.
    `Там же` stands in the place of an archive and of any higher parts.
    """
    end = 0
    for match in _trigger(says_ibid(text)).finditer(text):
        start = match.start()
        if start < end or not starts_word(text, start):
            continue
        if match["number"] is None and _ibid().match(text, start):
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


def _read_reference(text: str, start: int, extra: tuple[Archive, ...]) -> Citation | None:
    parts = _read_parts(text, start)
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
    return citation((repository, *parts) if repository else parts)


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
    parts = _read_parts(text, position)
    if not parts or parts[0].role in ("papka", "box", "volume", "part", "item"):
        return None
    if parts[0].role == "listy" and not _leaf_label().match(text, parts[0].span.start):
        return None
    return citation((part(text, "ibid", start, end, ""), *parts))


def _read_chained(text: str, end: int, before: Citation) -> Citation | None:
    """A further file after `;`: `; Оп. 3. Д. 60. Л. 3`."""
    match = re.compile(r" ?; ?(?:(?:и|and) )?").match(text, end)
    if match is None or not any(one.role in ("ibid", "delo") for one in parts_of(before)):
        return None
    parts = _read_parts(text, match.end())
    if len(parts) < 2 or parts[0].role not in ("opis", "delo"):
        return None
    return citation(parts)


def _read_parts(text: str, start: int) -> tuple[CitationPart, ...]:
    """The labelled parts from a place on, in the order of their ranks; each part once."""
    parts: list[CitationPart] = []
    position, rank, stops = start, -1, False
    while (label := _label().match(text, position)) is not None:
        role = _role(label["label"], rank)
        value = _value(role).match(text, label.end()) if role else None
        if value is None or not _stands_apart(text, value.end()):
            break
        end = value.end()
        if role != "listy" and not stops:
            stops = text[end : end + 1] == "."
        if stops and text[end : end + 1] == ".":
            end += 1
        begin = label.start("label")
        parts.append(part(text, role, begin, end, value[0].rstrip(" .,") + ("." if value[0].endswith(".") else "")))
        position, rank = end, _RANK[role]
    return tuple(parts)


def _stands_apart(text: str, position: int) -> bool:
    """Whether a value ends here: no letter or digit follows, unless it is the next label."""
    following = text[position : position + 1]
    return not following.isalnum() or _label().match(text, position) is not None


def _read_phrase(text: str, start: int) -> tuple[CitationPart, ...]:
    """A fond that is called by its name instead of its number: `ф. Секретариат В. М. Молотова, оп. 6`."""
    label = _fond_label().match(text, start)
    if label is None:
        return ()
    opis = _opis_label().search(text, label.end(), label.end() + _PHRASE_LENGTH)
    if opis is None:
        return ()
    phrase = text[label.end() : opis.start()]
    rest = _read_parts(text, opis.start())
    if not rest or rest[0].role != "opis" or any(char in phrase for char in ";()\n") or not phrase.strip():
        return ()
    return (part(text, "fond", start, label.end() + len(phrase.rstrip(" ,.")), phrase.strip(" ,.")), *rest)


def _role(label: str, rank: int) -> str:
    """The part a label opens behind a part of the given rank; empty for none."""
    roles = _roles().get(label) or _roles().get(label.lower().rstrip("."), ())
    for role in roles:
        if _RANK[role] > rank and (rank >= 0 or role in ("fond", "opis", "delo", "listy")):
            return role
    return ""


@cache
def _roles() -> dict[str, tuple[str, ...]]:
    """The parts each label may open, the highest first."""
    roles: dict[str, tuple[str, ...]] = {}
    for role in _RANK:
        for form in words("fond", role):
            roles[form] = (*roles.get(form, ()), role)
        for form in spelled("fond", "damaged", role):
            roles[form] = (role,)
    return roles


@cache
def _forms(role: str) -> str:
    """The inside of a group of a part's labels, small and capital, with and without a stop."""
    forms = {cased for form in words("fond", role) for cased in (form, form.capitalize(), form.upper())}
    return alternatives((*forms, *spelled("fond", "damaged", role)))


@cache
def _all_forms() -> str:
    forms = {cased for role in _RANK for form in words("fond", role) for cased in (form, form.capitalize())}
    return alternatives((*forms, *(form for role in _RANK for form in spelled("fond", "damaged", role))))


@cache
def _trigger(ibid: bool) -> re.Pattern[str]:
    """What is worth a closer look; `ibid` and its sisters only where the text has one, since they cost time."""
    numbered = r" {0,3}(?:(?:№|N[o°º]?\.?) {0,2})?(?P<number>(?:[РрRrПпP]-? ?)?\d)"
    fond = rf"(?:{_forms('fond')})(?:\.?{numbered}|\. {{0,2}}(?=[^\W\d_]))"
    return re.compile(rf"{fond}|(?:{_ibid().pattern})" if ibid else fond)


@cache
def _ibid() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words('ibid', 'words'))})(?!\w)")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf" {{0,3}}(?:[.,/]|- ?)? {{0,3}}(?<![^\W\d_])(?P<label>{_all_forms()})(?![^\W\d_])(?<!\n)\.? {{0,3}}"
        r"(?:(?:№№?|N[o°º]?\.?) {0,2})?(?=\d|[РрRrПпPКкK][- ]{0,2}\d)"
    )


@cache
def _fond_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{_forms('fond')})\.? {{0,3}}")


@cache
def _opis_label() -> re.Pattern[str]:
    return re.compile(rf"(?<=[ .,])(?:{_forms('opis')})\.? {{0,3}}(?=\d)")


@cache
def _leaf_label() -> re.Pattern[str]:
    return re.compile(r"[ЛлLl]|[Аа]рк")


@cache
def _value(role: str) -> re.Pattern[str]:
    """What may follow a label: numbers with a letter or two; ranges and lists for files and leaves."""
    suffix = (
        r"(?:-[А-ЯA-Zа-яa-z](?![\w.][^\W\d_])(?!\w)"
        rf"|(?!(?:{_all_forms()})[. ]{{0,3}}[№\d])[а-яёіїa-z]{{1,2}}(?:/[а-яёa-z]{{1,2}})?(?!\w))?"
    )
    another = r"(?! ?(?!(?:and|und|et|об|ob)\b)[^\W\d_]{2})(?![\w/])"
    if role == "fond":
        return re.compile(rf"(?:[РрRrПпPКкK]-? ?)?\d{{1,6}}{suffix}(?:-\d{{1,3}})?")
    if role == "listy":
        leaf = rf"\d{{1,5}}(?: ?(?:{alternatives(words('fond', 'verso'))})(?!\w)\.?|{suffix})"
        return re.compile(rf"{leaf}(?: ?- ?{leaf}| ?, ?{leaf}{another}| (?:и|and|und|et) {leaf}{another})*")
    if role in ("delo", "item"):
        return re.compile(rf"\d{{1,6}}{suffix}(?:[-/]\d{{1,6}})*(?: ?, ?\d{{1,6}}{suffix}{another})*")
    return re.compile(rf"\d{{1,5}}{suffix}(?:[-/]\d{{1,5}})?")
