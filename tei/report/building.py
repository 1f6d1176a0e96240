"""What a build made, in a few lines."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from tei.diagnostic import Diagnostic
from tei.report.text import shown, text, visible


class Edition(Protocol):
    """One edition of a build."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def defects(self) -> tuple[Diagnostic, ...]: ...
    @property
    def review(self) -> int | None: ...


class Built(Protocol):
    """All editions of a build, and where they are."""

    @property
    def editions(self) -> "Sequence[Edition]": ...
    @property
    def output(self) -> Path: ...
    @property
    def made(self) -> frozenset[str]: ...


def building_text(built: Built, colour: bool) -> Iterator[str]:
    """A line for each edition that was built again or has defects, these, and where to look; nothing without any."""
    if not built.editions:
        return
    told = [edition for edition in built.editions if edition.name in built.made or edition.defects]
    width = max((len(edition.name) for edition in told), default=0)
    for edition in told:
        yield f"{visible(edition.name):{width}}  {edition.kind:12}  {edition.state:14}  {verdict(edition)}"
        yield from (f"  {line}" for line in text(edition.defects, colour))
    yield f"{amount(built)}; open {shown(str(built.output / 'index.html'))}"


def verdict(edition: Edition) -> str:
    if edition.review is None:
        return f"{len(edition.defects)} defects" if edition.defects else "valid"
    found = f"{len(edition.defects)} defects" if edition.defects else "valid, text complete"
    return f"{found}, {edition.review} to review"


def amount(built: Built) -> str:
    """How many editions there are, and how many of them were built again."""
    every = f"{len(built.editions)} edition{'' if len(built.editions) == 1 else 's'}"
    made = sum(edition.name in built.made for edition in built.editions)
    if not made:
        return f"{every}, none changed"
    left = len(built.editions) - made
    return f"{every}, {made} built, {left} unchanged" if left else f"{every} built"
