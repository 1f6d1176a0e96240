"""How a file looked when it was last read: whether it changed since is seen without reading it, mostly."""

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from tei.errors import TeiError

_YOUNG = 2_000_000_000
"""Nanoseconds: a file system may give two changes that follow so closely the same time."""


@dataclass(frozen=True, slots=True)
class Look:
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds; -1 where the file was so young that its time proves nothing."""
    number: int
    """The file system's number of the file, which changes when another takes its place."""
    digest: str
    """Of the content; empty where there is no such file."""


NOTHING = Look(0, 0, 0, "")
"""No such file."""


def look(path: Path | str, known: Look = NOTHING) -> Look:
    """How a file looks; it is read only where it may differ from what is known of it.

    Raises:
        TeiError: it cannot be read.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 -- thousands are asked, and most by their names alone
        seen = status.st_size, status.st_mtime_ns, status.st_ino
        if known.digest and seen == (known.size, known.modified, known.number):
            return known
        content = digest(Path(path).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING
    except OSError as error:
        raise TeiError(f"{path}: cannot be read: {error.strerror}") from None
    old_enough = time.time_ns() - status.st_mtime_ns > _YOUNG
    return Look(status.st_size, status.st_mtime_ns if old_enough else -1, status.st_ino, content)


def digest(*parts: bytes | str) -> str:
    """A fingerprint of some parts in their order; where one ends and the next begins counts."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()
