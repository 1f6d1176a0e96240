"""Many files on all cores."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

ALONE = 3_000_000
"""Bytes that are judged before others are asked to help: what they teach of the schema is then known to all."""
WORTH = 6_000_000
"""Bytes that are left, for which it is worth to begin with more processes."""
EACH = 10_000
"""Bytes as which opening a file counts."""
ATONCE = 2_000_000
"""Bytes that one process takes at once."""

work: list[Callable[[Path], object]] = []
"""What the processes do; they are copies of this one, and find it here."""


def each_file(judge: Callable[[Path], Result], files: Sequence[Path]) -> Iterator[Result]:
    """The result for each file, in their order."""
    sizes = [size_of(file) for file in files] if len(files) > 1 else [0]
    left = sum(sizes)
    alone = left - ALONE
    for done, (file, size) in enumerate(zip(files, sizes, strict=True)):
        if WORTH < left < alone and cores() > 1:
            yield from on_all_cores(judge, files[done:], left)
            return
        yield judge(file)
        left -= size


def size_of(file: Path) -> int:
    try:
        return file.stat().st_size + EACH
    except OSError:
        return EACH


def cores() -> int:
    """How many processes can work at once; one where processes cannot be copied."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def on_all_cores(judge: Callable[[Path], Result], files: Sequence[Path], size: int) -> Iterator[Result]:
    from multiprocessing import get_context

    chunk = max(1, min(len(files) * ATONCE // size, len(files) // cores()))
    work.append(judge)
    try:
        with get_context("fork").Pool(cores()) as pool:
            yield from pool.imap(run, files, chunk)
    finally:
        work.pop()


def run(file: Path) -> object:
    return work[-1](file)
