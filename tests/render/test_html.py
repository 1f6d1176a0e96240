import json
import os
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html

from tei.render import PageLinks, render_html
from tei.render.html import read_style, render_beside
from tei.render.metadata import Data, Link, Meta
from tei.render.surroundings import Destination, Surroundings
from tei.text.source import Source

from .trees import SAMPLES, document, parse, reading_words, title_statement, words

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
each_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


def page(tree: etree._ElementTree) -> html.HtmlElement:
    return html.document_fromstring(render_html(tree))


def sample(name: str) -> html.HtmlElement:
    return page(parse(next(path for path in SAMPLES if path.stem == name)))


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@each_sample
def test_every_word_is_on_the_page_and_none_is_made_up(path: Path) -> None:
    tree = parse(path)
    shown = page(tree)
    for ours in shown.xpath("//article//details[@class='of-text'] | //article//summary | //article//*[. = 'Notes']"):
        ours.drop_tree()
    parts = shown.xpath(
        "//article[not(ancestor::article)] | //header/h1[not(@class)]"
        " | //header/p[@class='author'][not(//article//article)]"
    )
    found = words(" ".join(text for part in parts for text in separated(part)))

    assert reading_words(tree) - found == {}
    assert found - reading_words(tree) == {}


def separated(element: html.HtmlElement) -> list[str]:
    """Text with spaces where a browser begins a new line."""
    blocks = {"p", "div", "li", "td", "th", "caption", "h1", "h2", "h3", "section", "br", "sup", "a"}
    parts = [" " if element.tag in blocks else "", element.text or ""]
    for child in element:
        parts += separated(child)
        parts.append(child.tail or "")
    return ["".join(parts), " "] if element.tag in blocks else ["".join(parts)]


@each_sample
def test_ids_are_unique_and_links_lead_somewhere(path: Path) -> None:
    shown = page(parse(path))
    ids = shown.xpath("//@id")

    assert len(ids) == len(set(ids))
    for href in shown.xpath("//a/@href[starts-with(., '#')]"):
        assert href[1:] in ids


