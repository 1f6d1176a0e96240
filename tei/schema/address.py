"""Addresses as files and catalogs write them, and the paths they mean on this machine."""

import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tei.errors import TeiError

RELEASE = re.compile(r"/P5/(?P<version>\d[\w.]*)/xml/tei/(?:custom/schema/\w+|odd)/(?P<file>[\w.-]+)$")
CURRENT = re.compile(r"(?:/release|/P5/current)/xml/tei/(?:custom/schema/\w+|odd)/(?P<file>[\w.-]+)$")
TEI_HOST = re.compile(r"(?:[\w-]+\.)*tei-c\.(?:org|de)")
DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def is_remote(address: str) -> bool:
    """Whether an address leads off this machine."""
    parts = urlsplit(address)
    return parts.scheme not in ("", "file") and not DRIVE.match(address)


def path_of(address: str, folder: Path) -> Path:
    """The path of a `file:` address, or of a path that may be relative to a folder.

    Raises:
        TeiError: it names another machine, or has characters no path has.
    """
    if any(ord(each) < 32 for each in unquote(address)):
        raise TeiError(f"{address!r} is no path")
    if DRIVE.match(address):
        return Path(address)
    try:
        parts = urlsplit(address)
    except ValueError:
        raise TeiError(f'"{address}" is no address') from None
    if parts.netloc not in ("", "localhost") or address.startswith("\\\\"):
        raise TeiError(f'"{address}" leads to another machine, and nothing is fetched from there')
    path = unquote(parts.path)
    if os.name == "nt" and re.match(r"/[A-Za-z]:", path):
        path = path[1:]
    return folder / path


def inside(path: Path, folder: Path, what: str) -> Path:
    """A path with all links followed, if it is in a folder.

    Raises:
        TeiError: it leads out of the folder, by its words or by a link.
    """
    try:
        real = path.resolve()
        home = folder.resolve()
    except (OSError, RuntimeError):
        raise TeiError(f'{what}: "{path}" is a link that leads to itself') from None
    if not real.is_relative_to(home):
        raise TeiError(f'{what}: "{path}" leads out of the folder "{folder}"; give it with --schema if that is meant')
    return real


def of_the_tei(address: str) -> tuple[str, str] | None:
    """The file name and the version of a schema of the TEI, by its address; no version where that is the newest.

    The TEI keeps all its releases in its Vault, and the newest at a place without a version.
    """
    parts = urlsplit(address)
    if not TEI_HOST.fullmatch(parts.hostname or ""):
        return None
    if found := RELEASE.search(parts.path):
        return found["file"], found["version"]
    if found := CURRENT.search(parts.path):
        return found["file"], ""
    return None
