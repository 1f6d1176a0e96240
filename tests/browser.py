"""Pages of a site in a real browser: Chromium of the system, driven by Playwright, without network."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from render.trees import SAMPLES

from tei.site import SiteEntry, build_site

LANGUAGES = Path(__file__).parent / "site" / "samples" / "languages.xml"
EDITIONS = sorted((Path(__file__).resolve().parents[1] / "editions").glob("*/edition.xml"))
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
WATCH = "window.violations = []; addEventListener('securitypolicyviolation', e => violations.push(e.blockedURI));"


@dataclass
class Watched:
    """A page, and what it should never do."""

    page: Any
    requests: list[str] = field(default_factory=list)
    """Addresses it asked for, other than those of files."""
    errors: list[str] = field(default_factory=list)

    def quiet(self) -> bool:
        """Whether it asked the network for nothing, made no error and broke no policy."""
        violations = self.page.evaluate("window.violations || []")
        assert (self.requests, self.errors, violations) == ([], [], [])
        return True


def find_chromium() -> str:
    """The browser's path; without one the test that asks is skipped."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("no Chromium: install the package chromium, or name it in CHROMIUM")
    return path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, started once."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install playwright")
    path = find_chromium()
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the project's editions and of the samples of the tests."""
    out = tmp_path_factory.mktemp("site")
    entries = [SiteEntry(path.parent.name, path, path.with_name("source.txt"), 3) for path in EDITIONS]
    build_site([*entries, *(SiteEntry(path.stem, path) for path in (*SAMPLES, LANGUAGES))], out)
    return out


@pytest.fixture
def visit(chromium: Any, built_site: Path) -> Iterator[Any]:
    """Opens a page: `visit("name.html#p3", width=390)`; a path that is absolute is taken as it is."""
    contexts = []

    def open_page(
        name: str | Path, width: int = 1280, height: int = 900, script: bool = True, **options: Any
    ) -> Watched:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, reduced_motion="reduce", **options
        )
        contexts.append(context)
        context.set_default_timeout(120_000)
        context.add_init_script(WATCH)
        watched = Watched(context.new_page())
        watched.page.on("request", lambda each: each.url.startswith("file:") or watched.requests.append(each.url))
        watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
        watched.page.on("console", lambda said: said.type == "error" and watched.errors.append(said.text))
        path, _, fragment = str(name).partition("#")
        watched.page.goto((built_site / path).as_uri() + (f"#{fragment}" if fragment else ""))
        return watched

    yield open_page
    for context in contexts:
        context.close()
