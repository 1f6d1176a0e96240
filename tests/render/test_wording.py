"""The words around a text: every language has all of them, pages and books show them, and a project's own words win."""

import io
import re
import tomllib
import zipfile
from pathlib import Path
from string import Formatter

import pytest
from lxml import etree, html

from tei.cli_render import render
from tei.errors import TeiError
from tei.render import Citation, plain_reference, render_epub, render_html
from tei.render.citation import Name
from tei.render.surroundings import Cited, Destination, PageLinks, Surroundings
from tei.render.when import Form, When, show
from tei.render.wording import DATA, LANGUAGES, wording
from tei.text.source import Source

from .trees import SAMPLES, document, parse

FOLDER = DATA.parent
TABLES = {language: tomllib.loads((DATA / f"{language}.toml").read_text(encoding="utf-8")) for language in LANGUAGES}
OPTIONAL = {("date", "first"), ("date", "day_within"), ("date", "month_within")}
OTHERS = [language for language in LANGUAGES if language != "en"]
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_other = pytest.mark.parametrize("language", OTHERS)

HEADER = """<fileDesc><titleStmt><title>Причал</title><author>Ида</author>
    <respStmt><resp>translation</resp><name cert="low">Анна</name></respStmt></titleStmt>
  <publicationStmt><publisher>Архив порта</publisher>
    <availability><licence>Свободно</licence></availability></publicationStmt>
  <notesStmt><note type="omitted" n="1">Меню</note></notesStmt>
  <sourceDesc><bibl>Книга</bibl>
    <msDesc><msIdentifier><idno type="shelfmark">Ф. 1</idno></msIdentifier></msDesc></sourceDesc></fileDesc>
  <encodingDesc><editorialDecl><correction><p>Да</p></correction></editorialDecl>
    <classDecl><taxonomy>
    <category xml:id="kind-letter"><catDesc>letter</catDesc></category></taxonomy></classDecl></encodingDesc>
  <profileDesc><creation><date when="1931-05-01" cert="medium"/></creation>
    <langUsage><language ident="ru">Russian</language></langUsage>
    <correspDesc><correspAction type="sent">
      <persName>Ида</persName><placeName cert="high">Зальм</placeName></correspAction></correspDesc>
    <textClass><catRef target="#kind-letter"/></textClass></profileDesc>"""
BODY = """<note type="source-line">А</note><note type="source-line">Б</note><note type="source-line">В</note>
  <pb n="2" cert="low"/><p>Был <date when="1931-05" cert="low">тогда</date> <choice cert="high"><sic>кат</sic>
  <corr cert="high">кот</corr></choice> и <supplied cert="low">тут</supplied> <surplus>там</surplus> <gap/>
  <ref type="noteMark">2</ref><note n="1">Слово</note></p><quote cert="high"><p>Вот</p></quote>
  <table><row><cell>1</cell></row></table>"""
AROUND = Surroundings("page.js", (Destination("Дом", "index.html"),), (), (Cited("Вид", "Ида, Причал"),))
LINKS = PageLinks("index.html", "a.txt", "a.xml", "a.epub", "a.html", "a.source.html")


def full_page(language: str, beside: bool = False, xslt: Path | None = None) -> html.HtmlElement:
    tree = document(BODY, HEADER, 'xml:lang="ru"')
    source = Source.of("Меню\nБыл тогда кат и")
    shown = render_html(tree, "page.css", LINKS, xslt, AROUND, source, beside, language)
    return html.document_fromstring(shown)


def said(page: html.HtmlElement) -> list[str]:
    """Every text of a page, and every attribute that is shown or read out."""
    texts = [str(text) for text in page.xpath("//body//text()")]
    attributes = page.xpath("//body//@title | //body//@aria-label | //body//@*[starts-with(name(), 'data-')]")
    return [" ".join(each.split()) for each in (*texts, *map(str, attributes))]


def keys(language: str) -> set[tuple[str, str]]:
    return {(name, key) for name, table in TABLES[language].items() for key in table} - OPTIONAL


