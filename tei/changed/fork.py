"""What a branch is compared with: the commit where it left the branch it is to join."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tei.errors import TeiError
from tei.git import ask_git, commit, is_shallow

DEFAULT = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "main", "master")
"""Asked in this order where nothing is said: the default branch."""
WHOLE = "fetch the whole history with `git fetch --unshallow`; in a GitHub workflow give actions/checkout "
WHOLE += "`fetch-depth: 0`, in GitLab set `GIT_DEPTH: 0`"


@dataclass(frozen=True, slots=True)
class Base:
    commit: str
    """Its full name; empty where the repository has no commit yet."""
    shown: str
    """How it is called to people."""


def find_base(root: Path, given: str = "", environment: Mapping[str, str] = os.environ) -> Base:
    """The commit to compare with.

    Args:
        root: the folder of the repository.
        given: a branch, tag or commit; if empty, that of the pull request that is checked, else the default branch.
        environment: what GitHub and GitLab say of a pull request.

    Raises:
        TeiError: there is no such revision, or the branch has nothing in common with it.
    """
    head = commit(root, "HEAD")
    if head is None:
        return Base("", "the first commit")
    if given:
        found = commit(root, given)
        if found is None:
            raise TeiError(_unknown(root, given))
        return Base(_fork(root, head, found, given), given)
    merged = _merged_onto(root, head, environment)
    if merged:
        return merged
    for name in _candidates(environment):
        found = commit(root, name)
        if found:
            return Base(_fork(root, head, found, _short(name)), _short(name))
    wanted = environment.get("GITHUB_BASE_REF")
    if wanted or is_shallow(root):
        missing = f'the branch "{wanted}"' if wanted else "the default branch"
        raise TeiError(f"{missing} is not in this clone: {WHOLE}")
    raise TeiError("no branch main or master is here to compare with; name one: --changed=BASE")


def _merged_onto(root: Path, head: str, environment: Mapping[str, str]) -> Base | None:
    """For what GitHub checks out of a pull request, a merge made for the purpose: what it was merged onto.

    It is there in a clone of the last two commits (`fetch-depth: 2`), where the branch itself is not.
    """
    ours = environment.get("GITHUB_EVENT_NAME", "").startswith("pull_request") and environment.get("GITHUB_SHA") == head
    if ours and commit(root, "HEAD^2") and (onto := commit(root, "HEAD^1")):
        return Base(onto, environment.get("GITHUB_BASE_REF") or onto[:10])
    fork = environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", "")
    if fork and (found := commit(root, fork)):
        return Base(found, environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME") or found[:10])
    return None


def _candidates(environment: Mapping[str, str]) -> Iterator[str]:
    if wanted := environment.get("GITHUB_BASE_REF"):
        yield from (f"refs/remotes/origin/{wanted}", f"refs/heads/{wanted}")
    else:
        yield from DEFAULT


def _fork(root: Path, head: str, other: str, shown: str) -> str:
    """The last commit that two have in common."""
    answer = ask_git(root, ["merge-base", head, other])
    if answer.status == 0:
        return answer.out.decode("ascii").split()[0]
    why = f'this branch and "{shown}" have no commit in common'
    raise TeiError(f"{why} in this clone, which is not whole: {WHOLE}" if is_shallow(root) else why)


def _unknown(root: Path, given: str) -> str:
    missing = f'git knows no branch, tag or commit "{given}"'
    return f"{missing} in this clone, which is not whole: {WHOLE}" if is_shallow(root) else missing


def _short(name: str) -> str:
    return name.removeprefix("refs/remotes/").removeprefix("refs/heads/")
