"""The schemas kept in the user's data folder, by name and version, each in a folder of its own that never changes."""

import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from tei.errors import TeiError
from tei.output import write_atomically
from tei.schema.entry import Entry, entry_of, release, toml_of, with_uris
from tei.schema.folders import data_folder, made

ABOUT = "entry.toml"
PART = ".part"


def store_folder() -> Path:
    return data_folder() / "schemas"


def place(entry: Entry) -> Path:
    """The folder of an entry, whether it is there or not."""
    return store_folder() / entry.name / entry.version


def entries() -> tuple[Entry, ...]:
    """Everything that is kept, by name, the newest version first."""
    found = sorted(_read_all(), key=lambda each: (release(each.version), each.version), reverse=True)
    return tuple(sorted(found, key=lambda each: each.name.lower()))


def _read_all() -> Iterator[Entry]:
    for path in store_folder().glob(f"*/*/{ABOUT}"):
        if not path.parent.name.startswith("."):
            yield read_entry(path)


def read_entry(path: Path) -> Entry:
    """The entry an `entry.toml` of the store describes.

    Raises:
        TeiError: it is damaged, or describes another than its folder says.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TeiError(f"{path}: cannot be read: {error}; take the folder away and install it again") from None
    entry = entry_of(table, str(path))
    if (entry.name, entry.version) != (path.parent.parent.name, path.parent.name):
        raise TeiError(f"{path}: is about {entry.label}; take the folder away and install it again")
    return entry


def find(name: str, version: str = "") -> Entry | None:
    """What is kept under a name, in one version or in the newest."""
    if version:
        path = store_folder() / name / version / ABOUT
        return read_entry(path) if path.is_file() else None
    return next((each for each in entries() if each.name == name), None)


def named(label: str) -> Entry:
    """What is kept under `tei_all@4.9.0`, or under `tei_all` in its newest version.

    Raises:
        TeiError: nothing is.
    """
    name, _, version = label.partition("@")
    found = next((each for each in entries() if each.name == name and version in ("", each.version)), None)
    if found is None:
        known = ", ".join(each.label for each in entries())
        raise TeiError(
            f'no schema "{label}" is kept on this machine, and no such file is here; there are: {known or "none"}'
        )
    return found


def verified(entry: Entry) -> Path:
    """The file of an entry to validate with, after every one of its files was compared with its SHA-256.

    Raises:
        TeiError: a file is not there, or not what it was.
    """
    folder = place(entry)
    for file, expected in entry.files:
        path = folder / file
        try:
            status = path.stat()
            found = hash_of(path, status.st_mtime_ns, status.st_size)
        except OSError:
            raise TeiError(f"{path} is not there any more; {remedy(entry)}") from None
        if found != expected:
            raise TeiError(
                f"{path} is not what {entry.label} has to be: its SHA-256 is {found[:12]}…, not {expected[:12]}…; "
                f"{remedy(entry)}"
            )
    return folder / entry.file


def remedy(entry: Entry) -> str:
    again = f"`tei schema install {entry.label}`" if entry.source else "`tei schema add` with the right file"
    return f'take the folder "{place(entry)}" away, and then {again}'


@lru_cache(maxsize=256)
def hash_of(path: Path, changed: int, size: int) -> str:
    """The SHA-256 of a file; asked again of the same file, it is not read again unless it changed."""
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def keep(entry: Entry, files: Mapping[str, bytes]) -> bool:
    """Put a schema into the store, whole or not at all.

    Args:
        files: the content of every file of the entry.

    Returns:
        Whether it is new; not, if the same was there already.

    Raises:
        TeiError: another schema is there under this name and version, or it cannot be written.
    """
    folder = place(entry)
    for other in store_folder().glob("*"):
        if other.name != entry.name and other.name.lower() == entry.name.lower():
            raise TeiError(f'"{other.name}" is in the store already; many systems do not tell it from "{entry.name}"')
    if is_kept(entry):
        name_also(entry)
        return False
    made(folder.parent)
    building = Path(tempfile.mkdtemp(prefix=f".{entry.version}.", suffix=PART, dir=folder.parent))
    try:
        for file, data in files.items():
            path = building / file
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, data)
        write(building / ABOUT, "\n".join((*toml_of(entry), "")).encode())
        try:
            building.rename(folder)
        except OSError:
            # Somebody else was first, or a folder is there without its entry.toml.
            if not is_kept(entry):
                raise
            return False
    except OSError as error:
        raise TeiError(f'"{folder}" cannot be written: {error.strerror}') from None
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return True


def name_also(entry: Entry) -> None:
    """Add the addresses of an entry to those of the one that is kept."""
    kept = find(entry.name, entry.version)
    if kept and (both := with_uris(kept, entry.uris)) != kept:
        write_atomically(place(entry) / ABOUT, "\n".join((*toml_of(both), "")).encode())


def is_kept(entry: Entry) -> bool:
    """Whether this very schema is in the store.

    Raises:
        TeiError: another is there under its name and version.
    """
    found = find(entry.name, entry.version)
    if found is None:
        return False
    if found.files != entry.files:
        raise TeiError(
            f"another {entry.label} is in the store, with SHA-256 {found.sha256[:12]}…, not {entry.sha256[:12]}…; "
            f'give this one another version, or take the folder "{place(entry)}" away'
        )
    verified(found)
    return True


def write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
