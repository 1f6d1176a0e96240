"""Work on many files at once, on all cores, with the results in the order of the files."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

from tei.errors import TeiError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Result = TypeVar("Result")

_WORTH = 300_000
"""Bytes of source on which one core works longer than it takes to begin other processes."""
_AHEAD = 4
"""Files for each process that are given out before the first of them is back."""
_working: list[Path] = []
"""What a process that was begun here works on. Nothing else of it lasts from one file to the next."""


def cores() -> int:
    """How many processes this machine runs at once for us."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def in_order(work: Callable[[Path], Result], paths: Sequence[Path], processes: int = 1) -> Iterator[Result]:
    """What the work makes of each path, in their order, whichever is ready first.

    The first is done here, so that the processes find every table read and every pattern compiled where they are
    forked. Where the rest is little, or one process is wanted, all is done here.

    Args:
        work: can be sent to another process, as can what it returns.
        processes: at most. Where the system does not fork them, the main module must be guarded.

    Raises:
        TeiError: a process was ended from outside. What the work raises is raised in its turn.
    """
    yield from map(work, paths[:1])
    rest = paths[1:]
    number = min(processes, len(rest))
    if number < 2 or sum(map(_size, rest)) < _WORTH:
        yield from map(work, rest)
        return
    import multiprocessing  # takes longer to import than a short letter to convert
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(number, context, _listen) as pool:
        try:
            yield from _results(pool, partial(_work, work), rest, number * _AHEAD)
        except BrokenProcessPool:
            raise TeiError("a process was ended from outside; the memory of the machine may be short") from None
        except BaseException:
            for child in multiprocessing.active_children():
                child.terminate()
            pool.shutdown(cancel_futures=True)
            raise


def _results(
    pool: "ProcessPoolExecutor", work: Callable[[Path], Result], paths: Sequence[Path], ahead: int
) -> Iterator[Result]:
    """The results in order; only so many files are given out that no result waits long in memory."""
    waiting: deque[Future[Result]] = deque()
    for path in paths:
        if len(waiting) == ahead:
            yield waiting.popleft().result()
        waiting.append(pool.submit(work, path))
    while waiting:
        yield waiting.popleft().result()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # the work will say what is wrong


def _work(work: Callable[[Path], Result], path: Path) -> Result:
    _working.append(path)
    try:
        return work(path)
    except KeyboardInterrupt:  # from `_end`; what was half-written is gone by now
        os._exit(1)
    finally:
        _working.clear()


def _listen() -> None:
    """In a process begun here: leave Ctrl-C to the first process, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)


def _end(number: int, frame: FrameType | None) -> None:
    """Go; out of the middle of a file by way of an exception, so that what is half-written is taken away."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if _working:
        raise KeyboardInterrupt
    os._exit(1)
