"""Work on many files at once, on all cores, with the results in the order of the files."""

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TypeVar, cast

from tei.errors import TeiError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Result = TypeVar("Result")

_AHEAD = 4
"""Portions for each process that are given out before the first of them is back."""
_PATIENCE = 5
"""Seconds that a process has to take away what is half-written."""
_task: list[Callable[[Path], object]] = []
"""What a process that was begun here does."""
_working: list[Path] = []
"""What it works on. Nothing else of it lasts from one file to the next."""


@dataclass(frozen=True, slots=True)
class Load:
    """How heavy some work is; all in bytes."""

    worth: int = 300_000
    """What is left to do must be more than this, for other processes to begin; less is done sooner alone."""
    alone: int = 0
    """What is done here first, and at least one file: what it teaches is then known to all processes."""
    each: int = 0
    """As what opening a file counts."""
    at_once: int = 0
    """What a process is given together; one file if 0."""


CONVERTING = Load()


def cores() -> int:
    """How many processes this machine runs at once for us."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def copies() -> int:
    """The same for work that cannot be sent to another process, and is only there in a copy of this one."""
    return cores() if _can_fork() else 1


def _can_fork() -> bool:
    """A copy of a process in which other threads run may wait for one of them forever."""
    return sys.platform == "linux" and threading.active_count() == 1


def in_order(
    work: Callable[[Path], Result], paths: Sequence[Path], processes: int = 1, load: Load = CONVERTING
) -> Iterator[Result]:
    """What the work makes of each path, in their order, whichever is ready first.

    The first is done here, so that the processes find every table read and every pattern compiled where they are
    forked. Where the rest is little, or one process is wanted, all is done here.

    Args:
        work: can be sent to another process, unless `processes` is no more than `copies()`. What it returns can be.
        processes: at most. Where they are not forked (other systems than Linux, or with threads), the main module must
            be guarded.

    Raises:
        TeiError: a process was ended from outside. What the work raises is raised in its turn, or in that of the
            portion which the path is in.
    """
    if processes < 2:
        yield from map(work, paths)
        return
    sizes = [_size(path) + load.each for path in paths]
    left = total = sum(sizes)
    for done, (path, size) in enumerate(zip(paths, sizes, strict=True)):
        number = min(processes, len(paths) - done)
        if done and number > 1 and left > load.worth and total - left >= load.alone:
            portions = list(_portions(paths[done:], sizes[done:], min(load.at_once, left // number)))
            yield from _on_all(work, portions, number)
            return
        yield work(path)
        left -= size


def _portions(paths: Sequence[Path], sizes: Sequence[int], most: int) -> Iterator[list[Path]]:
    """The paths in portions of so many bytes; of more, where one path alone has more."""
    portion: list[Path] = []
    held = 0
    for path, size in zip(paths, sizes, strict=True):
        if portion and held + size > most:
            yield portion
            portion, held = [], 0
        portion.append(path)
        held += size
    yield portion


def _on_all(work: Callable[[Path], Result], portions: Sequence[list[Path]], number: int) -> Iterator[Result]:
    import multiprocessing  # takes longer to import than a short letter to convert
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork" if _can_fork() else "spawn")
    with ProcessPoolExecutor(number, context, _begin, (work,)) as pool:
        try:
            yield from cast("Iterator[Result]", _results(pool, portions, number * _AHEAD))
        except BrokenProcessPool:
            raise TeiError("a process was ended from outside; the memory of the machine may be short") from None
        except BaseException:
            for child in multiprocessing.active_children():
                child.terminate()
            pool.shutdown(cancel_futures=True)
            raise


def _results(pool: "ProcessPoolExecutor", portions: Sequence[list[Path]], ahead: int) -> Iterator[object]:
    """The results in order; only so many portions are given out that no result waits long in memory."""
    waiting: deque[Future[list[object]]] = deque()
    for portion in portions:
        if len(waiting) == ahead:
            yield from waiting.popleft().result()
        waiting.append(pool.submit(_work, portion))
    while waiting:
        yield from waiting.popleft().result()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # the work will say what is wrong


def _begin(work: Callable[[Path], object]) -> None:
    """In a process begun here: know the work, and leave Ctrl-C to the first process, which then ends this one."""
    _task[:] = [work]
    gc.freeze()  # what was there before is not looked through again and again for what could be thrown away
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the first process does, also when it was killed; else this one would wait for work forever."""
    from multiprocessing import connection, parent_process

    if hasattr(signal, "pthread_sigmask"):  # signals are for the main thread, which may be waiting for one
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(paths: list[Path]) -> list[object]:
    _working[:] = paths
    try:
        return [_task[0](path) for path in paths]
    except KeyboardInterrupt:  # from `_end`; what was half-written is gone by now
        os._exit(1)
    finally:
        _working.clear()


def _end(number: int, frame: FrameType | None) -> None:
    """Go; out of the middle of a file by way of an exception, so that what is half-written is taken away."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if _working and sys.platform != "win32":
        # Where the exception goes astray, as one does that is raised while another is handled, the system ends it all.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_PATIENCE)
        raise KeyboardInterrupt
    os._exit(1)
