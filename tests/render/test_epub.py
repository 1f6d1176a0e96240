"""Books: what a reading system needs is there, the bytes are the same each time, and epubcheck finds nothing."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tei.render.epub import bind, read_chapter, render_epub, reopen

from .odd_trees import HOSTILE, hostile_trees, odd_trees, random_trees
from .trees import SAMPLES, document, parse, reading_words, title_statement, words

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = sorted((ROOT / "editions").glob("*/edition.xml"))
SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
HEADER = """<fileDesc><titleStmt><title>Quay</title><author>Ida Stern</author>
  <respStmt><resp>translation</resp><name>Ann Lee</name></respStmt></titleStmt>
  <publicationStmt><publisher>Port Archive</publisher><date when="2024-05"/>
  <availability><licence target="https://example.org/l">L</licence></availability></publicationStmt></fileDesc>
  <revisionDesc><change when="2025-01-30"/></revisionDesc>"""


def opened(book: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(book))


def part(book: bytes, name: str) -> etree._Element:
    return etree.fromstring(opened(book).read(f"EPUB/{name}"))


def book_of(body: str, header: str = "") -> bytes:
    return render_epub(document(body, header), "quay")


def found(element: etree._Element, path: str) -> list[etree._Element]:
    matched = element.xpath(path, namespaces=SPACES)
    assert isinstance(matched, list)
    return [each for each in matched if isinstance(each, etree._Element)]


def text_of(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


@pytest.fixture(scope="module")
def epubcheck() -> list[str]:
    """How epubcheck is called; Debian's command is a Java archive."""
    program, java = shutil.which("epubcheck"), shutil.which("java")
    if program is None or java is None:
        pytest.skip("epubcheck is not installed")
    is_archive = Path(program).read_bytes()[:2] == b"PK"
    return [java, "-jar", str(Path(program).resolve())] if is_archive else [program]


def defects(epubcheck: list[str], book: bytes, folder: Path) -> list[str]:
    path = folder / "book.epub"
    path.write_bytes(book)
    run = subprocess.run([*epubcheck, str(path)], capture_output=True, text=True, check=False)
    told = [line for line in (run.stdout + run.stderr).splitlines() if re.match(r"(FATAL|ERROR|WARNING|INFO)", line)]
    assert told or "No errors or warnings detected" in run.stdout, run.stdout + run.stderr
    return told


def test_epubcheck_finds_nothing_in_one_edition(epubcheck: list[str], tmp_path: Path) -> None:
    path = next(path for path in EDITIONS if "duranty" in str(path))
    book = render_epub(parse(path), path.parent.name, "https://archive.example.org/letters/", "Letters")

    assert defects(epubcheck, book, tmp_path) == []


def test_epubcheck_finds_nothing_in_all_editions_and_samples_as_one_book(epubcheck: list[str], tmp_path: Path) -> None:
    chapters = [read_chapter(parse(path), path.parent.name) for path in (*EDITIONS, *SAMPLES)]

    assert defects(epubcheck, bind(chapters, "Letters", "https://archive.example.org/letters/"), tmp_path) == []


def test_epubcheck_finds_nothing_in_books_of_hostile_and_odd_documents(epubcheck: list[str], tmp_path: Path) -> None:
    chapters = [read_chapter(tree, HOSTILE) for tree in (*hostile_trees(), *odd_trees(), *random_trees(30))]

    assert defects(epubcheck, bind(chapters, HOSTILE, ""), tmp_path) == []


@pytest.mark.parametrize("path", [*SAMPLES, *EDITIONS], ids=lambda path: path.parent.name + path.stem)
def test_every_word_is_in_the_book(path: Path) -> None:
    chapter = part(render_epub(parse(path)), "text-0001.xhtml")
    spaced = " ".join(map(str, chapter.itertext()))
    joined = "".join(map(str, chapter.itertext()))

    missing = reading_words(parse(path)) - words(joined) - words(spaced)
    assert missing == {}


def test_the_files_stand_in_the_order_of_the_format_and_name_no_time() -> None:
    entries = opened(book_of("<p>a</p>")).infolist()

    assert [each.filename for each in entries][:2] == ["mimetype", "META-INF/container.xml"]
    assert entries[0].compress_type == zipfile.ZIP_STORED
    assert opened(book_of("<p>a</p>")).read("mimetype") == b"application/epub+zip"
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert book_of("<p>a</p>", HEADER) == book_of("<p>a</p>", HEADER)


def test_the_package_says_what_the_header_says() -> None:
    package = part(book_of('<p>a<pb n="3"/></p>', HEADER), "package.opf")
    texts = {each.tag.partition("}")[2]: text_of(each) for each in found(package, "//dc:*")}
    metas = [(each.get("property"), each.text) for each in found(package, "//o:meta")]

    assert texts["title"] == "Quay"
    assert texts["creator"] == "Ida Stern"
    assert texts["contributor"] == "Ann Lee"
    assert texts["publisher"] == "Port Archive"
    assert texts["language"] == "en"
    assert texts["rights"] == "https://example.org/l"
    assert texts["date"] == "2024-05"
    assert texts["identifier"].startswith("urn:uuid:")
    assert ("dcterms:modified", "2025-01-30T00:00:00Z") in metas
    assert ("role", "trl") in metas
    assert ("schema:accessMode", "textual") in metas
    assert ("schema:accessibilityFeature", "pageNavigation") in metas


