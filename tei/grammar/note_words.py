"""The words around notes, from `data/notes.toml`."""

import re
import tomllib
from functools import cache
from pathlib import Path

from tei.grammar.fold import fold

_TABLE = Path(__file__).parent / "data" / "notes.toml"


@cache
def note_words(key: str) -> frozenset[str]:
    """The words of a list, folded and in lower case."""
    return frozenset(fold(word).lower() for word in _table()[key])


@cache
def one_of(key: str) -> str:
    """A pattern for any word of a list, longest first; for folded text, letters in any case."""
    words = sorted(note_words(key), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")"


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
