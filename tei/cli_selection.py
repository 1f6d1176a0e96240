"""Which files a check is about: those of the paths, or of these what a branch changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tei.errors import TeiError
from tei.terminal import count

if TYPE_CHECKING:
    from tei.changed.files import Changed


def meant(paths: tuple[str, ...], changed: str | None) -> tuple[tuple[str, ...], str | None]:
    """The paths and the revision that a user means.

    What follows --changed may be a PATH; without a path, --changed means what is below the current folder.

    Raises:
        TeiError: that is in no repository.
    """
    if changed and _is_a_path(changed):
        paths, changed = (*paths, changed), ""
    if changed is None or paths:
        return paths, changed
    from tei.git import repository

    repository(Path.cwd())  # before all that is below the folder is looked through
    return (".",), changed


def _is_a_path(word: str) -> bool:
    """Whether there is a file or folder of that name, and git knows no revision."""
    from tei.git import commit, repository

    try:
        return Path(word).exists() and commit(repository(Path.cwd()), word) is None
    except (TeiError, ValueError):
        return Path(word).exists()


@dataclass(frozen=True, slots=True)
class Selected:
    files: list[Path]
    notes: tuple[str, ...] = ()
    """What is to be said of those that were left aside."""
    base: str = ""
    """The commit that was compared with; empty where none was."""


def select(paths: Sequence[str], changed: str | None, ruling: Sequence[Path] = ()) -> Selected:
    """The files to check.

    Args:
        paths: files, folders and patterns.
        changed: None for all files; else the revision to compare with, empty for the default branch.
        ruling: a schema or catalog that was named on the command line.

    Raises:
        TeiError: a path finds nothing, or there is nothing to compare with.
    """
    from tei.validate import expand

    files = expand(paths)
    if changed is None:
        return Selected(files)
    from tei.changed.files import changed_files

    found = changed_files(files, changed, ruling)
    return Selected(list(found.files), tuple(_said(found)), found.base.commit)


def _said(found: "Changed") -> list[str]:
    since = f"{found.base.shown} ({found.base.commit[:10]})" if found.base.commit else found.base.shown
    lines = [f"changed since {since}: {len(found.files)} of {count(found.of, 'file')}"]
    lines += [f"{cause} was changed: {count(number, 'file')} more to check" for cause, number in found.because]
    return lines
