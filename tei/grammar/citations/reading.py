"""The groundwork of every family of shelf marks: text made ready, words of the tables, names of archives, parts."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from tei.grammar.archives import Archive, Kind, archives_of
from tei.grammar.fold import fold
from tei.grammar.looks import Words, may_begin, may_hold, words_of
from tei.model import Certainty, Citation, CitationPart, Span

_TABLE = Path(__file__).parents[1] / "data" / "shelfmarks.toml"
_SHORT_LINE = 45
"""A line shorter than this was not broken by a margin: what follows is something new."""
_LONGEST_NAME = 160
_BEFORE_A_MARK = " .,:;([\"'-"
_SHORT_FORM = (re.compile(r" {1,3}\("), re.compile(r" {1,3}\([^()\n]{2,20}[ :,-] ?"))
"""What stands between the name of an archive and its short form: ` (`, ` (далее - `, ` (hereafter: `."""
_HEREAFTER = re.compile(
    r"(?<=\()(?:далее|в дальнейшем|hereafter|hereinafter|henceforth|im Folgenden|künftig|ci-après|dorénavant)[ :,-]+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an archive as it stands in a text."""

    start: int
    end: int
    key: str
    damaged: bool = False


def readable(text: str) -> str:
    """The text folded, place for place; a line end is a blank where a margin made it and `\\n` where it is meant."""
    folded = fold(text)
    if "\n" not in text:
        return folded
    pieces: list[str] = []
    start = 0
    for match in re.finditer(r"[^\n]*\n", text):
        line = match[0].strip()
        if len(line) < _SHORT_LINE and not line.endswith(","):
            pieces += (folded[start : match.end() - 1], "\n")
            start = match.end()
    return "".join((*pieces, folded[start:]))


@lru_cache(maxsize=16)
def says_ibid(text: str) -> bool:
    """Whether a text may hold a word for the reference before: a quick look, asked by every family in turn."""
    return any(map(text.__contains__, words("ibid", "words"))) or any(map(text.__contains__, words("ibid", "cited")))


@cache
def ibid_words() -> str:
    """The words for the reference before, as the inside of a group."""
    free = r"(?<![^.;:(\[\s]\s)"
    return rf"(?:{alternatives(words('ibid', 'words'))}|{free}(?:{alternatives(words('ibid', 'cited'))}))(?!\w)"


@cache
def ibid_in_list() -> re.Pattern[str]:
    """`ibid.,` with the list of parts that goes on behind it."""
    return re.compile(rf"(?P<word>{ibid_words()}\.?)[,:] {{1,3}}")


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """A list of the table of shelf-mark words, folded, the longest first."""
    found = _table()[section][key]
    return longest_first(found) if isinstance(found, list) else ()


@cache
def spelled(section: str, key: str, part: str) -> tuple[str, ...]:
    """A list one level deeper in the table."""
    found = _table()[section][key]
    return longest_first(found.get(part, ())) if isinstance(found, dict) else ()


def longest_first(forms: Iterable[str]) -> tuple[str, ...]:
    """The forms folded and in the order in which an alternation has to try them."""
    return tuple(sorted({fold(form) for form in forms}, key=lambda form: (-len(form), form)))


def alternatives(forms: Iterable[str]) -> str:
    """The forms as the inside of a group; a blank in a form is any run of blanks."""
    return "|".join(re.escape(form).replace(r"\ ", " {1,4}") for form in longest_first(forms))


