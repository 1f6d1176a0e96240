"""Names for files and places of a page, from any words."""

import re
import unicodedata
from collections.abc import Iterable

from tei.site.sorting import fold_letters

LENGTH = 60
RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
"""Names that Windows gives to no file."""


CYRILLIC = dict(zip("абвгдеёзийклмнопрстуфыэєіїґѣѳѵ", "abvgdeeziiklmnoprstufyeeiigefi", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "iu", "я": "ia"
}  # fmt: skip


def slug(words: str) -> str:
    """Small letters of ASCII, digits and hyphens only, never empty, never a name that a system keeps for itself."""
    latin = "".join(map(romanise, fold_letters(words)))
    made = "-".join(re.findall(r"[a-z0-9]+", latin))[:LENGTH].strip("-")
    return f"x-{made}".rstrip("-") if not made or made in RESERVED else made


def romanise(sign: str) -> str:
    """A letter in ASCII: Cyrillic by its sound, others by their names in Unicode: `alpha`."""
    if sign.isascii() or not sign.isalnum():
        return sign
    if sign in CYRILLIC:
        return CYRILLIC[sign]
    return re.split(r"[ -]", unicodedata.name(sign, "x"))[-1].casefold()


def slugs(words: Iterable[str]) -> list[str]:
    """A slug for each, all different, the same for the same words in the same order."""
    taken: set[str] = set()
    found = []
    for each in words:
        start = made = slug(each)
        number = 2
        while made in taken:
            made, number = f"{start}-{number}", number + 1
        taken.add(made)
        found.append(made)
    return found
