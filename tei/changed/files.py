"""The files among those to be checked that a branch changed, or that something it changed rules."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tei.changed.fork import Base, find_base
from tei.changed.leading import lost_ids, naming
from tei.errors import TeiError
from tei.git import names, repository, run_git
from tei.placed import names_below

SCHEMAS = frozenset({".rng", ".rnc", ".xsd", ".sch", ".odd"})
SETTINGS = frozenset({"tei.toml", "pyproject.toml", "catalog.xml", "tei-schemas.lock"})
"""They rule the files of their folder and below it."""
BESIDE = frozenset({"source.txt", "edition.toml"})
EDITION = "edition.xml"


@dataclass(frozen=True, slots=True)
class Changed:
    files: tuple[Path, ...]
    """As they were given, in their order."""
    of: int
    """How many were given."""
    base: Base
    because: tuple[tuple[str, int], ...]
    """What was changed and rules other files, with how many of them are checked only for that."""


def changed_files(
    files: Sequence[Path], given: str = "", ruling: Iterable[Path] = (), environment: Mapping[str, str] = os.environ
) -> Changed:
    """Those of the files that differ from where the branch began, what is not committed or not added yet included.

    A file counts as changed when it was, when the source or the decisions beside an edition were, when what rules it
    was (settings, catalog, lock file, schemas), and when it leads into a file that lost an id.

    Args:
        files: all in one repository.
        given: the branch, tag or commit to compare with; the default branch if empty.
        ruling: files that rule all of them: a schema, a catalog.
        environment: what GitHub and GitLab say of a pull request.

    Raises:
        TeiError: there is no git, no repository, or nothing to compare with; a file is in no repository or another.
    """
    root = repository(files[0].absolute().parent if files else Path.cwd())
    base = find_base(root, given, environment)
    now, gone = _differing(root, base)
    placed = dict(zip(files, names_below(files, root), strict=True))
    for file, place in placed.items():
        if place.startswith("../"):
            raise TeiError(f'"{file}" is not in the repository "{root}"; check it in a call of its own')
    chosen = {file for file, place in placed.items() if place in now or _beside(place) & (now | gone)}
    because: list[tuple[str, int]] = []
    for cause, concerned in _concerned(root, base, placed, now, gone, {*names_below(ruling, root)}):
        new = {file for file in concerned if file not in chosen}
        chosen |= new
        if new:
            because.append((cause, len(new)))
    return Changed(tuple(file for file in files if file in chosen), len(files), base, tuple(because))


def _differing(root: Path, base: Base) -> tuple[set[str], set[str]]:
    """The names of files that were changed or added, and of those that are gone."""
    if not base.commit:
        return set(names(root, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])), set()
    compared = [
        "diff",
        "-z",
        "--no-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--ignore-submodules=all",
        "--name-status",
    ]
    listed = names(root, [*compared, base.commit, "--"])
    gone = {name for letter, name in zip(listed[::2], listed[1::2], strict=True) if letter == "D"}
    new = set(names(root, ["ls-files", "-z", "--others", "--exclude-standard"]))
    return {*listed[1::2]} - gone | new, gone - new


def _beside(place: str) -> set[str]:
    folder, _, name = place.rpartition("/")
    return {f"{folder}/{each}".lstrip("/") for each in BESIDE} if name == EDITION else set()


def _concerned(
    root: Path, base: Base, placed: Mapping[Path, str], now: Collection[str], gone: Collection[str], ruling: set[str]
) -> Iterator[tuple[str, list[Path]]]:
    """Each thing that was changed and rules others, with the files it concerns."""
    for name in sorted({*now, *gone}):
        path = PurePosixPath(name)
        if path.suffix in SCHEMAS or name in ruling:
            yield name, list(placed)
        elif path.name in SETTINGS and not (path.name == "pyproject.toml" and not _has_settings(root, base, name)):
            folder = "" if path.parent == PurePosixPath() else f"{path.parent}/"
            yield name, [file for file, place in placed.items() if place.startswith(folder)]
    for name, lost in lost_ids(root, base.commit, now, gone):
        yield name, naming([file for file, place in placed.items() if place not in now], name, lost)


def _has_settings(root: Path, base: Base, name: str) -> bool:
    """Whether a pyproject.toml speaks of this tool, or did."""
    before = run_git(root, ["ls-tree", "-z", "--name-only", base.commit, "--", name]) if base.commit else b""
    versions = [run_git(root, ["cat-file", "blob", f"{base.commit}:{name}"])] if before else []
    place = root / name
    versions += [place.read_bytes()] if place.is_file() else []
    return any(b"tei" in each for each in versions)
