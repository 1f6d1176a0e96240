"""New files of a site, held back until all of them are there, and then put in their places.

A site is whole at every moment: what its start page leads to, link by link, is there. New files come first, which no
page that is already there leads to; pages after what they may show, the start page last. Then each changed file takes
the place of the old one: all that the old and the new page lead to is there. Files that are gone come last, when no
page leads to them any more. A build that is ended anywhere in this, by Ctrl-C or by being killed, leaves such a site.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tei.errors import TeiError
from tei.kept.look import digest
from tei.site.file import SiteFile
from tei.site.state import FOLDER, Output, check_folder, is_inside

PAGE = ".html"
START = "index.html"


@dataclass(frozen=True, slots=True)
class Present:
    """What lies in the folder of a site now."""

    files: Mapping[str, tuple[int, int]]
    """Size and time of modification, by path with `/`."""
    folders: frozenset[str]

    def has(self, output: Output) -> bool:
        """Whether a file is there as it was written."""
        return self.files.get(output.path) == (output.size, output.modified)


def stage(files: Iterable[SiteFile], folder: Path, there: Mapping[str, Output]) -> Iterator[Output]:
    """Write files into a folder of their own, but for those that are in the site already, byte for byte.

    Args:
        there: what lies in the site as it was written, by path.

    Raises:
        TeiError: a file cannot be written.
    """
    for each in files:
        content = digest(each.content)
        known = there.get(each.path)
        if known and known.digest == content:
            yield known
        else:
            yield write(each, folder, content)


def write(file: SiteFile, folder: Path, content: str) -> Output:
    if not is_inside(file.path) and not file.path.startswith(f"{FOLDER}/"):
        raise ValueError(f"{file.path!r} is no place in a site")
    path = folder / file.path
    try:
        try:
            path.write_bytes(file.content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        status = path.stat()
    except OSError as error:
        raise TeiError(f"{path}: cannot be written: {error.strerror}") from None
    return Output(file.path, status.st_size, status.st_mtime_ns, content)


def publish(staged: Path, out: Path, paths: Iterable[str], gone: Collection[str], present: Present) -> None:
    """Put staged files in their places, and delete those that are gone, so that the site is whole at every moment.

    Raises:
        TeiError: a file cannot be put there; the site is whole.
    """
    every = list(paths)
    for path in every:
        if path in present.folders:
            raise TeiError(f"{out / path}: cannot be written: there is a folder of this name; take it away")
    for folder in {path.rpartition("/")[0] for path in (*every, *gone)}:
        check_folder(out, folder)
    new = [path for path in every if path not in present.files]
    changed = [path for path in every if path in present.files]
    for path in (*sorted(new, key=order), *sorted(changed, key=order)):
        put(staged / path, out / path)
    for path in sorted(gone, key=order, reverse=True):
        take_away(out / path, out)


def order(path: str) -> tuple[int, str]:
    """Pages after what they may show, and the start page last."""
    return (2 if path == START else 1 if path.endswith(PAGE) else 0), path


def put(staged: Path, path: Path) -> None:
    try:
        try:
            staged.replace(path)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(path)
    except OSError as error:
        raise TeiError(f"{path}: cannot be written: {error.strerror}; build again when it can be") from None


def take_away(path: Path, out: Path) -> None:
    """Delete a file, and the folders that are empty without it."""
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return
    except OSError as error:
        raise TeiError(f"{path}: cannot be deleted: {error.strerror}; build again when it can be") from None
    for folder in path.parents:
        if folder == out:
            return
        try:
            folder.rmdir()
        except OSError:  # something else is in it
            return
