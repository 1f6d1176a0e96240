"""The words of dates, from the tables `data/dates.<language>.toml`, as one dictionary for some languages together."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tei.grammar.fold import fold

_DATA = Path(__file__).parent.parent / "data"
_Table = dict[str, dict[str, list[str]]]

# Kinds of words (see `tokens.py`), with the list of the table they come from. Where a word stands in several lists,
# the first kind wins; "of" and "from" together have a kind of their own.
_KINDS = (
    ("W", "words", "weekday"),
    ("&", "words", "and"),
    ("B", "words", "between"),
    ("X", "words", "to"),
    ("X", "alone", "overnight"),
    ("F", "words", "from"),
    ("T", "words", "article"),
    ("o", "words", "of"),
    ("A", "words", "about"),
    ("J", "words", "year_after"),
    ("j", "words", "year_before"),
    ("c", "words", "century"),
    ("b", "words", "not_our_era"),
    ("G", "alone", "numbering"),
    ("g", "alone", "numbered"),
    ("U", "alone", "units"),
    ("k", "alone", "places"),
    ("w", "alone", "strong"),
    ("w", "alone", "weak"),
    ("w", "alone", "labels"),
    ("w", "alone", "not_before"),
    ("w", "alone", "not_after"),
)
_PARTS = ("early", "middle", "late", "whole")
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4}
_SEASONS = ("spring", "summer", "autumn", "winter")
_ROLES = (
    "strong",
    "weak",
    "counting",
    "attributive",
    "labels",
    "numbering",
    "numbered",
    "book_parts",
    "units",
    "not_plural",
    "possessive",
    "introducing",
    "places",
    "before_month",
    "last",
    "not_before",
    "not_after",
    "overnight",
    "small",
    "plain",
    "through",
)


@dataclass(frozen=True, slots=True)
class Word:
    kind: str
    """One letter, as in `tokens.py`."""
    value: int = 0
    """Month 1-12; ordinal; season 0-3; part 0-3 (early, middle, late, whole); parts of a fraction 2-4."""
    text: str = ""
    """For words of relative dates `inst.`, `ult.`, `prox.`, `last year`; for styles `julian`, `gregorian`."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    words: dict[str, Word]
    """By the entry, folded and in lower case, with its stop where the table has one."""
    phrases: dict[str, tuple[str, ...]]
    """Entries of several words or with inner signs, longest first, by their first word."""
    signs: frozenset[str]
    """The first words of months, centuries and whatever else a date in words cannot do without."""
    century_signs: frozenset[str]
    heads: frozenset[str]
    """The words with which an entry begins; any other word is just a word."""
    roles: dict[str, frozenset[str]]
    abbreviations: frozenset[str]
    """Months whose stop belongs to them."""
    month_first: frozenset[str]
    """Months of languages that say March 5 as well as 5 March."""
    capital: frozenset[str]
    """Months that count in small letters only beside a day and a year."""
    positions: dict[str, int]
    """First half, second quarter: the first, the second."""
    ordinal_endings: frozenset[str]
    decade_endings: frozenset[str]
    year_endings: frozenset[str]
    decade_words: frozenset[str]
    """Words that make a decade of a round year after them: années."""
    centuries: tuple[str, ...]
    """Words for century of four letters and more, as spelled in the tables."""
    day_first: bool
    """Whether figures with stops, 5.6.1922, are certainly day and month: not where all may be English."""


def key(word: str) -> str:
    """The form under which a word is looked up."""
    return " ".join(fold(word).lower().split())


