"""How a project changes the look of its site: style sheets, templates, a stylesheet for pages, images and fonts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tei.errors import TeiError, XmlError
from tei.kept.look import digest
from tei.site.drawing import check_drawing
from tei.site.file import SiteFile

STYLES, TEMPLATES, PAGES, ASSETS = "*.css", "templates", "html.xsl", "assets"
PUBLISHED = "assets/theme"
"""Where the site has the files of a theme's `assets`."""
KINDS = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico", ".woff", ".woff2", ".ttf", ".otf"}
)
"""Images and fonts: what a page may show, and no browser runs."""
LARGEST = 5_000_000
"""Bytes of one file."""
_OUTSIDE = re.compile(r"@import\b|(?:url\(|src\()\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Theme:
    xslt: Path | None = None
    """What pages of documents are made with; None for ours."""
    templates: Path | None = None
    """A folder whose templates stand in for ours of the same name."""
    style: str = ""
    """What is added to our style sheet."""
    assets: tuple[SiteFile, ...] = field(default=(), repr=False)
    digest: str = ""
    """Of all its files."""


NO_THEME = Theme()


def read_theme(folder: Path) -> Theme:
    """The theme in a folder of `editions/`; ours alone where there is none.

    Raises:
        TeiError: something in it leads out of it, is too large, or is nothing a site can use.
    """
    if not folder.is_dir():
        return NO_THEME
    home = folder.resolve()
    if not home.is_relative_to(folder.parent.resolve().parent):
        raise TeiError(f"{folder}: is a link that leads out of the project; put the theme itself there")
    files = sorted(path for path in folder.rglob("*") if not hidden(path, folder) and path.is_file())
    content = {path: read(path, home) for path in files}
    named = {path.relative_to(folder).as_posix(): data for path, data in content.items()}
    xslt = folder / PAGES
    templates = folder / TEMPLATES
    return Theme(
        xslt if xslt in content else None,
        templates if templates.is_dir() else None,
        "".join(style(path, data) for path, data in content.items() if path.parent == folder and path.match(STYLES)),
        tuple(assets(folder, content)),
        digest(*(part for name, data in named.items() for part in (name, data))),
    )


def hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def read(path: Path, home: Path) -> bytes:
    if not path.resolve().is_relative_to(home):
        raise TeiError(f"{path}: leads out of the theme; put the file itself there")
    try:
        if path.stat().st_size > LARGEST:
            raise TeiError(f"{path}: has more than {LARGEST // 1_000_000} MB; a theme is loaded with every page")
        return path.read_bytes()
    except OSError as error:
        raise TeiError(f"{path}: cannot be read: {error.strerror}") from None


def style(path: Path, data: bytes) -> str:
    """The rules of a style sheet, to stand behind ours."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TeiError(f"{path}: is not UTF-8; save it as UTF-8") from None
    if found := _OUTSIDE.search(re.sub(r"/\*.*?\*/", lambda comment: " " * len(comment[0]), text, flags=re.DOTALL)):
        line = text.count("\n", 0, found.start()) + 1
        raise TeiError(
            f"{path}:{line}: asks for another file with {found[0].strip()!r}, which no page may do; "
            f"put fonts and images into {ASSETS}/, and rules into a .css file of the theme"
        )
    return f"\n/* {path.name.replace('*', '')} */\n{text.strip()}\n"


def assets(folder: Path, content: dict[Path, bytes]) -> Iterator[SiteFile]:
    for path, data in content.items():
        if not path.is_relative_to(folder / ASSETS):
            continue
        if path.suffix.lower() not in KINDS:
            raise TeiError(f"{path}: a theme has images and fonts in {ASSETS}/: {', '.join(sorted(KINDS))}")
        if path.suffix.lower() == ".svg":
            try:
                check_drawing(data, str(path))
            except XmlError as error:
                raise TeiError(str(error)) from None
        yield SiteFile(f"{PUBLISHED}/{path.relative_to(folder / ASSETS).as_posix()}", data)
