"""A schema as it is kept: its name and version, its files and their hashes, in the form that TOML files have."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tei.errors import TeiError

NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9_+-])?")
PIECE = re.compile(r'[^\x00-\x1f<>:"/\\|?*]{1,120}')
HASH = re.compile(r"[0-9a-f]{64}")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, in every folder and with any extension."""
MOVING = {"current", "latest", "dev", "stable", "release"}
"""Words that mean another version tomorrow."""


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    version: str
    file: str
    """The file to validate with, below the folder of the entry; with `/` on every system."""
    sha256: str
    source: str = ""
    """The address it was fetched from; empty for what was added from a file."""
    parts: tuple[tuple[str, str], ...] = ()
    """The files it includes, each with its SHA-256."""
    uris: tuple[str, ...] = ()
    """Other addresses by which files name it in `xml-model`."""

    @property
    def label(self) -> str:
        return f"{self.name}@{self.version}"

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """All files with their SHA-256, the main one first."""
        return ((self.file, self.sha256), *self.parts)


@dataclass(frozen=True, slots=True)
class Installed:
    entry: Entry
    new: bool
    """Not, if it was in the store already."""
    locked: Path | None
    """The lock file it is recorded in."""


def with_uris(entry: Entry, uris: Iterable[str]) -> Entry:
    """The same schema, by more addresses."""
    return replace(entry, uris=tuple(dict.fromkeys((*entry.uris, *uris))))


def safe_name(text: str, what: str) -> str:
    """A name that is a file name on every system.

    Raises:
        TeiError: it has other characters, is too long, or Windows keeps it for itself.
    """
    if not NAME.fullmatch(text) or RESERVED.fullmatch(text):
        raise TeiError(f'"{text}" cannot be the {what} of a schema: give letters, digits, ".", "-", "_" and "+" only')
    return text


def safe_version(text: str) -> str:
    if text.lower() in MOVING:
        raise TeiError(f'"{text}" is another version tomorrow than today; name one, such as 4.9.0')
    return safe_name(text, "version")


def safe_path(text: str) -> str:
    """A path of a file below a folder, with `/`, that leads nowhere else on any system.

    Raises:
        TeiError: it is absolute, goes up, or has a piece that is no file name everywhere.
    """
    for piece in text.split("/"):
        if not PIECE.fullmatch(piece) or piece[-1] in ". " or RESERVED.fullmatch(piece):
            raise TeiError(f'"{text}" is no path of a file below the folder of its schema')
    return text


def release(version: str) -> tuple[tuple[int, str], ...]:
    """What to sort versions by: 4.10.0 is later than 4.9.0a, and that later than 4.9.0."""
    return tuple((int(number or 0), rest) for number, rest in re.findall(r"(\d*)([^\d.]*)(?:\.|$|(?=\d))", version))


def entry_of(table: dict[str, object], file: str) -> Entry:
    """The entry a table of a TOML file describes.

    Raises:
        TeiError: a key is missing or of another kind, or a name or path is not safe; `file` is named.
    """

    def text(key: str, default: str | None = None) -> str:
        value = table.get(key, default)
        if not isinstance(value, str):
            raise TeiError(f"{file}: a schema has no {key}; write it with `tei schema install` or `tei schema add`")
        return value

    def hashed(value: object) -> str:
        if not isinstance(value, str) or not HASH.fullmatch(value):
            raise TeiError(f'{file}: "{value}" is no SHA-256: 64 digits and letters a to f are')
        return value

    parts = table.get("parts", {})
    uris = table.get("uris", [])
    if not isinstance(parts, dict) or not isinstance(uris, list):
        raise TeiError(f"{file}: parts is a table of files and hashes, uris a list of addresses")
    try:
        return Entry(
            safe_name(text("name"), "name"),
            safe_version(text("version")),
            safe_path(text("file")),
            hashed(table.get("sha256")),
            text("source", ""),
            tuple((safe_path(str(path)), hashed(value)) for path, value in parts.items()),
            tuple(str(uri) for uri in uris),
        )
    except TeiError as error:
        raise TeiError(str(error) if str(error).startswith(file) else f"{file}: {error}") from None


def toml_of(entry: Entry) -> Iterable[str]:
    """The lines of an entry, below the head of its table."""
    yield f"name = {quoted(entry.name)}"
    yield f"version = {quoted(entry.version)}"
    yield f"file = {quoted(entry.file)}"
    yield f"sha256 = {quoted(entry.sha256)}"
    if entry.source:
        yield f"source = {quoted(entry.source)}"
    if entry.uris:
        yield f"uris = [{', '.join(map(quoted, entry.uris))}]"
    if entry.parts:
        yield f"parts = {{ {', '.join(f'{quoted(path)} = {quoted(value)}' for path, value in entry.parts)} }}"


def quoted(text: str) -> str:
    """A string of TOML; what JSON writes is one, but for the character U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
