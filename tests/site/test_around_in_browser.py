"""The pages around the editions as readers have them: by axe, by keyboard, narrow, dark, without JavaScript."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

pytest.importorskip("browser")
Visit = Callable[..., Any]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "index.html",
    "documents.html",
    "documents/kind-letter.html",
    "people.html",
    "people/joseph-stalin.html",
    "places.html",
    "places/moscow.html",
    "archives.html",
    "archives/rgaspi.html",
    "timeline.html",
    "dates.html",
    "notes.html",
    "search.html#q=foreign+trade",
    "principles.html",
    "about.html",
]


def complaints(page: Any) -> list[str]:
    """What axe-core finds, a line each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options={"runOnly": WCAG}).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id"))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_is_quiet(visit: Visit, name: str, width: int, scheme: str) -> None:
    watched = visit(name, width, color_scheme=scheme)
    if "#q=" in name:
        watched.page.wait_for_selector("#results li")
    assert watched.quiet()
    assert complaints(watched.page) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_on_a_small_screen(visit: Visit, name: str) -> None:
    """320 px are 1280 px at 400 %."""
    page = visit(name, 320).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_page_is_walked_by_keyboard(visit: Visit) -> None:
    page = visit("people.html").page
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash.startsWith('#letter-')")


def test_filters_work_by_keyboard_and_together(visit: Visit) -> None:
    page = visit("documents.html").page
    page.wait_for_selector(".facet button")
    page.focus("button[data-value=letter]")
    page.keyboard.press("Space")
    found = page.locator("#list li").count()
    assert page.get_attribute("button[data-value=letter]", "aria-pressed") == "true"
    assert page.inner_text("#found") == f"{found} documents"
    page.focus("button[data-value=ru]")
    page.keyboard.press("Enter")
    assert 0 < page.locator("#list li").count() <= found
    assert page.evaluate("location.hash") == "#kind=letter&language=ru"
    page.click(".clear")
    assert page.evaluate("location.hash") == ""
    assert page.locator("#list li").count() > found


def test_the_address_of_a_filtered_list_shows_it(visit: Visit) -> None:
    page = visit("documents.html#kind=letter&language=ru").page
    page.wait_for_selector(".facet button[aria-pressed=true]")
    assert page.locator(".facet button[aria-pressed=true]").count() == 2


def test_filters_that_nothing_fits_say_so(visit: Visit) -> None:
    page = visit("documents.html#kind=article&archive=rgaspi").page
    page.wait_for_selector(".facet button[aria-pressed=true]")
    assert page.inner_text("#found").startswith("No document fits all the filters")


def test_without_script_filters_are_links_that_lead_to_lists(visit: Visit) -> None:
    page = visit("documents.html", script=False).page
    assert page.locator(".facet a[data-value]").count() > 5
    page.click(".facet a[data-value=letter]")
    assert page.inner_text("h1") == "letter"
    assert page.locator(".documents li").count() >= 2


def test_headings_are_in_order(visit: Visit) -> None:
    for name in PAGES:
        page = visit(name).page
        levels = page.eval_on_selector_all("h1,h2,h3,h4", "found => found.map(each => Number(each.tagName[1]))")
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_the_first_entry_to_jump_to_stands_beside_the_second(visit: Visit) -> None:
    """In the menu of the site the first entry keeps the others at the far side."""
    page = visit("timeline.html").page
    first, second = (page.locator(".jumps li").nth(number).bounding_box() for number in (0, 1))
    assert second["x"] - (first["x"] + first["width"]) < 20
