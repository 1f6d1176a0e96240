"""Shelf marks of archives and libraries of Germany, France, Austria, Switzerland, and of manuscripts everywhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tei.grammar.archives import Archive, archives
from tei.grammar.citations.reading import (
    Name,
    alternatives,
    citation,
    ibid_words,
    name_at,
    name_before,
    names_in,
    part,
    place_after,
    says_ibid,
    starts_word,
    words,
)
from tei.model import Citation, CitationPart

_MOST_WORDS = 24
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\s,;]+")
_SHELF = re.compile(
    r"(?:^|[ (])(?!(?:S|SS|Sp|Jan|Feb|Mar|Apr|May|Mai|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec|Tab|No|Nr)\b)"
    r"(?:(?:[A-ZÄÖÜ]{1,5}|[A-Z]{2,3}[a-z]{1,3}|[A-Z][a-z]{1,2}|Nachl|Autogr|Best)\.?"
    r"(?:[ /:-][A-Za-z0-9.]{1,6}){0,3}[ /:.-]?\d"
    r"|\d{1,4} ?[A-Z]{1,4}(?:[ /]\d|(?:/\w{1,5})+$|$)|[A-Z][\w.:&-]*/[\w.:/&-]*\d|[IVXLC]+ \d|[A-Z][\w.]*:[A-Z]"
    r"|(?:ms|MS|Ms|mss|cod|Cod)\.? .*\d)"
)
"""What no words have: a letter code and a number, a stroke and a number."""
_YEAR = re.compile(r"(?:^|[ (])(?:1[5-9]|20)\d\d(?:[-/]\d{2,4})?\)?$")
_STRICT = re.compile(r"(?!(?:S|SS|[IVXLC]+)\b)(?:[A-ZÄÖÜ]{1,4}\.? ?\d|[A-Z].{0,30}/\d)")
"""What `ebd.` needs, behind which a page, a volume or a number of a printed edition may stand as well."""
_SERIES = re.compile(r"(?P<series>[A-Z]{1,3} \d{1,4}(?:[- ]?[IVX]{1,4})?)/(?P<piece>\d[\w/.-]*)")
_HASHED = re.compile(r"(?P<collection>\w[\w.-]*#[\w./-]+)#(?P<file>\d+\*?)")
"""The marks of the Swiss Federal Archives: fonds, accession, file."""
_BRACKETED = re.compile(r" \((?P<number>\d{1,4}[a-z]?)\)$")
_MINUTIER = re.compile(r"(?:AN,? )?(?P<mark>MC/(?:ET/|RS/)?[IVXLC]{1,8}/\d{1,5}[A-Z]?)(?!\w)")
_GAP = re.compile(r" ?[.]?[,:]? {1,3}|[.,:] ?")


@dataclass(frozen=True, slots=True)
class _Segment:
    start: int
    end: int
    role: str
    """collection, file, box, volume or listy."""
    value: str


def find_signatures(text: str, extra: tuple[Archive, ...] = ()) -> Iterator[Citation]:
    """References such as `BArch, R 43-I/1234, Bl. 12`, `AN, F/7/12345`, `HHStA, Kab. Kanzlei, MRZ. 2233/1848`.

    Behind the name of an archive of this kind there must stand a shelf mark: a letter code with a number, a stroke
    with a number, or a number with a label. A year, a page or a place behind the name of a library is none.
    `ebd.` with a shelf mark is one too; the minute books of Paris notaries are known by their mark alone.
    """
    end = 0
    for start in _anchors(text, extra):
        if start < end:
            continue
        found = _read(text, start, extra)
        if found is not None:
            yield found
            end = found.span.end


def _anchors(text: str, extra: tuple[Archive, ...]) -> list[int]:
    if ":" not in text and not _FIGURE.search(text):
        return []  # every shelf mark has one
    found = [*names_in(text, "signature", extra)]
    if says_ibid(text):
        found += _ibid().finditer(text)
    if "MC/" in text:
        found += _MINUTIER.finditer(text)
    return sorted({match.start() for match in found if starts_word(text, match.start())})


@cache
def _ibid() -> re.Pattern[str]:
    return re.compile(rf"{ibid_words()}\.?")


def _read(text: str, start: int, extra: tuple[Archive, ...]) -> Citation | None:
    if minutier := _MINUTIER.match(text, start):
        name = name_before(text, minutier.start("mark"), "signature", extra)
        mark = part(text, "file", *minutier.span("mark"))
        return citation((_repository(text, name), mark) if name else (mark,))
    name = name_at(text, start, "signature", extra)
    ibid = _ibid().match(text, start)
    head_end = name.end if name else ibid.end() if ibid else start
    if name and (place := place_after(archives(extra)[name.key].place).match(text, head_end)):
        head_end = place.end()
    gap = _GAP.match(text, head_end) or re.compile(r"#").match(text, head_end)
    if gap is None:
        return None
    inner = name_at(text, gap.end(), "signature", extra) if name else None
    if inner is not None:
        return None
    segments = list(_segments(text, gap.end()))
    while segments and not _is_mark(segments[-1]):
        segments.pop()
    if not segments or not _is_shelf_mark(text, segments, gap[0], ibid is not None):
        return None
    head = _repository(text, name) if name else part(text, "ibid", start, head_end, "")
    return citation((head, *_parts(text, segments)))


def _repository(text: str, name: Name) -> CitationPart:
    return part(text, "repository", name.start, name.end, name.key)


def _is_mark(segment: _Segment) -> bool:
    return segment.role != "collection" or (
        _SHELF.search(segment.value) is not None and not _YEAR.fullmatch(segment.value)
    )


def _is_number(segment: _Segment) -> bool:
    """Whether a segment is a bare number, but no year."""
    return segment.value.isdigit() and not _YEAR.fullmatch(segment.value)


def _is_shelf_mark(text: str, segments: list[_Segment], gap: str, ibid: bool) -> bool:
    """Whether the segments are a shelf mark and not a title, a place or pages."""
    marks = [segment for segment in segments if segment.role == "collection" and _is_mark(segment)]
    labelled = [segment for segment in segments if segment.role != "collection"]
    if "," not in gap and ":" not in gap:
        return bool(marks) and marks[0] is segments[0]
    if ibid:
        first = segments[0]
        return first.role in ("listy", "box") or (first.role == "collection" and _STRICT.match(first.value) is not None)
    return bool(marks) or bool(labelled)


def _segments(text: str, start: int) -> Iterator[_Segment]:
    """The members of the list behind the name, up to the end of the sentence or a word that is none of a mark."""
    position = start
    for _ in range(10):
        label = _labelled().match(text, position)
        if label:
            role = next(role for role in ("listy", "file", "box", "volume") if label[role])
            yield _Segment(position, label.end(), role, label["value"])
            end, last = label.end(), False
        else:
            end, last = _plain(text, position)
            if end == position:
                return
            yield _Segment(position, end, "collection", text[position:end])
        separator = re.compile(r"(?P<comma>,) {1,3}| {1,2}").match(text, end)
        if last or separator is None or not (separator["comma"] or _labelled().match(text, separator.end())):
            return
        position = separator.end()


def _plain(text: str, start: int) -> tuple[int, bool]:
    """The end of a segment without a label, and whether the sentence ends there."""
    position = end = start
    depth = 0
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, position)
        if match is None:
            break
        word = match[0]
        bare = word.lstrip("([\"'")
        if not (bare[:1].isupper() or bare[:1].isdigit()) and bare.rstrip(".") not in _small():
            break
        opened, closed = word.count("("), word.count(")")
        if closed > depth + opened:
            cut = len(word.rstrip(").")) if opened == 0 else word.rindex(")")
            return match.start() + cut, True
        depth += opened - closed
        if word[-1] in ".:!?" and not _goes_on(text, match):
            return match.start() + len(word.rstrip(".:!?")), True
        end = match.end()
        label = _labelled().match(text, end + 1)
        if text[end : end + 1] != " " or (label and not (word.isdigit() and label[0][1:2] == " ")):  # not 1 K 224
            break
        position = end + 1
    return end, False


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the stop at the end of a word is that of an abbreviation or an initial."""
    bare = match[0].strip("([\"'.")
    following = text[match.end() : match.end() + 2]
    if match[0][-1] != "." or not following.strip():
        return False
    if following[0] == ",":
        return True
    return bare in _abbreviations() or (bare.isalpha() and (len(bare) == 1 or bare in _small())) or _is_roman(bare)


