"""What all commands share: exit statuses, and how they speak to a terminal."""

import os
from typing import TextIO

import click

NOTHING_FOUND, DEFECTS_FOUND, COULD_NOT_RUN = 0, 1, 2
"""Exit statuses."""


def has_colour(stream: TextIO) -> bool:
    """Whether a stream shows colours, and nobody asked for none (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def count(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def refuse(message: str) -> int:
    """Say on standard error why something cannot be carried out; the exit status for it."""
    from tei.report.text import visible

    click.echo(f"tei: {visible(message)}", err=True)
    return COULD_NOT_RUN
