"""What stands around a date: whether figures are free to be one, and whether four figures alone are a year."""

import re

from tei.grammar.dates.tokens import Tokens
from tei.grammar.dates.vocabulary import Vocabulary

_FIGURES = "DdYZNOEeRrCV"
_CLOSING = ",.);:]n-"
_PRINT_BEGINS = 1450


def previous(tokens: Tokens, index: int) -> int:
    """The token before, blanks aside; -1 at the start."""
    index -= 1
    while index >= 0 and tokens.kinds[index] in " n":
        index -= 1
    return index


def following(tokens: Tokens, index: int) -> int:
    """The first token from here on that is no blank; the number of tokens at the end."""
    while index < len(tokens.kinds) and tokens.kinds[index] in " n":
        index += 1
    return index


def begins_free(tokens: Tokens, start: int) -> bool:
    """Whether a date can begin here: no part of a word, a sum, a file number, and not the number of a page or box."""
    text, at = tokens.text, tokens.starts[start]
    before = text[at - 1] if at else " "
    if before == "/" and tokens.kinds[start] == "Q":
        return True  # Ende 1922/Anfang 1923
    if before.isalnum() or before in "/\\+=@":
        return False
    if tokens.kinds[start] == "[" and _may_be_mark(tokens, start):
        return False
    earlier = text[at - 2] if at > 1 else " "
    if before in ".,:'’" and earlier.isdigit():
        return False
    if before in "-‐‑–" and earlier.isalnum() and not _prefixed(tokens, start):
        return False
    if tokens.kinds[start] not in _FIGURES:
        return True
    index = previous(tokens, start)
    if index >= 0 and tokens.kinds[index] == ".":
        index = previous(tokens, index)
        return index < 0 or not (tokens.kinds[index] == "G" and not tokens.words[index].endswith("."))
    return index < 0 or tokens.kinds[index] not in "$G"


def _may_be_mark(tokens: Tokens, start: int) -> bool:
    """Whether a number in brackets may be the mark or number of a note, not a day that an editor supplied."""
    if not re.match(r"\[[DO]\]", tokens.kinds[start:]):
        return False
    index = previous(tokens, start)
    if index < 0 or index == start - 1 or "n" in tokens.kinds[index:start]:
        return True
    return tokens.kinds[index] not in ",aTW"


def questioned(tokens: Tokens, end: int) -> int:
    """The end of a question mark before a closing bracket; 0 where there is none."""
    match = re.compile(r"[ n]?\?(?=[ n]?[)\]])").match(tokens.kinds, end)
    return match.end() if match else 0


def _prefixed(tokens: Tokens, start: int) -> bool:
    """Whether a hyphen before joins a part or a time: mid-1922, post-1945."""
    return start > 1 and (tokens.kinds[start - 2] == "Q" or tokens.words[start - 2] in ("pre", "post"))


def ends_free(tokens: Tokens, end: int, *, dated: bool) -> bool:
    """Whether a date can end before the token `end`.

    Args:
        dated: the date has a year, so that figures after a stop are the mark of a note, not the rest of a number.
    """
    text, at = tokens.text, tokens.ends[end - 1]
    after = text[at : at + 1]
    later = text[at + 1 : at + 2]
    if end < len(tokens.kinds) and tokens.kinds[end] == "^":
        return True
    if (after.isalnum() and text[at - 1].isalnum()) or after == "%":
        return False
    if not later.isdigit() or (after in "-–‐‑—" and _is_time(tokens, end + 1)):
        return True
    return not (after in "/:+" or (after in ".-–‐‑—" and not dated))


def _is_time(tokens: Tokens, start: int) -> bool:
    """Whether a time of day begins here: November 5—8:50 p. m."""
    if not re.match("[DdN]", tokens.kinds[start:]):
        return False
    index = following(tokens, start + 1)
    return tokens.kinds[start + 1 : start + 2] == ":" or (
        index < len(tokens.kinds) and tokens.words[index] in ("a.m.", "p.m.", "a. m.", "p. m.", "am", "pm")
    )


def counts(tokens: Tokens, end: int, vocabulary: Vocabulary) -> bool:
    """Whether what follows is a thing that the figures before it count: 1500 tons, 12 men."""
    index = following(tokens, end)
    if index >= len(tokens.kinds):
        return False
    return tokens.kinds[index] in "Ub%$" or tokens.words[index].rstrip(".") in vocabulary.roles["units"]


