"""Bringing schemas into the store: from the releases of the TEI, or from a file."""

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import quote, urljoin

from tei.errors import TeiError
from tei.schema.address import inside
from tei.schema.download import Progress, download
from tei.schema.entry import HASH, Entry, Installed, safe_name, safe_path, safe_version
from tei.schema.file import SchemaFile, local_reference, read_schema_file
from tei.schema.folders import made
from tei.schema.lock import read_lock, record
from tei.schema.only import only_one
from tei.schema.store import find, keep, store_folder

RELEASES = "https://www.tei-c.org/Vault/P5/"
"""Where the TEI keeps all its releases; `TEI_RELEASES` names another place."""
LANGUAGES = {
    ".rng": "xml/tei/custom/schema/relaxng/",
    ".rnc": "xml/tei/custom/schema/relaxng/",
    ".xsd": "xml/tei/custom/schema/xsd/",
    ".xml": "xml/tei/odd/",
}
SOURCE = "p5subset"
"""The source of TEI P5 itself, from which an ODD is made into a schema."""
MOST = 60
"""Files of one schema."""

Reader = Callable[[str], bytes]
"""Gives the content of a file by its path below the folder of the schema."""


def releases() -> str:
    return os.environ.get("TEI_RELEASES") or RELEASES


def parse_label(label: str) -> tuple[str, str, str]:
    """Name, version and file of `tei_all@4.9.0`, `tei_all.xsd@4.9.0` or `p5subset@4.9.0`.

    Raises:
        TeiError: it names no version, or one that means another tomorrow, or it has characters a file name cannot have.
    """
    file, at, version = label.partition("@")
    if not at or not version:
        raise TeiError(f'"{label}" names no version; write it as {file or "tei_all"}@4.9.0')
    stem, dot, extension = file.rpartition(".")
    if dot and f".{extension}" in LANGUAGES:
        # One release has a schema in several languages: they are kept side by side.
        name = file if extension != "rng" and stem != SOURCE else stem
        return safe_name(name, "name"), safe_version(version), safe_name(file, "file")
    return safe_name(file, "name"), safe_version(version), f"{file}.xml" if file == SOURCE else f"{file}.rng"


def install(label: str, base: str = "", lock: Path | None = None, progress: Progress | None = None) -> Installed:
    """Fetch a schema of a TEI release and put it into the store.

    Args:
        base: the address below which the releases are; the TEI's own if not given.
        lock: the lock file to compare with and to record it in.

    Raises:
        TeiError: it cannot be fetched, is no schema, or is not what the lock file says; then nothing is installed.
    """
    name, version, file = parse_label(label)
    expected = next((each for each in read_lock(lock) if each.label == f"{name}@{version}"), None) if lock else None
    if kept := find(name, version):
        return recorded(kept, False, lock, expected)
    folder = urljoin(
        (base or releases()).rstrip("/") + "/", f"{quote(version)}/{LANGUAGES[PurePosixPath(file).suffix]}"
    )
    coming = made(store_folder() / ".coming")

    def fetched(path: str) -> bytes:
        part = coming / f"{name}@{version}.{sha256(f'{folder}{path}'.encode()).hexdigest()[:16]}.part"
        data = download(urljoin(folder, quote(path)), part, progress)
        # It came whole, so it is kept in the store now or it is wrong: no later call is to go on from it.
        part.unlink(missing_ok=True)
        part.with_name(part.name + ".etag").unlink(missing_ok=True)
        return data

    with only_one(coming / f"{name}@{version}.lock"):
        if kept := find(name, version):
            return recorded(kept, False, lock, expected)
        files, _ = collect(file, fetched)
        entry = entry_for(name, version, file, files, urljoin(folder, quote(file)))
        must_be(entry, expected, lock)
        new = keep(entry, files)
    return recorded(entry, new, lock, expected)


