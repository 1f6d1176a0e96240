"""`Edition`: what an editor decided, read from `edition.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, TypeVar, cast, get_args

from tei.errors import EditionError
from tei.model import Certainty

_CERTAINTIES = get_args(Certainty)


@dataclass(frozen=True, slots=True)
class Responsibility:
    role: str
    """What was done: `translation`, `transcription`, `markup`, `machine translation`."""
    name: str
    link: str = ""
    cert: Certainty | None = None
    reason: str = ""
    """Why it is credited, where the text does not say so."""


@dataclass(frozen=True, slots=True)
class EditionPerson:
    id: str
    name: str = ""
    role: str = ""
    labels: tuple[str, ...] = ()
    """Speaker labels of this person, as printed."""
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EditionArchive:
    key: str
    """As it stands in shelf marks: `RGASPI`."""
    name: str = ""
    place: str = ""
    country: str = ""
    link: str = ""
    labels: tuple[str, ...] = ()
    """What the text calls it before a shelf mark, besides key and name."""


@dataclass(frozen=True, slots=True)
class Conjecture:
    """A decision about a place in the text."""

    find: str
    """The words as found; white space does not matter."""
    context: str = ""
    """Words around it that stand only once in the source; needed where `find` alone stands more than once."""
    kind: Literal["corr", "reg", "gap", "supplied", "quote", "milestone"] = "corr"
    corr: str = ""
    """The words as they should be; for `supplied` what is added before `find`."""
    cert: Certainty = "high"
    reason: str = ""
    when: str = ""
    """For a corrected date: its value in ISO 8601."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A place that is left alone and goes on the review list."""

    find: str
    message: str
    help: str = "compare with the original"
    context: str = ""


@dataclass(frozen=True, slots=True)
class DatePlace:
    """A date or place of the document that the text does not state."""

    when: str = ""
    not_before: str = ""
    not_after: str = ""
    cert: Certainty = "medium"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EditionCorrespondent:
    """A sender or recipient: a person of this edition, and where they were."""

    person: str = ""
    cert: Certainty | None = None
    place: str = ""
    place_cert: Certainty | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """All decisions of one edition. Every field may be empty: what the text says itself is not repeated here."""

    converter: str = ""
    encoding: str = ""
    """Of source.txt, where it is not UTF-8 and cannot be found with certainty: `cp1251`."""
    title: str = ""
    """Only where the text has none; it is marked as supplied."""
    editor: str = ""
    """Who is answerable for the decisions."""
    publisher: str = ""
    licence: str = ""
    licence_link: str = ""
    project: str = ""
    sent: EditionCorrespondent | None = None
    received: EditionCorrespondent | None = None
    date: DatePlace | None = None
    responsibility: tuple[Responsibility, ...] = ()
    people: tuple[EditionPerson, ...] = ()
    archives: tuple[EditionArchive, ...] = ()
    conjectures: tuple[Conjecture, ...] = ()
    flags: tuple[Flag, ...] = ()
    printed: tuple[str, ...] = ()
    """Full descriptions of printed sources, a sentence each, that the text only hints at."""
    file: str = ""
    """For messages."""


NO_EDITION = Edition()

Value = TypeVar("Value")


def read_edition(path: Path) -> Edition:
    """The decisions in a file.

    Raises:
        EditionError: the file is missing or no TOML, a key is unknown, or a value is of the wrong form.
    """
    try:
        with path.open("rb") as stream:
            table = tomllib.load(stream)
    except FileNotFoundError:
        raise EditionError(f"{path}: no such file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EditionError(f"{path}: is not valid TOML: {error}") from None
    except OSError as error:
        raise EditionError(f"{path}: cannot be read: {error.strerror}") from None
    return _edition(table, str(path))


def _edition(table: Mapping[str, object], file: str) -> Edition:
    simple = {name: _text(table, name, file) for name in _SIMPLE if name in table}
    _known(table, {*_SIMPLE, *_TABLES, "printed"}, "", file)
    sent, received, date = (table.get(name) for name in ("sent", "received", "date"))
    return Edition(
        **simple,
        sent=None if sent is None else _value(EditionCorrespondent, sent, "sent", file),
        received=None if received is None else _value(EditionCorrespondent, received, "received", file),
        date=None if date is None else _value(DatePlace, date, "date", file),
        responsibility=_list(Responsibility, table, "responsibility", file),
        people=_list(EditionPerson, table, "person", file),
        archives=_list(EditionArchive, table, "archive", file),
        conjectures=_list(Conjecture, table, "conjecture", file),
        flags=_list(Flag, table, "flag", file),
        printed=_texts(table.get("printed", []), "printed", file),
        file=file,
    )


_SIMPLE = ("converter", "encoding", "title", "editor", "publisher", "licence", "licence_link", "project")
_TABLES = ("sent", "received", "date", "responsibility", "person", "archive", "conjecture", "flag")


def _list(kind: type[Value], table: Mapping[str, object], name: str, file: str) -> tuple[Value, ...]:
    entries = table.get(name, [])
    if not isinstance(entries, list):
        raise EditionError(f"{file}: `{name}` must be a list of tables; write [[{name}]] before each")
    return tuple(_value(kind, entry, name, file) for entry in entries)


def _value(kind: type[Value], entry: object, name: str, file: str) -> Value:
    if not isinstance(entry, dict):
        raise EditionError(f"{file}: `{name}` must be a table; write [{name}] or [[{name}]] before its lines")
    known = {field.name: field for field in fields(cast("type[object]", kind))}  # type: ignore[arg-type]
    _known(entry, set(known), f" in [{name}]", file)
    values: dict[str, object] = {}
    for key, value in entry.items():
        values[key] = _texts(value, f"{name}.{key}", file) if key == "labels" else _one(entry, key, name, file)
    missing = [field for field in _REQUIRED.get(kind.__name__, ()) if not values.get(field)]
    if missing:
        raise EditionError(f"{file}: an entry of [[{name}]] has no `{missing[0]}`; add it")
    return kind(**values)


_REQUIRED = {
    "Responsibility": ("role", "name"),
    "EditionPerson": ("id",),
    "EditionArchive": ("key",),
    "Conjecture": ("find", "reason"),
    "Flag": ("find", "message"),
}
_KINDS = ("corr", "reg", "gap", "supplied", "quote", "milestone")
_CHOICES: dict[str, tuple[str, ...]] = {"cert": _CERTAINTIES, "place_cert": _CERTAINTIES, "kind": _KINDS}


def _one(entry: Mapping[str, object], key: str, name: str, file: str) -> str:
    value = _text(entry, key, file)
    choices = _CHOICES.get(key)
    if choices and value not in choices:
        raise EditionError(f'{file}: `{key}` in [{name}] is "{value}"; it must be one of: {", ".join(choices)}')
    return value


def _text(table: Mapping[str, object], key: str, file: str) -> str:
    value = table[key]
    if not isinstance(value, str):
        raise EditionError(f"{file}: `{key}` must be text in quotation marks")
    return value


def _texts(value: object, name: str, file: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise EditionError(f'{file}: `{name}` must be a list of texts, such as ["Stalin", "J. Stalin"]')
    return tuple(str(item) for item in value)


def _known(table: Mapping[str, object], known: set[str], where: str, file: str) -> None:
    for key in table:
        if key not in known:
            raise EditionError(f"{file}: `{key}`{where} is not known; there are: {', '.join(sorted(known))}")
