"""Files that are looked at again and again, to see which of them were changed.

The file system is asked each time, and nothing is installed for it to tell: that works alike on every system, on
network drives and in containers, and takes a few milliseconds for two thousand files.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int, int]
BESIDE = ("source.txt", "edition.toml")
EDITION = "edition.xml"
SETTINGS = ("tei.toml", "pyproject.toml", "catalog.xml", "tei-schemas.lock")


@dataclass(frozen=True, slots=True)
class Change:
    files: tuple[Path, ...]
    """To be checked again, or for the first time."""
    gone: tuple[Path, ...]
    because: tuple[Path, ...]
    """What was changed that rules them, and is none of them."""


def stamp(path: Path) -> Stamp | None:
    """What is different after a file was written; None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def stamps(paths: Iterable[Path]) -> dict[Path, Stamp | None]:
    return {path: stamp(path) for path in paths}


def rulers(files: Iterable[Path]) -> dict[Path, frozenset[Path]]:
    """What rules files beside their schemas, there or not: settings around them, source and decisions beside editions.

    Returns:
        For each such place the folders, or files, that it rules.
    """
    ruled: dict[Path, set[Path]] = {}
    folders: set[Path] = set()
    for file in files:
        folders.add(file.absolute().parent)
        if file.name == EDITION:
            for name in BESIDE:
                ruled.setdefault(file.with_name(name), set()).add(file)
    for folder in _up(folders):
        for name in SETTINGS:
            ruled.setdefault(folder / name, set()).add(folder)
    return {path: frozenset(each) for path, each in ruled.items()}


def _up(folders: Iterable[Path]) -> Iterator[Path]:
    """The folders, and those around them up to that of the repository."""
    seen: set[Path] = set()
    for folder in folders:
        for each in (folder, *folder.parents):
            if each in seen:
                break
            seen.add(each)
            yield each
            if (each / ".git").exists():
                break


def change(
    before: Mapping[Path, Stamp | None],
    now: Mapping[Path, Stamp | None],
    files: Collection[Path],
    ruling: Mapping[Path, frozenset[Path]],
    schemas: Collection[Path],
) -> Change:
    """What has to be checked again.

    Args:
        before, now: what files and rulers looked like.
        files: those that are checked.
        ruling: as `rulers` gives them.
        schemas: they rule all.
    """
    touched = {path for path in {*before, *now} if before.get(path) != now.get(path)}
    concerned = {file for file in files if file in touched}
    because = [path for path in sorted(touched) if path in ruling or path in schemas]
    for path in because:
        if path in schemas:
            concerned |= set(files)
            continue
        ruled = ruling[path]
        concerned |= {file for file in files if file in ruled or not ruled.isdisjoint(file.absolute().parents)}
    there = {file for file in concerned if now.get(file) is not None}
    gone = {path for path in touched if now.get(path) is None and path not in ruling and path not in schemas}
    return Change(tuple(sorted(there)), tuple(sorted(gone)), tuple(because))
