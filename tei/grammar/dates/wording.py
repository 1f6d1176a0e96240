"""What a date is made of, in words: `English month day year`."""

import re
from collections.abc import Iterator

from tei.grammar.dates.vocabulary import Word, key, vocabulary
from tei.grammar.vocabulary import LANGUAGES, language_name

_PIECE = re.compile(r"(?P<decade>\d{2,4}(?:['’]?s|-?(?:х|er|e)\b))|(?P<number>\d+)|(?P<word>[^\W\d_]+)")
_ROMAN = re.compile(r"[IVX]{1,4}")
_NAMES = {
    "M": "month",
    "W": "weekday",
    "s": "season",
    "c": "century",
    "Q": "part",
    "H": "part",
    "V": "day",
    "A": "about",
    "I": "day counted from the date line",
    "L": "calendar",
    "v": "part",
}


def date_form(text: str) -> str:
    """The pieces of a date that was found, in their order, with the language its words are of; empty if unknown."""
    found = (match["word"] for match in _PIECE.finditer(text))
    words = [word for word in found if word and not _ROMAN.fullmatch(word)]
    language = next((code for code in LANGUAGES if words and all(_known(word, code) for word in words)), "")
    language = language or next((code for code in LANGUAGES if any(_names_time(word, code) for word in words)), "")
    pieces = list(_pieces(text, language))
    if pieces and set(pieces) == {"figures"}:
        return "figures"
    return " ".join([language_name(language), *pieces] if language else pieces)


def _pieces(text: str, language: str) -> Iterator[str]:
    named = any(_names_time(word, language) for word in re.findall(r"[^\W\d_]+", text))
    for match in _PIECE.finditer(text):
        if match["decade"]:
            yield "decade"
        elif match["number"]:
            yield "year" if len(match[0]) == 4 else "day" if named else "figures"
        elif (found := _known(match[0], language)) and found.kind in _NAMES:
            yield _NAMES[found.kind]
        elif _ROMAN.fullmatch(match[0]):
            yield "Roman month" if not named else "Roman number"


def _known(word: str, language: str) -> Word | None:
    if not language:
        return None
    words = vocabulary((language,)).words
    return words.get(key(word)) or words.get(f"{key(word)}.")


def _names_time(word: str, language: str) -> bool:
    found = _known(word, language)
    return found is not None and found.kind in "Mmsc"
