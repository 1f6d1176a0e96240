"""How long the rules of a schema may take for one file, and what is said when they take longer."""

import time
from dataclasses import dataclass, field

from tei.validate.schematron.functions import NotComputableError

SECONDS = 60.0
"""For all rules and one file."""
TICKS = 5000
"""How many steps an expression takes between two looks at the clock."""


class TimeIsUpError(NotComputableError):
    """The rules have taken too long."""


@dataclass(slots=True)
class Clock:
    seconds: float = SECONDS
    began: float = field(default_factory=time.monotonic)
    ticks: int = 0

    def tick(self) -> None:
        self.ticks += 1
        if not self.ticks % TICKS:
            self.look()

    def look(self) -> None:
        """Raises: TimeIsUpError."""
        if time.monotonic() - self.began > self.seconds:
            raise TimeIsUpError(f"the rules take longer than {self.seconds:g} seconds for this file")
