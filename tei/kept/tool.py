"""The tool itself as an input: what another version made is made again."""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tei.kept.look import digest
from tei.version import VERSION

OURS = Path(__file__).parents[1]
"""The folder of the tool: code, style sheets, templates, tables."""
_LIBRARIES = ("lxml", "jinja2", "elementpath", "snowballstemmer")
"""Those whose work can be seen in what is built."""


@cache
def tool_digest() -> str:
    """A fingerprint of our code and of what it is run by; the same for the same installation."""
    return digest(VERSION, sys.version, *map(_version, _LIBRARIES), folders_digest((OURS,)))


def folders_digest(folders: Iterable[Path]) -> str:
    """A fingerprint of all files in some folders, with their names; a folder may be a single file."""
    return digest(*(part for folder in folders for path in _files(folder) for part in _named(folder, path)))


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_file():
        return iter((folder,))
    found = (path for path in folder.rglob("*") if path.suffix != ".pyc" and path.is_file())
    return iter(sorted(found))


def _named(folder: Path, path: Path) -> tuple[str, bytes]:
    return path.relative_to(folder).as_posix(), path.read_bytes()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
