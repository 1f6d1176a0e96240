"""References to American archives: a list with commas, from the archive down to box and folder."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tei.grammar.archives import Archive, archives_of
from tei.grammar.citations.american_files import DECIMAL, subject_file_at, token_at, triggers
from tei.grammar.citations.reading import (
    citation,
    ibid_in_list,
    name_at,
    names_in,
    part,
    says_ibid,
    starts_word,
    words,
)
from tei.grammar.citations.titles import has_noun, office_files, read_title
from tei.model import Citation, CitationPart

_BACK = 400
"""How far before its first sure sign a reference may begin."""
_MOST_PIECES = 24
_DIVIDING = frozenset(("lot", "box", "reel", "folder"))
"""What follows these is the name of a folder, what stands before them that of a collection."""
_BOUNDARY = re.compile(r"[;\n(\[]\s{0,4}|[.:?!][)\"']{0,2} ")
_DATE = re.compile(r"(?:1[5-9]|20)\d\d|\d{1,2}|[A-Z][a-z]{2,8}\.? \d{1,2}")
_PAGES = re.compile(r"pp?\. ?\d[\d-]*, ")
_IN = re.compile(r" in (?:the )?(?=[A-Z])")
_FREE_BEFORE = re.compile(r"(?:^|[(\[,;:\n]|\b(?:and|see|[Ff]iles?|[Dd]espatch|[Tt]elegram|in)\b|\bNo\.)\s*$")
_FREE_AFTER = re.compile(r"\s*(?:$|[)\],;:.\n]|and\b)")


@dataclass(frozen=True, slots=True)
class _Piece:
    role: str
    """repository, place, title, or the part a mark stands for."""
    start: int
    end: int
    value: str
    last: bool = False
    """Whether a sentence ends behind it."""
    glued: bool = False
    """Whether only a blank stands before it."""


def find_american(text: str, extra: tuple[Archive, ...] = ()) -> Iterator[Citation]:
    """References to the National Archives, presidential libraries, files of a department, collected papers.

    A list is a reference when it has a mark (record group, lot, box, reel, file number) and says of what, or has an
    archive and a collection. A lot, or a number of the decimal file that stands free, is enough by itself.
    """
    end = limit = 0
    for anchor in _anchors(text, extra):
        if anchor < end:
            continue
        ibid = ibid_in_list().match(text, anchor)
        start = ibid.end() if ibid else _beginning(text, anchor, max(end, limit), extra)
        pieces = _read(text, start, extra)
        found = _reference(text, pieces, ibid.span("word") if ibid else None)
        if found is not None and found.span.end > anchor:
            yield found
            end = found.span.end
        else:
            limit = anchor + 1
            end = max(end, pieces[-1].end) if pieces else end


def _anchors(text: str, extra: tuple[Archive, ...]) -> list[int]:
    found = [*names_in(text, "american", extra)]
    for pattern in triggers(text):
        found += pattern.finditer(text)
    if says_ibid(text):
        found += ibid_in_list().finditer(text)
    places = {match.start() for match in found}
    return sorted(place for place in places if starts_word(text, place))


def _beginning(text: str, anchor: int, limit: int, extra: tuple[Archive, ...]) -> int:
    """Where the list that holds `anchor` begins: back over whole members, and over the end of one more."""
    low = _boundary(text, max(limit, anchor - _BACK), anchor)
    commas = [match.end() for match in re.compile(r", {1,3}|: (?=[Ll]ot|FRC|Job|[Bb]ox)").finditer(text, low, anchor)]
    start, before = anchor, anchor
    for place in (*reversed(commas), low):
        if before != anchor or place != anchor:
            end = place + len(text[place:before].rstrip(" ,:"))
            if not _is_member(text, place, end, extra):
                return _suffix(text, place, end, start, extra)
        start = before = place
    return start


def _boundary(text: str, low: int, anchor: int) -> int:
    """The last place before `anchor` that a list cannot reach across."""
    last = low
    for match in _BOUNDARY.finditer(text, low, anchor):
        sign = match[0][0]
        if sign in "([":
            if text.find(")" if sign == "(" else "]", match.end(), anchor) >= 0:
                continue
        elif sign == ":" and match.end() == anchor and token_at(text, anchor):
            continue
        elif sign == ".":
            run = read_title(text, max(last, text.rfind(" ", last, match.start()) + 1))
            if run is not None and run.end > match.start():
                continue
        last = match.end()
    return last


def _is_member(text: str, start: int, end: int, extra: tuple[Archive, ...]) -> bool:
    """Whether a stretch between two commas can belong to a list: an archive, a mark or a title, but no plain date."""
    if start >= end or _DATE.fullmatch(text, start, end):
        return start >= end
    while (piece := _piece_at(text, start, extra, True)) is not None:
        if piece.end >= end:
            return True
        if piece.last or text[piece.end : piece.end + 1] != " ":
            break
        start = piece.end + 1
    return False


def _suffix(text: str, low: int, end: int, start: int, extra: tuple[Archive, ...]) -> int:
    """The beginning of the longest end of a stretch that can belong to a list, or `start`."""
    for match in re.compile(r"(?<=[ \"'(])[A-Z0-9\"]").finditer(text, max(low, end - 120), end):
        if _is_member(text, match.start(), end, extra):
            return match.start()
    return start


def _piece_at(text: str, start: int, extra: tuple[Archive, ...], files: bool) -> _Piece | None:
    name = name_at(text, start, "american", extra)
    if name is not None:
        return _Piece("repository", name.start, name.end, name.key)
    token = token_at(text, start) or (subject_file_at(text, start) if files else None)
    if token is not None:
        return _Piece(token.role, token.start, token.end, token.value)
    run = read_title(text, start)
    if run is None:
        return None
    end = _before_mark(text, run.start, run.end)
    return _Piece("title", run.start, end, text[run.start : end], run.sentence_end and end == run.end)


def _before_mark(text: str, start: int, end: int) -> int:
    """Where a title ends because a mark follows without a comma: `Kissinger Papers Box 12`."""
    for match in re.compile(r" (?=[Bb]ox |[Ll]ot |RG |Record Group |[Rr]eel |Job |FRC |[Ee]ntry |\d{3}\.)").finditer(
        text, start, end
    ):
        if token_at(text, match.end()) is not None:
            return match.start()
    return end


def _read(text: str, start: int, extra: tuple[Archive, ...]) -> list[_Piece]:
    """The members of the list that begins at a place."""
    pieces: list[_Piece] = []
    position, glued = start, False
    while len(pieces) < _MOST_PIECES:
        files = any(piece.role in ("title", "recordgroup") for piece in pieces)
        piece = _piece_at(text, position, extra, files)
        if piece is None:
            break
        if piece.role == "title":
            place = piece.value.strip(" .") in _places(extra) or piece.value in _places(extra)
            if place and pieces and pieces[-1].role in ("repository", "place"):
                piece = replace(piece, role="place")
            elif any(one.role == "file" for one in pieces) and not has_noun(piece.value):
                break
        pieces.append(replace(piece, glued=glued))
        following = None if piece.last else _next(text, piece, extra)
        if following is None:
            break
        position, glued = following
    return pieces


def _next(text: str, piece: _Piece, extra: tuple[Archive, ...]) -> tuple[int, bool] | None:
    """Where the next member begins, and whether only a blank stands before it."""
    end = piece.end
    comma = re.compile(r"[\"']?, {1,3}").match(text, end)
    if comma:
        pages = _PAGES.match(text, comma.end())
        if pages is None:
            return comma.end(), False
        run = read_title(text, pages.end())
        return (pages.end(), False) if run and has_noun(text[run.start : run.end]) else None
    if text.startswith(": ", end):
        if token_at(text, end + 2):
            return end + 2, True
        return (end + 2, True) if piece.role == "title" and office_files(text, piece.value, end + 2) else None
    if piece.role == "file" and (inside := _IN.match(text, end)):
        run = read_title(text, inside.end())
        return (inside.end(), False) if run and has_noun(text[run.start : run.end]) else None
    if text[end : end + 1] == " ":
        if token_at(text, end + 1):
            return end + 1, True
        run = read_title(text, end + 1) if piece.role in ("repository", "recordgroup") else None
        return (end + 1, True) if run and has_noun(text[run.start : run.end]) else None
    return None


@cache
def _places(extra: tuple[Archive, ...]) -> frozenset[str]:
    known = {archive.place for archive in archives_of("american", extra) if archive.place}
    return frozenset((*known, *words("american", "states"), "Washington D.C", "Washington, D.C", "D.C"))


# ---- from pieces to parts


def _reference(text: str, pieces: Sequence[_Piece], ibid: tuple[int, int] | None) -> Citation | None:
    pieces = _without_lead(pieces) if ibid is None else list(pieces)
    if not pieces or not _is_reference(text, pieces, ibid is not None):
        return None
    parts = list(_parts(text, _merged(text, pieces)))
    if ibid is not None:
        parts.insert(0, part(text, "ibid", *ibid, ""))
    return citation(parts, end=pieces[-1].end)


def _without_lead(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The list from its first archive, mark or collection on: no letter's name, no date before it."""
    for index, piece in enumerate(pieces):
        if piece.role not in ("title", "place") or (piece.role == "title" and has_noun(piece.value)):
            return list(pieces[index:])
    return []


