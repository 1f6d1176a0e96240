"""Comparing files and folders."""

from collections.abc import Iterator
from pathlib import Path

from tei.diff.compare import compare
from tei.diff.result import Difference, FileDifference, Status
from tei.diff.stream import read_stream
from tei.errors import TeiError, XmlError
from tei.validate.paths import below
from tei.xml.parse import parse, read


def compare_files(old: Path, new: Path) -> Iterator[FileDifference]:
    """What differs between two files, or between the files below two folders, by their paths in them.

    A file that cannot be read as XML is a difference that says why; the others are compared all the same.

    Raises:
        TeiError: one of the two is not there, or one is a folder and the other a file.
    """
    for path in (old, new):
        if not path.exists():
            raise TeiError(f'there is no file or folder "{path}"')
    if old.is_dir() != new.is_dir():
        folder, file = (old, new) if old.is_dir() else (new, old)
        raise TeiError(f'"{folder}" is a folder and "{file}" a file; name two files or two folders')
    if not old.is_dir():
        return iter([compare_bytes(read(old), read(new), str(new), str(old))])
    return _compare_folders(old, new)


def _compare_folders(old: Path, new: Path) -> Iterator[FileDifference]:
    olds, news = ({path.relative_to(folder): path for path in below(folder)} for folder in (old, new))
    if not olds and not news:
        raise TeiError(f'there is no XML file in the folders "{old}" and "{new}"')
    for name in sorted(olds.keys() | news.keys()):
        before, after = olds.get(name), news.get(name)
        one, other = (read(path) if path else None for path in (before, after))
        yield compare_bytes(one, other, str(after or before), str(before or after))


def compare_bytes(
    old: bytes | None, new: bytes | None, name: str, label: str = "", old_name: str = ""
) -> FileDifference:
    """What differs between two versions of a file; None for the one that is not there.

    Args:
        name: of the new version, or of the old one where there is no new one.
        label: what messages call the old version, if it is not `name`.
        old_name: the name of the old version, if the file was renamed.
    """
    try:
        if old is None or new is None:
            data, status = (new, Status.ADDED) if old is None else (old, Status.REMOVED)
            words = len(read_stream(parse(data or b"", name)).words)
            return FileDifference(name, status, old_name, words=words)
        if old == new:
            return FileDifference(name, Status.CHANGED, old_name)
        found = compare(parse(old, label or name), parse(new, name))
    except XmlError as error:
        return FileDifference(name, Status.FAILED, old_name, error=str(error))
    return FileDifference(name, Status.CHANGED, old_name, found if found.changes or found.laid_out else Difference())
