"""What web sites put around a text: menus, links back, machine lines."""

import re
from collections.abc import Iterator
from functools import cache

from tei.grammar.fold import fold
from tei.grammar.vocabulary import normal, phrases, starts_with

_ARROWS = "←→↑↓⇐⇒↩«»‹›<>◄►▲▼"
_ARROW = re.compile(rf"^\s*[{_ARROWS}]|[{_ARROWS}]\s*$")
_RULE = re.compile(r"\s*(?:[-_=*~–—•·]\s*){3,}")
_MACHINE = re.compile(r"(?<!\w)(?:\d{4}-\d\d-\d\d\b.*\b[a-z]{2}:\S|[a-z]{2}:\w+;\s?[a-z]{2}:)")
_RESIDUE = re.compile(r"[.,;:'\"|/\\]")
_LONGEST = 100


def navigation(line: str) -> str:
    """Why a whole line is part of the site and not of the text; empty when it is not."""
    text = fold(line).strip()
    if not text or len(text) > 4 * _LONGEST:
        return ""
    pieces = [piece.strip() for piece in text.split("|")]
    if len(pieces) >= 3 and all(len(piece.split()) <= 5 for piece in pieces):
        return "navigation"
    words = normal(re.sub(f"[{_ARROWS}]", " ", line))
    if len(text) <= _LONGEST and _ARROW.search(line.strip()) and len(words.split()) <= 6 and _is_link(words):
        return "navigation"
    if words in phrases("navigation", "lines") and not text.endswith((".", ":")):
        return "navigation"
    if len(text) <= 60 and starts_with(text, "navigation", "starts") and not re.search(r"[.!?]$", text):
        return "navigation"
    if _MACHINE.search(text):
        return "machine line"
    return ""


def is_rule(line: str) -> bool:
    """Whether a line is drawn, not written: `---`, `* * *`."""
    return _RULE.fullmatch(line) is not None


def is_residue(line: str) -> bool:
    """Whether a line holds nothing but one mark of punctuation that has lost its sentence."""
    return _RESIDUE.fullmatch(line.strip()) is not None


def glued_navigation(line: str) -> int | None:
    """Where a link begins that is glued to the end of a sentence: `your source.README`; None if there is none."""
    match = _glued().search(line)
    return match.start(1) if match else None


def find_machine_translation(text: str) -> Iterator[str]:
    """The words that say a text was translated by a machine, as found."""
    folded = fold(text)
    for match in _machine_translation().finditer(folded):
        yield text[match.start() : match.end()]


def _is_link(words: str) -> bool:
    known = phrases("navigation", "lines")
    if words in known or starts_with(words, "navigation", "starts"):
        return True
    return bool(words) and all(word in known for word in words.split())


@cache
def _glued() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, phrases("navigation", "glued")), key=len, reverse=True))
    return re.compile(rf"(?<=[.!?])((?i:{words}))\s*$")


@cache
def _machine_translation() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, phrases("navigation", "machine_translation")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
