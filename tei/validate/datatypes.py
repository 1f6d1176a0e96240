"""The datatypes a RELAX NG schema may name: its own two, XSD's, and those for ids of DTD compatibility.

Source:
    RELAX NG (ISO 19757-2), 4.16 and 6.2.8; Guidelines for using W3C XML Schema Datatypes with RELAX NG, for what may
    be a parameter; RELAX NG DTD Compatibility, 4.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tei.errors import TeiError
from tei.validate.datatypes_kind import Context, IdKind, Kind, collapse
from tei.validate.datatypes_numbers import count_digits, count_fraction, number_kinds
from tei.validate.datatypes_pattern import PatternError, read_pattern
from tei.validate.datatypes_text import text_kinds
from tei.validate.datatypes_times import time_kinds

BUILT_IN = ""
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
COMPATIBILITY = "http://relaxng.org/ns/compatibility/datatypes/1.0"

Check = Callable[[str, Hashable], bool]
"""Whether a parameter allows a text, white space normalised, and its value."""


class DatatypeError(TeiError):
    """A datatype that a schema names and that there is not, or a parameter that it cannot have."""


@dataclass(frozen=True, slots=True)
class Datatype:
    """Whether texts are of a type. Two with the same library, name and parameters are the same."""

    library: str
    name: str
    params: tuple[tuple[str, str], ...]
    kind: Kind
    checks: tuple[Check, ...]

    @property
    def id_kind(self) -> IdKind:
        """Whether values name their element, or point to such names."""
        return self.kind.id_kind

    def allows(self, text: str, context: Context = None) -> bool:
        return self.value(text, context) is not None

    def equal(self, one: str, other: str, one_context: Context = None, other_context: Context = None) -> bool:
        """Whether both texts are of the type and have one value."""
        value = self.value(one, one_context)
        return value is not None and value == self.value(other, other_context)

    def value(self, text: str, context: Context = None) -> Hashable | None:
        """What the text stands for; None if it is not of the type. Comparable with values of the same type only."""
        text = self.kind.normalise(text)
        value = self.kind.read(text, context)
        if value is None or not all(check(text, value) for check in self.checks):
            return None
        return value


@lru_cache(4096)
def lookup(library: str, name: str, params: tuple[tuple[str, str], ...] = ()) -> Datatype:
    """The datatype of that name, narrowed by the parameters.

    Args:
        library: the URI of the library, empty for that of RELAX NG itself.
        params: names and values in the order of the schema; a text has to satisfy all, also where one is repeated.

    Raises:
        DatatypeError: there is no such library, type or parameter, or the parameter cannot have that value.
    """
    kinds = _libraries().get(library)
    if kinds is None:
        raise DatatypeError(f'there is no datatype library "{library}"; known are "{XSD}" and "{COMPATIBILITY}"')
    kind = kinds.get(name)
    if kind is None:
        raise DatatypeError(f'the datatype library {_title(library)} has no type "{name}"')
    checks: list[Check] = []
    for param, value in params:
        if library != XSD:
            raise DatatypeError(f'the type "{name}" of {_title(library)} has no parameters, but "{param}" is given')
        checks.append(_check(Datatype(library, name, (), kind, tuple(checks)), param, value))
    return Datatype(library, name, params, kind, tuple(checks))


@cache
def _libraries() -> Mapping[str, Mapping[str, Kind]]:
    texts = text_kinds()
    return {
        BUILT_IN: {"string": texts["string"], "token": texts["token"]},
        XSD: {**texts, **number_kinds(), **time_kinds()},
        COMPATIBILITY: {name: texts[name] for name in ("ID", "IDREF", "IDREFS")},
    }


def _check(base: Datatype, param: str, value: str) -> Check:
    """What the parameter demands."""
    match param:
        case "pattern":
            return _matching(base, value)
        case "length" | "minLength" | "maxLength":
            return _sized(base, param, value)
        case "minInclusive" | "maxInclusive" | "minExclusive" | "maxExclusive":
            return _bounded(base, param, value)
        case "totalDigits" | "fractionDigits":
            return _counted(base, param, value)
        case "enumeration":
            raise DatatypeError('"enumeration" is no parameter in RELAX NG; write a choice of values instead')
        case "whiteSpace":
            raise DatatypeError(
                '"whiteSpace" is no parameter in RELAX NG; choose between the types string, normalizedString and token'
            )
    raise DatatypeError(f'there is no parameter "{param}" for datatypes')


def _matching(base: Datatype, value: str) -> Check:
    try:
        pattern = read_pattern(value)
    except PatternError as error:
        raise DatatypeError(f'the pattern for "{base.name}" is not a regular expression of XSD: {error}') from None
    return lambda text, value: pattern.matches(text)


def _sized(base: Datatype, param: str, value: str) -> Check:
    size = base.kind.size
    if size is None:
        raise DatatypeError(f'the type "{base.name}" has no length, so it cannot have the parameter "{param}"')
    limit = _count(param, value)
    match param:
        case "length":
            return lambda text, value: size(value) == limit
        case "minLength":
            return lambda text, value: size(value) >= limit
    return lambda text, value: size(value) <= limit


def _bounded(base: Datatype, param: str, value: str) -> Check:
    before = base.kind.before
    if before is None:
        raise DatatypeError(f'the type "{base.name}" has no order, so it cannot have the parameter "{param}"')
    limit = base.value(value)
    if limit is None:
        raise DatatypeError(f'"{value}" is not allowed by the type "{base.name}", so it cannot be its "{param}"')
    match param:
        case "minInclusive":
            return lambda text, value: value == limit or before(limit, value)
        case "maxInclusive":
            return lambda text, value: value == limit or before(value, limit)
        case "minExclusive":
            return lambda text, value: before(limit, value)
    return lambda text, value: before(value, limit)


def _counted(base: Datatype, param: str, value: str) -> Check:
    if not base.kind.decimal:
        raise DatatypeError(f'only decimal numbers have digits to count: "{base.name}" cannot have "{param}"')
    limit = _count(param, value)
    if param == "fractionDigits":
        return lambda text, value: count_fraction(value) <= limit
    if limit == 0:
        raise DatatypeError('"totalDigits" has to be at least 1')
    return lambda text, value: count_digits(value) <= limit


def _count(param: str, value: str) -> int:
    digits = collapse(value)
    if not lookup(XSD, "nonNegativeInteger").allows(digits) or len(digits) > 18:
        raise DatatypeError(f'"{param}" has to be a whole number from 0, not "{value}"')
    return int(digits)


def _title(library: str) -> str:
    return f'"{library}"' if library else "of RELAX NG itself"
