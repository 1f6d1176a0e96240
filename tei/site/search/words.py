"""Words as the search knows them. `scripts/words.js` does the same in the browser; a test compares both.

Source:
    Stemming: the Snowball algorithms, https://snowballstem.org/, by the package snowballstemmer here, and by their
    JavaScript in `scripts/`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

STEMMED = ("de", "en", "fr", "ru")
"""Languages whose word forms are found together."""
MARKS = "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u200b-\u200d"
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(f"[{CJK}]|(?:(?![{CJK}])(?:[^\\W_]|[{MARKS}]))+")
DROPPED = re.compile(f"[{MARKS}]+")
APOSTROPHES = str.maketrans(dict.fromkeys("\u02b9\u02bb\u02bc\u2018\u2019", "'"))
CYRILLIC = re.compile("[\u0400-\u04ff]")
BARE = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ"}
    | {"ѣ": "е", "і": "и", "ѳ": "ф", "ѵ": "и"}
)
"""The last row is Russian spelling before 1918."""
KEPT = frozenset("йї")


def find_words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, from left to right; an apostrophe divides, a hyphen too."""
    return WORD.finditer(text.translate(APOSTROPHES))


@lru_cache(maxsize=400_000)
def stems(word: str, language: str) -> tuple[str, ...]:
    """What a word of a text is found by: its stem, and the stem of its letters without accents where that differs.

    Args:
        word: as written.
        language: BCP 47; Cyrillic letters are taken for Russian, a language without stemming keeps its words.
    """
    lower = unicodedata.normalize("NFC", word).lower()
    if CYRILLIC.search(lower):
        return (stem(fold(lower).removesuffix("ъ"), "ru"),)
    language = language.partition("-")[0].lower()
    if language not in STEMMED or language == "ru":
        return (fold(lower),)
    return tuple(dict.fromkeys((fold(stem(lower, language)), fold(stem(fold(lower), language)))))


def fold(word: str) -> str:
    """A word in small letters without accents: `ё` is `е`, `ß` is `ss`, `é` is `e`; `й` stays."""
    return "".join(map(fold_sign, unicodedata.normalize("NFC", word).lower())).translate(BARE)


def fold_sign(sign: str) -> str:
    return sign if sign in KEPT else DROPPED.sub("", unicodedata.normalize("NFKD", sign))


class Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    return stemmer(language).stemWord(word)


@lru_cache
def stemmer(language: str) -> Stemmer:
    """Of the package itself, never of another that it would find in its place."""
    from snowballstemmer.english_stemmer import EnglishStemmer  # type: ignore[import-untyped]
    from snowballstemmer.french_stemmer import FrenchStemmer  # type: ignore[import-untyped]
    from snowballstemmer.german_stemmer import GermanStemmer  # type: ignore[import-untyped]
    from snowballstemmer.russian_stemmer import RussianStemmer  # type: ignore[import-untyped]

    found: dict[str, type[Stemmer]] = {
        "de": GermanStemmer,
        "en": EnglishStemmer,
        "fr": FrenchStemmer,
        "ru": RussianStemmer,
    }
    return found[language]()
