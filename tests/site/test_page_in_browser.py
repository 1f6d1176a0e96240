"""The page of a document as readers have it: with a mouse, a finger, the keyboard, and without JavaScript."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser import EDITIONS, LANGUAGES, SAMPLES, Watched
from lxml import etree
from render.trees import parse

from tei.render.wording import LANGUAGES as INTERFACES
from tei.render.wording import wording
from tei.site import SiteEntry, SiteSettings, build_site

Visit = Callable[..., Watched]
TALK = "1941-09-30-conversation-with-beaverbrook-and-harriman"
LETTER = "1922-03-03-letter-to-kamenev"
NAMES = sorted([path.parent.name for path in EDITIONS] + [path.stem for path in (*SAMPLES, LANGUAGES)])
BESIDE = [f"{path.parent.name}.source" for path in EDITIONS]
KINDS = [LETTER, TALK, "languages", "article", f"{TALK}.source"]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SPOKEN = [language for language in INTERFACES if language != "en"]
WIDER_THAN_THEIR_BOX = """elements => elements.filter(each => {
  each.style.overflowWrap = "normal";
  return each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline";
}).map(each => each.textContent)"""
MARK = 'article a[role="doc-noteref"]'


def complaints(page: Any) -> list[str]:
    """What axe-core finds, a line each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options={"runOnly": WCAG}).response["violations"]
    return [
        f"{each['id']}: {node['html'][:120]} {node.get('failureSummary', '')}"
        for each in found
        for node in each["nodes"]
    ]


def focused(page: Any) -> Any:
    return page.evaluate(
        "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
    )


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing(visit: Visit, name: str, width: int, scheme: str) -> None:
    assert complaints(visit(f"{name}.html", width, color_scheme=scheme).page) == []


def test_axe_finds_nothing_in_boxes_and_opened_parts(visit: Visit) -> None:
    page = visit(f"{LETTER}.html").page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.locator(MARK).first.click()
    assert page.locator(".popover").count() == 1
    assert complaints(page) == []
    page.keyboard.press("Escape")
    page.locator("a.n").first.click()
    assert complaints(page) == []


