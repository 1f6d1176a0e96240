"""All there is to report of one run: the files checked, what was found in them, and what stands behind each code."""

import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import quote

from tei.diagnostic import Diagnostic, Severity

Lines = Callable[[str, Collection[int]], dict[int, str]]
"""The lines of a file with these numbers, from 1."""
GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.REVIEW)


def no_lines(file: str, numbers: Collection[int]) -> dict[int, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Kind:
    """What stands behind a code; empty where nothing is said of it."""

    code: str
    name: str = ""
    """Of a rule: `undated-date`."""
    title: str = ""
    why: str = ""
    do: str = ""
    bad: str = ""
    good: str = ""
    severity: Severity | None = None
    """Of a rule, where a project says no other."""


@dataclass(frozen=True, slots=True)
class Report:
    found: tuple[Diagnostic, ...]
    files: tuple[str, ...] = ()
    """All that were checked, also those without a defect; as messages name them."""
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    lines: Lines = no_lines
    root: str = ""
    """The folder that paths are seen from, absolute; platforms want the root of the repository."""
    version: str = ""
    """Of the program."""
    language: str = "en"
    link: str = ""
    """An address that the path of a file, and `#L` with a line, can follow; empty where there is none."""
    elsewhere: tuple[str, ...] = ()
    """Where else all of it can be read, for those who see a part."""
    notes: tuple[str, ...] = ()
    """What else is to be said: which files were left aside, how much of it is known."""

    def kind(self, code: str) -> Kind:
        return self.kinds.get(code) or Kind(code)

    def by_file(self) -> dict[str, list[Diagnostic]]:
        """What was found in each file; after the files checked those that are no such, as a schema."""
        found: dict[str, list[Diagnostic]] = {file: [] for file in self.files}
        for each in self.found:
            found.setdefault(each.file, []).append(each)
        return found

    def numbers(self) -> Counter[Severity]:
        """How many there are of each severity."""
        return Counter(each.severity for each in self.found)

    def path(self, file: str) -> str:
        """The path from the root with `/`, as it is; the absolute one for a file elsewhere."""
        return path_from(file, self.root)

    def address(self, each: Diagnostic) -> str:
        """Where the place can be looked at in a browser; empty where that is not known."""
        path = self.path(each.file)
        if not self.link or is_elsewhere(path):
            return ""
        return f"{self.link.rstrip('/')}/{encoded(path)}#L{each.line}"


@dataclass(frozen=True, slots=True)
class Made:
    """A report in one format."""

    text: str
    left_out: str = ""
    """What a platform's limits left no room for, in words; empty where all is there."""


@cache
def path_from(file: str, root: str) -> str:
    if not root or not file or file.startswith("<"):
        return file
    # Symbolic links stay, the repository has them too; but the way to its root may lead over one, and be named without.
    path = Path(os.path.abspath(file))  # noqa: PTH100
    for each, base in ((path, Path(root)), (path.resolve(), Path(root).resolve())):
        if each.is_relative_to(base):
            return each.relative_to(base).as_posix()
    return path.as_posix()


def is_elsewhere(path: str) -> bool:
    """Whether a path that `Report.path` gave is outside the root."""
    return Path(path).is_absolute()


def encoded(path: str) -> str:
    """A path as a part of an address; bytes that are no UTF-8 as they are in the file system."""
    return quote(path.encode("utf-8", "surrogateescape" if _from_file_system(path) else "replace"))


def _from_file_system(path: str) -> bool:
    return all(not "\ud800" <= sign <= "\udfff" or "\udc80" <= sign <= "\udcff" for sign in path)
