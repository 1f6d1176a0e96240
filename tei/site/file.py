"""A file of a site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteFile:
    path: str
    """Relative to the site's folder, with `/`: `assets/edition.css`."""
    content: bytes
