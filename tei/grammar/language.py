"""The language of a text, from its script and its commonest words."""

import re
from collections import Counter

from tei.grammar.vocabulary import LANGUAGES, phrases

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
"""Code points looked at: enough to tell, and independent of the text's length."""


def script(text: str) -> str:
    """`Cyrl` or `Latn`, whichever has more letters; empty where neither has any."""
    sample = text[:_SAMPLE]
    cyrillic = sum(1 for letter in sample if "\u0400" <= letter <= "\u052f")
    latin = sum(1 for letter in sample if letter.isalpha() and letter < "\u0250")
    if not cyrillic and not latin:
        return ""
    return "Cyrl" if cyrillic > latin else "Latn"


def language_of(text: str) -> str:
    """The language as a BCP 47 code: en, ru, de, fr; `und` where the words do not decide."""
    words = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE]))
    if not words:
        return "und"
    scores = {code: sum(words[word] for word in phrases("language", "common", code)) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: scores[code])
    others = [scores[code] for code in LANGUAGES if code != best]
    if scores[best] and scores[best] > 1.3 * max(others):
        return best
    return "ru" if script(text) == "Cyrl" and re.search("[ыэъё]", text.lower()) else "und"
