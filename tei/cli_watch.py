"""Checking again what changes, until the user ends it."""

import sys
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei.errors import TeiError
from tei.terminal import NOTHING_FOUND, count

if TYPE_CHECKING:
    from tei.diagnostic import Diagnostic
    from tei.validate.validator import Checked
    from tei.watching import Change, Stamp

PAUSE = 0.5
"""Seconds between two looks."""
SETTLED = 0.1
"""Seconds in which nothing more may happen to a file, so that none is read that is half written."""
SHARE = 20
"""Folders are looked through for new files so seldom that it takes no more than this part of the time."""

Check = Callable[[Sequence[Path]], "Iterable[Checked]"]
Show = Callable[["list[Diagnostic]", "Sequence[Path]"], "list[Diagnostic]"]
Count = Callable[["list[Diagnostic]"], str]


def watch(
    files_of: Callable[[], list[Path]],
    first: Sequence[Path],
    check: Check,
    show: Show,
    said: Count,
    schema: Path | None,
) -> int:
    """Check the first files, then each that is changed, until Ctrl-C.

    Args:
        files_of: the files that the paths of the command line mean now.
        first: those to begin with.
        check: what is found in some files.
        show: prints what was found in them; what it gives back counts.
        said: how many there are of it, in words.
        schema: given on the command line; it rules all.

    Raises:
        TeiError: the paths mean nothing to begin with.
    """
    from tei.watching import rulers

    watched = Watched(files_of, check, show, said, {schema} if schema else set())
    try:
        watched.files = files_of()
        watched.ruling = rulers(watched.files)
        watched.seen = watched.look()
        if first:
            watched.check_again(first)
        watched.sum_up()
        while True:
            time.sleep(PAUSE)
            watched.look_again()
    except KeyboardInterrupt:
        click.echo("\nno longer watching", err=True)
        return NOTHING_FOUND


class Watched:
    """What is watched, what it looked like last, and what was found in it."""

    def __init__(
        self, files_of: Callable[[], list[Path]], check: Check, show: Show, said: Count, schemas: set[Path]
    ) -> None:
        self.files_of = files_of
        self.check = check
        self.show = show
        self.said = said
        self.schemas = schemas
        """That rule files, and so rule what is found in them."""
        self.files: list[Path] = []
        self.ruling: Mapping[Path, frozenset[Path]] = {}
        self.seen: dict[Path, Stamp | None] = {}
        self.found: dict[Path, list[Diagnostic]] = {}
        self.next_walk = 0.0

    def look(self) -> "dict[Path, Stamp | None]":
        from tei.watching import stamps

        return stamps((*self.files, *self.ruling, *self.schemas))

    def look_again(self) -> None:
        """Look once, and check what has changed."""
        from tei.watching import change

        self.walk()
        now = self.look()
        if now == self.seen:
            return
        while True:  # until whoever writes is ready
            time.sleep(SETTLED)
            later = self.look()
            if later == now:
                break
            now = later
        changed = change(self.seen, now, self.files, self.ruling, self.schemas)
        self.seen = now
        self.tell(changed)

    def walk(self) -> None:
        """Look for new files, now and then."""
        from tei.watching import rulers

        begin = time.monotonic()
        if begin < self.next_walk:
            return
        try:
            files = self.files_of()
        except TeiError:  # nothing is left of them; there may be something again
            files = []
        if files != self.files:
            self.files = files
            self.ruling = rulers(files)
            # What rules files that were there is not new.
            self.seen = {path: each for path, each in self.look().items() if path in self.ruling} | self.seen
        end = time.monotonic()
        self.next_walk = end + SHARE * (end - begin)

    def tell(self, changed: "Change") -> None:
        gone = [path for path in changed.gone if self.found.pop(path, None) is not None]
        lines = [*(f"{path} is gone" for path in gone), *(f"{_near(path)} was changed" for path in changed.because)]
        for line in lines or map(str, changed.files):
            self.say(f"-- {line}")
        if changed.files:
            self.check_again(changed.files)
        if changed.files or gone:
            self.sum_up()

    def check_again(self, files: Sequence[Path]) -> None:
        """Check some files; what cannot be done is said, and the watch goes on."""
        try:
            checked = list(self.check(files))
        except TeiError as error:
            self.say(f"tei: {error}")
            return
        self.schemas |= rules_of(checked)
        self.seen |= {path: each for path, each in self.look().items() if path not in self.seen}
        found = list(dict.fromkeys(defect for each in checked for defect in each.found))
        left = self.show(found, files)
        self.found |= {file: [each for each in left if each.file == str(file)] for file in files}
        sys.stdout.flush()

    def sum_up(self) -> None:
        every = [each for found in self.found.values() for each in found]
        where = count(sum(map(bool, self.found.values())), "file")
        state = f"{self.said(every)} in {where}" if every else "nothing found"
        self.say(f"{state}; watching {count(len(self.files), 'file')}, Ctrl-C ends")

    def say(self, line: str) -> None:
        from tei.report.text import visible

        click.echo(visible(line), err=True)


def rules_of(checked: "Collection[Checked]") -> set[Path]:
    """The schemas that ruled."""
    return {ruling.path for each in checked for ruling in (*each.governing.grammars, *each.governing.schematron)}


def _near(path: Path) -> Path:
    """A path as seen from the current folder, where it is below it."""
    return path.relative_to(Path.cwd()) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path
