"""Showing on a terminal that long work goes on."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread
from typing import TypeVar

Item = TypeVar("Item")

_PATIENCE = 1.0
"""Seconds after which somebody wonders."""


def shown(items: Sequence[Item], what: str) -> Iterator[Item]:
    """The items, with a line on standard error that counts them once a second has passed; nothing where it is piped."""
    if not sys.stderr.isatty():
        yield from items
        return
    begin = time.monotonic()
    visible = False
    for number, item in enumerate(items, 1):
        visible = _show(begin, f"{what} {number} of {len(items)}") or visible
        yield item
    _clear(visible)


def counted(results: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """Results as they come, with the same line; the number is that of the one that is waited for."""
    if not sys.stderr.isatty():
        yield from results
        return
    begin = time.monotonic()
    visible = False
    for number, result in enumerate(results, 1):
        _clear(visible)
        yield result
        visible = number < total and _show(begin, f"{what} {number + 1} of {total}")
    _clear(visible)


def _show(begin: float, line: str) -> bool:
    if time.monotonic() - begin <= _PATIENCE:
        return False
    sys.stderr.write(f"\r\033[K{line}")
    sys.stderr.flush()
    return True


def _clear(visible: bool) -> None:
    if visible:
        sys.stderr.write("\r\033[K")
        sys.stderr.flush()


def received(what: str) -> Callable[[int, int | None], None]:
    """What shows, once a second has passed, how many bytes have come and of how many; nothing where it is piped."""
    begin = time.monotonic()

    def show(done: int, total: int | None) -> None:
        if not sys.stderr.isatty() or time.monotonic() - begin < _PATIENCE:
            return
        whole = f" of {total / 1e6:.1f}" if total else ""
        sys.stderr.write("\r\033[K" if done == total else f"\r\033[K{what} {done / 1e6:.1f}{whole} MB")
        sys.stderr.flush()

    return show


@contextmanager
def waited_for(what: str) -> Iterator[None]:
    """Show, once a second has passed, for how long something has been going on; nothing where it is piped."""
    if not sys.stderr.isatty():
        yield
        return
    done = Event()
    watch = Thread(target=_show_seconds, args=(what, done), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()


def _show_seconds(what: str, done: Event) -> None:
    begin = time.monotonic()
    visible = False
    while not done.wait(_PATIENCE):
        sys.stderr.write(f"\r\033[K{what}, {time.monotonic() - begin:.0f} s")
        sys.stderr.flush()
        visible = True
    if visible:
        sys.stderr.write("\r\033[K")
        sys.stderr.flush()