def _is_reference(text: str, pieces: Sequence[_Piece], ibid: bool) -> bool:
    roles = [piece.role for piece in pieces]
    collection = any(piece.role == "title" and has_noun(piece.value) for piece in pieces)
    if ibid or "repository" in roles:
        first = roles.index("repository") + 1 if "repository" in roles else 0
        marks = {"lot", "box", "reel", "file", "recordgroup", "series"} & set(roles)
        follows = next((piece for piece in pieces[first:] if piece.role != "place"), None)
        return bool(marks) or (follows is not None and has_noun(follows.value))
    if "lot" in roles:
        return True
    if collection and {"box", "reel", "recordgroup", "file", "entry"} & set(roles):
        return roles[0] != "title" or has_noun(pieces[0].value)
    if "recordgroup" in roles:
        return bool({"entry", "box", "file"} & set(roles))
    return roles[0] == "file" and len(pieces) == 1 and _stands_free(text, pieces[0])


def _stands_free(text: str, piece: _Piece) -> bool:
    """Whether a file number is no part of other words; one without a point in it must also follow a comma."""
    before = text[max(0, piece.start - 14) : piece.start]
    if not _FREE_BEFORE.search(before) or not _FREE_AFTER.match(text, piece.end):
        return False
    return re.match(DECIMAL, piece.value) is not None or "-" not in piece.value


