"""How well a word reads, for choosing between the encodings a text may be in."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tei.grammar.language import language_of
from tei.grammar.vocabulary import phrases

_TABLE = Path(__file__).parent / "data" / "letters.toml"
_PIECE = re.compile(r"[^\W\d_]+")
_DRAWN = re.compile(r"[\u2500-\u259f\u2219\u221a\u2248\u2264\u2265\u2320\u2321]")
_QUOTES = "«»„“”‘’‚"
_FRACTION = r"(?<=[^\W\d_])[¼½¾]|[¼½¾](?=[^\W\d_])"
_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘ʼ´‐‑–—\u00a0\u00ad…°§]+(?=[^\W\d_])|" + _FRACTION)
_ODD = re.compile(r"[¡¢¤¦¨¬¯±³µ¶¸¹ƒˆ˜∞≠÷◊Ω∆]")
_SIGN = re.compile(r"[£€§°½]")
_USUAL, _UNUSUAL, _STRANGE, _IMPOSSIBLE = 1.0, -0.5, -1.0, -2.0


def readability(text: str, words: Sequence[str]) -> float:
    """How well words with characters beyond ASCII read: above 0 for likely, below 0 for hardly possible.

    What speaks for a reading: letter pairs usual in Russian, words that every text has, accents of the language the
    plain words of the text show, quotation marks and dashes where they belong. What speaks against it: two scripts or
    a sign inside one word, capitals behind small letters, drawn lines, letters that the language has not.

    Args:
        text: in which the words stand; shows the language.
        words: those to judge, all of them with a character beyond ASCII. The result is the sum over them.
    """
    language = language_of(text)
    letters = _letters(language) if language in ("en", "de", "fr") else frozenset()
    return sum(_word(word, letters) for word in words)


def _word(word: str, letters: frozenset[str]) -> float:
    score = _IMPOSSIBLE * (len(_DRAWN.findall(word)) + len(_IN_WORD.findall(word))) + _STRANGE * len(_ODD.findall(word))
    score += (_USUAL if letters else 0.25) * len(_SIGN.findall(word)) + _punctuation(word)
    return score + sum(_piece(piece, letters) for piece in _PIECE.findall(word) if not piece.isascii())


def _piece(piece: str, letters: frozenset[str]) -> float:
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in piece)
    score = 0.0 if piece.islower() or piece.isupper() or piece.istitle() else 1.5 * _STRANGE
    if cyrillic and cyrillic < len(piece):
        return score + 2 * _IMPOSSIBLE
    return score + (_russian(piece.lower()) if cyrillic else _latin(piece, letters))


def _russian(piece: str) -> float:
    foreign = sum(letter not in _letters("ru") for letter in piece)
    if foreign:
        return _IMPOSSIBLE * foreign
    if len(piece) == 1:
        return 0.5 if piece in _alone() else _STRANGE
    pairs = [piece[index : index + 2] for index in range(len(piece) - 1)]
    score = sum(_USUAL if pair in _pairs() else _UNUSUAL for pair in pairs)
    return score + (_USUAL if piece in phrases("language", "common", "ru") else 0.0)


def _latin(piece: str, letters: frozenset[str]) -> float:
    accented = [letter for letter in piece.lower() if not letter.isascii()]
    if len(piece) >= 3 and len(accented) > 0.8 * len(piece):
        return _IMPOSSIBLE * len(accented) / 2
    if letters:
        return sum(_USUAL if letter in letters else _STRANGE for letter in accented)
    return sum(0.5 if letter in _known_accents() else 0.25 for letter in accented)


def _punctuation(word: str) -> float:
    """Quotation marks and dashes at the edges of words, where they belong."""
    edges = sum(sign in _QUOTES for sign in (word[0], word[-1])) if word else 0
    inside = len(re.findall(r"[^\W\d_][’–—-][^\W\d_]", word)) - word.count("-")
    return 0.75 * edges + 0.75 * max(0, inside) + (0.5 if word.strip(".,;:") in ("–", "—", "…") else 0.0)


@cache
def _letters(language: str) -> frozenset[str]:
    return frozenset(str(_tables()[language]["letters"]))


@cache
def _known_accents() -> frozenset[str]:
    return _letters("de") | _letters("fr") | _letters("en")


@cache
def _alone() -> frozenset[str]:
    return frozenset(str(_tables()["ru"]["alone"]))


@cache
def _pairs() -> frozenset[str]:
    return frozenset(str(_tables()["ru"]["pairs"]).split())


@cache
def _tables() -> dict[str, dict[str, object]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
