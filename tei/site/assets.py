"""The style sheet and the other files that all pages share."""

from collections.abc import Iterator
from pathlib import Path

from tei.render.html import read_script, read_style
from tei.site.file import SiteFile
from tei.site.theme import NO_THEME, Theme

SCRIPTS = Path(__file__).parent / "scripts"
STYLE_HREF = "assets/edition.css"
SCRIPT_HREF = "assets/edition.js"


def asset_files(theme: Theme = NO_THEME) -> Iterator[SiteFile]:
    """The files in `assets/`, with what a theme adds."""
    yield SiteFile(STYLE_HREF, (read_style() + theme.style).encode())
    yield SiteFile(SCRIPT_HREF, read_script().encode())
    yield from theme.assets
    for path in sorted(SCRIPTS.iterdir()):
        yield SiteFile(f"assets/site/{path.name}", path.read_bytes())