@cache
def vocabulary(languages: tuple[str, ...]) -> Vocabulary:
    """One vocabulary of the tables of these languages; the first has precedence where they differ."""
    tables: list[_Table] = [
        tomllib.loads((_DATA / f"dates.{language}.toml").read_text(encoding="utf-8")) for language in languages
    ]
    words: dict[str, Word] = {}
    for table in tables:
        _add_values(table, words)
    _add_kinds(tables, words)
    phrases = _phrases(words)
    return Vocabulary(
        words=words,
        phrases=phrases,
        signs=_first_words(words, "McIj"),
        century_signs=_first_words(words, "c"),
        heads=frozenset((*(word.removesuffix(".") for word in words), *words, *phrases)),
        roles={role: _entries(tables, "alone", role) for role in _ROLES},
        abbreviations=frozenset(
            key(form) for table in tables for forms in table["abbreviations"].values() for form in forms
        ),
        month_first=frozenset(
            key(form)
            for table in tables
            if "month" in table["order"]["first"]
            for section in ("months", "abbreviations")
            for forms in table[section].values()
            for form in forms
        ),
        capital=_entries(tables, "capital", "words"),
        positions={key(word): int(n) for table in tables for n, forms in table["positions"].items() for word in forms},
        ordinal_endings=_entries(tables, "numbers", "ordinal_endings"),
        decade_endings=_entries(tables, "numbers", "decade_endings"),
        year_endings=_entries(tables, "numbers", "year_endings"),
        decade_words=_entries(tables, "words", "decade_before"),
        centuries=tuple(word for table in tables for word in table["words"]["century"] if len(word) > 3),
        day_first=set(languages) != {"en"},
    )


def _entries(tables: list[_Table], section: str, name: str) -> frozenset[str]:
    return frozenset(key(word) for table in tables for word in table[section][name])


def _first_words(words: dict[str, Word], kinds: str) -> frozenset[str]:
    found = (re.search(r"[^\W\d_]+", entry) for entry, word in words.items() if word.kind in kinds)
    return frozenset(match[0] for match in found if match)


def _add_values(table: _Table, words: dict[str, Word]) -> None:
    for section in ("months", "abbreviations"):
        for number, forms in table[section].items():
            for form in forms:
                words.setdefault(key(form), Word("M", int(number)))
    for name, forms in table["relative"].items():
        for form in forms:
            words.setdefault(key(form), Word("I", text=name))
    for name, forms in table["year"].items():
        for form in forms:
            words.setdefault(key(form), Word("p", text=name))
    for name, forms in table["style"].items():
        for form in forms:
            words.setdefault(key(form), Word("L", text=name))
    for value, name in enumerate(_SEASONS):
        for form in table["seasons"][name]:
            words.setdefault(key(form), Word("s", value))
    for value, name in enumerate(_PARTS):
        for form in table["parts"][name]:
            words.setdefault(key(form), Word("Q", value))
    for name, value in _FRACTIONS.items():
        for form in table["parts"][name]:
            words.setdefault(key(form), Word("H", value))
    for value, form in enumerate(table["numbers"]["ordinals"], 1):
        words.setdefault(key(form), Word("V", value))
    for number, forms in table["positions"].items():
        for form in forms:
            words.setdefault(key(form), Word("v", int(number)))


def _add_kinds(tables: list[_Table], words: dict[str, Word]) -> None:
    both = _entries(tables, "words", "of") & _entries(tables, "words", "from")
    for entry in both:
        words.setdefault(entry, Word("f"))
    for kind, section, name in _KINDS:
        for entry in sorted(_entries(tables, section, name)):
            words.setdefault(entry, Word(kind))


def _is_word(entry: str) -> bool:
    return entry.removesuffix(".").isalnum()


def _phrases(words: dict[str, Word]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for entry in words:
        first = re.match(r"[^\W\d_]+", entry)
        if first and not _is_word(entry):
            found.setdefault(first[0], []).append(entry)
    return {first: tuple(sorted(entries, key=len, reverse=True)) for first, entries in found.items()}


@cache
def phrase_pattern(entry: str) -> re.Pattern[str]:
    """An entry of several words as it may be printed, compiled when its first word is met."""
    spaced = r"\ +".join(map(re.escape, entry.split(" ")))
    return re.compile(spaced + (r"(?!\w)" if entry[-1].isalnum() else ""), re.IGNORECASE)
