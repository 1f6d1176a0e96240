"""Text cut into tokens of one letter each, so that dates of all languages can be found with one set of patterns.

A text is read only near figures and words for century: `windows`. Each token has a kind:

    space       ` ` blanks and emphasis marks; `n` the same with a line end
    figures     `D` 1-31; `d` other two figures; `Y` 1000-2099; `Z` such a year alone on its line; `N` any other
                `O` ordinal 1-31 (4th, 1er, 25-го); `E` decade of four figures (1930s, 1920-х); `e` of two (30s)
    numerals    `R` Roman, `r` the same in small letters; `C` with an ending (XVIIIe)
    words       `M` month; `m` month that may be another word; `W` weekday; `T` article; `o` of; `F` from; `f` of or
                from; `B` between; `X` to; `&` and; `A` about; `j` year, before figures; `J` after them; `c` century;
                `Q` part (early, end); `H` half, quarter; `s` season; `V` ordinal word; `v` other word of position;
                `I` inst., ult., prox.; `p` of last year; `L` old or new style; `b` before our era;
                `G` counts pages or boxes; `g` has a number or a date (telegram); `U` is counted (tons); `k` place of
                printing; `w` other word in small letters; `a` other word with a capital
    signs       `-` hyphen or dash; `~` two or more stops; `$` currency or number sign; `^` raised figure; `q` [?];
                `x` any other; the rest stand for themselves
"""

import re
from dataclasses import dataclass
from functools import cache

from tei.grammar.dates.vocabulary import Vocabulary, Word, phrase_pattern
from tei.grammar.dates.windows import REACH
from tei.grammar.fold import fold

