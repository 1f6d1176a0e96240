"""The lock file of a repository: which schemas its files are checked with, to the byte."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from tei.errors import TeiError
from tei.output import write_atomically
from tei.schema.entry import Entry, entry_of, release, toml_of, with_uris

LOCK = "tei-schemas.lock"
HEAD = """\
# The schemas that the files of this repository are checked with. `tei schema install` and `tei schema add` write it;
# commit it. `tei schema install` without a name brings all of them to another machine.
format = 1
"""
LARGEST = 1_000_000
"""Bytes; a lock file has some hundred for each schema."""


def read_lock(path: Path) -> tuple[Entry, ...]:
    """The entries of a lock file; none where there is no such file.

    Raises:
        TeiError: it cannot be read, or is not what this tool writes.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise TeiError(f"{path}: cannot be read: {error.strerror}") from None
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _read(path: Path, changed: int, size: int) -> tuple[Entry, ...]:
    if size > LARGEST:
        raise TeiError(f"{path}: {size:,} bytes are too many for a lock file")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise TeiError(f"{path}: no lock file can be read here: {error or 'nested too deep'}") from None
    found = table.get("schema", [])
    if table.get("format") != 1 or not isinstance(found, list):
        raise TeiError(f"{path}: no lock file of this version of tei; format = 1 is expected, and tables [[schema]]")
    entries = []
    for each in found:
        if not isinstance(each, dict):
            raise TeiError(f"{path}: a schema is a table, [[schema]]")
        entries.append(entry_of(each, str(path)))
    if len({each.label for each in entries}) < len(entries):
        raise TeiError(f"{path}: one schema stands there twice in one version")
    return tuple(entries)


def record(path: Path, entry: Entry) -> None:
    """Write an entry into a lock file; one with its name and version makes place, and leaves it its addresses."""
    listed = read_lock(path)
    others = [each for each in listed if each.label != entry.label]
    uris = [uri for each in listed if each.label == entry.label for uri in each.uris]
    write_atomically(path, lock_text([*others, with_uris(entry, uris)]).encode())


def lock_text(entries: Iterable[Entry]) -> str:
    """A lock file, in an order that makes small diffs."""
    ordered = sorted(entries, key=lambda each: (each.name, release(each.version), each.version))
    return "\n".join((HEAD, *("\n".join(("[[schema]]", *toml_of(each), "")) for each in ordered)))
