"""Writing files: whole or not at all, and never over what somebody changed by hand."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from tei.errors import ChangedByHandError, TeiError

_SEAL = re.compile(rb"<\?tei-made sha256=([0-9a-f]{64})\?>\s*\Z")


def write_atomically(path: Path, data: bytes) -> None:
    """Put data into a file by way of a temporary file beside it, so that no half of it is ever seen.

    Raises:
        TeiError: the folder is missing, or the file cannot be written; what was there before stays.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise TeiError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
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


def sealed(data: bytes) -> bytes:
    """Data with a last line that tells whether the file was changed since."""
    return data + b"<?tei-made sha256=" + _digest(data).encode() + b"?>\n"


def is_untouched(data: bytes) -> bool:
    """Whether a sealed file is as it was made. Line ends do not count: version control may change them."""
    match = _SEAL.search(data)
    return match is not None and match[1].decode() == _digest(data[: match.start()])


def write_sealed(path: Path, data: bytes, overwrite: bool = False) -> bool:
    """Write a file with a seal, unless the one there was changed by hand; False if the same was there already.

    Raises:
        ChangedByHandError: a file is there that was not made by this tool, or was changed since.
        TeiError: the file cannot be written.
    """
    data = sealed(data)
    if path.exists() and not overwrite:
        try:
            before = path.read_bytes()
        except OSError as error:
            raise TeiError(f"{path}: cannot be read: {error.strerror}") from None
        if before.replace(b"\r\n", b"\n") == data:
            return False
        if before.strip() and not is_untouched(before):
            raise ChangedByHandError(
                f"{path}: was changed by hand since it was made, and is left as it is; "
                "write to another file with -o and compare, or give --overwrite to lose the changes"
            )
    write_atomically(path, data)
    return True


def _digest(data: bytes) -> str:
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