_TOKEN = r"""
    (?P<space>[ _*]+)
  | (?P<mended>[0-9]{3}\[[0-9]\??\]|[0-9]{2}\[[0-9]{2}\??\]|[0-9]\[[0-9]{3}\??\]|\[[0-9]{2}\??\][0-9]{2}(?![0-9]))
  | (?P<group>[0-9]{1,3}(?:[,.'][0-9]{3})+(?![0-9]))
  | (?P<number>[0-9]+)
  | (?P<raised>[⁰¹²³⁴-⁹]+)
  | (?P<word>[^\W\d_⁰¹²³⁴-⁹]+)(?P<gap>[ _*]+)?
  | (?P<dash>-+)
  | (?P<stops>\.{2,}|…)
  | (?P<doubt>[(\[][ ]?\?[ ]?[)\]])
  | (?P<money>[$£€¥#№§])
  | (?P<sign>[][.,/(){}?:;"'%])
  | (?P<other>.)
"""
_ENDING = r"(?P<join>[-']?)(?P<letters>[^\W\d_⁰¹²³⁴-⁹]+)(?P<more>\w*)"
_ROMAN = r"(?P<numeral>X{0,3}(?:IX|IV|V?I{0,3}))(?P<ending>E|ÈME|EME|ᵉ|ER|TH)?"
_BROKEN = r"[-‐][ \t]{0,4}\r?\n\s{0,20}(?P<rest>[^\W\d_]{2,10})"
_ENDED_LINE = re.compile(r"[\n\f]")
_SIGNS = {"group": "N", "raised": "^", "dash": "-", "stops": "~", "money": "$", "doubt": "q", "other": "x"}
_NUMERAL_BEGINS = "ivxхі"
_LOOKALIKE = str.maketrans("ХхІіЅ", "XxIiS")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one window; the tuples run side by side with the letters of `kinds`."""

    text: str
    """The whole text, folded only inside the window: for looking at neighbours."""
    kinds: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    values: tuple[int, ...]
    words: tuple[str, ...]
    """The entry of a word, the figures of a number."""


def tokenise(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tokens:
    """The tokens of a window; their places count from the start of `text`."""
    return _Lexer(text, start, end, vocabulary).tokens()


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    token = re.compile(_TOKEN, re.VERBOSE | re.DOTALL)
    return token, re.compile(_ENDING), re.compile(_ROMAN), re.compile(_BROKEN)


class _Lexer:
    """Reads one window; a class because the kinds of token share the place reached."""

    def __init__(self, text: str, start: int, end: int, vocabulary: Vocabulary) -> None:
        self.source = text
        self.offset = start
        self.text = fold(text[start:end])
        self.vocabulary = vocabulary
        self.found: list[tuple[str, int, int, int, str]] = []
        self.token, self.ending, self.roman, self.broken = _patterns()
        self.broken_lines = _ENDED_LINE.search(text, start, end) is not None

    def tokens(self) -> Tokens:
        text, heads, offset, add = self.text, self.vocabulary.heads, self.offset, self.found.append
        position, end = 0, len(text)
        while position < end:
            for match in self.token.finditer(text, position):
                name, stop = match.lastgroup, match.end()
                if name == "word" or name == "gap":
                    raw, behind = match["word"], match.end("word")
                    word = raw.lower()
                    if word in heads or word[0] in _NUMERAL_BEGINS or text.startswith("-", behind):
                        position = self._word(raw, word, position, behind)
                        if position != behind:
                            break
                    else:
                        add(("a" if raw[0].isupper() else "w", offset + position, offset + behind, 0, word))
                    if name == "gap":
                        self._add_blank(behind, stop)
                    position = stop
                elif name == "space":
                    self._add_blank(position, stop)
                    position = stop
                else:
                    if name == "number":
                        position = self._number(match)
                    elif name == "mended":
                        position = self._mended(match)
                    else:
                        position = self._add(_SIGNS.get(name or "", match[0]), position, stop)
                    if position != stop:
                        break
        kinds, starts, ends, values, words = zip(*self.found, strict=True)
        return Tokens(self.source, "".join(kinds), starts, ends, values, words)

    def _add_blank(self, start: int, end: int) -> None:
        start, end = start + self.offset, end + self.offset
        kind = "n" if self.broken_lines and _ENDED_LINE.search(self.source, start, end) else " "
        self.found.append((kind, start, end, 0, ""))

    def _add(self, kind: str, start: int, end: int, value: int = 0, word: str = "") -> int:
        self.found.append((kind, self.offset + start, self.offset + end, value, word))
        return end

    def _word(self, raw: str, word: str, start: int, end: int) -> int:
        words = self.vocabulary.words
        if word in self.vocabulary.phrases:
            for entry in self.vocabulary.phrases[word]:
                found = phrase_pattern(entry).match(self.text, start)
                if found:
                    return self._add_entry(entry, words[entry], start, found.end())
        if self.text.startswith(".", end) and word + "." in words and self._in_its_case(raw, word + "."):
            return self._add_entry(word + ".", words[word + "."], start, end + 1)
        if self.text.startswith("-", end) and (broken := self._broken_month(start, end, word)):
            return broken
        numeral = self._numeral(raw) if word[0] in _NUMERAL_BEGINS else None
        if numeral and self.text.startswith(("°", "º"), end):  # XIX°
            return self._add("C", start, end + 1, numeral[1], word)
        if numeral:
            return self._add(numeral[0], start, end, numeral[1], word)
        if word in words:
            return self._add_entry(word, words[word], start, end)
        return self._add("a" if raw[0].isupper() else "w", start, end, 0, word)

    def _in_its_case(self, raw: str, entry: str) -> bool:
        return raw[0].islower() or entry not in self.vocabulary.roles["small"]

    def _mended(self, match: re.Match[str]) -> int:
        """A year of which an editor supplied some figures, 18[19], 192[2?]; else the number before the bracket.

        Right behind a month two figures are the day, and what stands in brackets is a note mark: May 19[22].
        """
        digits = re.sub(r"\D", "", match[0])
        kinds = "".join(kind for kind, *_ in self.found[-6:])
        after_month = re.search(r"M\.?[ n]?$", kinds) and not re.search(r"[DO]\.?[ n]?[To]?[ n]?M\.?[ n]?$", kinds)
        if 1000 <= int(digits) <= 2099 and not (after_month and match[0][2:3] == "["):
            return self._add("Y", match.start(), match.end(), int(digits), "?" if "?" in match[0] else "[]")
        number = re.compile(r"(?P<number>[0-9]+)").match(self.text, match.start())
        return self._number(number) if number else self._add("[", match.start(), match.start() + 1)

    def _broken_month(self, start: int, end: int, word: str) -> int:
        """The end of a month that a line end cuts, Sep-tember; 0 if it is none."""
        rest = self.broken.match(self.source, self.offset + end)
        if not rest:
            return 0
        entry = self.vocabulary.words.get(word + rest["rest"].lower())
        if not entry or entry.kind != "M":
            return 0
        return self._add_entry(word + rest["rest"].lower(), entry, start, rest.end() - self.offset)

    def _add_entry(self, entry: str, word: Word, start: int, end: int) -> int:
        kind = word.kind
        if kind == "M" and entry in self.vocabulary.capital and not self.text[start].isupper():
            kind = "m"
        elif kind == "w" and self.text[start].isupper():
            kind = "a"
        return self._add(kind, start, end, word.value, entry)

    def _numeral(self, word: str) -> tuple[str, int] | None:
        """Kind and value of a Roman numeral up to 39."""
        if len(word) > 10:
            return None
        latin = word.translate(_LOOKALIKE)
        match = self.roman.fullmatch(latin.upper())
        if not match or not match["numeral"]:
            return None
        value = _roman_value(match["numeral"])
        if match["ending"]:
            size = len(match["numeral"])
            return ("C", value) if latin[:size].isupper() and size > 1 else None
        if latin.isupper():
            return "R", value
        return ("r", value) if latin.islower() and word.isascii() else None

    def _number(self, match: re.Match[str]) -> int:
        start, end = match.span()
        digits = match[0]
        value = int(digits) if len(digits) <= 4 else 0
        kind = self._plain(digits, value)
        ending = self.ending.match(self.text, end)
        if ending:
            word, join = ending["letters"].lower(), ending["join"]
            whole = join + word
            known = self.vocabulary.words.get(word) or self.vocabulary.words.get(word + ".")
            month = self.vocabulary.words.get(digits + word)
            if not join and month and month.kind == "M":
                return self._add("M", start, ending.end("letters"), month.value, digits + word)
            decade = self._decade(kind, value, whole)
            if not ending["more"] and decade:
                return self._add(decade, start, ending.end(), value, digits)
            if not ending["more"] and kind == "Y" and whole in self.vocabulary.year_endings:
                return self._add("Y", start, ending.end(), value, digits)
            if not ending["more"] and kind == "D" and whole in self.vocabulary.ordinal_endings:
                return self._add("O", start, ending.end(), value, whole)
            if not join and not (known and known.kind in "MJI"):
                return self._add("N", start, ending.end())
        return self._add(self._lonely(kind, start, end), start, end, value, digits)

    @staticmethod
    def _plain(digits: str, value: int) -> str:
        if len(digits) <= 2:
            return "D" if 1 <= value <= 31 else "d" if len(digits) == 2 else "N"
        return "Y" if len(digits) == 4 and 1000 <= value <= 2099 else "N"

    def _decade(self, kind: str, value: int, ending: str) -> str:
        if value % 10 or ending not in self.vocabulary.decade_endings:
            return ""
        if kind == "Y":
            return "E"
        return "e" if kind == "d" or (kind == "D" and value >= 10) else ""

    def _lonely(self, kind: str, start: int, end: int) -> str:
        """A number that is all its line holds is the number of a page, unless a year."""
        if kind not in "DdY":
            return kind
        before = self.source[max(self.offset + start - REACH, 0) : self.offset + start].rstrip(" \t\xa0")
        after = self.source[self.offset + end : self.offset + end + REACH].lstrip(" \t\xa0\r")
        if (before and before[-1] not in "\n\f") or (after and after[0] not in "\n\f"):
            return kind
        return "Z" if kind == "Y" else "N"


def _roman_value(numeral: str) -> int:
    worth = {"I": 1, "V": 5, "X": 10}
    values = [worth[letter] for letter in numeral]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