def places(text: str) -> set[str]:
    """What is filled in; a date may be bent by the words around it."""
    return {field.replace("within", "date") for _, field, _, _ in Formatter().parse(text) if field}


@each_language
def test_a_language_has_all_words_with_the_same_places_to_fill(language: str) -> None:
    assert keys(language) == keys("en")
    for name, key in keys("en"):
        ours, english = TABLES[language][name][key], TABLES["en"][name][key]
        assert type(ours) is type(english)
        assert all((ours,) if isinstance(ours, str) else ours)
        if isinstance(ours, str):
            assert places(ours) == places(english), key
    assert {len(TABLES[language]["date"][key]) for key in ("months", "months_of_day")} == {12}


def test_every_label_of_the_stylesheets_has_a_word_and_every_word_is_shown() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (FOLDER / "xslt").glob("*.xsl"))
    asked = set(re.findall(r"\$label-([\w-]+)", text))
    known = set(wording("en").labels)

    assert asked <= known
    assert known - asked == set()


@each_other
@pytest.mark.parametrize("beside", [False, True])
def test_no_english_word_is_left_on_a_page_in_another_language(language: str, beside: bool) -> None:
    ours = set(wording(language).labels.values()) | {"translation"}
    english = [words for words in wording("en").labels.values() if words not in ours and len(words) > 2]
    shown = [text for text in said(full_page(language, beside)) if text not in ours]
    left = {words for words in english for text in shown if re.search(rf"\b{re.escape(words)}\b", text)}

    assert left == set()
    assert sum(any(label in text for text in shown + list(ours)) for label in wording(language).labels.values()) > 50


@each_language
def test_the_words_of_a_page_are_marked_with_their_language(language: str) -> None:
    page = full_page(language)
    words = wording(language).labels
    for text in (words["shelf-mark"], words["corrections"], words["print"], words["close"], words["about"]):
        (element,) = page.xpath("//*[normalize-space(text()) = $text]", text=text)[:1]
        assert element.xpath("ancestor-or-self::*[@lang][1]/@lang") == [language], text
    assert page.xpath("string(//article/ancestor-or-self::*[@lang][1]/@lang)") == "ru"
    assert page.xpath("string(//dd[. = 'Ф. 1']/@lang)") == "ru"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ("1 May 1931", "inferred, certainty medium", "letter", "Russian", "May 1931")),
        ("de", ("1. Mai 1931", "erschlossen, Sicherheit mittel", "Brief", "Russisch", "Mai 1931")),
        ("fr", ("1er mai 1931", "par déduction, certitude moyenne", "lettre", "russe", "mai 1931")),
        ("ru", ("1 мая 1931 г.", "установлено, уверенность средняя", "письмо", "русский", "май 1931 г.")),
    ],
)
def test_dates_kinds_languages_and_certainties_are_in_the_language(language: str, shown: tuple[str, ...]) -> None:
    page = full_page(language)
    facts = " ".join(page.xpath("//dl[@class='facts']")[0].text_content().split())
    entries = " ".join(" ".join(each.text_content().split()) for each in page.xpath("//section[@class='apparatus']"))

    assert all(words in facts for words in shown[:4])
    assert shown[4] in entries


def test_a_language_that_the_header_names_in_its_own_words_keeps_them() -> None:
    words = wording("de")

    assert words.language_name("ru", "Russian") == "Russisch"
    assert words.language_name("ru-petr1708", "") == "Russisch"
    assert words.language_name("ru", "Russian of the old orthography") == "Russian of the old orthography"
    assert words.language_name("xx", "Volapük") == "Volapük"
    assert words.language_name("xx", "xx") == "xx"


@each_language
def test_a_label_of_a_project_wins_over_that_of_the_language(language: str, tmp_path: Path) -> None:
    stylesheet = tmp_path / "project.xsl"
    stylesheet.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
        ' xmlns:tei="http://www.tei-c.org/ns/1.0"><xsl:import href="tei:html.xsl"/>'
        '<xsl:param name="label-notes">Randbemerkungen</xsl:param>'
        '<xsl:template match="tei:bibl" mode="label">Druck</xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    page = full_page(language, xslt=stylesheet)

    assert page.xpath("//section[@role='doc-endnotes']/h2/text()") == ["Randbemerkungen"]
    assert "Druck" in page.xpath("//dt/text()")
    assert wording(language).labels["corrections"] in page.xpath("//h2/text()")


