import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei.render.bibtex import bibtex, key
from tei.render.citation import Citation, Name, Place, cite
from tei.render.citation_header import read_citation
from tei.render.csl import csl_item, csl_json
from tei.render.jsonld import jsonld
from tei.render.metadata import Data, Link, Meta, citation_metadata, head_metadata
from tei.render.reference import plain_reference
from tei.render.ris import ris
from tei.render.when import When, edtf, interval, read_when, show

from .trees import document

SITE = "https://archive.example.org/harbour/"
HEADER = """
<fileDesc>
  <titleStmt>
    <title type="main">Letter on the harbour &amp; its light</title>
    <respStmt><resp>translation</resp><name>Ida Stern</name></respStmt>
    <respStmt><resp>machine translation</resp><name>not named</name></respStmt>
    <respStmt xml:id="editor"><resp>decisions in edition.toml</resp><name>Anna Lindqvist</name></respStmt>
    <respStmt xml:id="editors"><resp>notes signed as the editors'</resp>
      <name>the editors of the source</name></respStmt>
  </titleStmt>
  <editionStmt><edition n="2.1">Second, corrected</edition></editionStmt>
  <publicationStmt>
    <publisher>Port Merrow City Archive</publisher><pubPlace>Port Merrow</pubPlace><date when="2024-05">May 2024</date>
    <availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>
  </publicationStmt>
  <sourceDesc>
    <bibl type="firstPublished">Harbour Gazette 12, 1930</bibl>
    <bibl>The Harbour Office, Oslo, 1957, p. 12.</bibl>
    <msDesc><msIdentifier><country>Norway</country><settlement>Bergen</settlement>
      <repository ref="https://example.org/bsa">Bergen State Archive</repository>
      <idno type="shelfmark">BSA. F. 12. D. 77.</idno></msIdentifier></msDesc>
  </sourceDesc>
</fileDesc>
<profileDesc>
  <creation><date notBefore="1921-03-14" notAfter="1921-05-05" cert="medium">spring 1921</date></creation>
  <correspDesc>
    <correspAction type="sent"><persName><forename>Johan</forename> <surname>Brandt</surname></persName>
      <placeName cert="low">Port Merrow</placeName></correspAction>
    <correspAction type="received"><persName ref="#vogel" cert="high">Klara Vogel</persName></correspAction>
  </correspDesc>
  <particDesc><listPerson><person xml:id="vogel"><persName>Klara Vogel</persName>
    <idno type="URI">https://example.org/vogel</idno></person></listPerson></particDesc>
  <textClass><catRef target="#kind-letter"/></textClass>
</profileDesc>
<encodingDesc><classDecl><taxonomy>
  <category xml:id="kind-letter"><catDesc>letter</catDesc></category></taxonomy></classDecl></encodingDesc>
<revisionDesc><change when="2024-06-01">a</change><change when="2025-01-30">b</change></revisionDesc>
"""


def letter(site: str = SITE, header: str = HEADER) -> Citation:
    return read_citation(document("<p>a</p>", header), "harbour-letter", site, "Harbour letters")


def test_a_reference_names_all_the_header_states_in_the_order_of_a_footnote() -> None:
    assert plain_reference(letter()) == (
        "Johan Brandt, “Letter on the harbour & its light”, letter to [Klara Vogel], [Port Merrow?], "
        "[between 14 March 1921 and 5 May 1921?], translated by Ida Stern, machine translation, "
        "BSA. F. 12. D. 77 (Bergen State Archive, Bergen, Norway), edited by Anna Lindqvist, in Harbour letters, "
        "Port Merrow City Archive, Port Merrow, May 2024, version 2.1, revised 30 January 2025, "
        "https://archive.example.org/harbour/harbour-letter.html"
    )


def test_a_header_that_states_nothing_gives_nothing() -> None:
    bare = read_citation(document("<p>a</p>"))

    assert bare == Citation(languages=("en",))
    assert plain_reference(bare) == "[untitled]."
    assert csl_item(bare) == {"id": "document", "type": "document", "language": "en"}
    assert json.loads(jsonld(bare)) == {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "inLanguage": ["en"],
    }


def test_nobody_is_named_where_the_header_says_that_nobody_is() -> None:
    header = """<fileDesc><titleStmt><title>T</title><author>unknown</author>
      <respStmt><resp>translation</resp><name>not named; the source says “AI translated”</name></respStmt>
      <respStmt xml:id="editor"><resp>decisions in edition.toml</resp><name>the editor of this edition</name></respStmt>
      </titleStmt><publicationStmt><publisher>not stated</publisher></publicationStmt></fileDesc>"""
    found = letter("", header)

    assert (found.authors, found.translators, found.editors, found.publisher) == ((), (), (), "")


def test_a_passage_has_its_label_and_its_address() -> None:
    passage = cite(letter(), "p12", "¶ 12")

    assert plain_reference(passage).endswith("¶ 12, https://archive.example.org/harbour/harbour-letter.html#p12")
    assert cite(passage, "p13", "¶ 13").address.endswith(".html#p13")
    assert plain_reference(cite(letter(""), "p12", "¶ 12")).endswith(", ¶ 12.")


