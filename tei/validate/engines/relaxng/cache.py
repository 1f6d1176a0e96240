"""Compiled schemas kept in the user's cache folder, with what was learned of them.

A file bears the digest of the schema's text and our version in its name and its head, and its own digest, so that what
is damaged, or was made by another version or of another text, is made again. It holds JSON and can run nothing. It is
written beside its place and then moved there, so that two processes do not disturb each other.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from tei.schema.folders import cache_folder, prune
from tei.validate.engines.relaxng.automaton import Automaton
from tei.validate.engines.relaxng.digests import digest, key_of
from tei.validate.engines.relaxng.learned import Dump, Learned
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.engines.relaxng.tables import FIELDS, Tables

MAGIC = b"tei relaxng "
LARGEST = 32_000_000
"""Bytes of one file; what is larger is made anew each time."""
MOST = 256_000_000
"""Bytes of all; those written longest ago are taken away."""
FEW = 50
"""Steps that are not worth storing."""
SUFFIX = ".relaxng"
HERE = Path()


class Opened:
    """A schema in use, and where what is learned of it belongs."""

    def __init__(self, automaton: Automaton, key: str, others: Mapping[str, str]) -> None:
        self.automaton = automaton
        self.key = key
        self.others = others
        """The files it includes, seen from its folder, with their digests."""

    def keep(self) -> None:
        """Store what was learned, if it is worth it."""
        automaton = self.automaton
        known = automaton.stored.size() if automaton.stored is not None else 0
        if automaton.learned > max(FEW, known // 20):
            automaton.learned = 0
            store(automaton, self.key, self.others)


def open_schema(path: Path, watched: frozenset[str], shipped: Path | None = None) -> Opened:
    """A schema, ready for files: as it was stored, else compiled and stored.

    Args:
        path: absolute.
        shipped: where the package may have it.

    Raises:
        TeiError: the schema cannot be read, or is not correct.
    """
    try:
        key = key_of(path.read_bytes())
    except OSError:
        key = ""
    for place in (place_of(key), *((shipped,) if shipped is not None else ())):
        found = load(place, key, path.parent)
        if found is not None:
            tables, learned, others = found
            return Opened(Automaton(Schema(tables), watched, learned), key, others)
    from tei.validate.engines.relaxng.compile import compile_schema

    tables, files = compile_schema(path)
    others = {seen_from(path.parent, file): known for file, known in files.digests.items() if file != path}
    opened = Opened(Automaton(Schema(tables), watched), key, others)
    store(opened.automaton, key, others)
    return opened


def place_of(key: str) -> Path:
    return cache_folder() / f"{key}{SUFFIX}"


Loaded = tuple[Tables, Learned | None, dict[str, str]]


def load(place: Path, key: str, folder: Path = HERE) -> Loaded | None:
    """What a file holds; None where there is none, or it is damaged, or not of the schema in this folder any more."""
    try:
        with place.open("rb") as file:
            status = os.fstat(file.fileno())
            if status.st_size > LARGEST or (os.name != "nt" and status.st_uid not in (os.getuid(), 0)):
                return None
            data = file.read()
        head, _, body = data.partition(b"\n")
        if head != MAGIC + digest(body).encode():
            return None
        lines = body.split(b"\n")
        header = json.loads(lines[0])
        if header["key"] != key or not unchanged(header["others"], folder):
            return None
        begin = 1 + len(FIELDS)
        tables = Tables(dict(zip(FIELDS, lines[1:begin], strict=True)))
        end = begin + len(header["flags"])
        shapes = {tuple(numbers): line for numbers, line in zip(header["shapes"], lines[end:], strict=True)}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return tables, Learned(header["flags"], lines[begin:end], shapes), header["others"]


def seen_from(folder: Path, file: Path) -> str:
    """A file that a schema includes. Another schema with the same text may lie in another folder, with others."""
    try:
        return os.path.relpath(file, folder)
    except ValueError:  # on another drive
        return str(file)


def unchanged(others: Mapping[str, str], folder: Path) -> bool:
    """Whether the files that the schema in a folder includes are those it was compiled from."""
    return all(
        not Path(path).is_absolute() and digest((folder / path).read_bytes()) == known for path, known in others.items()
    )


def store(automaton: Automaton, key: str, others: Mapping[str, str], place: Path | None = None) -> None:
    """Write a schema with what is known of it; where that cannot be, nothing happens."""
    dump = Dump(automaton)
    body = "\n".join(lines_of(dump, automaton, key, others)).encode()
    if len(body) <= LARGEST:
        with suppress(OSError):
            write(place or place_of(key), MAGIC + digest(body).encode() + b"\n" + body)


def lines_of(dump: Dump, automaton: Automaton, key: str, others: Mapping[str, str]) -> Iterator[str]:
    states = list(dump.states())
    shapes = list(dump.shape_lines())
    header = {"key": key, "others": dict(others), "flags": dump.flags(), "shapes": list(dump.shapes)}
    yield json.dumps(header)
    for name in FIELDS:
        yield json.dumps(getattr(automaton.schema.tables, name), separators=(",", ":"))
    yield from states
    yield from shapes


def write(place: Path, data: bytes) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    prune(place.parent, MOST, f"*{SUFFIX}")
