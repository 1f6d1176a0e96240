"""The words that sources use around their text, per language, from `data/<language>.toml`."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from tei.grammar.fold import fold

LANGUAGES = ("en", "ru", "de", "fr")
_DATA = Path(__file__).parent / "data"


@cache
def _table(language: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((_DATA / f"{language}.toml").read_text(encoding="utf-8"))


@cache
def phrases(section: str, key: str, language: str | None = None) -> frozenset[str]:
    """The phrases of a list, folded and in lower case; of all languages when none is named, or one we do not know."""
    languages = (language,) if language in LANGUAGES else LANGUAGES
    found: set[str] = set()
    for name in languages:
        words = _table(name).get(section, {}).get(key, ())
        if isinstance(words, list):
            found.update(normal(word) for word in words)
    return frozenset(found)


@cache
def language_name(language: str) -> str:
    """The English name of a language we have a table for, or its code."""
    return str(_table(language)["language"]["name"]) if language in LANGUAGES else language


def normal(text: str) -> str:
    """Text for looking up: folded, lower case, single blanks, no stops, commas or colons at its ends."""
    return " ".join(fold(text).lower().split()).strip(" .,;:!-")


def starts_with(text: str, section: str, key: str, language: str | None = None) -> str:
    """The longest phrase of a list with which the text begins at a word boundary; empty if there is none."""
    known = phrases(section, key, language)
    words = _opening(text[:120])
    if words[0] not in _heads(section, key, language) and words[0].rstrip(" .,;:!-") not in known:
        return ""
    for count in range(min(len(words), 8), 0, -1):
        candidate = " ".join(words[:count]).rstrip(" .,;:!-")
        if candidate in known:
            return candidate
    return ""


@cache
def _heads(section: str, key: str, language: str | None) -> frozenset[str]:
    """The first words of the phrases of a list."""
    return frozenset(phrase.split(" ")[0] for phrase in phrases(section, key, language))


@lru_cache(maxsize=128)
def _opening(text: str) -> tuple[str, ...]:
    """The words with which a text begins, as they are looked up."""
    return tuple(normal(text).split(" "))
