import zipfile
from pathlib import Path

from lxml import etree
from render.trees import SAMPLES, parse

from tei.render import summary
from tei.site import SiteEntry, SiteSettings, build_site

ENTRIES = [SiteEntry(path.stem, path) for path in SAMPLES]
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_the_book_of_the_whole_edition_has_a_chapter_for_each_document_in_order_of_date(tmp_path: Path) -> None:
    build_site(ENTRIES, tmp_path, SiteSettings(title="Harbour letters", address="https://archive.example.org/"))
    with zipfile.ZipFile(tmp_path / "edition.epub") as book:
        nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
        package = book.read("EPUB/package.opf").decode()
    links = nav.findall(f"{XHTML}body/{XHTML}nav[@id='toc']/{XHTML}ol/{XHTML}li/{XHTML}a")
    titles = {path.stem: summary(parse(path)).title for path in SAMPLES}

    assert [(link.text or "").strip("⟨⟩") for link in links] == [titles[n] for n in ("letters", "interview", "article")]
    assert "<dc:title>Harbour letters</dc:title>" in package
    assert ">https://archive.example.org/</dc:identifier>" in package


def test_pages_and_books_of_a_site_speak_its_language(tmp_path: Path) -> None:
    build_site(ENTRIES, tmp_path, SiteSettings(language="de"))
    name = ENTRIES[0].name

    assert ">Drucken</button>" in (tmp_path / f"{name}.html").read_text(encoding="utf-8")
    for file in ("edition.epub", f"{name}.epub"):
        with zipfile.ZipFile(tmp_path / file) as book:
            assert ">Inhalt</h1>" in book.read("EPUB/nav.xhtml").decode()
            assert ">Über diese Edition</h2>" in book.read("EPUB/text-0001.xhtml").decode()


def test_a_site_without_editions_has_no_book(tmp_path: Path) -> None:
    build_site([], tmp_path)

    assert not (tmp_path / "edition.epub").exists()


def test_the_page_about_the_edition_leads_to_its_book_where_there_is_one(tmp_path: Path) -> None:
    build_site(ENTRIES, tmp_path / "full")
    build_site([], tmp_path / "empty")

    assert 'href="edition.epub"' in (tmp_path / "full" / "about.html").read_text(encoding="utf-8")
    assert 'href="edition.epub"' not in (tmp_path / "empty" / "about.html").read_text(encoding="utf-8")
