"""What lies in the folder of a site now, found in one walk."""

import os
from pathlib import Path

from tei.errors import TeiError
from tei.site.staging import Present
from tei.site.state import FOLDER


def find_present(out: Path) -> Present:
    """All files and folders but those that are kept for the next build. Links are files, wherever they lead.

    Raises:
        TeiError: a folder cannot be read.
    """
    files: dict[str, tuple[int, int]] = {}
    folders: list[str] = []
    left = [""]
    while left:
        prefix = left.pop()
        try:
            with os.scandir(out / prefix) as entries:
                for entry in entries:
                    path = f"{prefix}{entry.name}"
                    if path == FOLDER:
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(path)
                        left.append(f"{path}/")
                    else:
                        status = entry.stat(follow_symlinks=False)
                        files[path] = status.st_size, status.st_mtime_ns
        except FileNotFoundError:
            continue
        except OSError as error:
            raise TeiError(f"{out / prefix}: cannot be read: {error.strerror}") from None
    return Present(files, frozenset(folders))