def _merged(text: str, pieces: Sequence[_Piece]) -> Iterable[_Piece]:
    """An office that is the first word of its collection's name is no archive when the archive itself is named."""
    holders = sum(piece.role == "repository" for piece in pieces)
    result: list[_Piece] = []
    for piece in pieces:
        before = result[-1] if result else None
        glued = before is not None and before.role == "repository" and piece.role == "title" and piece.glued
        if before is not None and glued and (holders > 1 or " " not in piece.value):
            result[-1] = _Piece("title", before.start, piece.end, text[before.start : piece.end])
            continue
        if (
            before is not None
            and before.role == "repository"
            and (before.role, before.value) == (piece.role, piece.value)
        ):
            result[-1] = replace(before, end=piece.end)
            continue
        result.append(piece)
    return result


def _parts(text: str, pieces: Iterable[_Piece]) -> Iterator[CitationPart]:
    """One part for each archive and mark, and one for each run of titles between them."""
    listed = list(pieces)
    index = 0
    while index < len(listed):
        piece = listed[index]
        if piece.role == "title":
            last = index
            while last + 1 < len(listed) and listed[last + 1].role in ("title", "place"):
                last += 1
            before = {one.role for one in listed[:index]}
            behind = {one.role for one in listed[last + 1 :]}
            whole = behind & {"box", "lot"} or ("folder" in before and "repository" in behind)
            role = "folder" if before & _DIVIDING and not whole else "collection"
            end = listed[last].end
            yield part(text, role, piece.start, end, text[piece.start : end].strip("\"'"))
            index = last
        elif piece.role != "place":
            yield part(text, piece.role, piece.start, piece.end, piece.value)
        index += 1