@each_sample
def test_headings_begin_with_the_title_and_skip_no_level(path: Path) -> None:
    levels = [int(heading.tag[1]) for heading in page(parse(path)).xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@each_sample
def test_each_mark_with_a_note_leads_there_and_back(path: Path) -> None:
    shown = page(parse(path))
    marks = shown.xpath("//a[@role='doc-noteref']")

    for mark in marks:
        (note,) = shown.xpath("//li[@id=$id]", id=mark.get("href")[1:])
        assert f"#{mark.get('id')}" in note.xpath(".//a[@role='doc-backlink']/@href")
    assert len(marks) == len(shown.xpath("//a[@role='doc-backlink']"))


def test_a_mark_without_a_note_is_no_link() -> None:
    (orphan,) = sample("interview").xpath("//sup[contains(@class, 'orphan')]")

    assert text_of(orphan) == "3"
    assert orphan.xpath(".//a") == []
    assert orphan.get("id") == "mark-3"


def test_every_language_is_marked() -> None:
    shown = sample("letters")

    assert shown.get("lang") == "en"
    assert [article.get("lang") for article in shown.xpath("//article//article")] == ["en", "ru"]
    assert shown.xpath("//i[@class='foreign']/@lang") == ["de"]
    assert shown.xpath("//article[@lang='ru']//h3[. = 'Notes']/@lang") == ["en"]


def test_right_to_left_languages_have_their_direction() -> None:
    shown = page(
        document('<p>See <foreign xml:lang="he">שלום</foreign> and <foreign xml:lang="ar-Latn">salam</foreign></p>')
    )

    assert shown.xpath("//i/@dir") == ["rtl", "ltr"]


def test_speakers_run_into_their_first_paragraph() -> None:
    shown = sample("interview")

    assert text_of(shown.xpath("//div[@class='sp'][1]/p[1]")[0]).startswith("Pell : Would you send")
    assert len(shown.xpath("//div[@class='sp']/p[1]/b[@class='speaker']")) == 5


def test_a_correction_shows_its_reading_and_tells_what_was_found_how_sure_and_why() -> None:
    (correction,) = sample("interview").xpath("//ins[@id='c-1']")

    assert text_of(correction) == "downwards"
    assert correction.get("title") == "as found: down-wards (certainty high): a line-end hyphen kept inside the line"


def test_a_reason_is_told_once_where_the_header_repeats_reading_and_certainty() -> None:
    (correction,) = sample("interview").xpath("//ins[@id='c-2']")

    assert correction.get("title") == "as found: i t (certainty high): the only word that fits"


def test_a_title_that_the_editor_put_in_brackets_gets_no_others() -> None:
    shown = page(document("<p>a</p>", title_statement('<title type="supplied">[Letter]</title>')))

    assert shown.xpath("//h1/text()") == ["[Letter]"]


def test_the_header_lists_corrections_with_links_to_their_places() -> None:
    links = sample("interview").xpath("//details//a[starts-with(@href, '#c-')]")

    assert [(link.get("href"), text_of(link)) for link in links] == [
        ("#c-1", "down-wards → downwards"),
        ("#c-2", "line 12"),
    ]


def test_signs_of_the_editor() -> None:
    text = text_of(sample("interview").xpath("//article")[0])

    assert "the printed text […] and why⟨?⟩" in text
    assert "Ask the clerk3{.}" in text


def test_words_are_joined_across_line_ends() -> None:
    body = '<p>light<pc force="weak">-</pc>\n<lb break="no"/>\nhouse, co-\n<lb break="maybe"/>operate, a<lb/>b</p>'
    (paragraph,) = page(document(body)).xpath("//article//p")

    assert text_of(paragraph) == "lighthouse, co-operate, a b"
    assert paragraph.xpath("./br")[0].tail == "b"


def test_dates_are_machine_readable_and_inferred_ones_say_so() -> None:
    shown = sample("interview")
    (inferred,) = shown.xpath("//article//time[contains(@class, 'inferred')]")

    assert inferred.get("datetime") == "1933-09-08"
    assert inferred.get("title") == "1933-09-08; inferred (certainty high)"
    assert shown.xpath("//article//span[contains(@class, 'date')]/@title") == ["1933-06-12 – 1935-07-27"]


@pytest.mark.parametrize("when", ["--03", "soon", "1933-1-1", "33", "0001-01-01x", '"><script>'])
def test_a_value_that_html_does_not_know_is_no_time_element(when: str) -> None:
    tree = document("<p><date>then</date></p>")
    next(tree.iter("{*}date")).set("when", when)

    assert page(tree).xpath("//article//time") == []


def test_page_breaks_have_a_name() -> None:
    assert sample("article").xpath("//span[@role='separator']/@aria-label") == [
        "page break",
        "page break",
        "page 4",
    ]


def test_source_lines_stand_apart_from_the_text() -> None:
    lines = sample("interview").xpath("//div[starts-with(@class, 'source-line')]")

    assert [text_of(line).partition(":")[0] for line in lines] == ["Source", "Publisher"]


def test_the_title_is_shown_once_and_a_supplied_one_is_marked() -> None:
    assert "Harbour Master" not in text_of(sample("interview").xpath("//article")[0])
    assert text_of(sample("letters").xpath("//h1")[0]) == "⟨Letter to Osip, and a telegram⟩"


def test_a_table_keeps_its_heads_and_can_be_scrolled_with_the_keyboard() -> None:
    (region,) = sample("article").xpath("//div[@role='region']")

    assert (region.get("tabindex"), region.get("aria-label")) == ("0", "table: Dues by year, in crowns")
    assert region.xpath(".//th[@scope='col']/text()") == ["Year", "Salt", "Timber"]


def test_strokes_between_cells_are_not_shown() -> None:
    stroke = '<pc unit="cell">|</pc>'
    table = page(document(f"<table><row><cell>{stroke} Gull {stroke}</cell><cell>40 {stroke}</cell></row></table>"))
    assert [text_of(cell) for cell in table.xpath("//td")] == ["Gull", "40"]


def test_a_block_inside_a_paragraph_does_not_end_it() -> None:
    shown = page(document("<p>before <list><item>one</item></list> after</p>"))

    assert text_of(shown.xpath("//article//div[@class='p']")[0]) == "before one after"


def test_a_note_in_running_text_gets_a_mark_and_goes_to_the_end() -> None:
    shown = page(document("<p>word<note>first</note> and<note><p>second</p></note> on</p>"))

    assert text_of(shown.xpath("//article//p")[0]) == "word* and* on"
    assert [text_of(note) for note in shown.xpath("//section[@role='doc-endnotes']//li")] == ["* first", "* second"]
    assert len(shown.xpath("//a[@role='doc-backlink']")) == 2


def test_notes_with_one_id_twice_still_give_unique_ids() -> None:
    tree = document("<p>a<note>one</note> b<note>two</note></p>")
    for note in tree.iter("{*}note"):
        note.set(XML_ID, "same")
    ids = page(tree).xpath("//@id")

    assert len(ids) == len(set(ids))


# Hostile input


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@each_sample
def test_hostile_strings_stay_text_wherever_they_stand(path: Path) -> None:
    tree = parse(path)
    for element in tree.iter(etree.Element):
        element.text = f"{element.text or ''}{HOSTILE}"
        for name in element.attrib:
            element.set(name, HOSTILE if name == XML_ID else f"{element.get(name)}{HOSTILE}")
        element.set("n", HOSTILE)
    result = render_html(tree, "style.css", PageLinks(HOSTILE, HOSTILE, HOSTILE))
    shown = html.document_fromstring(result)

    assert "<script" not in result.lower()
    assert "<img" not in result.lower()
    assert shown.xpath("//script | //img | //iframe | //object") == []
    assert shown.xpath("//@*[starts-with(name(), 'on')]") == []
    assert len(shown.xpath("//h1")) == 1


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "  javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "%6Aavascript:alert(1)",
        "\u00a0javascript:alert(1)",
        "//evil.example/x",
        "\\\\evil.example\\x",
        "/\\evil.example",
        "#nowhere",
        "",
    ],
)
def test_a_link_that_is_not_safe_or_leads_nowhere_is_no_link(target: str) -> None:
    tree = document("<p><ref>here</ref></p>", title_statement("<title>T</title>"))
    next(tree.iter("{*}ref")).set("target", target)
    shown = page(tree)
    hrefs = shown.xpath("//article//a[not(@class = 'n')]/@href")

    assert hrefs in ([], ["java"])
    assert text_of(shown.xpath("//article")[0]) == "here"


