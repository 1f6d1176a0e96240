"""The labelled parts of shelf marks by fond: `Ф. 558. Оп. 11. Д. 59. Л. 19-21`."""

import re
from dataclasses import replace
from functools import cache

from tei.grammar.citations.reading import alternatives, part, spelled, words
from tei.model import CitationPart, Span

RANK = {"fond": 0, "opis": 1, "papka": 2, "box": 2, "delo": 3, "volume": 4, "part": 5, "item": 6, "listy": 7}
_DATED_FILE = re.compile(r"[.,]? {1,3}1[4-9]\d\d(?:-\d{2,4})?(?: ?гг?\.?| ?g\.)?(?=[.,] )")
"""The year between opis and file, as archives of the empire order their files: `Оп. 1. 1768 г. Д. 3.`"""
_NUMBER_SIGN = re.compile(r"(?:[.,]? {1,3})(?P<label>№№? {0,2})(?=\d)")
"""A file that is called by its number alone, as manuscript departments do: `Ф. 1000. Оп. 3. № 234.`"""


def read_parts(text: str, start: int, rank: int = -1) -> tuple[CitationPart, ...]:
    """The labelled parts from a place on, in the order of their ranks from one above `rank`; each part once.

    Where each part has a stop it belongs to the part; where only the last has one it is that of the sentence.
    """
    parts: list[CitationPart] = []
    position, stops, first_stop = start, False, 0
    while (label := _next_label(text, position, rank)) is not None:
        role = "delo" if label.re is _NUMBER_SIGN else _role(label["label"], rank)
        value = _value(role).match(text, label.end()) if role else None
        if value is None or not _stands_apart(text, value.end()):
            break
        end = value.end()
        if role != "listy" and not stops:
            stops, first_stop = text[end : end + 1] == ".", len(parts)
        if stops and text[end : end + 1] == ".":
            end += 1
        begin = label.start("label")
        parts.append(part(text, role, begin, end, value[0].rstrip(" .,") + ("." if value[0].endswith(".") else "")))
        position, rank = end, RANK[role]
    if stops and first_stop and first_stop == len(parts) - 1:
        span = parts[-1].span
        parts[-1] = replace(parts[-1], span=Span(span.start, span.end - 1))
    return tuple(parts)


def _next_label(text: str, position: int, rank: int) -> re.Match[str] | None:
    """The label of the next part: it may stand behind the year of the files, or be the sign for number alone."""
    label = _label().match(text, position)
    if label is not None or rank not in (RANK["fond"], RANK["opis"]):
        return label
    if year := _DATED_FILE.match(text, position):
        return _label().match(text, year.end())
    return _NUMBER_SIGN.match(text, position)


def _stands_apart(text: str, position: int) -> bool:
    """Whether a value ends here: no letter or digit follows, unless it is the next label."""
    following = text[position : position + 1]
    return not following.isalnum() or _label().match(text, position) is not None


def _role(label: str, rank: int) -> str:
    """The part a label opens behind a part of the given rank; empty for none."""
    roles = _roles().get(label) or _roles().get(label.lower().rstrip("."), ())
    for role in roles:
        if RANK[role] > rank and (rank >= 0 or role in ("fond", "opis", "delo", "listy")):
            return role
    return ""


@cache
def _roles() -> dict[str, tuple[str, ...]]:
    """The parts each label may open, the highest first."""
    roles: dict[str, tuple[str, ...]] = {}
    for role in RANK:
        for form in words("fond", role):
            roles[form] = (*roles.get(form, ()), role)
        for form in spelled("fond", "damaged", role):
            roles[form] = (role,)
    return roles


@cache
def forms(role: str) -> str:
    """The inside of a group of a part's labels, small and capital, with and without a stop."""
    found = {cased for form in words("fond", role) for cased in (form, form.capitalize(), form.upper())}
    return alternatives((*found, *spelled("fond", "damaged", role)))


@cache
def _all_forms() -> str:
    found = {cased for role in RANK for form in words("fond", role) for cased in (form, form.capitalize())}
    return alternatives((*found, *(form for role in RANK for form in spelled("fond", "damaged", role))))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf" {{0,3}}(?:[.,/]|- ?)? {{0,3}}(?<![^\W\d_])(?P<label>{_all_forms()})(?![^\W\d_])(?<!\n)\.? {{0,3}}"
        r"(?:(?:№№?|N[o°º]?\.?) {0,2})?(?=\d|[РрRrПпPКкK][- ]{0,2}\d)"
    )


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
        leaf = rf"\d{{1,5}}(?: ?(?:[сs] )?(?:{alternatives(words('fond', 'verso'))})(?!\w)\.?|{suffix})"
        return re.compile(rf"{leaf}(?: ?- ?{leaf}| ?, ?{leaf}{another}| (?:и|and|und|et) {leaf}{another})*")
    if role in ("delo", "item"):
        return re.compile(rf"\d{{1,6}}{suffix}(?:[-/]\d{{1,6}})*(?: ?, ?\d{{1,6}}{suffix}{another})*")
    return re.compile(rf"\d{{1,5}}{suffix}(?:[-/]\d{{1,5}})?")
