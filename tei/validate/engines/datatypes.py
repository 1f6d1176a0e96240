"""Datatypes of RELAX NG schemas: the built-in ones and those of W3C XML Schema."""

import re
import sys
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Literal

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
SPACE = " \t\n\r"
Context = Mapping[str, str]
"""The namespaces of the prefixes in scope; the default namespace has the prefix ``."""
IdKind = Literal["", "ID", "IDREF", "IDREFS"]


class DatatypeError(Exception):
    """There is no such datatype, or it does not take such a parameter."""


@dataclass(frozen=True, slots=True)
class Datatype:
    check: Callable[[str], bool]
    key: Callable[[str], object]
    id_kind: IdKind = ""
    contextual: bool = False

    def allows(self, text: str, context: Context) -> bool:
        return self.check(text)

    def equal(self, one: str, other: str) -> bool:
        return self.key(one) == self.key(other)


NAME = r"[\w:][\w:.\-·]*"
ZONE = r"(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
YEAR, MONTH, DAY = r"-?([1-9][0-9]{3,}|0[0-9]{3})", r"(0[1-9]|1[0-2])", r"(0[1-9]|[12][0-9]|3[01])"
TIME = r"(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|24:00:00(\.0+)?)"
FORMS = {
    "NCName": r"(?!\d)[\w][\w.\-·]*",
    "ID": r"(?!\d)[\w][\w.\-·]*",
    "IDREF": r"(?!\d)[\w][\w.\-·]*",
    "ENTITY": r"(?!\d)[\w][\w.\-·]*",
    "IDREFS": r"(?!\d)[\w][\w.\-·]*( (?!\d)[\w][\w.\-·]*)*",
    "Name": rf"(?!\d){NAME}",
    "NMTOKEN": r"[\w:.\-·]+",
    "NMTOKENS": r"[\w:.\-·]+( [\w:.\-·]+)*",
    "QName": r"((?!\d)[\w][\w.\-]*:)?(?!\d)[\w][\w.\-]*",
    "language": r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
    "boolean": r"true|false|0|1",
    "decimal": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)",
    "integer": r"[+-]?[0-9]+",
    "double": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|INF|-INF|NaN",
    "date": rf"{YEAR}-{MONTH}-{DAY}{ZONE}",
    "dateTime": rf"{YEAR}-{MONTH}-{DAY}T{TIME}{ZONE}",
    "time": rf"{TIME}{ZONE}",
    "gYear": rf"{YEAR}{ZONE}",
    "gYearMonth": rf"{YEAR}-{MONTH}{ZONE}",
    "gMonth": rf"--{MONTH}{ZONE}",
    "gDay": rf"---{DAY}{ZONE}",
    "gMonthDay": rf"--{MONTH}-{DAY}{ZONE}",
    "duration": r"-?P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?",
    "anyURI": r"(?!.*%(?![0-9A-Fa-f]{2}))(?!.*#.*#)(?:[A-Za-z][A-Za-z0-9+.\-]*:|(?![^/?#:]*:)).*",
    "string": r"(?s:.*)",
    "normalizedString": r"(?s:.*)",
    "token": r"(?s:.*)",
}
ALIASES = {"float": "double"} | dict.fromkeys(
    ("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger", "long", "int", "short"),
    "integer",
)
LIMITS = {"nonNegativeInteger": (0, None), "positiveInteger": (1, None), "negativeInteger": (None, -1)}
LIMITS |= {"nonPositiveInteger": (None, 0)}


def lookup(library: str, name: str, params: tuple[tuple[str, str], ...]) -> Datatype:
    if library == "":
        if name not in ("string", "token") or params:
            raise DatatypeError(f'there is no datatype "{name}" with these parameters')
        return Datatype(lambda text: True, (lambda text: text) if name == "string" else collapse)
    if library != XSD:
        raise DatatypeError(f'the datatype library "{library}" is not known')
    base = ALIASES.get(name, name)
    if base not in FORMS:
        raise DatatypeError(f'there is no datatype "{name}" in {library}')
    form = re.compile(FORMS[base], re.ASCII if base in ("decimal", "integer", "double") else 0)
    space = (lambda text: text) if name == "string" else collapse
    checks = [facet(key, value) for key, value in params]
    low, high = LIMITS.get(name, (None, None))

    def check(text: str) -> bool:
        value = space(text)
        if not form.fullmatch(value) or not all(each(value) for each in checks):
            return False
        return not ((low is not None and int(value) < low) or (high is not None and int(value) > high))

    kind: IdKind = name if name in ("ID", "IDREF", "IDREFS") else ""  # type: ignore[assignment]
    return Datatype(check, number if base in ("decimal", "integer", "double") else space, kind, name == "QName")


def number(text: str) -> object:
    try:
        return Decimal(collapse(text))
    except InvalidOperation:
        return collapse(text)


def collapse(text: str) -> str:
    return " ".join(part for part in re.split("[ \t\r\n]+", text) if part)


def facet(name: str, value: str) -> Callable[[str], bool]:
    match name:
        case "pattern":
            form: list[re.Pattern[str]] = []

            def matches(text: str) -> bool:
                if not form:
                    form.append(re.compile(translated(value)))
                return form[0].fullmatch(text) is not None

            return matches
        case "minInclusive":
            return lambda text: Decimal(text) >= Decimal(value)
        case "maxInclusive":
            return lambda text: Decimal(text) <= Decimal(value)
        case "minExclusive":
            return lambda text: Decimal(text) > Decimal(value)
        case "maxExclusive":
            return lambda text: Decimal(text) < Decimal(value)
        case "length":
            return lambda text: len(text) == int(value)
        case "minLength":
            return lambda text: len(text) >= int(value)
        case "maxLength":
            return lambda text: len(text) <= int(value)
        case _:
            raise DatatypeError(f'there is no parameter "{name}"')


def translated(pattern: str) -> str:
    pattern = re.sub(r"\\p\{(\w+)\}", lambda found: category(found[1]), pattern)
    return pattern.replace(r"\i", "[^\\W\\d]").replace(r"\c", r"[\w.:\-]")


@cache
def category(name: str) -> str:
    ranges: list[str] = []
    start = None
    for code in range(sys.maxunicode + 2):
        inside = code <= sys.maxunicode and unicodedata.category(chr(code)).startswith(name)
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            ranges.append(f"\\U{start:08x}-\\U{code - 1:08x}")
            start = None
    return "".join(ranges)