@pytest.mark.parametrize("site", ["", "javascript:alert(1)", "ftp://example.org", "/letters", "https://", "http://[x"])
def test_without_an_address_of_the_web_nothing_has_one(site: str) -> None:
    assert letter(site).address == ""
    assert not any(isinstance(item, Link) and item.rel == "canonical" for item in citation_metadata(letter(site)))


def test_bibtex() -> None:
    assert bibtex(letter()) == (
        "@misc{harbour-letter,\n"
        "  author = {Brandt, Johan},\n"
        "  title = {{Letter on the harbour \\& its light}},\n"
        "  editor = {Anna Lindqvist},\n"
        "  translator = {Ida Stern},\n"
        "  date = {1921-03-14?/1921-05-05?},\n"
        "  year = {1921},\n"
        "  type = {letter},\n"
        "  publisher = {Port Merrow City Archive},\n"
        "  address = {Port Merrow},\n"
        "  version = {2.1},\n"
        "  library = {BSA. F. 12. D. 77 (Bergen State Archive, Bergen, Norway)},\n"
        "  howpublished = {Harbour letters},\n"
        "  note = {to Klara Vogel; machine translation; inferred: recipient, date, place;"
        " first published: Harbour Gazette 12, 1930; The Harbour Office, Oslo, 1957, p. 12},\n"
        "  langid = {english},\n"
        "  url = {https://archive.example.org/harbour/harbour-letter.html},\n"
        "}\n"
    )


def test_bibtex_does_not_take_names_apart_that_it_would_take_apart_wrongly() -> None:
    people = (Name("Max Aitken, Lord Beaverbrook"), Name("Lloyd and Sons"), Name("City Council", institution=True))

    assert "author = {{Max Aitken, Lord Beaverbrook} and {Lloyd and Sons} and {City Council}}," in bibtex(
        Citation(authors=people)
    )


def test_a_key_is_made_of_the_header_where_there_is_no_name() -> None:
    citation = Citation("Über den Hafen (1)", authors=(Name("J. Brandt"),), written=When("1921-03-14"))

    assert key(citation) == "brandt-1921-uber-den-hafen-1"


def test_ris() -> None:
    lines = ris(letter()).split("\r\n")

    assert lines[0] == "TY  - PCOMM"
    assert lines[-2:] == ["ER  - ", ""]
    assert {
        "AU  - Brandt, Johan",
        "A2  - Klara Vogel",
        "PY  - 1921",
        "N1  - Date: [1921-03-14..1921-05-05]",
        "AV  - BSA. F. 12. D. 77 (Bergen State Archive, Bergen, Norway)",
    } <= set(lines)


def test_csl_says_who_wrote_to_whom_and_what_holds_it() -> None:
    (item,) = json.loads(csl_json(letter()))

    assert item["author"] == [{"family": "Brandt", "given": "Johan"}]
    assert item["recipient"] == [{"literal": "Klara Vogel"}]
    assert item["issued"] == {"date-parts": [[1921, 3, 14], [1921, 5, 5]], "circa": True}
    assert item["archive_location"] == "BSA. F. 12. D. 77."
    assert "event-place" not in item, "a doubtful place would stand as if it were certain"


NAMES = {"author", "recipient", "interviewer", "translator", "editor"}
DATES = {"issued", "available-date"}
TEXTS = {"id", "type", "title", "genre", "event-place", "archive", "archive-place", "archive_location", "source"} | {
    "container-title", "publisher", "publisher-place", "version", "language", "note", "locator", "URL"
}  # fmt: skip
TYPES = {"personal_communication", "interview", "article", "manuscript", "document", "speech"}


def assert_follows_csl_data(item: dict[str, object]) -> None:
    """The rules of the schema csl-data.json of CSL 1.0.2 for the variables in use."""
    assert {"id", "type"} <= set(item) <= NAMES | DATES | TEXTS
    assert item["type"] in TYPES
    assert all(isinstance(item[name], str) for name in TEXTS & set(item))
    for name in NAMES & set(item):
        people = item[name]
        assert isinstance(people, list)
        assert all(set(one) in ({"literal"}, {"family"}, {"family", "given"}) for one in people)
        assert all(isinstance(value, str) for one in people for value in one.values())
    for name in DATES & set(item):
        date = item[name]
        assert isinstance(date, dict)
        assert set(date) in ({"date-parts"}, {"date-parts", "circa"}, {"literal"})
        for parts in date.get("date-parts", [[1]]):
            assert 1 <= len(parts) <= 3
            assert all(type(part) is int for part in parts)
        assert len(date.get("date-parts", [1])) in (1, 2)


def test_a_page_names_its_document_for_reference_managers() -> None:
    items = head_metadata(document("<p>a</p>", HEADER), "harbour-letter", SITE, "Harbour letters")
    named = [(item.name, item.content) for item in items if isinstance(item, Meta)]

    assert items[0] == Link("canonical", f"{SITE}harbour-letter.html")
    assert [content for name, content in named if name == "DC.type"] == ["letter"]
    assert ("citation_author", "Johan Brandt") in named
    assert ("DC.date", "[1921-03-14..1921-05-05]") in named
    assert ("z:archiveLocation", "BSA. F. 12. D. 77.") in named
    assert ("z:recipients", "Klara Vogel") in named
    assert "citation_publication_date" not in dict(named), "there is no one date to name"
    assert all(content for _, content in named)