def install_locked(lock: Path, base: str = "", progress: Progress | None = None) -> list[Installed]:
    """Fetch everything a lock file lists that is not in the store.

    Raises:
        TeiError: there is no such file or nothing in it, something cannot be fetched, or was added from a file.
    """
    listed = read_lock(lock)
    if not listed:
        raise TeiError(f"{lock}: no lock file is here, or it lists no schema; try `tei schema install tei_all@4.9.0`")
    done, missing = [], []
    for entry in listed:
        if entry.source or find(entry.name, entry.version):
            done.append(install(entry.label, base, lock, progress))
        else:
            missing.append(entry.label)
    if missing:
        raise TeiError(
            f"{lock}: {', '.join(missing)} came from a file of somebody's, and no address is known for it; "
            "ask for the file, then `tei schema add FILE --name NAME --version VERSION`"
        )
    return done


def add(path: Path, name: str = "", version: str = "", uris: Iterable[str] = (), lock: Path | None = None) -> Installed:
    """Put a copy of a schema file, and of the files it includes, into the store.

    Args:
        name: the file's own without its extension, if not given.
        version: of TEI, as the file names it; else made of its SHA-256.
        uris: addresses by which files name it in `xml-model`.

    Raises:
        TeiError: it cannot be read, is no schema, includes what is not below its folder, or is not what the lock says.
    """
    folder = path.absolute().parent

    def read(part: str) -> bytes:
        found = inside(folder / part, folder, f"{path}: includes a file")
        try:
            return found.read_bytes()
        except FileNotFoundError:
            raise TeiError(f'there is no file "{path.parent / part}"') from None
        except (OSError, ValueError) as error:
            raise TeiError(f'"{path.parent / part}" cannot be read: {error}') from None

    files, main = collect(safe_path(path.name), read)
    hashed = sha256(files[path.name]).hexdigest()
    name = safe_name(name or path.stem, "name")
    version = safe_version(version or main.version or f"sha-{hashed[:12]}")
    entry = entry_for(name, version, path.name, files, "", tuple(dict.fromkeys(uris)))
    expected = next((each for each in read_lock(lock) if each.label == entry.label), None) if lock else None
    must_be(entry, expected, lock)
    return recorded(entry, keep(entry, files), lock, None if entry.uris else expected)


def collect(file: str, read: Reader) -> tuple[dict[str, bytes], SchemaFile]:
    """The content of a schema and of all the files it includes, by their paths; and what the schema says of itself."""
    found: dict[str, bytes] = {}
    waiting = [file]
    main: SchemaFile | None = None
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        if len(found) >= MOST:
            raise TeiError(f"{file}: more than {MOST} files include each other")
        found[path] = read(path)
        about = read_schema_file(found[path], path)
        main = main or about
        folder = PurePosixPath(path).parent
        waiting += [safe_path(str(folder / local_reference(each, path))) for each in about.references]
    assert main is not None
    return found, main


def entry_for(
    name: str, version: str, file: str, files: dict[str, bytes], source: str, uris: tuple[str, ...] = ()
) -> Entry:
    hashes = {path: sha256(data).hexdigest() for path, data in files.items()}
    parts = tuple(sorted((path, value) for path, value in hashes.items() if path != file))
    return Entry(name, version, file, hashes[file], source, parts, uris)


def must_be(entry: Entry, expected: Entry | None, lock: Path | None) -> None:
    """Raise if a schema is not, to the byte, what the lock file says."""
    if expected is None or expected.files == entry.files:
        return
    assert HASH.fullmatch(entry.sha256)
    wrong = next((path for path, value in entry.files if (path, value) not in expected.files), entry.file)
    was, now = dict(expected.files).get(wrong, "none"), dict(entry.files).get(wrong, "none")
    raise TeiError(
        f"{entry.label} is not what {lock} says: {wrong} has the SHA-256 {now[:12]}…, not {was[:12]}…; nothing was "
        "installed; if the change is meant, take its [[schema]] out of the lock file and do it again"
    )


def recorded(entry: Entry, new: bool, lock: Path | None, expected: Entry | None) -> Installed:
    must_be(entry, expected, lock)
    if lock and expected is None:
        with only_one(made(store_folder() / ".coming") / "record.lock"):
            record(lock, entry)
    return Installed(entry, new, lock)
