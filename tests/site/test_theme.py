"""A theme changes what it says and nothing else, also the one of docs/theming.md; what it may not do is refused."""

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from sites import entries, lost_links, site_files, write_edition

from tei.errors import TeiError
from tei.project import build_editions
from tei.site import SiteBuilt, SiteSettings, build_site, read_settings, read_theme

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "theming.md").read_text(encoding="utf-8")
FILES = {
    match["file"]: match["text"]
    for match in re.finditer(
        r"^`(?P<file>editions/[\w./-]+)`:\n\n```\w+\n(?P<text>.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
    )
}
"""The files of the example, as the page shows them."""
LETTER = """Letter to {whom}
{day} 1921

Dear {whom},

{text}

Yours sincerely,

J. Brandt
"""
HARBOUR = """The harbour is open again since 14 March 1921, and the consulate is in the customs house.[1]

The harbour master gave the pilots this order, and he is to hear from me on May 5.

[1] Port Merrow City Archive, F. 12. Op. 3. D. 77. L. 5."""
LETTERS = {
    "1921-letter": LETTER.format(whom="Miss Vogel", day="5 May", text=HARBOUR),
    "1921-second": LETTER.format(whom="Mr. Hansen", day="2 June", text="The pilots were not asked."),
    "1922-third": LETTER.format(whom="Miss Vogel", day="11 June", text="The light is lit again since Whitsun."),
}
IDENTITY = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">{}</xsl:stylesheet>'
IMPORT = '<xsl:import href="tei:html.xsl"/>'


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    write_edition(tmp_path / "editions", "anna", "A <foreign xml:lang='fr'>mot</foreign><note>That is a word.</note>.")
    write_edition(tmp_path / "editions", "bela")
    return tmp_path / "editions"


@pytest.fixture
def site_of_the_example(tmp_path: Path) -> Path:
    for name, text in LETTERS.items():
        path = tmp_path / "editions" / name / "source.txt"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return dressed(tmp_path)


@pytest.fixture
def theme(editions: Path) -> Path:
    (editions / "theme" / "assets").mkdir(parents=True)
    (editions / "theme" / "templates").mkdir()
    return editions / "theme"


def built(editions: Path) -> SiteBuilt:
    return build_site(entries(editions), editions.parent / "build", SiteSettings(theme=read_theme(editions / "theme")))


def refused(editions: Path) -> str:
    with pytest.raises(TeiError) as error:
        built(editions)
    assert "\n" not in str(error.value)
    return str(error.value)


def dressed(project: Path) -> Path:
    """The site of a project with the files of the example."""
    for name, text in FILES.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    build_editions(project)
    return project / "build"


class TestExample:
    """Of docs/theming.md."""

    @pytest.fixture
    def site(self, editions: Path) -> Path:
        return dressed(editions.parent)

    def test_the_page_has_all_its_files(self) -> None:
        assert set(FILES) == {
            "editions/theme/house.css",
            "editions/theme/assets/emblem.svg",
            "editions/theme/html.xsl",
            "editions/theme/templates/start.html.j2",
            "editions/site.toml",
        }

    def test_colours_stand_behind_ours(self, site: Path) -> None:
        style = (site / "assets" / "edition.css").read_text(encoding="utf-8")
        accents = re.findall(r"--accent: (#\w+)", style)

        assert accents[-2:] == ["#0b5563", "#7fd1dd"]
        assert len(accents) >= 4

    def test_pages_of_documents(self, site: Path) -> None:
        shown = html.document_fromstring((site / "anna.html").read_text(encoding="utf-8"))

        assert shown.xpath("//footer[@class='imprint']/text()") == ["Port Merrow City Archive, Reading Room"]
        assert shown.xpath("//em[@class='foreign']/text()") == ["mot"]
        assert "Annotations" in shown.text_content()
        assert "Where this letter comes from" in shown.text_content()

    def test_the_start_page(self, site: Path) -> None:
        shown = html.document_fromstring((site / "index.html").read_text(encoding="utf-8"))

        assert shown.xpath("//h1/text()") == ["Letters of the Harbour Office"]
        assert shown.xpath("//img[@class='emblem']/@src") == ["assets/theme/emblem.svg"]
        assert "the reading room is open on weekdays" in shown.text_content()
        assert {"Anna", "Bela"} <= set(shown.text_content().split())
        assert lost_links(site) == set()

    def test_its_drawing_is_published(self, site: Path) -> None:
        drawn = (site / "assets" / "theme" / "emblem.svg").read_text(encoding="utf-8")
        assert drawn == FILES["editions/theme/assets/emblem.svg"]

    def test_the_sheets_mentioned_on_the_page_have_the_properties_it_names(self) -> None:
        named = set(re.findall(r"`(--[a-z]+)`", PAGE))
        style = "".join(path.read_text() for path in (ROOT / "tei" / "render" / "assets" / "styles").glob("*.css"))

        assert named
        assert {name for name in named if f"{name}:" not in style} == set()


