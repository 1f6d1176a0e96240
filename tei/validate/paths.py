"""Which files a user means by the paths, folders and patterns of a command line."""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from tei.errors import TeiError

SKIPPED = frozenset({"build"})


def expand(paths: Iterable[str | Path]) -> list[Path]:
    """The files meant, without duplicates, sorted.

    A folder means all `*.xml` below it, hidden folders and `build` left out. What is neither a file nor a folder is
    taken as a pattern (`editions/*/edition.xml`, `**` for any number of folders).

    Raises:
        TeiError: a path or pattern that finds nothing.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        files = list(files_of(path))
        if not files:
            raise TeiError(nothing_found(Path(path)))
        for file in files:
            found.setdefault(file.resolve(), file)
    if not found:
        raise TeiError("no file was given; name a file, a folder or a pattern")
    return sorted(found.values())


def files_of(path: str | Path) -> Iterator[Path]:
    whole = Path(path)
    if whole.is_dir():
        yield from below(whole)
    elif whole.exists():
        yield whole
    else:
        try:
            matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207  absolute patterns too
        except (ValueError, OSError):
            matches = []
        for match in map(Path, matches):
            yield from below(match) if match.is_dir() else (match,)


def below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.xml")):
        parents = path.relative_to(folder).parts[:-1]
        hidden = any(part.startswith(".") or part in SKIPPED for part in parents) or path.name.startswith(".")
        if not hidden and path.is_file():
            yield path


def nothing_found(path: Path) -> str:
    if path.is_dir():
        return f'there is no XML file in the folder "{path}"'
    if any(sign in str(path) for sign in "*?["):
        return f'no file matches "{path}"'
    return f'there is no file or folder "{path}"'