@each_language
def test_a_book_says_its_own_words_in_the_language(language: str) -> None:
    book = zipfile.ZipFile(io.BytesIO(render_epub(document(BODY, HEADER, 'xml:lang="ru"'), "quay", language=language)))
    words = wording(language)
    nav = html.fromstring(book.read("EPUB/nav.xhtml"))
    package = etree.fromstring(book.read("EPUB/package.opf"))
    chapter = book.read("EPUB/text-0001.xhtml").decode()

    assert [each.text for each in nav.iter("h1", "h2")] == [
        words.book[key] for key in ("contents", "pages", "landmarks")
    ]
    assert {each.get("lang") for each in nav.iter("h1", "h2")} == {language}
    assert words.book["accessibility"] in [each.text for each in package.iter()]
    assert f">{words.labels['corrections']}</h2>" in chapter


MERCHANT = Citation(
    title="Der Hafen",
    kind="letter",
    authors=(Name("Ida Stern"),),
    recipients=(Name("Klara Vogel"), Name("Max Brandt", inferred=True)),
    written=When("1922-02-06", "1922-03", "limits", inferred=True),
    translators=(Name("Ann Lee"),),
    collection="Letters",
    revised=When("2024-05-02"),
)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (
            "en",
            "Ida Stern, “Der Hafen”, letter to Klara Vogel and [Max Brandt], [between 6 February 1922 and March 1922],"
            " translated by Ann Lee, in Letters, revised 2 May 2024.",
        ),
        (
            "de",
            "Ida Stern, „Der Hafen“, Brief an Klara Vogel und [Max Brandt], [zwischen dem 6. Februar 1922 und"
            " März 1922], übersetzt von Ann Lee, in Letters, überarbeitet 2. Mai 2024.",
        ),
        (
            "fr",
            "Ida Stern, «\u202fDer Hafen\u202f», lettre à Klara Vogel et [Max Brandt], [entre le 6 février 1922"
            " et mars 1922], traduit par Ann Lee, dans Letters, révision\u00a0: 2 mai 2024.",
        ),
        (
            "ru",
            "Ida Stern, «Der Hafen», письмо, адресат: Klara Vogel и [Max Brandt], [не ранее 6 февраля 1922 г."
            " и не позднее марта 1922 г.], перевод: Ann Lee, в изд.: Letters, редакция от 2 мая 2024 г.",
        ),
    ],
)
def test_a_reference_is_in_the_language(language: str, shown: str) -> None:
    assert plain_reference(MERCHANT, language) == shown


@each_language
@pytest.mark.parametrize("form", ["span", "limits"])
def test_a_date_with_one_end_says_which(language: str, form: Form) -> None:
    said = {show(When(start, end, form), language) for start, end in (("1922", ""), ("", "1922"))}

    assert len(said) == 2
    assert all("1922" in each and each != "1922" for each in said)


def test_a_title_with_quotation_marks_has_inner_ones_around_it() -> None:
    assert plain_reference(Citation(title="Die „Möwe“"), "de") == "‚Die „Möwe“‘."
    assert plain_reference(Citation(title="Die Möwe"), "de") == "„Die Möwe“."


def test_a_page_is_english_unless_another_language_is_asked_for() -> None:
    tree = parse(SAMPLES[0])

    assert render_html(tree) == render_html(tree, language="en")
    with pytest.raises(TeiError, match="no pages in 'la'; write one of de, en, fr, ru"):
        render_html(tree, language="la")


def test_the_command_offers_the_languages_there_are() -> None:
    (option,) = [each for each in render.params if each.name == "language"]

    assert tuple(getattr(option.type, "choices", ())) == LANGUAGES
