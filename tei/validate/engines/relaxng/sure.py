"""Texts that are right beyond doubt for a datatype, so that most values need no closer look.

Each expression describes a part of what the datatype allows, never more; what it does not match is judged by the
datatype itself.
"""

import re
from functools import cache

from tei.validate.engines.relaxng.types import Type

NAME = r"[A-Za-z_][A-Za-z0-9_.-]*"
PATH = "[A-Za-z0-9_.,~/=&;?+@!$()*-]"
ADDRESS = rf"(https?://|[A-Za-z][A-Za-z0-9]*:)?{PATH}+(#{PATH}*)?|#{PATH}+"
NUMBER = r"[0-9]{1,9}"
YEAR, MONTH, DAY = "[1-9][0-9]{3}", "(0[1-9]|1[0-2])", "(0[1-9]|1[0-9]|2[0-8])"
PLAIN = {
    **dict.fromkeys(("NCName", "ID", "IDREF", "Name", "NMTOKEN"), NAME),
    **dict.fromkeys(("nonNegativeInteger", "integer", "decimal", "double", "float"), NUMBER),
    **dict.fromkeys(("string", "token", "normalizedString"), r"[\s\S]*"),
    "anyURI": ADDRESS,
    "language": "[A-Za-z]{2,3}(-[A-Za-z]{2,8})?",
    "boolean": "true|false|0|1",
    "date": f"{YEAR}-{MONTH}-{DAY}",
    "gYear": YEAR,
    "gYearMonth": f"{YEAR}-{MONTH}",
}
NARROWED = {
    ("token", r"[^\p{C}\p{Z}]+"): "[!-~]+",
    ("anyURI", r"\S+"): ADDRESS,
}
"""The datatypes with a pattern that every TEI schema has."""


def surely(type: Type, text: str) -> bool:
    """Whether a text is of a datatype for certain; False says nothing."""
    found = expression(type)
    return found is not None and found.fullmatch(text) is not None


@cache
def expression(type: Type) -> re.Pattern[str] | None:
    form = PLAIN.get(type.name)
    if type.params:
        (name, value), *more = type.params
        form = NARROWED.get((type.name, value)) if name == "pattern" and not more else None
    return re.compile(form) if form is not None else None
