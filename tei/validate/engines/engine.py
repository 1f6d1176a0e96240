"""What every engine can do."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tei.parallel import Load

if TYPE_CHECKING:
    from tei.diagnostic import Diagnostic

OTHERS_RULE = frozenset({"X010"})
"""Projects with a schema of their own may resolve pointers by other means: there these are only warnings."""


JUDGING = Load(worth=6_000_000, alone=1_500_000, each=10_000, at_once=1_500_000)
"""The files that are judged first teach something of the schema, which all processes are then to know."""

Then = Callable[[Path, "list[Diagnostic]"], "list[Diagnostic]"]
"""What else is done with a file and what was found in it, in the process that judged it."""


def nothing_else(_file: Path, found: "list[Diagnostic]") -> "list[Diagnostic]":
    return found


class Engine(Protocol):
    """A schema, ready to judge files by it."""

    def check(self, source: Path | bytes, name: str) -> "list[Diagnostic]":
        """The defects of one file, in the order of its lines; messages call it `name`."""
        ...

    def check_files(self, files: Sequence[Path], then: Then = nothing_else) -> "Iterator[list[Diagnostic]]":
        """What is left of the defects of each of several files when something else was done with it."""
        ...
