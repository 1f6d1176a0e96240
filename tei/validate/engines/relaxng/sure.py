"""Texts that are right beyond doubt for a datatype, so that most values need no closer look.

Each expression describes a part of what the datatype allows, never more; what it does not match is judged by the
datatype itself.
"""

import re

from tei.validate.engines.relaxng.pattern import Pattern
from tei.validate.engines.relaxng.types import Type

NAME = r"[A-Za-z_][A-Za-z0-9_.-]*"
PATH = "[A-Za-z0-9_.,~/=&;?+@!$()*-]"
ADDRESS = rf"(https?://|[A-Za-z][A-Za-z0-9]*:)?{PATH}+(#{PATH}*)?|#{PATH}+"
NUMBER = r"[0-9]{1,9}"
YEAR, MONTH = "(?!0000)[0-9]{4}", "(0[1-9]|1[0-2])"
DAY = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
PLAIN = {
    **dict.fromkeys(("NCName", "ID", "IDREF", "Name", "NMTOKEN"), NAME),
    **dict.fromkeys(("nonNegativeInteger", "integer", "decimal", "double", "float"), NUMBER),
    **dict.fromkeys(("string", "token", "normalizedString"), r"[\s\S]*"),
    "anyURI": ADDRESS,
    "language": "[A-Za-z]{2,3}(-[A-Za-z]{2,8})?",
    "boolean": "true|false|0|1",
    "date": f"{YEAR}-{DAY}",
    "gYear": YEAR,
    "gYearMonth": f"{YEAR}-{MONTH}",
}
NARROWED = {
    ("token", r"[^\p{C}\p{Z}]+"): "[!-~]+",
    ("anyURI", r"\S+"): ADDRESS,
}
"""The datatypes with a pattern that every TEI schema has."""


def expression(pattern: Pattern) -> re.Pattern[str] | None:
    """What a text matches that is right for a pattern beyond doubt; None where nothing is."""
    found = form(pattern)
    return re.compile(found) if found is not None else None


def form(pattern: Pattern) -> str | None:
    match pattern.kind:
        case "data" if pattern.type is not None and not pattern.parts:
            return form_of_type(pattern.type)
        case "value" if pattern.type is not None and pattern.type.name in ("token", "string"):
            plain = re.fullmatch("[!-~]+", pattern.value)
            return re.escape(pattern.value) if plain else None
        case "choice":
            forms = [each for part in pattern.parts if (each := form(part)) is not None]
            return "|".join(f"(?:{each})" for each in forms) if forms else None
        case "list" if pattern.parts[0].kind == "oneOrMore":
            word = form(pattern.parts[0].parts[0])
            return f"(?:{word})(?: (?:{word}))*" if word is not None and r"\s" not in word else None
        case _:
            return None


def form_of_type(type: Type) -> str | None:
    if type.params:
        (name, value), *more = type.params
        return NARROWED.get((type.name, value)) if name == "pattern" and not more else None
    return PLAIN.get(type.name)