@pytest.fixture(scope="session")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in each of the other languages of the interface."""
    folder = tmp_path_factory.mktemp("translated")
    path = next(path for path in EDITIONS if path.parent.name == LETTER)
    for language in SPOKEN:
        entry = SiteEntry(LETTER, path, path.with_name("source.txt"), 3)
        build_site([entry], folder / language, SiteSettings(language=language))
    return folder


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_pages_in_other_languages(
    visit: Visit, translated: Path, language: str, width: int
) -> None:
    page = visit(translated / language / f"{LETTER}.html", width).page
    assert complaints(page) == []
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.locator("a.n").first.click()
    assert page.locator(".popover .close").text_content() == wording(language).labels["close"]
    assert complaints(page) == []
    assert complaints(visit(translated / language / f"{LETTER}.source.html", width).page) == []


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("width", [320, 390, 640, 800, 1280])
def test_words_of_other_languages_fit_in_their_places(
    visit: Visit, translated: Path, language: str, width: int
) -> None:
    """Nothing sticks out, and no label above the text is broken inside a word."""
    for name in (f"{LETTER}.html", f"{LETTER}.source.html"):
        page = visit(translated / language / name, width).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator(".facts dt, .tools label, .tools .button").evaluate_all(WIDER_THAN_THEIR_BOX) == []


def test_who_is_responsible_is_set_like_the_words_around(visit: Visit) -> None:
    """Its class was once that of something on the pages around, whose look it took on."""
    look = "one => (({ fontFamily, color }) => [fontFamily, color])(getComputedStyle(one))"
    responsible = visit(f"{LETTER}.html").page.locator(".apparatus .responsible").first
    looks = responsible.evaluate(f"each => [each, each.parentNode].map({look})")
    assert looks[0] == looks[1]


@pytest.mark.parametrize("name", [*NAMES, *BESIDE])
def test_a_page_asks_for_nothing_and_breaks_no_policy(visit: Visit, name: str) -> None:
    watched = visit(f"{name}.html")
    watched.page.wait_for_load_state("networkidle")
    for mark in watched.page.locator("a.entry, a.n").all()[:3]:
        mark.click()
    assert watched.quiet()


@pytest.mark.parametrize("name", [*KINDS, *BESIDE[:1]])
@pytest.mark.parametrize("width", [320, 390, 640, 800])
def test_nothing_is_wider_than_a_narrow_screen(visit: Visit, name: str, width: int) -> None:
    page = visit(f"{name}.html", width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", KINDS)
def test_nothing_moves_while_the_page_comes(visit: Visit, name: str) -> None:
    page = visit(f"{name}.html").page
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        "new Promise(done => { let sum = 0; setTimeout(() => done(sum), 200);"
        " new PerformanceObserver(list => list.getEntries().forEach(each => { sum += each.value; }))"
        ".observe({type: 'layout-shift', buffered: true}); })"
    )
    assert shift < 0.01


# Notes


def test_a_click_on_a_mark_opens_its_note_and_escape_goes_back(visit: Visit) -> None:
    page = visit(f"{LETTER}.html").page
    mark = page.locator(MARK).first
    mark.click()
    box = page.get_by_role("dialog")

    assert "The People’s Commissariat for Foreign Trade.—Ed." in box.inner_text()
    assert mark.get_attribute("aria-expanded") == "true"
    assert "popover" in focused(page)
    page.keyboard.press("Escape")
    assert box.count() == 0
    assert mark.get_attribute("aria-expanded") == "false"
    assert focused(page) == mark.get_attribute("id")


def test_a_second_click_and_one_elsewhere_close_a_note(visit: Visit) -> None:
    page = visit(f"{LETTER}.html").page
    mark, box = page.locator(MARK).first, page.get_by_role("dialog")
    for close in (mark.click, page.locator("h1").click, page.get_by_role("button", name="Close").click):
        mark.click()
        assert box.count() == 1
        close()
        assert box.count() == 0


def test_focus_by_the_keyboard_opens_a_note_and_enter_goes_into_it(visit: Visit) -> None:
    page = visit(f"{LETTER}.html").page
    mark, box = page.locator(MARK).first, page.get_by_role("dialog")
    page.locator("article a.n").first.focus()
    page.keyboard.press("Tab")
    assert box.count() == 1
    assert focused(page) == mark.get_attribute("id")
    page.keyboard.press("Enter")
    assert "popover" in focused(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == mark.get_attribute("href")
    page.keyboard.press("Enter")
    assert page.url.endswith(mark.get_attribute("href"))
    assert box.count() == 0


def test_tab_behind_the_last_of_a_box_goes_on_from_its_mark(visit: Visit) -> None:
    page = visit(f"{LETTER}.html").page
    page.locator(MARK).first.click()
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Tab")
    assert page.get_by_role("dialog").count() == 0
    after = page.evaluate(
        "document.querySelector('article a[role=doc-noteref]').compareDocumentPosition(document.activeElement)"
    )
    assert after & 4
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_finger_opens_a_note(visit: Visit) -> None:
    page = visit(f"{LETTER}.html", 390, 844, has_touch=True, is_mobile=True).page
    page.locator(MARK).first.tap()
    assert page.get_by_role("dialog").count() == 1
    page.touchscreen.tap(5, 5)
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844), (320, 400)])
@pytest.mark.parametrize("name", ["letters", "languages", LETTER])
def test_boxes_stay_within_the_window(visit: Visit, name: str, width: int, height: int) -> None:
    page = visit(f"{name}.html", width, height).page
    for mark in page.locator(f"{MARK}, a.entry").all()[:12]:
        mark.click()
        box = page.get_by_role("dialog").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= -1
        assert box["y"] + box["height"] <= height + 1
        page.keyboard.press("Escape")


def test_a_note_keeps_its_language_in_its_box(visit: Visit) -> None:
    page = visit("languages.html").page
    page.locator(MARK).first.click()
    assert page.locator(".popover .content").get_attribute("lang") == "ru"


# Corrections and inferences


def test_a_correction_says_what_was_found_how_sure_and_why(visit: Visit) -> None:
    page = visit(f"{TALK}.html").page
    page.locator("a.entry", has=page.locator("#correction-9")).click()
    words = page.get_by_role("dialog").inner_text()

    assert "as found: 87 lei" in words
    assert "certainty medium, by the editor of this edition" in words
    assert "the calibre is that of the 25-pounder" in words


def test_what_is_inferred_says_so_on_focus(visit: Visit) -> None:
    page = visit(f"{TALK}.html").page
    page.keyboard.press("Tab")
    page.locator("a.entry", has_text="September 8th").focus()
    assert "inferred: 8 September 1941; certainty high, by tei" in page.get_by_role("dialog").inner_text()


def test_the_text_can_be_seen_as_found_and_the_choice_is_kept(visit: Visit) -> None:
    page = visit(f"{TALK}.html").page
    place = page.locator("#correction-8")
    assert place.inner_text() == "me"
    page.get_by_role("radio", name="as found").check()
    assert place.inner_text() == "Mia"
    assert "Ask" not in page.locator("article").inner_text()
    page.reload()
    assert place.inner_text() == "Mia"
    page.get_by_role("radio", name="as corrected").check()
    assert place.inner_text() == "me"


def test_signs_of_the_editor_are_gone_from_the_text_as_found(visit: Visit) -> None:
    page = visit("interview.html").page
    page.get_by_role("radio", name="as found").check()
    words = page.locator("article").inner_text()
    assert "⟨" not in words
    assert "{" not in words


def test_the_view_changes_without_storage(visit: Visit, built_site: Path) -> None:
    watched = visit("interview.html")
    watched.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden') }})"
    )
    watched.page.reload()
    watched.page.get_by_role("radio", name="as found").check()
    assert "down-wards" in watched.page.locator("article").inner_text()
    assert watched.errors == []


def test_the_view_is_chosen_with_the_keyboard(visit: Visit) -> None:
    page = visit(f"{TALK}.html").page
    page.get_by_role("radio", name="as corrected").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#correction-8").inner_text() == "Mia"


# Without JavaScript


def test_without_javascript_nothing_is_offered_that_would_need_it(visit: Visit) -> None:
    page = visit(f"{TALK}.html", script=False).page
    assert page.get_by_role("button").count() == 0
    assert page.get_by_role("radio").count() == 0


def test_without_javascript_marks_lead_to_notes_and_back(visit: Visit) -> None:
    page = visit(f"{LETTER}.html", script=False).page
    page.locator(MARK).first.click()
    assert page.url.endswith("#note-1")
    page.locator(":target a").first.click()
    assert page.url.endswith("#mark-1")


def test_without_javascript_a_correction_leads_to_the_list_and_back(visit: Visit) -> None:
    page = visit(f"{TALK}.html", script=False).page
    page.locator("a.entry", has=page.locator("#correction-8")).click()
    assert "as found: Mia" in page.locator(":target").inner_text()
    page.locator(":target a").first.click()
    assert page.locator(":target").inner_text() == "me"


def test_without_javascript_a_paragraph_leads_to_its_line(visit: Visit) -> None:
    page = visit(f"{TALK}.html", script=False).page
    page.locator('a.n[data-n="2"]').click()
    page.locator(":target > a.to-line").click()
    assert page.url.endswith(f"{TALK}.source.html#L19")
    assert "I canʹt talk about the numbers" in page.locator(":target").inner_text()
    page.locator(":target a").click()
    assert "I canʹt talk about the numbers" in page.locator(":target").inner_text()


# Paragraphs, source


def test_a_paragraph_offers_its_address_its_line_and_a_citation(visit: Visit) -> None:
    page = visit(f"{TALK}.html").page
    page.locator('a.n[data-n="2"]').click()
    box = page.get_by_role("dialog")
    assert box.get_by_role("link", name="Link to this paragraph").get_attribute("href").endswith(f"{TALK}.html#p2")
    assert box.get_by_role("link", name="source, line 19").get_attribute("href").endswith(f"{TALK}.source.html#L19")
    assert "¶ 2" in box.locator(".cited").inner_text()


def test_copying_says_so(visit: Visit) -> None:
    watched = visit(f"{TALK}.html")
    page = watched.page
    page.locator('a.n[data-n="2"]').click()
    page.get_by_role("dialog").get_by_role("button", name="Copy").last.click()
    page.get_by_role("status").get_by_text("Copied").wait_for(state="attached")
    assert watched.errors == []


def test_the_text_and_its_source_scroll_together(visit: Visit) -> None:
    page = visit(f"{TALK}.source.html").page
    main = page.locator("main")
    main.hover()
    for passage in ("p45", "p20"):
        number = f"""section.source a[href="#{passage}"]"""
        page.evaluate(
            "id => { document.querySelector('main').scrollTop = document.getElementById(id).offsetTop - 300; }", passage
        )
        page.wait_for_function(
            "selector => { const { top } = document.querySelector(selector).getBoundingClientRect();"
            " return top > 0 && top < innerHeight; }",
            arg=number,
        )
    page.evaluate("document.querySelector('main').scrollTop = 1e6")
    page.wait_for_function(
        "() => { const pane = document.querySelector('.source');"
        " return pane.scrollHeight - pane.clientHeight - pane.scrollTop < 5; }"
    )


def test_going_beside_the_source_keeps_the_place(visit: Visit) -> None:
    page = visit(f"{TALK}.html").page
    page.evaluate("document.getElementById('p30').scrollIntoView()")
    page.evaluate("document.querySelector('a[data-keep-place]').click()")
    page.wait_for_url("**/*.source.html#*")
    box = page.locator("#p30").bounding_box()
    assert box is not None
    assert -50 < box["y"] < 900


# Hostile


HOSTILE = '"><script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">'


def test_hostile_tei_runs_nothing_whatever_is_opened(visit: Visit, tmp_path: Path) -> None:
    entries = []
    for path in (*SAMPLES, LANGUAGES):
        tree = parse(path)
        for element in tree.iter(etree.Element):
            element.text = f"{element.text or ''}{HOSTILE}"
            for name in element.attrib:
                if not name.endswith("}id"):
                    element.set(name, f"{element.get(name)}{HOSTILE}" if name != "target" else element.get(name))
        target = tmp_path / path.name
        tree.write(str(target), encoding="utf-8")
        entries.append(SiteEntry(path.stem, target))
    build_site(entries, tmp_path / "site")
    for entry in entries:
        watched = visit(tmp_path / "site" / f"{entry.name}.html")
        page = watched.page
        for mark in page.locator(f"{MARK}, a.entry, a.n").all()[:8]:
            mark.dispatch_event("click")
        if page.get_by_role("radio", name="as found").count():
            page.get_by_role("radio", name="as found").check()
        assert page.evaluate("window.hacked") is None
        assert page.locator("img").count() == 0
        assert watched.quiet()


def test_a_page_can_be_printed(visit: Visit, tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    page = visit(f"{LETTER}.html").page
    page.locator(MARK).first.click()
    page.pdf(path=pdf, prefer_css_page_size=True)
    reader = shutil.which("pdftotext") or pytest.skip("no pdftotext: install the package poppler-utils")
    words = subprocess.run([reader, str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    squeezed = " ".join(words.split())
    assert squeezed.count("The People’s Commissariat for Foreign Trade.—Ed.") == 1
    assert "Published: First published in 1959" in squeezed
    assert "as found: 1318" in squeezed
    assert not {"Close", "All editions", "Beside the source"} & set(words.splitlines())
