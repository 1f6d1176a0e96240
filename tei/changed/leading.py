"""Files that lead into another one, which lost an id that they may mean."""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from tei.git import run_git

_ID = re.compile(rb"""\sxml:id\s*=\s*["']([^"']*)["']""")
_MOST = 500
"""Changed files that are looked into; a branch that changed more is checked for itself."""
_LARGEST = 50_000_000
"""Bytes of a file that is looked into."""


def lost_ids(root: Path, base: str, now: Collection[str], gone: Collection[str]) -> Iterator[tuple[str, set[bytes]]]:
    """The XML files of a repository that had ids which they have no more, with these ids.

    Args:
        base: the commit to compare with; there is nothing to lose where it is empty.
        now: names of files that were changed or added.
        gone: names of files that are no more.
    """
    changed = sorted(name for name in (*now, *gone) if name.endswith(".xml") and "\n" not in name)
    if not base or len(changed) > _MOST:
        return
    for name, before in zip(changed, _contents(root, [f"{base}:{name}" for name in changed]), strict=True):
        lost = set(_ID.findall(before)) - set(_ID.findall(_read(root / name)))
        if lost:
            yield name, lost


def naming(files: Iterable[Path], name: str, lost: Collection[bytes]) -> list[Path]:
    """Those of the files that write the name of another and, somewhere, one of the ids it lost."""
    named = os.fsencode(PurePosixPath(name).name)
    return [file for file in files if named in (data := _read(file)) and any(b"#" + id in data for id in lost)]


def _contents(root: Path, objects: Collection[str]) -> Iterator[bytes]:
    """What git holds under each of several names; nothing for what it does not hold."""
    if not objects:
        return
    given = b"".join(os.fsencode(each) + b"\n" for each in objects)
    answer = run_git(root, ["cat-file", "--batch"], given)
    place = 0
    for _ in objects:
        end = answer.index(b"\n", place)
        head = answer[place:end].rsplit(b" ", 2)
        size = int(head[2]) if len(head) == 3 and head[1] == b"blob" and head[2].isdigit() else None
        yield answer[end + 1 : end + 1 + size] if size is not None else b""
        place = end + 1 + (size + 1 if size is not None else 0)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= _LARGEST else b""
    except OSError:
        return b""
