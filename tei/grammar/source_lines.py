"""Lines that say where a text comes from: a key, a colon, a value; the keys are in `data/source_lines.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tei.grammar.fold import fold
from tei.grammar.looks import Words, may_begin, words_of

_TABLE = Path(__file__).parent / "data" / "source_lines.toml"
_LONGEST_KEY = 60
_COLON = re.compile(r"\s{0,2}\.?\s{0,2}:\s*")
_AFTER_BARE = re.compile(r"\s*:?\s*")
_LEAD = re.compile(r"\s*(?:[*_•·]{1,2}\s*)?(?=\w|©)")
_LONGEST_OPENING = 600
"""Code points in which any key ends, with its colon and all blanks."""
_LONGEST_BARE_LINE = 300


@dataclass(frozen=True, slots=True)
class SourceKey:
    """What a line says about the text, and where it says it."""

    key: str
    """source, publisher, published, written, delivered, translator, transcriber, markup, licence, online, author,
    edition or note."""
    value_start: int
    """Offset of the first character of the value, in code points from 0; the key itself where that is no label but
    the beginning of the statement (`First published in …`)."""


def find_source_line(text: str) -> SourceKey | None:
    """The key with which a line begins, if it says where the text comes from.

    The key must be followed by a colon, a blank before it allowed; only the phrases of the table that need none are
    taken without, and then not in a long paragraph. Asterisks and underscores around a key are its markup. The label
    of a speaker or of a subject is no key, however much it looks like one. A key with nothing behind it is a key
    (its value stands on the next line).
    """
    line = fold(text[:_LONGEST_OPENING])
    lead = _LEAD.match(line)
    if lead is None:
        return None
    start = lead.end()
    match = _match("colon", line, start)
    colon = re.compile(r"[*_]{0,2}").match(line, match.end()) if match else None
    if match and colon and (end := _COLON.match(line, colon.end())):
        after = re.compile(r"[*_]{1,2}\s+").match(line, end.end())
        return SourceKey(_keys("colon")[_normal(match[0])], after.end() if after else end.end())
    match = _match("bare", line, start) if len(text) <= _LONGEST_BARE_LINE else None
    if match is None:
        return None
    behind = _AFTER_BARE.match(line, match.end())
    key = _keys("bare")[_normal(match[0])]
    colon_stands = behind is not None and ":" in behind[0]
    return SourceKey(key, behind.end() if behind is not None and colon_stands else start)


def _normal(label: str) -> str:
    return " ".join(fold(label).lower().split())


@cache
def _keys(section: str) -> dict[str, str]:
    """The key each label stands for."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {_normal(label): key for key, labels in table[section].items() for label in labels}


def _match(section: str, line: str, start: int) -> re.Match[str] | None:
    if not may_begin(line, start, _looks(section), ignore_case=True):
        return None
    return _labels(section).match(line, start)


@cache
def _looks(section: str) -> Words:
    return words_of(label for label in _keys(section) if len(label) <= _LONGEST_KEY)


@cache
def _labels(section: str) -> re.Pattern[str]:
    labels = sorted(_keys(section), key=len, reverse=True)
    inside = "|".join(re.escape(label).replace(r"\ ", r"\s{1,3}") for label in labels if len(label) <= _LONGEST_KEY)
    return re.compile(rf"(?:{inside})(?!\w)", re.IGNORECASE)