@pytest.mark.parametrize(
    "target", ["https://example.org/a?b=c:d", "HTTP://example.org", "mailto:a@example.org", "b.html", "../c/d.html#e"]
)
def test_a_safe_link_is_one(target: str) -> None:
    tree = document("<p><ref>here</ref></p>")
    next(tree.iter("{*}ref")).set("target", target)

    assert page(tree).xpath("//article//a[not(@class = 'n')]/@href") == [target]


def test_elements_of_other_namespaces_show_their_text_only() -> None:
    script = '<script xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/x.js">alert(1)</script>'
    shown = page(document(f"<p>a {script} b</p>"))

    assert shown.xpath("//script") == []
    assert text_of(shown.xpath("//article")[0]) == "a alert(1) b"


def test_the_policy_allows_our_style_sheet_and_nothing_else() -> None:
    embedded = render_html(document("<p>a</p>"))
    linked = render_html(document("<p>a</p>"), "edition.css")

    assert "default-src 'none'; style-src 'sha256-" in embedded
    assert "<link" not in embedded
    assert "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" in linked
    assert "<style" not in linked
    assert "style-src https://example.org;" in render_html(document("<p>a</p>"), "https://example.org/a.css")


# Any TEI


@pytest.mark.parametrize(
    "xml",
    [
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
        '<text xmlns="http://www.tei-c.org/ns/1.0"><body><p>words</p></body></text>',
        '<teiHeader xmlns="http://www.tei-c.org/ns/1.0"/>',
        '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><TEI><text><body><p>a</p></body></text></TEI></teiCorpus>',
        "<p>no TEI at all</p>",
    ],
)
def test_any_document_gives_a_page(xml: str) -> None:
    tree = etree.ElementTree(etree.fromstring(xml))
    shown = page(tree)

    assert len(shown.xpath("//h1")) == 1
    assert words("".join(tree.getroot().itertext())) - words(shown.text_content()) == {}


def test_unknown_elements_show_their_text() -> None:
    shown = page(document("<p>a <madeUp>b</madeUp></p><castList><castItem>c</castItem></castList>"))

    assert text_of(shown.xpath("//article")[0]) == "a bc"


def test_published_documents_of_others_lose_nothing() -> None:
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "tei" / "documents"
    if not folder.is_dir():
        pytest.skip("no shared/tei/documents beside the checkout")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for path in sorted(folder.iterdir()):
        tree = etree.parse(str(path), parser)
        shown = page(tree)
        ids = shown.xpath("//@id")
        assert len(ids) == len(set(ids)), path.name
        assert squeezed(reading_words(tree)) - squeezed(words(shown.find("body").text_content())) == {}, path.name


def squeezed(found: Counter[str]) -> Counter[str]:
    """Characters instead of words: where a browser breaks lines is not known here."""
    return Counter("".join(word * number for word, number in found.items()))


# Customisation, speed, determinism

