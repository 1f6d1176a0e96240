"""Writing files: whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tei.errors import TeiError


def write_atomically(path: Path, *data: bytes) -> None:
    """Put pieces of data into a file by way of a temporary file beside it, so that no half of it is ever seen.

    What is no file, such as `/dev/null` or a pipe, is written to, and never replaced by a file.

    Raises:
        TeiError: the folder is missing, or the file cannot be written; what was there before stays.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        _write_into(path, data)
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise TeiError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise TeiError(f"{path}: cannot be written: {error.strerror}; the old file is as it was") from None
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write_into(path: Path, data: Iterable[bytes]) -> None:
    try:
        with path.open("wb") as stream:
            stream.writelines(data)
    except OSError as error:
        raise TeiError(f"{path}: cannot be written: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
