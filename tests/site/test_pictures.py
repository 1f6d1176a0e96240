"""The pictures of the README: the site of the five editions, as a reader sees it.

They go into the folder that TEI_PICTURES names: `TEI_PICTURES=docs/images make test` takes them anew. What is tested is
that each page can be shown as it is shown there; whether it is beautiful, only an eye can tell.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from browser import EDITIONS

from tei.site import SiteEntry, build_site
from tei.site.settings import read_settings

LETTER, TALK, RECORD = (
    "1922-03-03-letter-to-kamenev",
    "1933-12-25-talk-with-duranty",
    "1941-09-30-conversation-with-beaverbrook-and-harriman",
)


@dataclass(frozen=True, slots=True)
class Picture:
    page: str
    opened: str = ""
    """What is clicked on."""
    asked: str = ""
    """What is searched for."""
    shown: str = "h1"
    """What must be there to be seen."""
    width: int = 1280
    height: int = 900
    scheme: str = "light"


PICTURES = {
    "start": Picture("index", shown="text=Ways in"),
    "search": Picture("search", asked="industrialization", shown="main mark"),
    "timeline": Picture("timeline"),
    "document": Picture(TALK),
    "document-narrow": Picture(TALK, width=390, height=844),
    "document-dark": Picture(LETTER, scheme="dark"),
    "note": Picture(LETTER, ".mark a", shown=".popover"),
    "correction": Picture(RECORD, "article a.entry", shown=".popover"),
    "beside-the-source": Picture(f"{TALK}.source", shown="section.source"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pictures")
    settings = read_settings(EDITIONS[0].parents[1] / "site.toml")
    build_site([SiteEntry(path.parent.name, path, path.with_name("source.txt")) for path in EDITIONS], out, settings)
    return out


@pytest.mark.parametrize("name", PICTURES)
def test_pictures(chromium: Any, site: Path, tmp_path: Path, name: str) -> None:
    picture = PICTURES[name]
    page = chromium.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    page.set_default_timeout(120_000)
    page.goto((site / f"{picture.page}.html").as_uri())
    if picture.asked:
        page.get_by_role("searchbox").fill(picture.asked)
        page.get_by_role("searchbox").press("Enter")
    if picture.opened:
        page.locator(picture.opened).first.click()
    page.locator(picture.shown).first.wait_for()
    data = page.screenshot(path=Path(os.environ.get("TEI_PICTURES") or tmp_path) / f"{name}.png")
    page.close()

    assert data.startswith(b"\x89PNG")
