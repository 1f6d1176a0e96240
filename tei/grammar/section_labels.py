"""What heads a section: `2.`, `2.1`, `II.`, `Chapter 3`, `Abstract`, `Literatur`, `ПОСТАНОВИЛИ:`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tei.grammar.fold import fold
from tei.grammar.vocabulary import normal, phrases

Division = Literal["abstract", "bibliography", "agenda", "decisions"]
DIVISIONS: tuple[Division, ...] = ("abstract", "bibliography", "agenda", "decisions")

_DECIMAL = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){0,3})(?P<stop>[.)]?)\s+(?=[^\W\d_]|[\"«„“])")
_OTHER = re.compile(r"(?P<n>[IVX]{1,5}[.)]|[A-H][.)]|[a-h]\))\s+(?=[^\W_]|[\"«„“])")
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class SectionLabel:
    form: str
    """Headings of one form are of one level: `1.`, `1.1`, `I)`, `A.`, `chapter`."""
    number: int
    end: int
    """Where the label ends, counted from the start of the text."""


def section_label(text: str) -> SectionLabel | None:
    """The number with which a line begins that can head a section; the caller knows whether it does."""
    line = fold(text)
    if match := _named().match(line):
        n = match["n"]
        return SectionLabel(match["word"].lower(), int(n) if n.isdigit() else roman(n), match.end())
    if match := _DECIMAL.match(line):
        depth = match["n"].count(".")
        if not depth and not match["stop"]:
            return None
        form = "1" + ".1" * depth + (match["stop"] if not depth else "")
        return SectionLabel(form, int(match["n"].split(".")[-1]), match.end())
    if match := _OTHER.match(line):
        n, stop = match["n"][:-1], match["n"][-1]
        if set(n) <= set("IVX"):
            return SectionLabel(f"I{stop}", roman(n), match.end())
        first = "A" if n.isupper() else "a"
        return SectionLabel(f"{first}{stop}", ord(n) - ord(first) + 1, match.end())
    return None


def roman(numeral: str) -> int:
    """The value of a Roman numeral below forty."""
    values = [_ROMAN[letter] for letter in numeral.upper()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def division_head(text: str) -> Division | None:
    """What a line heads that is nothing but a word for it, perhaps with a number: `Abstract`, `5. Литература`."""
    line = normal(text[:80]) if len(text) <= 80 else ""
    if label := section_label(line.upper()) if line[:1].isdigit() else None:
        line = line[label.end :]
    return next((name for name in DIVISIONS if line and line in phrases("section", name)), None)


def division_opening(text: str) -> Division | None:
    """What a paragraph is that begins with a word for it: `Abstract. This paper …`, `2. ПОСТАНОВИЛИ: …`."""
    match = _opening().match(fold(text[:100]))
    if not match:
        return None
    word = normal(match["word"])
    name = next((each for each in DIVISIONS if word in phrases("section", each)), None)
    colon = match["stop"].strip() == ":"
    return name if colon or name == "abstract" else None


def keywords_label(text: str) -> int:
    """Where the label ends with which a line of keywords begins (`Keywords: harbour, trade`); 0 for other lines."""
    match = _keywords().match(fold(text))
    return match.end() if match else 0


@cache
def _keywords() -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in phrases("section", "keywords"))
    return re.compile(rf"[_*\s]*(?:{words})[_*]*\s?[:.-][_*]*\s+(?=\S)", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, phrases("section", "numbered")), key=len, reverse=True))
    stop = r"(?:[.:)]|\s?:|\s-)?(?=\s|$)"
    return re.compile(rf"(?P<word>{words}|§)\s*(?P<n>\d{{1,2}}|[IVX]{{1,5}}){stop}\s*", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    words = {word for name in DIVISIONS if name != "bibliography" for word in phrases("section", name)}
    listed = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    number = r"(?:\(?(?:\d{1,2}|[IVX]{1,5})[.)]\s+)?"
    return re.compile(rf"_?{number}(?P<word>{listed})_?(?P<stop>\s?:|\.(?:\s?-)?|\s-)_?\s+(?=\S)", re.IGNORECASE)
