"""Asking git for files of revisions. Nothing is checked out, and nothing in the repository is changed."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tei.errors import TeiError

_SAFE = (
    # A repository may come from strangers, and its settings may name programs to run.
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false"),
    # `git diff` would write down which files it has looked at.
    *("-c", "diff.autoRefreshIndex=false", "--no-pager"),
)
_RAW = (
    "--raw",
    "-z",
    "--no-abbrev",
    "-M",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--ignore-submodules=all",
)
_FILE = "100"
"""How the modes of files begin, as git prints them; links and submodules have others."""
_NOTHING = "0" * 40


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that two revisions do not have alike; a side is None where the file is not there."""

    old_name: str | None
    new_name: str | None
    """Paths from the top of the repository, with `/`."""
    old_object: str
    new_object: str
    """The name of the content; all zeros where it stands in the working tree only."""


def top() -> Path:
    """The folder of the repository that we stand in.

    Raises:
        TeiError: there is none, or no git.
    """
    return Path(os.fsdecode(_git("rev-parse", "--show-toplevel")).removesuffix("\n"))


def commit(revision: str) -> str:
    """The commit that a revision names.

    Raises:
        TeiError: no commit is called so.
    """
    if not revision or revision.startswith("-"):
        raise TeiError(f'"{revision}" cannot be a revision')
    try:
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except subprocess.CalledProcessError:
        reason = f'git knows no revision "{revision}", and there is no file or folder of that name'
        raise TeiError(f"{reason}; if it is on a server, fetch it first (git fetch)") from None
    return found.decode().strip()


def merge_base(one: str, other: str) -> str:
    """The commit in which two commits have their last common history.

    Raises:
        TeiError: they have none, or it was not fetched.
    """
    try:
        return _git("merge-base", one, other).decode().strip()
    except subprocess.CalledProcessError:
        reason = f"{one[:10]} and {other[:10]} have no history in common here"
        raise TeiError(f"{reason}; in a shallow clone, fetch all of it first (git fetch --unshallow)") from None


def changed(old: str, new: str | None, paths: Sequence[str]) -> list[Changed]:
    """The files that differ between two commits, or between a commit and the working tree, below the paths.

    Files that git does not know yet count as new in the working tree, unless they are ignored.
    """
    arguments = ["diff", *_RAW, old, *([new] if new else []), "--", *paths]
    found = list(_entries(_git(*arguments).split(b"\0")))
    if new is None:
        listed = _git("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", *paths)
        names = (os.fsdecode(name) for name in listed.split(b"\0") if name)
        found += [Changed(None, name, _NOTHING, _NOTHING) for name in names]
    return sorted(found, key=lambda each: each.new_name or each.old_name or "")


def _entries(fields: Sequence[bytes]) -> Iterator[Changed]:
    """The entries of `git diff --raw -z`: `:mode mode object object status`, then one name, or two if it is another."""
    place = 0
    while place < len(fields) and fields[place]:
        mode_old, mode_new, object_old, object_new, status = fields[place].decode().removeprefix(":").split(" ")
        names = [os.fsdecode(each) for each in fields[place + 1 : place + (3 if status[0] in "RC" else 2)]]
        place += 1 + len(names)
        old = names[0] if mode_old.startswith(_FILE) else None
        new = names[-1] if mode_new.startswith(_FILE) else None
        if old or new:
            yield Changed(old, new, object_old, object_new)


@contextmanager
def contents() -> Iterator["Contents"]:
    """What reads many objects by one process, which ends with the block."""
    arguments = ["git", *_SAFE, "cat-file", "--batch"]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Contents(process.stdin, process.stdout)
        process.stdin.close()


@dataclass(frozen=True, slots=True)
class Contents:
    asked: IO[bytes]
    answered: IO[bytes]

    def read(self, name: str) -> bytes:
        """The bytes of an object.

        Raises:
            TeiError: the object is not in the repository, as in a clone that leaves out what it does not need.
        """
        self.asked.write(name.encode() + b"\n")
        self.asked.flush()
        head = self.answered.readline().split()
        if len(head) != 3:
            raise TeiError(f"git cannot read the content {name[:10]} of a file; fetch all of the repository first")
        data = self.answered.read(int(head[2]))
        self.answered.read(1)
        return data


def _git(*arguments: str) -> bytes:
    """What a git command prints.

    Raises:
        TeiError: there is no git, or no repository here.
        CalledProcessError: git says no.
    """
    try:
        made = subprocess.run(["git", *_SAFE, *arguments], capture_output=True, env=_environment(), check=False)
    except FileNotFoundError:
        raise TeiError("git is not installed; to compare files name two of them: tei diff OLD.xml NEW.xml") from None
    if made.returncode == 128:
        said = made.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        if "not a git repository" in said:
            raise TeiError("this is no git repository; go into one, or name two files: tei diff OLD.xml NEW.xml")
        if "ambiguous" not in said and "Needed a single revision" not in said and said:
            raise TeiError(f"git says: {said.splitlines()[0]}")
    made.check_returncode()
    return made.stdout


def _environment() -> dict[str, str]:
    """Ours, with messages in English, and without git writing anything or asking anyone."""
    return os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
