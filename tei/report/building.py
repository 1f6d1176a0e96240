"""What a build made, in a few lines."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from tei.diagnostic import Diagnostic
from tei.report.text import shown, text


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
    def review(self) -> tuple[Diagnostic, ...]: ...


class Built(Protocol):
    """All editions of a build, and where they are."""

    @property
    def editions(self) -> "Sequence[Edition]": ...
    @property
    def output(self) -> Path: ...


def building_text(built: Built, colour: bool) -> Iterator[str]:
    """A line for each edition, its defects, and where to look; nothing where none could be built."""
    if not built.editions:
        return
    width = max(len(edition.name) for edition in built.editions)
    for edition in built.editions:
        verdict = f"{len(edition.defects)} defects" if edition.defects else "valid, text complete"
        review = f"{len(edition.review)} to review"
        yield f"{edition.name:{width}}  {edition.kind:12}  {edition.state:14}  {verdict}, {review}"
        yield from (f"  {line}" for line in text(edition.defects, colour))
    yield f"{len(built.editions)} editions; open {shown(str(built.output / 'index.html'))}"
