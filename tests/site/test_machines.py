"""Files for machines: valid, and without a date that nobody stated."""

import json
from pathlib import Path

from lxml import etree
from render.trees import document
from sites import site_files

from tei.site import SiteEntry, SiteSettings, build_site

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = '"><script>alert(1)</script>]]> & \\" \u2028 {{ 7*7 }} {% raise %} ${x} ../../x'
HEADER = (
    "<fileDesc><titleStmt><title>{title}</title><author>{title}</author></titleStmt><publicationStmt><publisher>P"
    "</publisher>{date}</publicationStmt></fileDesc><profileDesc><particDesc><listPerson><person xml:id='a'>"
    "<persName>{title}</persName><note><p>{title}</p></note></person></listPerson></particDesc></profileDesc>"
)


def built(folder: Path, titles: dict[str, tuple[str, str]], settings: SiteSettings) -> dict[str, bytes]:
    """A site of editions, by name their title and the date of their publication."""
    entries = []
    for name, (title, date) in titles.items():
        written = HEADER.format(title=escape(title), date=f"<date when='{date}'/>" if date else "")
        tree = document(f"<p>{escape(title)} <placeName>{escape(title)}</placeName></p>", written)
        path = folder / f"{name}.xml"
        path.write_bytes(etree.tostring(tree))
        entries.append(SiteEntry(name, path))
    build_site(entries, folder / "site", settings)
    return site_files(folder / "site")


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


ADDRESS = SiteSettings(title="Letters & more", publisher="Salm", address="https://a.example.org/x/")


def test_a_feed_has_what_is_dated_the_latest_first(tmp_path: Path) -> None:
    files = built(tmp_path, {"a": ("A", "2020"), "b": ("B", "2021-03-04"), "c": ("C", "")}, ADDRESS)
    feed = etree.fromstring(files["feed.xml"])

    assert [each.text for each in feed.findall(f"{ATOM}entry/{ATOM}title")] == ["B", "A"]
    assert [each.text for each in feed.iter(f"{ATOM}updated")] == [
        *("2021-03-04T00:00:00Z", "2021-03-04T00:00:00Z", "2020-01-01T00:00:00Z"),
    ]
    assert feed.findtext(f"{ATOM}id") == "https://a.example.org/x/"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Salm"


def test_without_an_address_or_a_date_there_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    assert not {"feed.xml", "sitemap.xml"} & set(built(tmp_path / "one", {"a": ("A", "2020")}, SiteSettings()))
    undated = built(tmp_path / "two", {"a": ("A", "")}, ADDRESS)
    assert "feed.xml" not in undated
    assert b"feed.xml" not in undated["index.html"] + undated["about.html"]


def test_the_map_names_pages_that_are_there(tmp_path: Path) -> None:
    files = built(tmp_path, {"a b": ("A", "2020")}, ADDRESS)
    places = [each.text or "" for each in etree.fromstring(files["sitemap.xml"]).iter("{*}loc")]

    assert len(set(places)) == len(places) > 10
    for place in places:
        assert place.startswith(ADDRESS.address)
        assert (place.removeprefix(ADDRESS.address).replace("%20", " ") or "index.html") in files


def test_citation_data_is_plain_yaml(tmp_path: Path) -> None:
    lines = built(tmp_path, {"a": ("A", "2021-03-04")}, ADDRESS)["CITATION.cff"].decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines if ": " in line)

    assert fields["cff-version"] == "1.2.0"
    assert json.loads(fields["title"]) == "Letters & more"
    assert json.loads(fields["date-released"]) == "2021-03-04"


def test_hostile_names_and_titles_stay_text_everywhere(tmp_path: Path) -> None:
    settings = SiteSettings(
        title=HOSTILE, subtitle=HOSTILE, description=HOSTILE, publisher=HOSTILE, address="https://a.example.org/"
    )
    files = built(tmp_path, {"a": (HOSTILE, "2020"), "b'c&d": (HOSTILE, "")}, settings)

    for path, content in files.items():
        assert ".." not in path
        text = content.decode() if not path.endswith(".epub") else ""
        if path.endswith(".html"):
            shown = etree.HTML(text)
            assert not [
                each for each in shown.iter("script") if each.text and each.get("type") != "application/ld+json"
            ]
            assert "alert(1)" not in "".join(shown.xpath("//@onerror | //@onclick | //@href[starts-with(., 'java')]"))
            assert "49" not in (shown.findtext(".//h1") or "")
        elif path.endswith(".xml"):
            etree.fromstring(content)
        elif path.startswith("assets/data/"):
            body = text.removesuffix(");\n").partition(",")[2]
            json.loads(body)
    assert "](../" not in files["llms.txt"].decode()
