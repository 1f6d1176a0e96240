"""What is kept beside a site, in `.tei/`: what was made of what, and which files are ours."""

import json
from dataclasses import dataclass
from pathlib import Path

from tei.errors import TeiError
from tei.kept.file import read_kept, write_kept
from tei.kept.look import NOTHING, Look
from tei.output import write_atomically

FOLDER = ".tei"
STATE, OURS, FACTS, NEXT, ABOUT = "site.json", "files.json", "facts", "next-", "README.txt"
_ABOUT = """Kept by `tei build`, so that only what changed is built again.
This folder can be deleted, and left out where the site is published: all of it is then built anew.
"""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site as it was written."""

    path: str
    """Relative to the site's folder, with `/`."""
    size: int
    modified: int
    """Nanoseconds."""
    digest: str


@dataclass(frozen=True, slots=True)
class Document:
    """What was made of one edition."""

    name: str
    tei: Look
    source: Look
    key: str
    """Fingerprint of all that decides its files."""
    outputs: tuple[Output, ...]
    facts: str
    """Fingerprint of its file in `facts/`."""


@dataclass(frozen=True, slots=True)
class State:
    documents: tuple[Document, ...] = ()
    around: str = ""
    """Fingerprint of all that decides the pages around the editions."""
    shared: tuple[Output, ...] = ()
    """These pages, and what all pages share."""


EMPTY = State()
NO_DOCUMENT = Document("", NOTHING, NOTHING, "", (), "")


def read_state(out: Path) -> State:
    """What is kept of the last build; nothing where it is damaged, or another version kept it."""
    return read_kept(out / FOLDER / STATE, State) or EMPTY


def write_state(out: Path, state: State) -> None:
    about = out / FOLDER / ABOUT
    if not about.is_file():
        write_atomically(about, _ABOUT.encode())
    write_kept(out / FOLDER / STATE, state)


def facts_path(name: str) -> str:
    """Where the facts of an edition are kept, relative to the site's folder."""
    return f"{FOLDER}/{FACTS}/{name}.json"


def read_ours(out: Path) -> frozenset[str]:
    """The files that a build wrote, or was about to write when it was ended.

    The list decides what may be deleted, and is believed only where it names places inside the site.
    """
    try:
        found = json.loads((out / FOLDER / OURS).read_bytes())
    except (OSError, ValueError, RecursionError):
        return frozenset()
    if not isinstance(found, list):
        return frozenset()
    return frozenset(each for each in found if isinstance(each, str) and is_inside(each))


def write_ours(out: Path, paths: frozenset[str]) -> None:
    write_atomically(out / FOLDER / OURS, json.dumps(sorted(paths), ensure_ascii=False, indent=0).encode())


def is_inside(path: str) -> bool:
    """Whether this can be the path of a file of a site."""
    parts = path.split("/")
    return parts[0] != FOLDER and not {"", ".."} & set(parts) and not any(sign in path for sign in "\\:\0")


def check_folder(out: Path, folder: str) -> None:
    """Refuse a folder of the site that is a link to somewhere else.

    Raises:
        TeiError: it is.
    """
    if not (out / folder).resolve().is_relative_to(out.resolve()):
        raise TeiError(f"{out / folder}: leads out of the site; nothing is written there")
