"""What a browser prints of a page: all of the text, its notes, running heads, and nothing that only a screen needs."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tei.render import summary
from tei.site import SiteEntry, SiteSettings, build_site

from .trees import parse, reading_words, words

EDITION = Path(__file__).resolve().parents[2] / "editions" / "1933-12-25-talk-with-duranty"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PAGE_END = "\f"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each printed page of one edition."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    reader = shutil.which("pdftotext")
    if browser is None or reader is None:
        pytest.skip("chromium or pdftotext is not installed")
    folder = tmp_path_factory.mktemp("print")
    entry = SiteEntry("talk", EDITION / "edition.xml", EDITION / "source.txt")
    build_site([entry], folder, SiteSettings(title="Letters", address="https://archive.example.org/"))
    pdf = folder / "talk.pdf"
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
    home = f"--user-data-dir={folder / 'profile'}"
    address = (folder / "talk.html").as_uri()
    call = [browser, *flags, home, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", address]
    subprocess.run(call, capture_output=True, check=True, timeout=300)
    text = subprocess.run([reader, str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    return text.rstrip(PAGE_END).split(PAGE_END)


def test_every_word_is_printed(pages: list[str]) -> None:
    """A reader of PDF takes the hyphen at the end of a line for one of the line: `long-term` becomes `longterm`."""
    printed = words(re.sub(r"[-\u00ad\u2010]\n", "", "\n".join(pages))).keys()
    wanted = reading_words(parse(EDITION / "edition.xml")).keys()

    assert [word for word in wanted - printed if not any(each.endswith(word) for each in printed)] == []


def test_notes_and_corrections_are_printed_at_the_end(pages: list[str]) -> None:
    text = " ".join(" ".join(pages).split())
    places = [
        text.index("the problem of trade and transport."),
        text.index("Notes 1. This refers to M. I. Kalinin's radio address"),
        text.index("Corrections Correspondent] as found: Correspondence"),
    ]

    assert places == sorted(places)


def test_pages_are_numbered_and_have_the_title_above_but_not_the_first(pages: list[str]) -> None:
    title = summary(parse(EDITION / "edition.xml")).title

    assert len(pages) > 1
    ends = [page.split()[-3:] for page in pages]
    assert ["".join(end).endswith(f"{number}/{len(pages)}") for number, end in enumerate(ends, 1)] == [True] * len(
        pages
    )
    assert [" ".join(page.split()).startswith(title) for page in pages] == [False, *[True] * (len(pages) - 1)]


def test_the_reference_stands_above_the_text(pages: list[str]) -> None:
    first = " ".join(pages[0].split())

    assert first.index("interview by Walter Duranty, 25 December 1933") < first.index("Would you agree to send")
    assert "https://archive.example.org/talk.html" in first


def test_paragraphs_have_their_numbers(pages: list[str]) -> None:
    numbers = {int(line) for page in pages for line in page.splitlines() if line.isascii() and line.isdigit()}

    assert set(range(1, 27)) <= numbers


def test_nothing_is_printed_that_only_a_screen_needs(pages: list[str]) -> None:
    text = "\n".join(pages)

    for word in ("Skip to the text", "All editions", "Plain text", "EPUB", "BibTeX", "Copy", "About this edition"):
        assert word not in text, word
