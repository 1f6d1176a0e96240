"""Characters folded to one form for matching; places stay the same."""

from functools import lru_cache

_LONGEST_KEPT = 4000
"""Code points of the longest text kept for the next who asks."""
_HYPHENS = "‐‑‒–—―−"
_SINGLE_QUOTES = "’‘ʹʼ´`"
_DOUBLE_QUOTES = "“”„«»"
_SPACES = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_TABLE = tuple(
    (char, folded)
    for chars, folded in ((_HYPHENS, "-"), (_SINGLE_QUOTES, "'"), (_DOUBLE_QUOTES, '"'), (_SPACES, " "))
    for char in chars
    if char != folded
)
_ASCII = tuple(pair for pair in _TABLE if pair[0].isascii())
_BEYOND = tuple(pair for pair in _TABLE if not pair[0].isascii())


def fold(text: str) -> str:
    """The text with one kind of hyphen, apostrophe, quotation mark and white space.

    Each character becomes exactly one, so a place in the result is the same place in `text`. Every white space, line
    ends and form feeds among them, becomes a blank; letters and their case stay as they are.
    """
    return _fold(text) if len(text) <= _LONGEST_KEPT else _folded(text)


def _folded(text: str) -> str:
    for char, folded in _ASCII:  # ten times as fast as str.translate: most characters are not there
        if char in text:
            text = text.replace(char, folded)
    if text.isascii():
        return text
    for char, folded in _BEYOND:
        if char in text:
            text = text.replace(char, folded)
    return text


_fold = lru_cache(maxsize=64)(_folded)
"""What is asked about one line is asked many times in a row."""