PROJECT = """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0">
  <xsl:import href="tei:html.xsl"/>
  <xsl:param name="label-notes">Anmerkungen</xsl:param>
  <xsl:template match="tei:foreign"><em class="ours"><xsl:apply-templates/></em></xsl:template>
  <xsl:template name="page-bottom"><footer>{footer}</footer></xsl:template>
</xsl:stylesheet>"""


def test_a_project_overrides_templates_and_labels(tmp_path: Path) -> None:
    stylesheet = tmp_path / "project.xsl"
    stylesheet.write_text(PROJECT.format(footer="Our archive"), encoding="utf-8")
    shown = html.document_fromstring(render_html(parse(SAMPLES[1]), xslt=stylesheet))

    assert text_of(shown.xpath("//em[@class='ours']")[0]) == "une affaire classée"
    assert text_of(shown.xpath("//section[@role='doc-endnotes']/h2")[0]) == "Anmerkungen"
    assert text_of(shown.xpath("//footer")[0]) == "Our archive"


def test_a_project_stylesheet_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<a>secret</a>", encoding="utf-8")
    stylesheet = tmp_path / "reads.xsl"
    stylesheet.write_text(PROJECT.format(footer="<xsl:value-of select=\"document('secret.xml')\"/>"), encoding="utf-8")

    with pytest.raises(etree.XSLTApplyError, match="denied"):
        render_html(document("<p>a</p>"), xslt=stylesheet)


@pytest.mark.parametrize("href", ["../outside.xsl", "/etc/passwd", "tei:../html.py", "https://example.org/x.xsl"])
def test_a_project_stylesheet_imports_its_own_folder_and_ours_only(tmp_path: Path, href: str) -> None:
    (tmp_path / "outside.xsl").write_text(PROJECT.format(footer=""), encoding="utf-8")
    stylesheet = tmp_path / "project" / "project.xsl"
    stylesheet.parent.mkdir()
    stylesheet.write_text(PROJECT.replace("tei:html.xsl", href), encoding="utf-8")

    with pytest.raises(PermissionError, match="may import"):
        render_html(document("<p>a</p>"), xslt=stylesheet)


@each_sample
def test_a_page_is_always_the_same(path: Path) -> None:
    assert render_html(parse(path)) == render_html(parse(path))


def test_every_one_of_many_notes_is_linked_both_ways() -> None:
    count = 2000
    marks = "".join(f'<p>w<ref type="noteMark" xml:id="m{n}" target="#n{n}">{n}</ref></p>' for n in range(count))
    notes = "".join(f'<note n="{n}" xml:id="n{n}" target="#m{n}"><p>x</p></note>' for n in range(count))
    shown = page(document(f"{marks}<div type='notes'>{notes}</div>"))

    links = Counter(shown.xpath("//article//a/@href"))
    assert all(links[f"#n{n}"] == 1 and links[f"#m{n}"] == 1 for n in range(count))


def test_import_compiles_nothing_and_needs_no_jinja() -> None:
    code = "import sys, tei.render.html as h; print('jinja2' in sys.modules, h.compiled.cache_info().misses)"
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)

    assert result.stdout == "False 0\n"