@cache
def _table() -> dict[str, dict[str, list[str] | dict[str, list[str]]]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def starts_word(text: str, position: int) -> bool:
    return position == 0 or not (text[position - 1].isalnum() or text[position - 1] == "_")


def names_in(text: str, kind: Kind, extra: tuple[Archive, ...] = ()) -> Iterator[re.Match[str]]:
    """Where archives of a kind may be named; no test of what stands before, so that the search stays fast.

    The pattern is long: it is compiled when a text has the first word of a name, or when so many were looked at that
    looking takes longer.
    """
    looks = _looked[kind, extra]
    if looks < _ENOUGH_LOOKS:
        if not may_hold(text, _looks(kind, extra)):
            _looked[kind, extra] += 1
            return iter(())
        _looked[kind, extra] = _ENOUGH_LOOKS
    return name_pattern(kind, extra).finditer(text)


_ENOUGH_LOOKS = 100
_looked: Counter[tuple[Kind, tuple[Archive, ...]]] = Counter()
"""How many texts were looked at for the names of archives before their pattern was compiled."""


@cache
def _looks(kind: Kind, extra: tuple[Archive, ...]) -> Words:
    return words_of(form for archive in archives_of(kind, extra) for form in archive.forms)


@cache
def name_pattern(kind: Kind, extra: tuple[Archive, ...] = ()) -> re.Pattern[str]:
    """The names of all archives of a kind."""
    forms = [form for archive in archives_of(kind, extra) for form in archive.forms]
    return re.compile(rf"(?:{alternatives(forms)})(?!\w)")


@cache
def keys_by_name(kind: Kind, extra: tuple[Archive, ...] = ()) -> dict[str, str]:
    """The key of the archive for each of its names; the earlier entry wins."""
    keys: dict[str, str] = {}
    for archive in archives_of(kind, extra):
        for form in archive.forms:
            keys.setdefault(form, archive.key)
    return keys


def name_at(text: str, position: int, kind: Kind, extra: tuple[Archive, ...] = ()) -> Name | None:
    """The archive that is named at a place, the longest form there."""
    if not may_begin(text, position, _looks(kind, extra)) or not starts_word(text, position):
        return None
    match = name_pattern(kind, extra).match(text, position)
    if match is None:
        return None
    key = _key(match, kind, extra)
    for lead in _SHORT_FORM:
        short = lead.match(text, match.end())
        again = name_pattern(kind, extra).match(text, short.end()) if short else None
        if again and text[again.end() : again.end() + 1] == ")" and _key(again, kind, extra) == key:
            return Name(match.start(), again.end() + 1, key)
    return Name(match.start(), match.end(), key)


def _key(match: re.Match[str], kind: Kind, extra: tuple[Archive, ...]) -> str:
    return keys_by_name(kind, extra)[" ".join(match[0].split())]


def name_before(text: str, position: int, kind: Kind, extra: tuple[Archive, ...] = ()) -> Name | None:
    """The archive that is named right before a place, in any case, with its full name before the short one."""
    window = text[max(0, position - _LONGEST_NAME) : position]
    found = _name_at_end(window, position, kind, extra)
    if found is None and kind == "british" and (place := _british_place().search(window)):
        found = _name_at_end(window[: place.start()], position - len(place[0]), kind, extra)
    if found is None:
        return None
    longer = window[: len(window) - (position - found.start)]
    longer = _HEREAFTER.sub("", longer)
    before = _name_at_end(longer, position - len(window) + len(longer), kind, extra)
    if before is not None and before.key == found.key:
        end = found.end + text.startswith(")", found.end)
        return Name(before.start, end, found.key, found.damaged)
    return found


@cache
def _british_place() -> re.Pattern[str]:
    """The place of an archive between its name and its mark: `, Kew: `."""
    return re.compile(rf"[,:]? {{1,2}}(?:{alternatives(words('british', 'places'))})[,:.]? {{0,2}}$")


@cache
def place_after(place: str) -> re.Pattern[str]:
    """The place of an archive behind its name, in any language: `, Wien` before `, Kabinettsarchiv`."""
    return re.compile(rf",? {{1,2}}(?:{alternatives((place, *spelled('signature', 'places', place)))})(?=[,:] )")


def _name_at_end(window: str, position: int, kind: Kind, extra: tuple[Archive, ...]) -> Name | None:
    trimmed = window.rstrip(_BEFORE_A_MARK + ")")
    gap = window[len(trimmed) :]
    lowered = trimmed.lower()
    if len(lowered) != len(trimmed) or len(gap) > 5:
        return None
    for form, key, damaged in _endings(kind, extra).get(lowered[-2:], ()):
        start = len(trimmed) - len(form)
        if lowered.endswith(form) and starts_word(trimmed, start):
            begin = position - len(window) + start
            return Name(begin, begin + len(form), key, damaged)
    return None


@cache
def _endings(kind: Kind, extra: tuple[Archive, ...]) -> dict[str, list[tuple[str, str, bool]]]:
    forms: dict[str, tuple[str, bool]] = {}
    for archive in archives_of(kind, extra):
        for form in archive.forms:
            forms.setdefault(form.rstrip(_BEFORE_A_MARK + ")").lower(), (archive.key, False))
        for form in archive.damaged:
            forms.setdefault(fold(form).lower(), (archive.key, True))
    table: dict[str, list[tuple[str, str, bool]]] = {}
    for form in sorted(forms, key=len, reverse=True):
        table.setdefault(form[-2:], []).append((form, *forms[form]))
    return table


def part(
    text: str,
    role: str,
    start: int,
    end: int,
    value: str | None = None,
    cert: Certainty | None = None,
    evidence: str = "",
) -> CitationPart:
    """One part; its value is the characters themselves unless another is given."""
    if value is None:
        value = text[start:end]
    return CitationPart(Span(start, end), (), role, " ".join(value.split()), cert, evidence)


def citation(parts: Iterable[CitationPart], start: int | None = None, end: int | None = None) -> Citation:
    """A reference over its parts, or wider where a place belongs to it that is none of its parts."""
    content = tuple(sorted(parts, key=lambda one: one.span))
    first = content[0].span.start if start is None else start
    last = content[-1].span.end if end is None else end
    return Citation(Span(first, last), content, "archival")


def parts_of(found: Citation) -> tuple[CitationPart, ...]:
    """The parts of a reference, without dates and plain text between them."""
    return tuple(piece for piece in found.content if isinstance(piece, CitationPart))
