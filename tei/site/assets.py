"""The style sheet and the other files that all pages share."""

from collections.abc import Iterator

from tei.render.html import read_style
from tei.site.file import SiteFile

STYLE_HREF = "assets/edition.css"


def asset_files() -> Iterator[SiteFile]:
    """The files in `assets/`."""
    yield SiteFile(STYLE_HREF, read_style().encode())
