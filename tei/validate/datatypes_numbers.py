"""The datatypes that are numbers, and `boolean`.

A decimal number is kept as its digits, so that one of a million digits costs no more than reading them.

Source:
    XSD 1.0 Part 2, second edition, 3.2.2 to 3.2.5, 3.3.13 to 3.3.25.
"""

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import NamedTuple

from tei.validate.datatypes_kind import Context, Kind, Reader, compiled

_DECIMAL = r"([+-]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))"
_INTEGER = "([+-]?)([0-9]+)"
_FLOAT = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_SPECIAL: Mapping[str, Hashable] = {"INF": float("inf"), "-INF": float("-inf"), "NaN": "NaN"}
_BOOLEAN = {"true": True, "1": True, "false": False, "0": False}
_LARGEST = float.fromhex("0x1.fffffefffffffp+127")
"""The largest double that a single-precision number does not round to infinity."""


class Number(NamedTuple):
    """A decimal number; two that are equal are the same."""

    sign: int
    """-1, 0 or 1."""
    size: int
    """How many digits `whole` has, before it so that numbers of one sign compare as tuples do."""
    whole: str
    """Without leading zeros."""
    fraction: str
    """Without trailing zeros."""


def number_kinds() -> Mapping[str, Kind]:
    """The kinds of numbers by the names XSD gives them."""
    return _KINDS


def count_digits(value: Hashable) -> int:
    """What `totalDigits` limits; zero has one digit.

    Source: XSD 1.0 Part 2, 4.3.11: the number is i x 10^-n with i of so many digits and n no larger.
    """
    assert isinstance(value, Number)
    return max(value.size + len(value.fraction), 1)


def count_fraction(value: Hashable) -> int:
    """What `fractionDigits` limits."""
    assert isinstance(value, Number)
    return len(value.fraction)


@lru_cache(256)
def whole_number(text: str) -> Hashable | None:
    found = compiled(_INTEGER).fullmatch(text)
    return _number(found[1], found[2], "") if found else None


def _decimal(text: str, context: Context) -> Hashable | None:
    found = compiled(_DECIMAL).fullmatch(text)
    return _number(found[1], found[2] or "", found[3] or found[4] or "") if found else None


def _number(sign: str, whole: str, fraction: str) -> Number:
    whole, fraction = whole.lstrip("0"), fraction.rstrip("0")
    signum = 0 if not whole and not fraction else -1 if sign == "-" else 1
    return Number(signum, len(whole), whole, fraction)


def _less(one: Hashable, other: Hashable) -> bool:
    assert isinstance(one, Number)
    assert isinstance(other, Number)
    if one.sign != other.sign:
        return one.sign < other.sign
    return one > other if one.sign < 0 else one < other


def _integers(low: str = "", high: str = "") -> Kind:
    """The whole numbers from one to another, both included."""

    def read(text: str, context: Context) -> Hashable | None:
        value = whole_number(text)
        if value is None or (low and _less(value, whole_number(low))) or (high and _less(whole_number(high), value)):
            return None
        return value

    return Kind(read, before=_less, decimal=True)


def _float(rounded: Callable[[float], float]) -> Reader:
    def read(text: str, context: Context) -> Hashable | None:
        if text in _SPECIAL:
            return _SPECIAL[text]
        return rounded(float(text)) if compiled(_FLOAT).fullmatch(text) else None

    return read


def _single(value: float) -> float:
    """The nearest number of single precision."""
    from struct import pack, unpack

    if abs(value) >= _LARGEST:
        return float("inf") if value > 0 else float("-inf")
    return float(unpack("f", pack("f", value))[0])


def _float_less(one: Hashable, other: Hashable) -> bool:
    """NaN is neither less nor greater than anything."""
    return isinstance(one, float) and isinstance(other, float) and one < other


def _boolean(text: str, context: Context) -> Hashable | None:
    return _BOOLEAN.get(text)


_KINDS: Mapping[str, Kind] = {
    "boolean": Kind(_boolean),
    "float": Kind(_float(_single), before=_float_less),
    "double": Kind(_float(lambda value: value), before=_float_less),
    "decimal": Kind(_decimal, before=_less, decimal=True),
    "integer": _integers(),
    "nonPositiveInteger": _integers(high="0"),
    "negativeInteger": _integers(high="-1"),
    "long": _integers("-9223372036854775808", "9223372036854775807"),
    "int": _integers("-2147483648", "2147483647"),
    "short": _integers("-32768", "32767"),
    "byte": _integers("-128", "127"),
    "nonNegativeInteger": _integers("0"),
    "unsignedLong": _integers("0", "18446744073709551615"),
    "unsignedInt": _integers("0", "4294967295"),
    "unsignedShort": _integers("0", "65535"),
    "unsignedByte": _integers("0", "255"),
    "positiveInteger": _integers("1"),
}
