"""One edition of a site: its name and its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

KEPT = frozenset({"index", "assets"})
"""Names of the site's own files."""


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """One edition of a site."""

    name: str
    """The name of its files: `1933-12-25-interview`."""
    path: Path
    """The TEI file, copied byte for byte."""
    source: Path | None = None
    """The text it was made from."""
    review: int | None = None
    """Places on its review list; None when they were not counted."""
    encoding: str = ""
    """That of `source`, where the editor names it; found when empty."""


def check_names(entries: Sequence[SiteEntry]) -> None:
    """Refuse names that cannot be file names everywhere.

    Raises:
        ValueError: a name that is no plain file name, that the site needs itself, or that two editions share.
    """
    seen: set[str] = set()
    for entry in entries:
        name = entry.name
        if not name or name.startswith(".") or any(sign in '/\\:?#%*"<>|' or sign < " " for sign in name):
            raise ValueError(f"an edition needs a plain file name, not {name!r}")
        if name.casefold() in seen | KEPT:
            raise ValueError(f"two files of the site would be called {name!r}")
        seen.add(name.casefold())
