"""What was built before, kept in the user's own cache folder, and taken again only if this tool wrote it there.

Each file bears a code (HMAC-SHA256) made with a key that never leaves the folder and that only its user can read. What
a repository brings, or another user of the machine put there, does not bear it and is not looked into.
"""

import hmac
import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from tei.errors import TeiError
from tei.schema.folders import cache_folder, is_private, made, prune

MAGIC = b"tei kept 1\n"
CODE = sha256().digest_size
SECRET = "key"
LARGEST = 32_000_000
"""Bytes of one thing; what is larger is built each time."""
MOST = 128_000_000
"""Bytes of all things of one kind; the ones not used for longest are taken away."""


def load(kind: str, key: str) -> bytes | None:
    """What was saved under a key; None if nothing was, or if it is not as this tool wrote it."""
    folder = cache_folder()
    path = folder / kind / key
    if not (is_private(folder) and is_private(path.parent) and is_private(path)):
        return None
    secret = _secret(folder)
    try:
        data = path.read_bytes() if secret and path.stat().st_size <= LARGEST else b""
    except OSError:
        return None
    head = len(MAGIC) + CODE
    if not secret or not data.startswith(MAGIC):
        return None
    content = data[head:]
    if not hmac.compare_digest(data[len(MAGIC) : head], code_of(secret, kind, key, content)):
        return None
    with suppress(OSError):
        os.utime(path)
    return content


def save(kind: str, key: str, content: bytes) -> bool:
    """Keep something under a key.

    Returns:
        Whether it is kept. It is not if it is too large, or if the folder cannot be written or is open to others: then
        it is built again next time, which takes longer and changes nothing else.
    """
    if len(content) + len(MAGIC) + CODE > LARGEST:
        return False
    try:
        folder = made(cache_folder())
        place = made(folder / kind)
    except TeiError:
        return False
    secret = _secret(folder, new=True) if is_private(folder) and is_private(place) else None
    if secret is None:
        return False
    try:
        handle, name = tempfile.mkstemp(prefix=f".{key[:16]}.", suffix=".part", dir=place)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(MAGIC + code_of(secret, kind, key, content) + content)
            Path(name).replace(place / key)
        finally:
            Path(name).unlink(missing_ok=True)
        prune(place, MOST)
    except OSError:
        return False
    return True


def code_of(secret: bytes, kind: str, key: str, content: bytes) -> bytes:
    """What only somebody who has the key can make of a content."""
    code = hmac.new(secret, f"{kind}\n{key}\n".encode(), sha256)
    code.update(content)
    return code.digest()


def _secret(folder: Path, new: bool = False) -> bytes | None:
    """The key of the folder, made if it is wanted and not there; None if others could read or change it."""
    path = folder / SECRET
    if new and not path.exists() and not path.is_symlink():
        _make_secret(path)
    if not is_private(path) or (os.name != "nt" and path.lstat().st_mode & 0o077):
        return None
    try:
        secret = path.read_bytes()
    except OSError:
        return None
    return secret if len(secret) == CODE else None


def _make_secret(path: Path) -> None:
    """Write a new key, whole; of several processes that do it at once one wins."""
    handle, name = tempfile.mkstemp(prefix=".key.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(CODE))
        # Unlike a rename (but for that of Windows), a link never replaces a key another process has just written.
        if os.name == "nt":
            Path(name).rename(path)
        else:
            path.hardlink_to(name)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink(missing_ok=True)
