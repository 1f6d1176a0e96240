"""One edition of a site: its name and its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

KEPT = frozenset(
    {"index", "assets", "edition", "documents", "people", "places", "archives", "timeline", "dates", "notes", "search"}
    | {"principles", "about", "feed", "sitemap", "citation", "llms"}
)
"""Names of the site's own files."""
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""What Windows takes for a device, whatever follows after a full stop."""


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


def refusal(name: str) -> str:
    """Why a site can have no edition of this name; empty where it can."""
    if not name or name.startswith(".") or any(sign in '/\\:?#%*"<>|' or sign < " " for sign in name):
        return f"an edition needs a plain file name, not {name!r}"
    if name[-1] in ". " or name.partition(".")[0].casefold() in DEVICES or len(name.encode("utf-8", "replace")) > 200:
        return f"not every system can have a file called {name!r}"
    if name.casefold() in KEPT:
        return f"the site has a page of its own called {name!r}"
    return ""


def check_names(entries: Sequence[SiteEntry]) -> None:
    """Refuse names that cannot be file names everywhere.

    Raises:
        ValueError: a name that is no plain file name, that the site needs itself, or that two editions share.
    """
    seen: set[str] = set()
    for entry in entries:
        if why := refusal(entry.name):
            raise ValueError(why)
        if entry.name.casefold() in seen:
            raise ValueError(f"two files of the site would be called {entry.name!r}")
        seen.add(entry.name.casefold())
