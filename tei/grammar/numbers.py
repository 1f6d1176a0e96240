"""Numbers of documents: `No. 212`, `№ 47`, `T. n° 98. Secret.`, `Az.: 67 a 12`, `CXXVII`."""

import re
from functools import cache

from tei.grammar.fold import fold
from tei.grammar.kinds import find_classification, is_classification
from tei.grammar.vocabulary import phrases

_SIGN = r"(?:#|No|Nos|Nr|Nrs|N°|Nº|№|№№|Num|Numéro|Number|Nummer|Номер)"
_MORE = r"(?:\s*(?:-|–|—|,|/|and|to|bis|und|à|et|и|до)\s*\d[\w/]*)*"
_WHEN = r"(?:\s*,?\s*(?:vom|v\.|от|of|du|dated)\s+\d{1,2}\.?(?:\s?[./]?\s?(?:\d{1,2}|[IVX]{1,4})\.?|\s[^\W\d_]{3,9})?)?"
_NUMBER = re.compile(
    rf"(?:[^\W\d_][\w.]{{0,11}}\s+){{0,2}}{_SIGN}\.?\s*\d[\w/\-–.]*{_MORE}{_WHEN}[.,]?\]?"
    r"|\d{1,5}\.?\]?|\[\s*\d{1,5}\s*\]|[IVXLC]{1,7}\.\]?|[A-ZА-Я]{1,2}[. ]\s?\d{2,6}\.?",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"[A-Z](?:[A-Z]+|(?:\.[A-Z])+\.?) ?(?:\d{1,4} \(\d\d\)|\(\d\d\) ?\d{1,4}(?:st|nd|rd|th)?)[A-Za-z ]{0,14}\.?"
)
"""The number of a paper of the British Cabinet: `CABINET 47 (38).`, `C.P. 214 (38)`, `W.M. (42) 53rd Conclusions`."""
_ROMAN = re.compile(r"(?=[CLXVI]{2})C{0,4}(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_COPY = re.compile(r"(?:Экз|Экземпляр|Ausf(?:ertigung)?|Copy|Exemplaire|Ex)\b\.?\s*(?:No|Nr|N°|№)?\.?\s*\d+\.?", re.I)


def is_number(text: str) -> bool:
    """Whether a whole line is the number of a document, with its classification or the number of the copy at most.

    `No. 212`, `№ 47`, `260.`, `LETTRE N° 150.`, `Nr. 1424 vom 18. 6.`, `T. n° 98. Secret.`, `Секретно. Экз. № 2`,
    `CXXVII`; or the reference under which an office files it: `Our ref: 1204/18/45`, `Az.: 67 a 12 - 204/42 g`.
    """
    line = fold(text).strip(" _")
    if not line or len(line) > 70:
        return False
    if (
        _PAPER.fullmatch(line)
        or _NUMBER.fullmatch(line)
        or _ROMAN.fullmatch(line.rstrip("."))
        or _references().fullmatch(line)
    ):
        return True
    copied = _COPY.sub("", line).strip(" ,.;")
    if copied != line.strip(" ,.;") and is_classification(copied):
        return True
    if place := find_classification(line.rstrip(" .")):
        return bool(_NUMBER.fullmatch(line[: place[0]].strip(" ,;")))
    return False


def is_copy(text: str) -> bool:
    """Whether a whole line is the number of a copy, perhaps classified: `Экз. № 2`, `SECRET. COPY NO. 12`."""
    line = fold(text).strip(" _.")
    rest = _COPY.sub("", line).strip(" ,.;")
    return rest != line and (not rest or is_classification(rest))


@cache
def _references() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(phrases("head", "references"), key=len, reverse=True))
    return re.compile(
        rf"(?:{words})(?![^\W\d_])\.?\s*(?:{_SIGN}\.?)?\s*:?\s*(?=[^:]*\d)[\w ./()\-–]+\.?", re.IGNORECASE
    )
