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
    return counted(items, len(items), what)


def counted(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """The same for items that come one by one, of which it is known how many they are."""
    if not sys.stderr.isatty():
        yield from items
        return
    begin = time.monotonic()
    visible = False
    for number, item in enumerate(items, 1):
        if time.monotonic() - begin > _PATIENCE:
            sys.stderr.write(f"\r\033[K{what} {number} of {total}")
            sys.stderr.flush()
            visible = True
        yield item
    if visible:
        sys.stderr.write("\r\033[K")
        sys.stderr.flush()