def plural_follows(tokens: Tokens, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a word in small letters that looks like a plural follows: 1500 villages."""
    index = following(tokens, end)
    if index >= len(tokens.kinds) or tokens.kinds[index] != "w":
        return False
    word = tokens.words[index]
    return len(word) > 3 and word[-1] in "sx" and word not in vocabulary.roles["not_plural"]


def names_year(tokens: Tokens, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether the figures at `start` date something: they stand where years stand, and count nothing.

    They do after words of time (`in`, `seit`, `depuis`), with a word for year, in brackets, as the adjective of a noun
    (`the 1929 level`), and in the imprint of a book. Elsewhere four figures stay figures.
    """
    year = tokens.values[start]
    after = following(tokens, end)
    if after < len(tokens.kinds) and tokens.kinds[after] == "b":
        return False
    if tokens.kinds[end - 1] == "J":
        return tokens.words[end - 1] not in ("г", "гг") or year % 100 != 0
    if counts(tokens, end, vocabulary):
        return False
    ending = tokens.ends[start] - tokens.starts[start] > 4
    if tokens.words[start] in ("?", "[]"):
        return False  # 192[2] alone may be a number with the mark of a note
    ending = ending and "-" not in tokens.text[tokens.starts[start] : tokens.ends[start]]  # 1812-й полк
    if _below_imprint(tokens, start, end) or (ending and after < len(tokens.kinds) and tokens.kinds[after] in "wa"):
        return True  # der 1848er Revolution
    if tokens.kinds[start] == "Z":
        return False
    index = previous(tokens, start)
    if index < 0:
        return False
    kind, word = tokens.kinds[index], tokens.words[index]
    closed = end >= len(tokens.kinds) or tokens.kinds[end] in _CLOSING or questioned(tokens, end) > 0
    if kind == "-" and index > 0:
        return tokens.words[index - 1] in vocabulary.roles["strong"]
    if kind in "([":
        return closed and year >= 1400
    if tokens.text[tokens.starts[index]] in ".?!":
        return _sentence_alone(tokens, index, start, end, vocabulary)
    if kind == "x":
        return tokens.text[tokens.starts[index]] in "©†✝"
    if kind == ":":
        return closed and tokens.words[previous(tokens, index)] in vocabulary.roles["labels"]
    if kind == ",":
        return closed and year >= 1400 and _after_comma(tokens, index, vocabulary)
    if kind == "k" or (kind == "." and tokens.kinds[previous(tokens, index)] == "k"):
        return closed
    if word in vocabulary.roles["attributive"] and _adjective(tokens, year, end, vocabulary):
        return True
    if kind in "T'":
        index = previous(tokens, index)
        if index >= 0 and tokens.kinds[index] in "T'":
            index = previous(tokens, index)
        if index < 0:
            return False
        kind, word = tokens.kinds[index], tokens.words[index]
    return _after_word(tokens, word, kind, year, end, vocabulary)


def _after_word(tokens: Tokens, word: str, kind: str, year: int, end: int, vocabulary: Vocabulary) -> bool:
    plural = plural_follows(tokens, end, vocabulary)
    if kind == "j" or word in vocabulary.roles["strong"]:
        return not (plural and year % 100 == 0)
    if word not in vocabulary.roles["weak"] or plural:
        return False
    index = following(tokens, end)
    if index >= len(tokens.kinds) or tokens.kinds[index] not in "wa":
        return True
    if year % 100 == 0 or (tokens.kinds[index] == "a" and word in vocabulary.roles["counting"]):
        return False
    cyrillic = "а" <= tokens.words[index][:1] <= "я"
    if cyrillic and tokens.kinds[index] == "w" and tokens.words[index].endswith(("ах", "ях")):
        return False  # в 1936 случаях
    return not cyrillic or (year >= 1700 and year % 10 != 0)


def _after_comma(tokens: Tokens, comma: int, vocabulary: Vocabulary) -> bool:
    """Publisher, 1954. Part 1, 1954. But not: 1500, 1600, 1700."""
    index = previous(tokens, comma)
    if index < 0:
        return False
    kind = tokens.kinds[index]
    if kind == "." or tokens.words[index] in vocabulary.roles["places"]:
        return True
    if kind in _FIGURES:
        before = previous(tokens, index)
        if before >= 0 and tokens.kinds[before] == ".":
            before = previous(tokens, before)
        return before >= 0 and tokens.words[before] in vocabulary.roles["book_parts"]
    return kind in "wak)\"']TXF&ofc" and tokens.words[index] not in vocabulary.roles["numbering"]


def _sentence_alone(tokens: Tokens, stop: int, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """A year that is a sentence by itself, or begins one with a comma, as an answer does: `North of town. 1904.`,
    `Dort geboren. 1874, in der Kaistraße.` But not: Art. 1904."""
    index, year = previous(tokens, stop), tokens.values[start]
    word = tokens.words[index] if index >= 0 else ""
    ended = len(word) > 2 and tokens.kinds[index] == "w" and word not in vocabulary.abbreviations
    numbers = vocabulary.roles["numbering"] | vocabulary.roles["book_parts"]
    if not ended or word in numbers or not 1500 <= year < 2100 or year % 100 == 0:
        return False
    if "n" in tokens.kinds[stop:start] or end >= len(tokens.kinds):
        return "n" not in tokens.kinds[stop:start]
    after = following(tokens, end)
    if tokens.kinds[end] == ".":
        return after + 1 >= len(tokens.kinds) or tokens.kinds[end + 1 : end + 2] in ("n", " ", "")
    return tokens.kinds[end] == "," and tokens.kinds[following(tokens, end + 1) :][:1] in tuple("waofT")


def _adjective(tokens: Tokens, year: int, end: int, vocabulary: Vocabulary) -> bool:
    """The 1929 level, the 1917 Lansing-Ishii Agreement."""
    if year < 1500 or year % 100 == 0 or end + 1 >= len(tokens.kinds) or tokens.kinds[end] not in " n":
        return False
    return tokens.kinds[end + 1] in "waMsgc" and not plural_follows(tokens, end, vocabulary)


def _below_imprint(tokens: Tokens, start: int, end: int) -> bool:
    """A year that ends with a stop, alone on the line right below another: the foot of a title page."""
    if tokens.values[start] < _PRINT_BEGINS or start < 2 or tokens.kinds[start - 1] != "n":
        return False
    if (
        tokens.text[tokens.ends[start - 2] : tokens.starts[start]].count("\n") != 1
        or tokens.kinds[start - 2] not in ".,"
    ):
        return False
    stop = end < len(tokens.kinds) and tokens.kinds[end] == "."
    return stop and (end + 1 == len(tokens.kinds) or tokens.kinds[end + 1] == "n")
