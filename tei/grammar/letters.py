"""Salutations, valedictions and signatures."""

import re

from tei.grammar.fold import fold
from tei.grammar.vocabulary import starts_with

_LONGEST_SALUTATION = 90
_LONGEST_VALEDICTION = 120
_LONGEST_SIGNATURE = 60
_ENDS = re.compile(r"[,:!.]?[-–—]*\s*$")
_SIGNATURE = re.compile(
    r"(?:\((?:signed|sgd\.?|signé|gez\.?|подпись)\)\s*|/?[sс]/\s*)?[^\W\d_][\w.' \-]*[.,]?", re.IGNORECASE
)


def is_salutation(text: str) -> bool:
    """Whether a whole line greets somebody: a greeting and a name, and a comma, colon or exclamation mark.

    `Dear Ries,`, `Comrade Kamenev:`, `Greetings to Klim!`, `Mon cher Butler,`. A sentence that begins with such a
    word and goes on is none.
    """
    line = fold(text).strip()
    if len(line) > _LONGEST_SALUTATION or len(line.split()) > 9 or not line or line[-1] not in ",:!-.":
        return False
    if re.search(r"[.!?:;]\s+\S", re.sub(r"\b[^\W\d_]{1,4}\.", "", line)):
        return False
    return bool(starts_with(line, "letter", "salutation"))


def is_valediction(text: str) -> bool:
    """Whether a whole line takes leave: `Yours,`, `I shake your hand.`, `С приветом`."""
    line = fold(text).strip()
    if not line or len(line) > _LONGEST_VALEDICTION or "?" in line:
        return False
    phrase = starts_with(line, "letter", "valediction")
    if not phrase:
        return False
    more = len(line.split()) - len(phrase.split())
    return more <= (1 if len(phrase.split()) == 1 else 5)


def is_signature(text: str) -> bool:
    """Whether a whole line can be a name that signs: few words, each a name or an abbreviation, no sentence."""
    line = fold(text).strip()
    if not line or is_salutation(line) or len(line) > _LONGEST_SIGNATURE or not _SIGNATURE.fullmatch(line):
        return False
    words = line.rstrip(".,").split()
    names = [word for word in words if word[:1].isupper() or word[:1] in "(/"]
    return len(words) <= 6 and len(names) >= max(1, len(words) - 2)


def is_postscript(text: str) -> bool:
    """Whether a paragraph begins as a postscript."""
    return bool(re.match(r"(?:P\. ?-?S\.|PS[:. ]|Post-?scriptum|Постскриптум|Nachschrift)", fold(text).lstrip(), re.I))
