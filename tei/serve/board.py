"""What the last build left, for all who ask at once: readers of pages, and browsers that wait for the next build."""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tei.diagnostic import Diagnostic
from tei.project import Built


@dataclass(frozen=True, slots=True)
class Shown:
    out: Path
    version: str
    """Another for each build, and for each run of the server."""
    defects: Mapping[str, tuple[Diagnostic, ...]]
    """Of the editions that have some."""
    failures: Mapping[str, tuple[str, ...]]
    """Why editions could not be built, by their names; under the empty name what belongs to none."""


@dataclass(slots=True)
class Board:
    """Holds the newest `Shown`; any thread may look, one shows."""

    shown: Shown
    run: str = field(default_factory=lambda: secrets.token_hex(4))
    count: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)
    checking: threading.Lock = field(default_factory=threading.Lock)
    """Held by who uses the validator, which is not made for two at once."""

    def show(self, built: Built) -> None:
        failures: dict[str, tuple[str, ...]] = {}
        for each in built.failures:
            failures[each.name] = (*failures.get(each.name, ()), each.message)
        defects = {each.name: each.defects for each in built.editions if each.defects}
        self.put(Shown(built.output, self.next(), defects, failures))

    def refuse(self, message: str) -> None:
        """Say why nothing could be built at all; the site is as it was."""
        self.put(Shown(self.shown.out, self.next(), self.shown.defects, {"": (message,)}))

    def next(self) -> str:
        self.count += 1
        return f"{self.run}-{self.count}"

    def put(self, shown: Shown) -> None:
        with self.changed:
            self.shown = shown
            self.changed.notify_all()

    def wait(self, version: str, seconds: float) -> str:
        """The version that is shown, as soon as it is another than this one, and at the latest after some time."""
        with self.changed:
            self.changed.wait_for(lambda: self.shown.version != version, seconds)
            return self.shown.version
