from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree, html
from render.trees import SAMPLES, document, title_statement
from sites import lost_links

from tei.errors import TeiError
from tei.site import SiteEntry, build_site

ENTRIES = [SiteEntry(path.stem, path, review=number) for number, path in enumerate(SAMPLES)]

KINDS = ("epub", "html", "txt", "xml", "bib", "ris", "csl.json")


def entry(folder: Path, name: str, tree: etree._ElementTree) -> SiteEntry:
    path = folder / "edition.xml"
    path.write_bytes(etree.tostring(tree))
    return SiteEntry(name, path)


def files(folder: Path) -> dict[str, bytes]:
    """What is published: all but what is kept for the next build."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found if ".tei" not in path.parts}


def test_what_is_written(tmp_path: Path) -> None:
    build_site(ENTRIES, tmp_path)
    names = {f"{path.stem}.{kind}" for path in SAMPLES for kind in KINDS}

    written = set(files(tmp_path))
    assert written > {"index.html", "assets/edition.css", "people.html", "search.html", *names}
    assert not [path for path in written if not path.isascii()]
    for path in SAMPLES:
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_the_same_editions_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    build_site(ENTRIES, tmp_path / "a")
    build_site(ENTRIES[::-1], tmp_path / "b")

    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_every_link_leads_to_a_file_and_none_leaves(tmp_path: Path) -> None:
    build_site(ENTRIES, tmp_path)

    assert lost_links(tmp_path) == set()
    for path in tmp_path.rglob("*.html"):
        shown = html.document_fromstring(path.read_text(encoding="utf-8"))
        assert (
            shown.xpath("//script[not(@src or @type = 'application/ld+json')] | //@style | //@onclick | //style") == []
        )
        assert not [src for src in shown.xpath("//@src | //link[@rel='stylesheet']/@href") if "//" in src]


def test_every_link_to_a_passage_leads_to_an_id(tmp_path: Path) -> None:
    build_site(ENTRIES, tmp_path)
    ids = {path: set(html.parse(str(path)).xpath("//@id")) for path in tmp_path.rglob("*.html")}
    for path in ids:
        for href in html.parse(str(path)).xpath("//main[contains(@class, 'around')]//a/@href"):
            page, _, fragment = href.partition("#")
            target = (path.parent / unquote(page)).resolve() if page else path
            if fragment and "=" not in fragment:
                assert unquote(fragment) in ids[target], f"{path.name}: {href}"


def test_the_list_is_sorted_by_date_with_undated_last(tmp_path: Path) -> None:
    build_site(ENTRIES, tmp_path)
    shown = html.document_fromstring((tmp_path / "index.html").read_text(encoding="utf-8"))

    assert shown.xpath("//ol//h3/a/@href") == ["letters.html", "interview.html", "article.html"]
    assert [" ".join(when.text_content().split()) for when in shown.xpath("//ol//p[@class='when']")] == [
        "27 November 1931",
        "25 December 1933",
        "undated",
    ]
    assert shown.xpath("//p[@class='counts']")[0].text_content() == "3 documents, 1931–1933"
    assert [review.text_content() for review in shown.xpath("//*[@class='review']")] == [
        "2 places for review",
        "1 place for review",
    ]


def test_hostile_titles_stay_text_in_the_index(tmp_path: Path) -> None:
    tree = document("<p>a</p>", title_statement("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"))
    build_site([entry(tmp_path, "a b", tree)], tmp_path / "site")
    for path in (tmp_path / "site").rglob("*.html"):
        assert "<script>" not in path.read_text(encoding="utf-8")
    index = html.document_fromstring((tmp_path / "site" / "index.html").read_text(encoding="utf-8"))

    assert index.xpath("//ol//h3/a/@href") == ["a%20b.html"]


def test_a_site_without_editions_says_so(tmp_path: Path) -> None:
    build_site([], tmp_path)

    assert "There are no editions yet." in (tmp_path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["", "..", "a/b", "a\\b", ".hidden", "index", "INDEX", "edition", "c:x", "a\nb"])
def test_a_name_that_is_no_file_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"name|called"):
        build_site([SiteEntry(name, tmp_path / "a.xml")], tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_two_editions_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="called 'A'"):
        build_site([SiteEntry("a", tmp_path / "a.xml"), SiteEntry("A", tmp_path / "b.xml")], tmp_path)


def test_a_file_that_cannot_be_written_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "site" / "a.html").mkdir(parents=True)
    with pytest.raises(TeiError, match=r"a\.html: cannot be written"):
        build_site([entry(tmp_path, "a", document("<p>other</p>"))], tmp_path / "site")
    assert files(tmp_path / "site") == {}
