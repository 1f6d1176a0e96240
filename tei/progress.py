"""Showing on a terminal that long work goes on."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
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
