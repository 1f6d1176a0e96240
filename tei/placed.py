"""The names of files as seen from a folder, written alike on every system."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def names_below(files: Iterable[Path], folder: Path) -> Iterator[str]:
    """The name of each file from a folder, with `/`; it begins with `../` where the file is not below it.

    Links among the folders are followed; a file that is a link itself keeps its own name.
    """
    real = os.path.realpath(folder)
    known: dict[Path, str] = {}
    for file in files:
        parent = file.parent
        if parent not in known:
            known[parent] = _from(real, os.path.realpath(parent))
        yield known[parent] + file.name


def _from(folder: str, other: str) -> str:
    try:
        below = os.path.relpath(other, folder)
    except ValueError:  # on another drive
        below = other
    return "" if below == "." else below.replace(os.sep, "/") + "/"
