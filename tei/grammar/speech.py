"""Narration between speeches: what happened, told in the third person."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from tei.grammar.fold import fold
from tei.grammar.vocabulary import normal, phrases, starts_with

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_INSIDE = re.compile(r'"[^"]*"|\b[^\W\d_]\.')
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]][.]?")
_ARTICLE = re.compile(r"^(?:(?:the|der|die|das|le|la|les)\s+|l')(?=[^\W\d_])", re.IGNORECASE)
_OPENING = 160
"""Code points in which the first five words of most lines stand."""


def is_narration(text: str, speakers: Collection[str], before_speech: bool = False) -> bool:
    """Whether a paragraph without a label tells what happens instead of going on with the speech before it.

    Narration is in the third person: it names nobody as I, we or you, asks nothing, and begins with a speaker who
    does something (`Harriman hands over a list`), with an impersonal phrase (`There is a brief exchange`), or
    stands in brackets as a whole.

    Args:
        speakers: their names as their labels give them.
        before_speech: whether nobody has spoken yet; then a paragraph that begins with a speaker who does something
            narrates even if it says "our", as a delegation's own record does.
    """
    if text.lstrip()[:1] in ("(", "[") and _IN_BRACKETS.fullmatch(_one_line(text)):
        return True
    opening = _one_line(text[:_OPENING])
    told = not before_speech and bool(starts_with(opening, "speech", "narration"))
    if not (told or _begins_with_act(text, opening, frozenset(speakers))):
        return False
    return before_speech or not _is_personal(_outside(_without_article(_one_line(text))))


def is_applause(text: str) -> bool:
    """Whether a whole line in brackets tells how the audience took a speech: `(Applause.)`, `(Все встают. Овация.)`."""
    line = _one_line(text)
    words = set(_WORD.findall(line.lower()))
    return bool(_IN_BRACKETS.fullmatch(line)) and any(words.issuperset(phrase.split()) for phrase in _applause())


@cache
def _applause() -> frozenset[str]:
    return phrases("speech", "applause")


def _one_line(text: str) -> str:
    return " ".join(fold(text).split())


def _without_article(line: str) -> str:
    return _ARTICLE.sub("", line, count=1)


def _outside(line: str) -> str:
    """A line without what stands in quotation marks, and without initials."""
    return _INSIDE.sub(" ", line)


def _begins_with_act(text: str, opening: str, speakers: frozenset[str]) -> bool:
    """Whether a text begins with a speaker, and what he does follows."""
    line = _without_article(opening)
    words = _WORD.findall(_outside(line)) if '"' not in line else []
    if len(words) < 5:
        line = _without_article(_one_line(text))
        words = _WORD.findall(_outside(line))
    known = _known(speakers)
    for count in (3, 2, 1):
        if " ".join(words[:count]).lower() in known and len(words) > count:
            return words[count].islower() and not line[: len(words[0]) + 2].endswith(",")
    return False


def _is_personal(text: str) -> bool:
    """Whether a text asks something or speaks of me, us or you."""
    return "?" in text or any(word.lower() in _persons() for word in _WORD.findall(text) if word != "US")


@lru_cache(maxsize=4)
def _known(speakers: frozenset[str]) -> frozenset[str]:
    """The names of speakers and their last words."""
    names = {normal(name) for name in speakers}
    return frozenset(names | {normal(name).split(" ")[-1] for name in speakers if name})


@cache
def _persons() -> frozenset[str]:
    first = [phrases("speech", "first_person", language) for language in ("en", "ru", "fr")]
    return frozenset().union(*first, phrases("speech", "first_person", "de") - {"sie", "ihr"})