def test_a_project_without_a_theme(editions: Path) -> None:
    assert read_theme(editions / "theme") == SiteSettings().theme


def test_a_theme_that_changes_and_goes(editions: Path, theme: Path) -> None:
    plain = SiteSettings()
    build_site(entries(editions), editions.parent / "build", plain)
    before = site_files(editions.parent / "build")
    (theme / "a.css").write_text("p { color: red }")
    (theme / "assets" / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    built(editions)
    assert b"color: red" in site_files(editions.parent / "build")["assets/edition.css"]
    (theme / "a.css").write_text("p { color: green }")
    assert "assets/edition.css" in built(editions).written
    assert built(editions).written == ()
    build_site(entries(editions), editions.parent / "build", plain)

    assert site_files(editions.parent / "build") == before


def test_a_stylesheet_that_was_mended_is_read_again_in_the_same_process(editions: Path, theme: Path) -> None:
    template = '<xsl:template name="page-bottom"><footer>{}</footer></xsl:template>'
    for words in ("One", "Two"):
        (theme / "part.xsl").write_text(IDENTITY.format(template.format(words)))
        (theme / "html.xsl").write_text(IDENTITY.format(IMPORT + '<xsl:import href="part.xsl"/>'))
        built(editions)
        assert f"<footer>{words}</footer>" in (editions.parent / "build" / "anna.html").read_text()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.css", b"p {}\n@import 'b.css';", "a.css:2"),
        ("a.css", b"/* a comment\n*/ p { background: url( https://example.org/a.png ) }", "a.css:2"),
        ("a.css", b"p { background: URL('//example.org/a.png') }", "a.css:1"),
        ("a.css", b"\xff", "not UTF-8"),
        ("a.css", b" " * 5_000_001, "more than 5 MB"),
        ("assets/a.js", b"alert(1)", "images and fonts"),
        ("assets/a.html", b"<script>alert(1)</script>", "images and fonts"),
        ("assets/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "<script>"),
        ("assets/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "@onload"),
        ("assets/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><a href="java\nscript:alert(1)"/></svg>', "@href"),
        (
            "assets/a.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.org/a"/></svg>',
            "@href",
        ),
        ("assets/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>', "<foreignObject>"),
        ("assets/a.svg", b'<?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>', "instruction"),
        (
            "assets/a.svg",
            b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
            "DOCTYPE",
        ),
        ("assets/a.SVG", b"<svg", "a.SVG:1"),
        ("html.xsl", b"<xsl", "html.xsl"),
        ("html.xsl", IDENTITY.format("<xsl:template match='['/>").encode(), "html.xsl"),
        ("html.xsl", IDENTITY.format('<xsl:import href="../../../secret.xsl"/>').encode(), "html.xsl"),
        ("html.xsl", IDENTITY.format('<xsl:import href="http://example.org/a.xsl"/>').encode(), "html.xsl"),
        ("templates/start.html.j2", b"{% block %}", "start.html.j2:1"),
        ("templates/start.html.j2", b"\n{{ nothing_of_this_name }}", "start.html.j2:2"),
        ("templates/start.html.j2", b"{% extends 'gone.html.j2' %}", "gone.html.j2"),
        ("templates/start.html.j2", b"{% include '../../../secret.txt' %}", "secret.txt"),
        ("templates/start.html.j2", b"{{ settings.__class__.__mro__ }}", "start.html.j2:1"),
        ("templates/start.html.j2", b"{{ settings.theme.templates.read_text() }}", "start.html.j2:1"),
        ("templates/start.html.j2", b"{{ ''.join.__func__ }}", "start.html.j2:1"),
        ("templates/start.html.j2", b"{{ cycler.__init__.__globals__.os.popen('id').read() }}", "start.html.j2:1"),
        ("templates/start.html.j2", b"{{ '{0.__class__}'.format(settings) }}", "start.html.j2:1"),
        ("templates/start.html.j2", b"{% for n in range(10 ** 9) %}x{% endfor %}", "start.html.j2"),
    ],
)
def test_what_a_theme_may_not_do_is_refused_in_one_line_and_the_site_stays(
    editions: Path, theme: Path, name: str, content: bytes, words: str
) -> None:
    built(editions)
    before = site_files(editions.parent / "build")
    (editions.parent / "secret.txt").write_text("under the mat")
    (theme / name).write_bytes(content)

    assert words in refused(editions)
    assert site_files(editions.parent / "build") == before


@pytest.mark.parametrize(
    "read",
    [
        "document('../../secret.xml')",
        "document('/etc/passwd')",
        "document('http://127.0.0.1:9/')",
    ],
)
def test_a_stylesheet_reads_no_file(editions: Path, theme: Path, read: str) -> None:
    (editions.parent / "secret.xml").write_text("<secret>under the mat</secret>")
    template = f'<xsl:template name="page-bottom"><footer>[<xsl:value-of select="{read}"/>]</footer></xsl:template>'
    (theme / "html.xsl").write_text(IDENTITY.format(IMPORT + template))
    found = built(editions)

    assert found.errors or "<footer>[]</footer>" in (editions.parent / "build" / "anna.html").read_text()
    assert not any(b"under the mat" in data for data in site_files(editions.parent / "build").values())


@pytest.mark.parametrize("name", ["a.css", "assets/a.png", "templates/a.html.j2", "part.xsl"])
def test_a_link_that_leads_out_of_the_theme(editions: Path, theme: Path, name: str) -> None:
    secret = editions.parent / "secret.txt"
    secret.write_text("under the mat")
    (theme / name).symlink_to(secret)

    assert f"{theme / name}: leads out of the theme" in refused(editions)


def test_a_theme_that_is_a_link_out_of_the_project(editions: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "a.css").write_text("p {}")
    (editions / "theme").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(TeiError, match="leads out of the project"):
        build_editions(editions.parent)


def test_values_are_escaped_in_templates_of_a_theme(editions: Path, theme: Path) -> None:
    (theme / "templates" / "start.html.j2").write_text("{{ settings.title }}")
    settings = replace(SiteSettings(title="<script>"), theme=read_theme(theme))
    build_site(entries(editions), editions.parent / "build", settings)

    assert (editions.parent / "build" / "index.html").read_text() == "&lt;script&gt;"
    assert read_settings(editions / "site.toml") == SiteSettings()


def test_the_picture_on_the_page(chromium: Any, site_of_the_example: Path, tmp_path: Path) -> None:
    """It goes into the folder that TEI_PICTURES names, for docs/images."""
    frame = '<iframe src="{}" style="width: 640px; height: 800px; border: 0"></iframe>'
    both = site_of_the_example / "both.html"
    both.write_text(
        "<body style='margin: 0; display: flex'>" + "".join(map(frame.format, ("index.html", "1921-letter.html")))
    )
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto(both.as_uri())
    colours = [each.evaluate("getComputedStyle(document.body).backgroundColor") for each in page.frames[1:]]
    data = page.screenshot(path=Path(os.environ.get("TEI_PICTURES") or tmp_path) / "theme.png")
    page.close()

    assert colours == ["rgb(247, 250, 249)"] * 2
    assert len(data) > 20_000
