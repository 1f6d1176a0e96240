"""The language of a text, from its script and its commonest words."""

import re
from collections import Counter

from tei.grammar.vocabulary import LANGUAGES, phrases

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u052f]+")
_LATIN = re.compile(f"[{''.join(letter for letter in map(chr, range(0x250)) if letter.isalpha())}]+")
_SAMPLE = 20_000
"""Code points looked at: enough to tell, and independent of the text's length."""


def script(text: str) -> str:
    """`Cyrl` or `Latn`, whichever has more letters; empty where neither has any."""
    sample = text[:_SAMPLE]
    cyrillic = 0 if sample.isascii() else sum(map(len, _CYRILLIC.findall(sample)))
    if not cyrillic:
        return "Latn" if _LATIN.search(sample) else ""
    latin = sum(map(len, _LATIN.findall(sample)))
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