def test_a_book_without_a_date_in_its_header_does_not_take_that_of_today() -> None:
    package = part(book_of("<p>a</p>"), "package.opf")
    modified = [each.text for each in found(package, "//o:meta[@property='dcterms:modified']")]

    assert modified == ["1970-01-01T00:00:00Z"]


def test_the_address_of_the_page_identifies_the_book() -> None:
    book = render_epub(document("<p>a</p>"), "quay", "https://archive.example.org/")

    assert [each.text for each in found(part(book, "package.opf"), "//dc:identifier")] == [
        "https://archive.example.org/quay.html"
    ]


def test_notes_with_a_mark_open_over_the_text_and_others_stand_below_it() -> None:
    body = (
        '<p>a<ref type="noteMark" n="1" target="#n1" xml:id="m1">1</ref></p>'
        '<div type="notes"><note n="1" xml:id="n1" target="#m1"><label>1.</label><p>one</p></note>'
        '<note target="#text"><p>of all</p></note></div>'
    )
    text = part(book_of(body), "text-0001.xhtml")
    (mark,) = found(text, "//h:a[@e:type='noteref']")
    (note,) = found(text, "//h:aside[@e:type='footnote'][@role='doc-footnote']")

    assert mark.get("href") == f"#{note.get('id')}"
    assert [link.get("href") for link in found(note, ".//h:a")] == [f"#{mark.get('id')}"]
    assert [text_of(each) for each in found(text, "//h:div[contains(@class, 'note') and not(h:aside)]")] == ["of all"]


def test_navigation_leads_to_headings_pages_and_the_text() -> None:
    body = (
        '<div><head>One</head><p><pb n="7"/>a</p><div><head>Two</head><p>b</p></div></div><div><head>Three</head></div>'
    )
    book = book_of(body, HEADER)
    nav = part(book, "nav.xhtml")
    ids = {str(each.get("id")) for each in part(book, "text-0001.xhtml").iter(etree.Element)}
    links = found(nav, "//h:a")

    (contents,) = found(nav, "//h:nav[@e:type='toc']")
    (quay,) = found(contents, "h:ol/h:li")
    assert text_of(quay[0]) == "Quay"
    assert [text_of(each[0]) for each in found(quay, "h:ol/h:li")] == ["One", "Three", "About this edition"]
    assert [text_of(each[0]) for each in found(quay, "h:ol/h:li[1]/h:ol/h:li")] == ["Two"]
    assert [text_of(each) for each in found(nav, "//h:nav[@e:type='page-list']//h:a")] == ["7"]
    assert {link.get("href", "").partition("#")[2] for link in links} <= ids | {"toc", ""}


def test_nothing_of_the_browser_is_in_the_book() -> None:
    chapters = [part(render_epub(parse(path)), "text-0001.xhtml") for path in SAMPLES]

    for chapter in chapters:
        tags = {str(each.tag).partition("}")[2] for each in chapter.iter(etree.Element)}
        assert not tags & {"script", "style", "nav", "details", "summary", "button", "form", "input"}


def test_a_link_to_another_document_leads_to_its_chapter_or_is_text() -> None:
    tree = document('<p><ref target="b.html#x">b</ref> <ref target="c.html">c</ref></p>')
    chapter = read_chapter(tree, chapter_of=lambda href: "text-0002.xhtml" if href.startswith("b.html") else "")
    links = found(etree.fromstring(chapter.content), "//h:article//h:a")

    assert [(link.get("href"), text_of(link)) for link in links] == [("text-0002.xhtml", "b")]


def test_a_book_of_several_documents_has_a_chapter_for_each_in_their_order() -> None:
    trees = [document(f"<p>{name}</p>", title_statement(f"<title>T{name}</title>")) for name in "ba"]
    book = bind([read_chapter(tree) for tree in trees], "Letters", "https://archive.example.org/")
    contents = found(part(book, "nav.xhtml"), "//h:nav[@e:type='toc']/h:ol/h:li/h:a")

    assert [text_of(each) for each in contents] == ["Tb", "Ta"]
    assert [each.text for each in found(part(book, "package.opf"), "//dc:title")] == ["Letters"]


def test_a_book_without_a_chapter_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a chapter"):
        bind([])


@pytest.mark.parametrize("path", [*SAMPLES, *EDITIONS], ids=lambda path: path.parent.name + path.stem)
def test_a_book_is_opened_again_as_it_was(path: Path) -> None:
    tree = parse(path)

    assert reopen(render_epub(tree, "a", "https://archive.example.org/")) == read_chapter(
        tree, "a", "https://archive.example.org/"
    )


def test_what_opens_on_a_page_stands_open_in_a_book_without_saying_its_beginning_twice() -> None:
    header = HEADER.replace(">L<", f">{'All rights are reserved by the port. ' * 9}<")
    facts = part(book_of("<p>a</p>", header), "text-0001.xhtml")

    assert text_of(found(facts, "//h:dl[@class='facts']")[0]).count("All rights are reserved by the port.") == 9


def test_numbers_in_the_margin_and_ways_to_the_source_stay_on_the_page() -> None:
    text = part(book_of("<p>a</p><p>b</p>"), "text-0001.xhtml")

    assert [text_of(each) for each in found(text, "//h:article//h:p")] == ["a", "b"]
    assert found(text, "//h:article//h:a") == []
