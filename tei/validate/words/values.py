"""The values an attribute or a text may have, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from tei.validate.engines.relaxng.pattern import Pattern
from tei.validate.engines.relaxng.types import Type
from tei.validate.words.wording import Wording

KEYS = {"decimal": "number", "double": "number", "float": "number", "IDREF": "NCName", "Name": "NCName"}
"""Datatypes that are said in the words of another."""
DATES = frozenset({"date", "gYear", "gMonth", "gDay", "gYearMonth", "gMonthDay", "time", "dateTime"})
ONE_WORD = r"[^\p{C}\p{Z}]+"
"""How the TEI's own schemas say that a value is one word."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a value may be: words from a list, something of a form, or either."""

    values: tuple[str, ...]
    types: tuple[Type, ...]
    several: bool
    """Whether it may be several, with blanks between."""

    @property
    def dates(self) -> bool:
        return any(type.name in DATES for type in self.types)


def expected(pattern: Pattern) -> Expected:
    parts = list(everything(pattern))
    types = tuple(part.type for part in parts if part.kind == "data" and part.type is not None)
    values = tuple(dict.fromkeys(part.value for part in parts if part.kind == "value"))
    return Expected(values, types, any(part.kind == "list" for part in parts))


def everything(pattern: Pattern) -> Iterator[Pattern]:
    """A pattern and all in it, in the order of the schema; not what `data` excludes."""
    yield pattern
    if pattern.kind != "data":
        for part in pattern.parts:
            yield from everything(part)


def form(type: Type, words: Wording) -> str:
    """A datatype in words; a pattern the schema gives for it is quoted as it stands."""
    if type.name in DATES:
        return words.value("date")
    key = KEYS.get(type.name, type.name)
    if ("value", key) in words.texts and key not in ("form", "text", "word", "several", "nothing", "date"):
        return words.value(key)
    pattern = dict(type.params).get("pattern")
    if not pattern:
        return words.value("text")
    return words.value("word") if pattern == ONE_WORD else words.value("form", pattern=pattern)


def allowed_values(patterns: tuple[Pattern, ...], words: Wording) -> str:
    """All that may be written, as a list of values and forms."""
    parts: dict[str, None] = {}
    several = False
    for pattern in patterns:
        found = expected(pattern)
        parts |= dict.fromkeys(value or words.value("nothing") for value in found.values)
        dates = [type for type in found.types if type.name in DATES]
        others = [type for type in found.types if type.name not in DATES]
        parts |= dict.fromkeys(form(type, words) for type in (*dates[:1], *others))
        several = several or found.several
    listed = words.listed(parts) or words.value("text")
    return words.value("several", values=listed) if several else listed
