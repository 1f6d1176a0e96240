"""Frozen dataclasses as JSON and back, checked against their types.

A dataclass becomes the list of its fields. What is read again is what was written, or a ValueError: a damaged file is
found out, and never believed.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
Reader = Callable[[object], object]

_SCALARS = (str, int, float, bool, NoneType)


def to_json(value: object) -> str:
    """A value in one line. It is made of dataclasses, tuples, frozen sets, mappings from strings, and scalars."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[Value], text: str | bytes) -> Value:
    """The value a text of `to_json` stands for.

    Raises:
        ValueError: it is no JSON, or not of this kind.
    """
    try:
        return from_plain(kind, json.loads(text))
    except RecursionError:
        raise ValueError("is nested too deep") from None


def plain(value: object) -> object:
    """A value as JSON knows it: lists, dicts and scalars."""
    if value is None or type(value) in _SCALARS:
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(plain(each) for each in value)  # type: ignore[type-var]
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if is_dataclass(value):
        return [plain(getattr(value, name)) for name in _names(cast("Hashable", type(value)))]
    raise TypeError(f"{type(value).__name__} cannot be kept")


def from_plain(kind: type[Value], found: object) -> Value:
    """The value that `plain` made this of. Raises ValueError."""
    return cast("Value", reader(cast("Hashable", kind))(found))


def shape(kind: object) -> str:
    """The fields and types of a kind in words, which change when what was kept can no longer be read as it."""
    seen: list[str] = []
    _describe(kind, seen, set())
    return " ".join(seen)


def _describe(kind: object, seen: list[str], known: set[object]) -> None:
    seen.append(kind.__name__ if isinstance(kind, type) else repr(kind))
    if isinstance(kind, type) and is_dataclass(kind) and kind not in known:
        known.add(kind)
        for name, hint in get_type_hints(kind).items():
            seen.append(f".{name}")
            _describe(hint, seen, known)
    for argument in get_args(kind):
        if not isinstance(argument, str):
            _describe(argument, seen, known)


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))  # type: ignore[arg-type]


@cache
def reader(kind: Hashable) -> Reader:
    """What reads values of a kind; made once, as thousands are read."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _SCALARS:
        return _scalar(cast("type[object]", kind))
    if origin in (Union, UnionType):
        return _union(arguments)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _many(arguments[0], tuple)
    if origin is tuple:
        return _row(arguments, lambda *parts: parts)
    if origin is frozenset:
        return _many(arguments[0], frozenset)
    if origin is Literal:
        return _one_of(arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping) and arguments[0] is str:
        return _mapping(arguments[1])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"{kind} cannot be kept")


def _scalar(kind: type[object]) -> Reader:
    def read(found: object) -> object:
        if type(found) is not kind:
            raise ValueError(f"{type(found).__name__} in place of {kind.__name__}")
        return found

    return read


def _union(kinds: tuple[object, ...]) -> Reader:
    """None or one other kind, or several scalars: more could not be told apart."""
    others = [kind for kind in kinds if kind is not NoneType]
    if len(others) > 1 and not set(others) <= set(_SCALARS):
        raise TypeError(f"{kinds} cannot be told apart")
    scalars = {cast("type[object]", kind) for kind in kinds if kind in _SCALARS}
    other = reader(others[0]) if others[0] not in _SCALARS else None

    def read(found: object) -> object:
        if type(found) in scalars:
            return found
        if other is None:
            raise ValueError(f"{type(found).__name__} in place of {kinds}")
        return other(found)

    return read


def _many(kind: object, made: Callable[[list[object]], object]) -> Reader:
    each = reader(kind)

    def read(found: object) -> object:
        if type(found) is not list:
            raise ValueError(f"{type(found).__name__} in place of a list")
        return made([each(item) for item in found])

    return read


def _row(kinds: tuple[object, ...], made: Callable[..., object]) -> Reader:
    if set(kinds) <= set(_SCALARS):
        return _row_of_scalars(list(kinds), made)
    readers = [reader(kind) for kind in kinds]

    def read(found: object) -> object:
        if type(found) is not list or len(found) != len(readers):
            raise ValueError(f"not a row of {len(readers)}")
        return made(*[each(item) for each, item in zip(readers, found, strict=True)])

    return read


def _row_of_scalars(kinds: list[object], made: Callable[..., object]) -> Reader:
    """The same where all can be looked at in one go: most of what is kept are such rows."""

    def read(found: object) -> object:
        if type(found) is not list or [*map(type, found)] != kinds:
            raise ValueError(f"not a row of {len(kinds)}")
        return made(*found)

    return read


def _mapping(kind: object) -> Reader:
    each = reader(kind)

    def read(found: object) -> object:
        if type(found) is not dict:
            raise ValueError(f"{type(found).__name__} in place of a mapping")
        return {key: each(item) for key, item in found.items()}

    return read


def _one_of(values: tuple[object, ...]) -> Reader:
    def read(found: object) -> object:
        if found not in values:
            raise ValueError(f"none of {values}")
        return found

    return read


def _enum(kind: type[Enum]) -> Reader:
    return lambda found: kind(found)


def _dataclass(kind: type[object]) -> Reader:
    hints = get_type_hints(kind)
    return _row(tuple(hints[name] for name in _names(cast("Hashable", kind))), kind)
