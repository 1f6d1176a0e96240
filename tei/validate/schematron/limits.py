"""How long the rules of a schema may take for one file, and what is said when they take longer."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

SECONDS = 60.0
"""For all rules and one file."""
TICKS = 5000
"""How many steps an expression takes between two looks at the clock."""


class TimeIsUpError(Exception):
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
        if self.left() <= 0:
            raise TimeIsUpError(f"the rules take longer than {self.seconds:g} seconds for this file")

    def left(self) -> float:
        return self.seconds - (time.monotonic() - self.began)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Stop what runs inside when the time is up, also within one regular expression or one long loop.

        The system's alarm does this, which only the main thread can set and Windows does not have; without it the
        clock is looked at between two expressions.
        """
        self.look()
        if not may_set_alarm():
            yield
            return

        def stop(_number: int, _frame: object) -> None:
            raise TimeIsUpError(f"the rules take longer than {self.seconds:g} seconds for this file")

        before = signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, max(self.left(), 0.001), 0.5)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def may_set_alarm() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
