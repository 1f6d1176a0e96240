"""What a project is built of, looked at again and again.

The files are asked, and no service of the system: that works alike everywhere, on network drives and in containers, and
needs nothing installed.
"""

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tei.project.folders import DECISIONS, SETTINGS, SOURCE, TEI_FILE, THEME

Stamps = Mapping[str, tuple[int, int, int]]
_PAUSE = 0.3
"""Seconds from one look to the next, at least."""
_SHARE = 10
"""A look takes at most one part in so many of the time."""


def stamps(editions: Path) -> Stamps:
    """Time, size and number of every file that the build reads, by path."""
    found: dict[str, tuple[int, int, int]] = {}
    for path in paths(editions):
        try:
            status = os.stat(path)  # noqa: PTH116 -- three times as fast, and thousands are asked
        except OSError:
            continue
        found[path] = status.st_mtime_ns, status.st_size, status.st_ino
    return found


def paths(editions: Path) -> Iterator[str]:
    yield str(editions / SETTINGS)
    yield from (str(path) for path in (editions / THEME).rglob("*"))
    try:
        with os.scandir(editions) as entries:
            folders = [each.path for each in entries if each.is_dir() and each.name != THEME]
    except OSError:
        return
    for folder in folders:
        yield from (f"{folder}{os.sep}{name}" for name in (SOURCE, DECISIONS, TEI_FILE))


def wait_for_change(editions: Path, before: Stamps) -> Stamps:
    """Wait until something is another than before, and then until it is so twice: one change is often many files."""
    while True:
        now = look_slowly(editions)
        if now == before:
            continue
        while (again := look_slowly(editions)) != now:
            now = again
        return now


def look_slowly(editions: Path) -> Stamps:
    begin = time.monotonic()
    found = stamps(editions)
    time.sleep(max(_PAUSE, _SHARE * (time.monotonic() - begin)))
    return found
