"""Words in a title that name the kind of a document."""

import re
from functools import cache

from tei.grammar.fold import fold
from tei.grammar.looks import Words, may_hold, words_of
from tei.grammar.vocabulary import LANGUAGES, phrases

KINDS = ("interview", "letter", "telegram", "conversation", "minutes", "memorandum", "speech")


def kind_word(title: str, kind: str, language: str = "") -> str:
    """The word or phrase in a title that names this kind, as found; empty if there is none.

    Args:
        language: of the text. Its words count and those of English, in which editors name foreign documents; of all
            languages if it is empty or unknown: `note` is a memorandum in French only.
    """
    folded = fold(title)
    known = language if language in LANGUAGES else ""
    match = _pattern(kind, known).search(folded) if may_hold(folded, _looks(kind), ignore_case=True) else None
    return title[match.start() : match.end()] if match else ""


def is_classification(text: str) -> bool:
    """Whether a whole line only says how secret or urgent a document is."""
    line = fold(text).strip(" .!()[]_")
    return may_hold(line, _looks(""), ignore_case=True) and _classifications().fullmatch(line) is not None


def find_classification(text: str) -> tuple[int, int] | None:
    """The place of a classification at the end of a line, such as a date line; None if there is none."""
    folded = fold(text)
    match = _classification().search(folded) if may_hold(folded, _looks(""), ignore_case=True) else None
    return match.span(1) if match else None


@cache
@cache
def _looks(kind: str) -> Words:
    """The words of a kind; of the classifications where none is named."""
    return words_of(phrases("kind", kind) if kind else phrases("classification", "words"))


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str]:
    known = phrases("kind", kind, language) | phrases("kind", kind, "en") if language else phrases("kind", kind)
    words = sorted((re.escape(word).replace(r"\ ", r"\s+") for word in known), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])", re.IGNORECASE)


@cache
def _words() -> str:
    words = sorted(phrases("classification", "words"), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def _classifications() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words()})(?:[;,.\s/|]+(?:{_words()}))*", re.IGNORECASE)


@cache
def _classification() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(\[])((?:{_words()})(?:[;,.\s/]+(?:{_words()}))*)[)\].]*\s*$", re.IGNORECASE)
