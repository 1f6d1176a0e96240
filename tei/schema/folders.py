"""Where schemas and what is built from them are kept on this machine: the user's own data and cache folders."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from tei.errors import TeiError

APPLICATION = "tei-editions"


def data_folder() -> Path:
    """The folder of schemas that were installed; it need not exist. `TEI_DATA` names another."""
    if named := os.environ.get("TEI_DATA"):
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path(APPLICATION, appauthor=False)


def cache_folder() -> Path:
    """The folder of what can be made again; it need not exist. `TEI_CACHE` names another.

    Every check looks here, and platformdirs, which says the same, takes 10 ms to import.

    Source:
        XDG Base Directory Specification 0.8; on macOS and Windows what platformdirs gives.
    """
    if named := os.environ.get("TEI_CACHE"):
        return Path(named).expanduser().absolute()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / APPLICATION / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / APPLICATION
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if named.strip() else Path.home() / ".cache") / APPLICATION


def made(folder: Path) -> Path:
    """A folder of ours, made if it is not there, for its user alone.

    Raises:
        TeiError: it cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise TeiError(f'the folder "{folder}" cannot be made: {error.strerror}') from None
    return folder


def is_private(path: Path) -> bool:
    """Whether a file or folder is the user's own, no link, and nobody else can write to it.

    Windows keeps the folders of a user from others by itself, and has no such bits.
    """
    try:
        status = path.lstat()
    except OSError:
        return False
    if path.is_symlink():
        return False
    if os.name == "nt":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def prune(folder: Path, most: int, pattern: str = "*") -> None:
    """Take away files, those written or used longest ago first, until all together have no more than `most` bytes."""
    kept = []
    for path in folder.glob(pattern):
        with suppress(OSError):
            status = path.lstat()
            kept.append((status.st_mtime_ns, status.st_size, path))
    total = sum(size for _, size, _ in kept)
    for _, size, path in sorted(kept):
        if total <= most:
            break
        with suppress(OSError):
            path.unlink()
            total -= size
