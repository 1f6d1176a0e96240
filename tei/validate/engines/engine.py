"""What every engine can do."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from tei.diagnostic import Diagnostic

OTHERS_RULE = frozenset({"X010"})
"""Projects with a schema of their own may resolve pointers by other means: there these are only warnings."""


class Engine(Protocol):
    """A schema, ready to judge files by it."""

    def check(self, source: Path | bytes, name: str) -> list[Diagnostic]:
        """The defects of one file, in the order of its lines; messages call it `name`."""
        ...

    def check_files(self, files: Sequence[Path]) -> Iterator[list[Diagnostic]]:
        """The defects of each of several files."""
        ...
