"""How large a file may be, and how long checking it may take, so that none can stop a run."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

LARGEST = 1_000_000_000
"""Bytes of a file. Ten times the largest edition known."""
SECONDS = 120.0
"""For one file, however small; an ordinary one takes a tenth of a second."""
SECONDS_EACH_MEGABYTE = 5.0
"""In addition; ten times what an ordinary file takes."""
MORE_TIME = "if the file is in order and only long, allow more time with TEI_TIME_LIMIT=SECONDS; else check it in parts"


class TimeUpError(Exception):
    """Checking has taken longer than it may; the message says how long."""


def size_of(source: Path | bytes) -> int:
    """In bytes; 0 of a file that cannot be read, which is for others to say."""
    if isinstance(source, bytes):
        return len(source)
    try:
        return source.stat().st_size
    except (OSError, ValueError):
        return 0


def too_large(source: Path | bytes) -> str:
    """What is to be said of a file that is too large to be read; empty for any other."""
    size = size_of(source)
    return f"the file has {size:,} bytes, and more than {LARGEST:,} are not read" if size > LARGEST else ""


def seconds_for(size: int) -> float:
    """How long a file of so many bytes may take; `TEI_TIME_LIMIT` says otherwise, 0 means as long as it likes."""
    try:
        return float(os.environ["TEI_TIME_LIMIT"])
    except (KeyError, ValueError):
        return SECONDS + size / 1e6 * SECONDS_EACH_MEGABYTE


@contextmanager
def time_limit(size: int) -> Iterator[None]:
    """Stop what is done within when it takes too long for a file of so many bytes.

    It rings in the main thread of a process, and where the system has such a bell (not on Windows); elsewhere nothing
    is stopped. Regular expressions hear it, which a schema can make to run for years; the C code of libxml2 only when
    it comes back.

    Raises:
        TimeUpError: it took too long.
    """
    seconds = seconds_for(size)
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread() or seconds <= 0:
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeUpError(f"the file was not checked to its end: it took more than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
