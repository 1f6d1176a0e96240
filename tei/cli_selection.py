"""Which files a check is about: those of the paths, or of these what a branch changed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei.errors import TeiError
from tei.terminal import count

if TYPE_CHECKING:
    from tei.changed.files import Changed


def select(paths: Sequence[str], changed: str | None, ruling: Sequence[Path] = ()) -> list[Path]:
    """The files to check; what was left aside, and why, is said on standard error.

    Args:
        paths: files, folders and patterns; with `changed`, none means the current folder.
        changed: None for all files; else the revision to compare with, empty for the default branch.
        ruling: a schema or catalog that was named on the command line.

    Raises:
        TeiError: a path finds nothing, or there is nothing to compare with.
    """
    from tei.validate import expand

    if changed is None:
        return expand(paths)
    from tei.changed.files import changed_files
    from tei.git import repository

    if changed and _is_a_path(changed):
        paths, changed = (*paths, changed), ""
    if not paths:
        repository(Path.cwd())  # before all that is below the folder is looked through
    found = changed_files(expand(paths or (".",)), changed, ruling)
    for line in _said(found):
        click.echo(line, err=True)
    return list(found.files)


def _is_a_path(word: str) -> bool:
    """Whether what follows --changed is a PATH: there is one, and git knows no revision of that name."""
    from tei.git import commit, repository

    try:
        return Path(word).exists() and commit(repository(Path.cwd()), word) is None
    except (TeiError, ValueError):
        return Path(word).exists()


def _said(found: "Changed") -> list[str]:
    from tei.report.text import visible

    since = f"{found.base.shown} ({found.base.commit[:10]})" if found.base.commit else found.base.shown
    lines = [f"changed since {since}: {len(found.files)} of {count(found.of, 'file')}"]
    lines += [f"{cause} was changed: {count(number, 'file')} more to check" for cause, number in found.because]
    return [visible(line) for line in lines]
