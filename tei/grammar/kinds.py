"""Words in a title that name the kind of a document."""

import re
from functools import cache

from tei.grammar.fold import fold
from tei.grammar.vocabulary import phrases

KINDS = ("interview", "letter", "telegram", "conversation", "speech")


def kind_word(title: str, kind: str) -> str:
    """The word or phrase in a title that names this kind, as found; empty if there is none."""
    match = _pattern(kind).search(fold(title))
    return title[match.start() : match.end()] if match else ""


def is_classification(text: str) -> bool:
    """Whether a whole line only says how secret or urgent a document is."""
    words = [word for word in re.split(r"\s*[;,./|]\s*", fold(text).lower().strip(" .()[]")) if word]
    known = phrases("classification", "words")
    return bool(words) and all(" ".join(word.split()) in known or _joined(words) in known for word in words)


def find_classification(text: str) -> tuple[int, int] | None:
    """The place of a classification at the end of a line, such as a date line; None if there is none."""
    match = _classification().search(fold(text))
    return match.span(1) if match else None


def _joined(words: list[str]) -> str:
    return " ".join(" ".join(words).split())


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = sorted((re.escape(word).replace(r"\ ", r"\s+") for word in phrases("kind", kind)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@cache
def _classification() -> re.Pattern[str]:
    words = sorted(map(re.escape, phrases("classification", "words")), key=len, reverse=True)
    return re.compile(
        rf"(?:^|[\s(\[])((?:{'|'.join(words)})(?:[;,.\s/]+(?:{'|'.join(words)}))*)[)\].]*\s*$", re.IGNORECASE
    )
