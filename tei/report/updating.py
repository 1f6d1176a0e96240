"""What became of a file that may have been changed by hand, in a few lines."""

from collections.abc import Iterator
from typing import Protocol

from tei.diagnostic import Diagnostic
from tei.report.text import shown, text


class Update(Protocol):
    """What became of a file."""

    @property
    def state(self) -> str: ...
    @property
    def conflicts(self) -> tuple[Diagnostic, ...]: ...
    @property
    def by_hand(self) -> int: ...
    @property
    def read_anew(self) -> int: ...


def updating_text(file: str, update: Update, colour: bool) -> Iterator[str]:
    """Nothing where no hand was at work; what was merged; or why nothing was written."""
    if update.state == "merged":
        yield f"{shown(file)}: merged: {_places(update.by_hand)} changed by hand, {_places(update.read_anew)} read anew"
    elif update.state == "edited by hand":
        yield f"{shown(file)}: nothing new; {_places(update.by_hand)} changed by hand, as before"
    elif update.conflicts:
        yield from text(update.conflicts, colour)
        yield f"{shown(file)}: left as it is: {len(update.conflicts)} in conflict with changes by hand"


def _places(number: int) -> str:
    return f"{number} place{'' if number == 1 else 's'}"
