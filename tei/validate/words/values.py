"""The values an attribute may have, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from tei.validate.engines.relaxng.pattern import Pattern
from tei.validate.engines.relaxng.types import Type

WORDS = {
    "anyURI": "a pointer such as #note-1, or a web address",
    "NCName": "a name that begins with a letter, without spaces or colons",
    "ID": "a name that begins with a letter, without spaces or colons, that no other element has",
    "NMTOKEN": "one word of letters, digits, - . _",
    "language": "a language tag such as en, ru, de, fr",
    "decimal": "a number",
    "double": "a number",
    "integer": "a whole number",
    "nonNegativeInteger": "a whole number from 0",
    "positiveInteger": "a whole number from 1",
    "boolean": "true or false",
    "duration": "a duration such as P3D",
}
ONE_WORD = r"[^\p{C}\p{Z}]+"
"""How the TEI's own schemas say that a value is one word."""
DATES = frozenset({"date", "gYear", "gMonth", "gDay", "gYearMonth", "gMonthDay", "time", "dateTime"})
DATE_WORDS = "a date such as 1962, 1962-03, 1962-03-05, --03-05, or a time such as 14:30:00"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a value may be: words from a list, something of a form, or either."""

    values: tuple[str, ...]
    forms: tuple[str, ...]
    several: bool
    """Whether it may be several, with spaces between."""


def expected(pattern: Pattern) -> Expected:
    parts = list(everything(pattern))
    types = [part.type for part in parts if part.kind == "data" and part.type is not None]
    forms = [DATE_WORDS] if any(type.name in DATES for type in types) else []
    forms += [form(type) for type in types if type.name not in DATES]
    values = tuple(dict.fromkeys(part.value for part in parts if part.kind == "value"))
    return Expected(values, tuple(dict.fromkeys(forms)), any(part.kind == "list" for part in parts))


def everything(pattern: Pattern) -> Iterator[Pattern]:
    """A pattern and all in it, in the order of the schema; not what `data` excludes."""
    yield pattern
    if pattern.kind != "data":
        for part in pattern.parts:
            yield from everything(part)


def form(type: Type) -> str:
    """A datatype in words; a pattern the schema gives for it is quoted as it stands."""
    if (words := WORDS.get(type.name)) is not None:
        return words
    pattern = dict(type.params).get("pattern")
    if not pattern:
        return "any text"
    return "one word without spaces" if pattern == ONE_WORD else f"text of the form {pattern}"


def allowed_values(patterns: tuple[Pattern, ...]) -> str:
    parts: list[str] = []
    several = False
    for pattern in patterns:
        found = expected(pattern)
        parts += [value or "nothing" for value in found.values if (value or "nothing") not in parts]
        parts += [form for form in found.forms if form not in parts]
        several = several or found.several
    words = " or ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part) or "any text"
    return f"{words}; several with spaces between" if several else words
