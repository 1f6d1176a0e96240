"""The repository a file stands in: its folder, its catalog, its lock file."""

from dataclasses import dataclass
from pathlib import Path

from tei.schema.address import inside
from tei.schema.catalog import CATALOG
from tei.schema.entry import Entry
from tei.schema.lock import LOCK, read_lock

GIT = ".git"


@dataclass(frozen=True, slots=True)
class Project:
    folder: Path
    """Relative addresses in its files lead nowhere outside it."""
    catalog: Path | None
    lock: Path | None
    locked: tuple[Entry, ...]


def project_of(folder: Path, catalog: Path | None = None) -> Project:
    """The project of the files in a folder.

    Its folder is the nearest above them with `.git` or a lock file. Where there is none, it is the folder the tool is
    called in, if they are below it, and else their own. The catalog is the nearest one up to there.

    Raises:
        TeiError: the catalog is a link that leads out of the folder, or the lock file cannot be read.
    """
    folder = folder.absolute()
    above = (folder, *folder.parents)
    home = next((each for each in above if (each / GIT).exists() or (each / LOCK).is_file()), None)
    if home is None:
        home = Path.cwd() if Path.cwd() in above else folder
    if catalog is None:
        within = [each for each in above if each == home or home in each.parents]
        catalog = next((each / CATALOG for each in within if (each / CATALOG).is_file()), None)
        if catalog:
            inside(catalog, home, "the catalog of the repository")
    lock = home / LOCK
    return Project(home, catalog, lock if lock.is_file() else None, read_lock(lock))


def lock_to_write(folder: Path) -> Path | None:
    """The lock file to record a schema in: that of the repository; none outside of one."""
    project = project_of(folder)
    if project.lock or (project.folder / GIT).exists():
        return project.folder / LOCK
    return None
