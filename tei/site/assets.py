"""The style sheet and the other files that all pages share."""

from collections.abc import Iterator

from tei.render.html import read_script, read_style
from tei.site.file import SiteFile

STYLE_HREF = "assets/edition.css"
SCRIPT_HREF = "assets/edition.js"


def asset_files() -> Iterator[SiteFile]:
    """The files in `assets/`."""
    yield SiteFile(STYLE_HREF, read_style().encode())
    yield SiteFile(SCRIPT_HREF, read_script().encode())