def test_search_engines_get_a_letter_of_an_archive() -> None:
    (data,) = (item for item in citation_metadata(letter()) if isinstance(item, Data))
    found = json.loads(data.text)

    assert found["@type"] == ["Message", "ArchiveComponent"]
    assert found["sender"] == [
        {"@type": "Person", "name": "Johan Brandt", "familyName": "Brandt", "givenName": "Johan"}
    ]
    assert found["recipient"] == [{"@type": "Person", "name": "Klara Vogel", "sameAs": "https://example.org/vogel"}]
    assert found["holdingArchive"]["name"] == "Bergen State Archive"
    assert found["dateCreated"] == "1921-03-14/1921-05-05"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "locationCreated" not in found, "a doubtful place would stand as if it were certain"


DATE_FORMS = [
    ('when="1933-12-25"', "25 December 1933", "1933-12-25", "1933-12-25"),
    ('when="1933-12-25T18:30:00Z"', "25 December 1933", "1933-12-25", "1933-12-25"),
    ('when="1931-11-27" cert="high"', "[27 November 1931]", "1931-11-27", "1931-11-27"),
    ('when="1931-11" cert="0.4"', "[November 1931?]", "1931-11?", "1931-11"),
    ('from="1931" to="1936"', "1931 – 1936", "1931/1936", "1931/1936"),
    ('from="1931"', "from 1931", "1931/..", "1931/.."),
    ('to="1936" cert="low"', "[until 1936?]", "../1936?", "../1936"),
    ('notAfter="1936"', "not after 1936", "[..1936]", "../1936"),
    ('notBefore="1922-02-06" evidence="internal"', "[not before 6 February 1922]", "[1922-02-06..]", "1922-02-06/.."),
    ('notBefore="1922" notAfter="1922"', "1922", "1922", "1922"),
]


@pytest.mark.parametrize(("attributes", "shown", "extended", "iso"), DATE_FORMS)
def test_dates_keep_their_form_and_their_doubt(attributes: str, shown: str, extended: str, iso: str) -> None:
    when = read_when(etree.fromstring(f"<date {attributes}/>"))

    assert when is not None
    assert (show(when), edtf(when), interval(when)) == (shown, extended, iso)


@pytest.mark.parametrize("attributes", ['when="1933-02-30"', 'when="--12-25"', 'when="soon"', 'when="0000"', ""])
def test_what_is_no_date_of_the_calendar_is_no_date(attributes: str) -> None:
    assert read_when(etree.fromstring(f"<date {attributes}/>")) is None


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30).map(
    lambda text: " ".join(text.split(" "))
)
HOSTILE = st.sampled_from(["</script><script>", "<!--", "]]>", "\u2028", "}", "{", "\\", "%", "and", "a, b and c", "“"])
ANY = st.one_of(TEXT, HOSTILE, st.tuples(TEXT, HOSTILE).map("".join)).map(str.strip)
PEOPLE = st.lists(st.builds(Name, ANY.filter(bool), family=ANY, given=ANY, inferred=st.booleans()), max_size=3).map(
    tuple
)
WRITTEN = [None, When("1921"), When("1921", "1922", "span"), When("", "1922-01", "limits", True, True)]
CITATIONS = st.builds(
    Citation,
    title=ANY,
    supplied_title=st.booleans(),
    kind=st.sampled_from(["letter", "interview", "minutes", ""]),
    authors=PEOPLE,
    recipients=PEOPLE,
    editors=PEOPLE,
    written=st.sampled_from(WRITTEN),
    place=st.one_of(st.none(), st.builds(Place, ANY)),
    shelf_mark=ANY,
    sources=st.lists(ANY, max_size=2).map(tuple),
    publisher=ANY,
    licence=ANY,
    passage_label=ANY,
)  # fmt: skip


@given(CITATIONS)
@settings(deadline=None, derandomize=True, database=None)
def test_no_text_breaks_a_format(citation: Citation) -> None:
    entry = bibtex(citation)
    depths = [0]
    for sign in re.findall(r"\\.|[{}]", entry, re.DOTALL):
        depths.append(depths[-1] + {"{": 1, "}": -1}.get(sign, 0))
    assert depths[-1] == 0
    assert 0 not in depths[1:-1], "a brace of the text closed the entry"

    record = ris(citation)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in record.splitlines())
    assert record.count("ER  - ") >= 1

    assert_follows_csl_data(csl_item(citation))
    assert json.loads(csl_json(citation)) == [csl_item(citation)]

    data = jsonld(citation)
    assert json.loads(data).get("name", "") == citation.title
    assert not set(data) & set("<>&\u2028\u2029")
    assert len(plain_reference(citation).splitlines()) <= 1 or "\u2028" in str(citation)
