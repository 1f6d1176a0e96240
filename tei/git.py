"""git, asked about a repository; it is only read, and nothing is fetched."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tei.errors import TeiError

SETTINGS = ("core.fsmonitor=false", "core.quotePath=false", "diff.relative=false", "diff.noprefix=false")
"""Of a repository or a user, they would start a program or change the form of an answer."""
CALM = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
"""English answers; no index is rewritten, nobody asked for a password, nothing fetched."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    out: bytes
    said: str
    """The first line of what it says of an error, without "fatal: "."""


def ask_git(folder: Path, arguments: Sequence[str], given: bytes = b"") -> Answer:
    """What git answers in a folder, whether or not it can do what it is asked.

    Args:
        arguments: each reaches git as it is; no shell reads them. A revision from elsewhere follows `--end-of-options`.
        given: to its standard input.

    Raises:
        TeiError: there is no git, or no such folder.
    """
    settings = [word for each in SETTINGS for word in ("-c", each)]
    try:
        done = subprocess.run(
            [program(), *settings, *arguments],
            cwd=folder,
            input=given,
            capture_output=True,
            check=False,
            env={**os.environ, **CALM},
        )
    except (OSError, ValueError) as error:
        raise TeiError(f'git cannot be asked in "{folder}": {error}') from None
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    said = next((each for each in lines if each.startswith(("fatal: ", "error: "))), lines[0] if lines else "")
    return Answer(done.returncode, done.stdout, said.removeprefix("fatal: ").removeprefix("error: "))


def run_git(folder: Path, arguments: Sequence[str], given: bytes = b"") -> bytes:
    """The same where git has to succeed.

    Raises:
        TeiError: it does not; with what it says.
    """
    answer = ask_git(folder, arguments, given)
    if answer.status:
        raise TeiError(f"git {arguments[0]}: {answer.said or f'ended with {answer.status}'}")
    return answer.out


def program() -> str:
    """The program. One in the current folder, where Windows looks first, came with the repository and is not run.

    Raises:
        TeiError: there is none.
    """
    found = shutil.which("git")
    if found is None or Path(found).absolute().parent == Path.cwd():
        raise TeiError("git is not installed, or not on the PATH; install it (git-scm.com) and try again")
    return found


def repository(folder: Path) -> Path:
    """The folder of the repository that a folder is in.

    Raises:
        TeiError: it is in none, or git will not read it.
    """
    answer = ask_git(folder, ["rev-parse", "--show-toplevel"])
    if answer.status == 0 and answer.out.strip():
        return Path(os.fsdecode(answer.out.removesuffix(b"\n")))
    if "not a git repository" in answer.said or "work tree" in answer.said or not answer.said:
        raise TeiError(f'"{folder}" is in no git repository; call tei in one')
    raise TeiError(f"git: {answer.said}")


def commit(root: Path, revision: str) -> str | None:
    """The full name of the commit that a revision means; None where it means none."""
    arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    answer = ask_git(root, arguments) if "\0" not in revision else Answer(1, b"", "")
    return answer.out.decode("ascii").strip() if answer.status == 0 else None


def is_shallow(root: Path) -> bool:
    """Whether the history was cut off when the repository was cloned."""
    return ask_git(root, ["rev-parse", "--is-shallow-repository"]).out.strip() == b"true"


def names(root: Path, arguments: Sequence[str]) -> list[str]:
    """The names that git lists, relative to the repository; the arguments ask for `-z`.

    Raises:
        TeiError: git fails.
    """
    return [os.fsdecode(each) for each in run_git(root, arguments).split(b"\0") if each]