def _is_roman(word: str) -> bool:
    return re.fullmatch(r"[IVX]{1,5}", word) is not None


@cache
def _small() -> frozenset[str]:
    return frozenset(words("signature", "small"))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(words("signature", "abbreviations"))


@cache
def _labelled() -> re.Pattern[str]:
    groups = {"listy": "folio", "file": "file", "box": "box", "volume": "volume"}
    labels = "|".join(rf"(?P<{role}>(?:{alternatives(words('signature', key))})\.?)" for role, key in groups.items())
    number = r"[A-Z]?\d{1,7}(?: ?[rv]°?(?!\w)| ?ff?\.(?!\w)|[A-Za-z](?!\w))?"
    roman = r"(?<=[a-zé. ]{2})[IVXLC]{1,8}(?:/[a-z0-9]{1,3})?(?!\w)"
    return re.compile(rf"(?:{labels})(?<=[\w.°º]) ?(?P<value>{number}(?: ?[-/] ?{number})*|{roman})(?![\w])")


def _parts(text: str, segments: list[_Segment]) -> Iterator[CitationPart]:
    """One part for the collection, one for each label, and a file for what a stroke or a bracket sets off."""
    labelled = any(segment.role in ("file", "box", "volume") for segment in segments)
    index = 0
    while index < len(segments):
        segment = segments[index]
        if segment.role != "collection":
            yield part(text, segment.role, segment.start, segment.end, segment.value)
            index += 1
            continue
        run = [segment]
        while index + len(run) < len(segments) and segments[index + len(run)].role == "collection":
            run.append(segments[index + len(run)])
        index += len(run)
        yield from _collection(text, run, labelled)


def _collection(text: str, run: list[_Segment], labelled: bool) -> Iterator[CitationPart]:
    """A run without labels: its last member is the file where it alone has the form of one."""
    start, last = run[0].start, run[-1]
    series = _SERIES.fullmatch(text, last.start, last.end) if len(run) == 1 and not labelled else None
    hashed = _HASHED.fullmatch(text, last.start, last.end)
    bracketed = _BRACKETED.search(text, last.start, last.end)
    if series:
        end = last.start
    elif hashed:
        end = hashed.end("collection")
    elif bracketed:
        end = bracketed.start()
    elif len(run) > 1 and not labelled and (_is_mark(last) or _is_number(last)):
        end = last.start
    else:
        end = last.end
    if end > start:
        yield part(text, "collection", start, start + len(text[start:end].rstrip(" ,")))
    if series:
        yield part(text, "series", *series.span("series"))
        yield part(text, "piece", *series.span("piece"))
    elif hashed:
        yield part(text, "file", *hashed.span("file"))
    elif bracketed:
        yield part(text, "file", bracketed.start() + 1, last.end, bracketed["number"])
    elif end == last.start:
        yield part(text, "file", last.start, last.end)
