"""The folders of a project: `editions/<name>/` with source.txt, edition.toml and edition.xml, and `editions/theme/`."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tei.errors import TeiError
from tei.kept.look import NOTHING, Look, look
from tei.site.entry import refusal

SOURCE, DECISIONS, TEI_FILE = "source.txt", "edition.toml", "edition.xml"
EDITIONS, THEME, SETTINGS, BUILD = "editions", "theme", "site.toml", "build"
LARGEST = 200_000_000
"""Bytes; a file of an edition that is larger is no edition."""


@dataclass(frozen=True, slots=True)
class EditionFolder:
    path: Path
    has_source: bool
    """Else its TEI was made elsewhere, and is published as it is."""

    @property
    def name(self) -> str:
        return self.path.name

    def look(self, name: str, known: Look = NOTHING) -> Look:
        """How one of its files looks. Raises TeiError."""
        return look(f"{self.path}{os.sep}{name}", known)

    @property
    def source(self) -> Path:
        return self.path / SOURCE

    @property
    def decisions(self) -> Path:
        return self.path / DECISIONS

    @property
    def tei(self) -> Path:
        return self.path / TEI_FILE


@dataclass(frozen=True, slots=True)
class Refused:
    """A folder that looks like an edition, and cannot be one."""

    name: str
    message: str


def editions_of(project: Path) -> Path:
    """The folder with the editions: `editions` in a project, or the folder itself."""
    return project / EDITIONS if (project / EDITIONS).is_dir() else project


def find_editions(editions: Path) -> Iterator[EditionFolder | Refused]:
    """The folders that have a text or its TEI, by name. Links may lead anywhere in the project, and not out of it.

    Raises:
        TeiError: the folder cannot be read.
    """
    try:
        with os.scandir(editions) as entries:
            names = sorted(
                (each.name, each.is_symlink()) for each in entries if each.is_dir() and not each.name.startswith(".")
            )
    except OSError as error:
        raise TeiError(f"{editions}: cannot be read: {error.strerror}") from None
    home = editions.resolve().parent
    for name, is_link in names:
        if name != THEME and (found := edition_in(editions / name, is_link, home)):
            yield found


def edition_in(folder: Path, is_link: bool, home: Path) -> EditionFolder | Refused | None:
    """The edition in a folder; None where it has neither a text nor TEI."""
    there = set()
    wrong = ""
    for name in (SOURCE, DECISIONS, TEI_FILE):
        try:
            status = os.lstat(f"{folder}{os.sep}{name}")
        except OSError:
            continue
        there.add(name)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            wrong = wrong or problem(folder / name, status, home)
    if not there & {SOURCE, TEI_FILE}:
        return None
    if is_link and not folder.resolve().is_relative_to(home):
        wrong = f"{folder}: is a link that leads out of the project"
    if why := refusal(folder.name):
        wrong = f"{folder}: {why}; give the folder another name"
    return Refused(folder.name, wrong) if wrong else EditionFolder(folder, SOURCE in there)


def problem(path: Path, status: os.stat_result, home: Path) -> str:
    """Why a file cannot belong to an edition; empty where it can."""
    if stat.S_ISLNK(status.st_mode):
        if not path.resolve().is_relative_to(home):
            return f"{path}: is a link that leads out of the project"
        try:
            status = path.stat()
        except OSError:
            return f"{path}: is a link that leads nowhere"
    if not stat.S_ISREG(status.st_mode):
        return f"{path}: is no file"
    if status.st_size > LARGEST:
        return f"{path}: has more than {LARGEST // 1_000_000} MB, which is more than a document; divide it"
    return ""
