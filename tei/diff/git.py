"""Asking git for files of revisions. Nothing is checked out, and nothing in the repository is changed."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tei.errors import TeiError
from tei.git import CALM, ask_git, commit, is_shallow, names, program

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
_LOOKING = ("-c", "diff.autoRefreshIndex=false")
"""Else `git diff` writes down which files it has looked at."""
_HERE = Path()
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


def commit_of(revision: str) -> str:
    """The commit that a revision names.

    Raises:
        TeiError: no commit is called so.
    """
    if not revision or revision.startswith("-"):
        raise TeiError(f'"{revision}" cannot be a revision')
    found = commit(_HERE, revision)
    if found is None:
        reason = f'git knows no revision "{revision}", and there is no file or folder of that name'
        raise TeiError(f"{reason}; if it is on a server, fetch it first (git fetch)")
    return found


def merge_base(one: str, other: str) -> str:
    """The commit in which two commits have their last common history.

    Raises:
        TeiError: they have none, or it was not fetched.
    """
    answer = ask_git(_HERE, ["merge-base", one, other])
    if answer.status:
        reason = f"{one[:10]} and {other[:10]} have no history in common here"
        help = "; the clone is shallow: fetch all of it first (git fetch --unshallow)" if is_shallow(_HERE) else ""
        raise TeiError(f"{reason}{help}")
    return answer.out.decode("ascii").strip()


def changed(old: str, new: str | None, paths: Sequence[str]) -> list[Changed]:
    """The files that differ between two commits, or between a commit and the working tree, below the paths.

    Files that git does not know yet count as new in the working tree, unless they are ignored.
    """
    arguments = [*_LOOKING, "diff", *_RAW, old, *([new] if new else []), "--", *paths]
    answer = ask_git(_HERE, arguments)
    if answer.status:
        raise TeiError(f"git diff: {answer.said}")
    found = list(_entries(answer.out.split(b"\0")))
    if new is None:
        listed = names(_HERE, ["ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", *paths])
        found += [Changed(None, name, _NOTHING, _NOTHING) for name in listed]
    return sorted(found, key=lambda each: each.new_name or each.old_name or "")


def _entries(fields: Sequence[bytes]) -> Iterator[Changed]:
    """The entries of `git diff --raw -z`: `:mode mode object object status`, then one name, or two if it is another."""
    place = 0
    while place < len(fields) and fields[place]:
        mode_old, mode_new, object_old, object_new, status = fields[place].decode().removeprefix(":").split(" ")
        paths = [os.fsdecode(each) for each in fields[place + 1 : place + (3 if status[0] in "RC" else 2)]]
        place += 1 + len(paths)
        old = paths[0] if mode_old.startswith(_FILE) else None
        new = paths[-1] if mode_new.startswith(_FILE) else None
        if old or new:
            yield Changed(old, new, object_old, object_new)


@contextmanager
def contents() -> Iterator["Contents"]:
    """What reads many objects by one process, which ends with the block."""
    arguments = [program(), "cat-file", "--batch"]
    environment = os.environ | CALM
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
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