# The style sheet


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("paper", ["paper", "highlight"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent", "inferred"])
def test_contrast_meets_wcag_aa(scheme: int, paper: str, ink: str) -> None:
    style = read_style()
    colours = dict(re.findall(r"--(\w+): (#\w{6});", re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme]))
    high, low = sorted((luminance(colours[paper]), luminance(colours[ink])), reverse=True)

    assert (high + 0.05) / (low + 0.05) >= 4.5


# What a reader sees first, and what a page alone does without


def test_a_page_alone_has_no_script_and_offers_nothing_that_would_need_one() -> None:
    shown = sample("interview")

    assert shown.xpath("//script | //button | //input | //template | //link") == []


def test_a_heading_that_says_the_title_as_found_is_the_title() -> None:
    head = '<head>The <choice xml:id="c"><sic>Kep</sic><corr cert="high">Keeper</corr></choice></head>'
    shown = page(document(f"{head}<p>a</p>", title_statement("<title>The Kep</title>")))

    assert text_of(shown.xpath("//h1")[0]) == "The Keeper"
    assert shown.xpath("//h2[contains(., 'Keeper')]") == []


def test_a_byline_with_other_blanks_is_the_author() -> None:
    byline = "<byline><docAuthor>A. B.\u00a0 Vogel</docAuthor></byline>"
    shown = page(document(f"{byline}<p>a</p>", title_statement("<title>T</title><author>A. B. Vogel</author>")))

    assert len(shown.xpath("//*[contains(@class, 'author') or contains(@class, 'byline')]")) == 1


def test_a_long_licence_opens_from_its_beginning() -> None:
    licence = "Anyone may copy this text, print it, read it aloud and pass it on. " * 2 + "The archive is to be named."
    availability = f"<availability><licence>{licence}</licence></availability>"
    header = f"<fileDesc><publicationStmt>{availability}</publicationStmt></fileDesc>"
    (details,) = page(document("<p>a</p>", header)).xpath("//dl[@class='facts']//details")

    assert text_of(details.xpath("summary")[0]).startswith("Anyone may copy this text, print it")
    assert licence in text_of(details)


def test_a_long_run_of_source_lines_above_the_text_is_closed_and_a_short_one_is_not() -> None:
    line = '<note type="source-line">Source: Harbour archive</note>'
    closed = page(document(f"{line * 3}<p>a</p>"))
    opened = page(document(f"{line * 2}<p>a</p>{line * 3}"))

    assert len(closed.xpath("//details[@class='source-lines']/div")) == 3
    assert len(closed.xpath("//div[contains(@class, 'source-line')]")) == 3
    assert opened.xpath("//details[@class='source-lines']") == []
    assert len(opened.xpath("//div[contains(@class, 'source-line')]")) == 5


def test_an_entry_names_who_is_responsible() -> None:
    header = title_statement(
        '<title>T</title><respStmt xml:id="ed"><resp>edition</resp><name>Ada Vermeer</name></respStmt>'
    )
    shown = page(document('<p>on <date when="1931-03-04" cert="medium" resp="#ed">that day</date></p>', header))
    (entry,) = shown.xpath("//section[@class='apparatus']//li")

    assert text_of(entry) == "that day inferred: 4 March 1931; certainty medium, by Ada Vermeer"


def test_every_entry_and_its_place_lead_to_each_other() -> None:
    inner = '<choice><sic>1318</sic><corr cert="high">1918</corr></choice>'
    date = f'<p><date cert="high" when="1918-04">April {inner}</date></p>'
    body = f'{date}<quote cert="low"><p>a</p></quote><p><supplied>b</supplied></p>'
    shown = page(document(body))

    for link in shown.xpath("//a[contains(@class, 'entry')]"):
        (entry,) = shown.xpath("//li[@id=$id]", id=link.get("href")[1:])
        assert entry.xpath("a/@href") == [f"#{link.get('id')}"]
    assert len(shown.xpath("//section[@class='apparatus']//li")) == 4
    assert shown.xpath("//a//a") == []


def test_numbers_of_paragraphs_lead_to_them() -> None:
    shown = page(document('<p>a</p><p xml:id="oath">b</p><p>c</p>'))

    assert shown.xpath("//a[@class='n']/@href") == ["#p1", "#oath", "#p3"]
    assert shown.xpath("//a[@class='n']/@data-n") == ["1", "2", "3"]


def test_the_menu_of_the_site_stands_at_the_top_and_its_words_stay_text() -> None:
    around = Surroundings(
        navigation=(Destination("Harbour <papers>", "index.html"), Destination("People", "people.html"))
    )
    shown = html.document_fromstring(render_html(document("<p>a</p>"), around=around))

    assert [text_of(link) for link in shown.xpath("//header[@class='site']/nav//a")] == ["Harbour <papers>", "People"]


def test_metadata_and_data_stay_what_they_are() -> None:
    head = (
        Meta("DC.title", HOSTILE),
        Link("canonical", "javascript:alert(1)"),
        Data("application/ld+json", f'{{"a": "{"</script>"}"}}'),
    )
    result = render_html(document("<p>a</p>"), around=Surroundings(head=head))
    shown = html.document_fromstring(result)

    assert shown.xpath("//meta[@name='DC.title']/@content") == [HOSTILE]
    assert shown.xpath("//link") == []
    assert json.loads(shown.xpath("//script/text()")[0]) == {"a": "</script>"}
    assert result.count("</script>") == 1


def test_two_pages_of_one_preparation_are_those_made_apart() -> None:
    folder = Path(__file__).parents[2] / "editions" / "1931-11-27-letter-to-voroshilov"
    tree, source = parse(folder / "edition.xml"), Source.read(folder / "source.txt")
    links = PageLinks(page="a.html", source="a.source.html")
    around = Surroundings("edition.js")
    apart = [
        render_html(tree, "edition.css", links, around=around, source=source, beside=beside) for beside in (False, True)
    ]

    assert list(render_beside(tree, "edition.css", links, None, around, source)) == apart
