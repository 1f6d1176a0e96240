"""Shelf marks of all families: text -> parts, what is none, and what must hold for any text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.grammar.archives import Archive, archives
from tei.grammar.citations import find_citations, resolve_ibid
from tei.model import Citation, CitationPart


def parts(citation: Citation) -> list[str]:
    return [f"{part.role}={part.value}" for part in citation.content if isinstance(part, CitationPart)]


def read(text: str) -> list[tuple[str, str]]:
    return [(text[one.span.start : one.span.end], " | ".join(parts(one))) for one in find_citations(text)]


FONDS = [
    ("ГАРФ. Ф. 7523. Оп. 4. Д. 12. Л. 3-4.", "repository=GARF | fond=7523 | opis=4 | delo=12 | listy=3-4"),
    ("РГАСПИ. Ф.71. Оп.10. Д.8. Л. 9–11.", "repository=RGASPI | fond=71 | opis=10 | delo=8 | listy=9-11"),
    ("АПРФ. Ф.3.Оп.61.Д.20.Л.7", "repository=AP RF | fond=3 | opis=61 | delo=20 | listy=7"),
    ("ф. 17, оп. 162, д. 11, лл. 5–7 об.", "fond=17 | opis=162 | delo=11 | listy=5-7 об."),
    ("АВП СССР, ф. 05, оп. 9, п. 44, д. 3, л. 1", "repository=AVP RF | fond=05 | opis=9 | papka=44 | delo=3 | listy=1"),
    ("РЦХИДНИ, ф. 2, оп. 1, ед. хр. 77, л. 2об.–4", "repository=RGASPI | fond=2 | opis=1 | delo=77 | listy=2об.-4"),
    ("ЦАМО РФ. Ф. 16-А. Оп. 9. Д. 7. Л. 1.", "repository=TsAMO | fond=16-А | opis=9 | delo=7 | listy=1"),
    (
        "GARF, f. R-393, op. 2, d. 65, ll. 12–18 ob.",
        "repository=GARF | fond=R-393 | opis=2 | delo=65 | listy=12-18 ob.",
    ),
    ("RGAE f. 9401s/ch op. 2 d. 65", "repository=RGAE | fond=9401s/ch | opis=2 | delo=65"),
    ("RGANI, fond 5, opis 14, delo 12, list 3", "repository=RGANI | fond=5 | opis=14 | delo=12 | listy=3"),
    ("RGVA, fond 9, inventory 3, file 59, page 19", "repository=RGVA | fond=9 | opis=3 | delo=59 | listy=19"),
    ("АП РФ. Ф. 45.", "repository=AP RF | fond=45"),
    ("ЦДАВО України, ф. 1, оп. 2, спр. 3, арк. 4–5", "repository=TsDAVO | fond=1 | opis=2 | delo=3 | listy=4-5"),
    ("ГАПО. Ф. 10. Оп. 3. Д. 2.", "repository=ГАПО | fond=10 | opis=3 | delo=2"),
    ("РГВА. Ф. 4. Оп. 1. Д. 2. Лл. 5-6, 62 и 64.", "repository=RGVA | fond=4 | opis=1 | delo=2 | listy=5-6, 62 и 64"),
    (
        "АВП РФ, ф. Секретариат А. Б. Ветрова, оп. 6, п. 12, д. 14, л. 7",
        "repository=AVP RF | fond=Секретариат А. Б. Ветрова | opis=6 | papka=12 | delo=14 | listy=7",
    ),
]

AMERICAN = [
    ("National Archives, RG 84, Entry 12, Box 7", "repository=NARA | recordgroup=84 | entry=12 | box=7"),
    (
        "National Archives, RG 59, Central Files 1970–73, POL 7 FR/POMPIDOU",
        "repository=NARA | recordgroup=59 | collection=Central Files 1970-73 | file=POL 7 FR/POMPIDOU",
    ),
    (
        "National Archives, Record Group 43, Records of Anna B. Lee, 1952–56, Lot 60D412, Trips",
        "repository=NARA | recordgroup=43 | collection=Records of Anna B. Lee, 1952-56 | lot=60D412 | folder=Trips",
    ),
    (
        "Department of State, Central Files, 751.00/2–1455",
        "repository=Department of State | collection=Central Files | file=751.00/2-1455",
    ),
    (
        "Truman Library, Papers of Ada Stone, Box 6, Chronological File, May 1949",
        "repository=Truman Library | collection=Papers of Ada Stone | box=6 | folder=Chronological File, May 1949",
    ),
    (
        "Papers of Ada Stone, Mudd Library, Princeton University, Box 12, Folder 3",
        "collection=Papers of Ada Stone | repository=Mudd Library | box=12 | folder=3",
    ),
    (
        "Eisenhower Library, Whitman File, Cabinet Series",
        "repository=Eisenhower Library | collection=Whitman File, Cabinet Series",
    ),
    (
        "Washington National Records Center, OSD Files: FRC 330–71–0034, Box 5, Laos 1967",
        "repository=WNRC | collection=OSD Files | lot=FRC 330-71-0034 | box=5 | folder=Laos 1967",
    ),
    (
        "Central Intelligence Agency, Executive Registry, Job 79–M00467A, Box 3, Folder 9",
        "repository=CIA | collection=Executive Registry | lot=Job 79-M00467A | box=3 | folder=9",
    ),
    ("PPS Files: Lot 62 D 91", "collection=PPS Files | lot=62 D 91"),
    (
        "Consular Despatches—Odessa, M459, Reel 6, RG 59, Archives II",
        "collection=Consular Despatches-Odessa | series=M459 | reel=6 | recordgroup=59 | repository=NARA College Park",
    ),
    ("033 Foreign Visits/77, DoS CDF 1940-1944", "file=033 Foreign Visits/77 | collection=DoS CDF 1940-1944"),
    ("740.0011 Pacific War/1187", "file=740.0011 Pacific War/1187"),
    ("862A.01/6–1552", "file=862A.01/6-1552"),
]

EUROPEAN = [
    ("TNA, FO 371/40012, fo. 12", "repository=TNA | series=FO 371 | piece=40012 | listy=12"),
    ("FO 371/40012/N1234/23/38", "series=FO 371 | piece=40012 | file=N1234/23/38"),
    (
        "The National Archives, Kew, PREM 3/170/2, ff. 12-14",
        "repository=TNA | series=PREM 3 | piece=170/2 | listy=12-14",
    ),
    ("PRO, CAB 65/20, WM (41) 97", "repository=TNA | series=CAB 65 | piece=20 | file=WM (41) 97"),
    ("PRO, T 160/1234", "repository=TNA | series=T 160 | piece=1234"),
    ("British Library, Add. MS 40123, f. 23", "repository=BL | collection=Add. MS 40123 | listy=23"),
    ("BArch, R 43-I/99, Bl. 12-14", "repository=BArch | series=R 43-I | piece=99 | listy=12-14"),
    ("PA AA, Botschaft Ankara, A 123", "repository=PA AA | collection=Botschaft Ankara | file=A 123"),
    ("GStA PK, I. HA, Rep. 81, Nr. 12", "repository=GStA PK | collection=I. HA, Rep. 81 | file=12"),
    ("BSB, Cgm 77, fol. 12r", "repository=BSB | collection=Cgm 77 | listy=12r"),
    ("AN, F/7/12001, fol. 3", "repository=AN | collection=F/7/12001 | listy=3"),
    (
        "AMAE, Correspondance politique, Suède, vol. 12, f. 34",
        "repository=AMAE | collection=Correspondance politique, Suède | volume=12 | listy=34",
    ),
    ("CADN, Ankara, série B, carton 12", "repository=CADN | collection=Ankara, série B | box=12"),
    ("MC/ET/XLIV/118", "file=MC/ET/XLIV/118"),
    ("HHStA, Kab. Kanzlei, MRZ. 17/1850", "repository=HHStA | collection=Kab. Kanzlei | file=MRZ. 17/1850"),
    ("BAR E 27/123", "repository=BAR | series=E 27 | piece=123"),
    ("ZBZ Nachl. B. Meier XI 26", "repository=ZBZ | collection=Nachl. B. Meier XI 26"),
    ("StABE, BB III b 234", "repository=StABE | collection=BB III b 234"),
    (
        "Staatsbibliothek Berlin – Preußischer Kulturbesitz, NL A:Meier (4)",
        "repository=SBB | collection=NL A:Meier | file=4",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*FONDS, *AMERICAN, *EUROPEAN])
def test_whole_reference(text, expected):
    assert read(text) == [(text, expected)]


@pytest.mark.parametrize(("text", "expected"), [*FONDS, *AMERICAN, *EUROPEAN])
def test_reference_in_brackets_and_before_a_remark(text, expected):
    # the stop of `об.` belongs to the leaf, any other to the sentence
    bare = text if text.endswith(("об.", "ob.")) else text.rstrip(".")

    assert [found for _, found in read(f"Das steht dort. ({bare})")] == [expected]
    assert [found for _, found in read(f"Source: {bare.rstrip('.')}. Secret; Nodis. Drafted by Lane on May 5.")] == [
        expected
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He kept it in Box 12, Springfield, Illinois; write to P.O. Box 17.",
        "The National Archives, Washington, D.C., hold many things. The Library of Congress, founded in 1800, is big.",
        "Public Papers of the Presidents: John F. Kennedy, 1962, p. 12. Department of State Bulletin, March 5, 1962.",
        "Department of State, American Foreign Policy: Current Documents, 1962, pp. 3-4",
        "Bundesarchiv, Koblenz 1978, S. 12. Archives nationales, 1978, 234 p.",
        "British Library, Room 12, was closed. Bundesarchiv, Berlin, Mai 12.",
        "The PRO 30 years later; the AN 124 plane; BAR 3 was open; RG 6 rifles; KA 5; the ratio T 160/1234.",
        "A first edition by F. Roosevelt and F. 17 others, see p. 5, vol. 3, D. 4.",
        "С. 101. Т. 13. Ф. Рузвельт и Д. 5. Л. Берия.",
        "Там же. С. 6. Ibid., p. 5. Ibid., vol. vii, p. 202. Ibid., Tab 3. ebd., S. 12. ebd., Nr. 12. Ibid., No. 5.",
        "On 12/5 and 765 men, 1930/31, 19.4/20; $123.45; 100,000/200.",
        "op. 12, d. 4",
        "Том XXIV. Ф. 12.",
        "We know the Kennedy Library, and the Papers of John Smith; Box them.",
    ],
)
def test_no_reference(text):
    assert read(text) == []


def test_label_misread_by_a_reading_machine_and_name_misread_by_a_translator():
    text = "Wua rf. F. 011. On. 5. P. 30. D. 8. L. 1‐2."

    (citation,) = find_citations(text)

    assert parts(citation) == ["repository=AVP RF", "fond=011", "opis=5", "papka=30", "delo=8", "listy=1-2"]
    repository = citation.content[0]
    assert isinstance(repository, CitationPart)
    assert repository.cert == "high"
    assert "papka between opis and delo" in repository.evidence


def test_misread_name_without_papka_is_less_certain():
    (citation,) = find_citations("WUA RF. F. 011. Op. 5. D. 8. L. 1.")

    repository = citation.content[0]
    assert isinstance(repository, CitationPart)
    assert (repository.value, repository.cert) == ("AVP RF", "medium")


def test_full_name_before_the_short_one_is_one_part():
    text = "Russian State Archive of Socio-Political History (RGASPI), f. 5, op. 3, d. 1"

    assert read(text) == [(text, "repository=RGASPI | fond=5 | opis=3 | delo=1")]


def test_date_after_the_leaves_is_no_leaf():
    assert read("Ф. 5. Оп. 3. Д. 10. Л. 5, 7 марта 1934 г.")[0][1] == "fond=5 | opis=3 | delo=10 | listy=5"


def test_letter_before_a_reference_is_outside_it():
    text = (
        "Letter from Lane to Moore, May 5, 1938, 033 Foreign Visits/77 and note in the Ford Library, Lane Papers, Box 2"
    )

    assert [found for found, _ in read(text)] == ["033 Foreign Visits/77", "Ford Library, Lane Papers, Box 2"]


def test_office_that_begins_the_name_of_a_collection_is_no_repository():
    text = "033 Foreign Visits/77 in Department of State Decimal Files 1940-1944, Record Group 59, Archives II"

    assert read(text)[0][1] == (
        "file=033 Foreign Visits/77 | collection=Department of State Decimal Files 1940-1944 | recordgroup=59"
        " | repository=NARA College Park"
    )


def test_reference_goes_over_a_line_end_of_the_margin_but_not_over_a_blank_line():
    wrapped = "The paper is printed from the Truman Library, Papers of\nAda Stone, Box 6, Chronological File."
    headed = "PPS Files: Lot 62 D 91\n\nMemorandum by the Director"

    assert read(wrapped)[0][1] == (
        "repository=Truman Library | collection=Papers of Ada Stone | box=6 | folder=Chronological File"
    )
    assert read(headed) == [("PPS Files: Lot 62 D 91", "collection=PPS Files | lot=62 D 91")]


def test_further_file_after_a_semicolon():
    text = "РГВА. Ф. 4. Оп. 1. Д. 2. Л. 3; Д. 5. Л. 6–7; Оп. 2. Д. 1."

    assert [found for _, found in read(text)][1:] == ["delo=5 | listy=6-7", "opis=2 | delo=1"]


@pytest.mark.parametrize(
    ("text", "key", "named"),
    [
        ("РГВА. Ф. 4. Оп. 1. Д. 2. Л. 3. Там же. Д. 9. Л. 8.", "RGVA", "fond 4, opis 1"),
        ("GARF, f. 5, op. 1, d. 2, l. 3. Ibid., l. 8", "GARF", "delo 2"),
        ("BArch, R 43/99, Bl. 5; ebd., Bl. 12", "BArch", "series R 43"),
        ("HHStA, Kab. Kanzlei, MRZ. 17/1850; ebd., MRZ. 18/1850", "HHStA", "HHStA"),
        ("(National Archives, RG 59, Box 3) The other is ibid., NSC Files, Box 9, Chad.", "NARA", "NARA"),
    ],
)
def test_ibid_stands_for_the_reference_before(text, key, named):
    *_, last = resolve_ibid(tuple(find_citations(text)))

    ibid = last.content[0]
    assert isinstance(ibid, CitationPart)
    assert (ibid.role, ibid.value) == ("ibid", key)
    assert named in ibid.evidence


def test_ibid_keeps_no_part_that_is_printed_after_it():
    *_, last = resolve_ibid(tuple(find_citations("РГВА. Ф. 4. Оп. 1. Д. 2. Л. 3. Там же. Оп. 7. Д. 9.")))

    ibid = last.content[0]
    assert isinstance(ibid, CitationPart)
    assert "fond 4" in ibid.evidence
    assert "opis" not in ibid.evidence
    assert "delo" not in ibid.evidence


def test_first_ibid_of_a_text_stays_open():
    (citation,) = resolve_ibid(tuple(find_citations("Там же. Д. 9. Л. 8.")))

    assert parts(citation)[0] == "ibid="


def test_edition_adds_an_archive():
    archive = Archive("Town", {"en": "Town Archive of Nowhere"}, ("TAN",), country="Nowhere", place="Nowhere")
    text = "TAN, A 12/4, fol. 3"

    assert read(text) == []
    (citation,) = find_citations(text, (archive,))
    assert parts(citation)[0] == "repository=Town"


def test_table_of_archives():
    table = archives()

    assert len(table) >= 60
    assert {archive.country for archive in table.values()} >= {
        "Russia",
        "United States",
        "United Kingdom",
        "Germany",
        "France",
        "Austria",
        "Switzerland",
    }
    for archive in table.values():
        assert archive.names
        assert archive.place
        assert archive.country
        assert not archive.isil or re.fullmatch(r"[A-Z]{2}-[\w:/-]{1,11}", archive.isil), "ISO 15511"
        assert not archive.link or archive.link.startswith("http")


def test_the_archives_that_are_cited_most_have_a_name_in_their_own_language_and_english():
    table = archives()
    for key, language in {"RGASPI": "ru", "BArch": "de", "PA AA": "de", "AN": "fr", "SHD": "fr", "BAR": "de"}.items():
        assert {"en", language} <= set(table[key].names)


def assert_well_formed(text):
    end = 0
    for citation in find_citations(text):
        assert end <= citation.span.start < citation.span.end <= len(text)
        end = citation.span.end
        place = citation.span.start
        assert citation.content
        for part in citation.content:
            assert place <= part.span.start < part.span.end <= citation.span.end
            place = part.span.end


PIECES = [text for text, _ in (*FONDS, *AMERICAN, *EUROPEAN)]
TOKENS = [
    "Ф. ",
    "Оп. 1",
    "Box 4",
    ", ",
    "; ",
    ". ",
    "Ibid., ",
    "там же. ",
    "RG 59",
    "National Archives",
    "(",
    ")",
    '"',
    "\n",
]
TOKENS += [
    "Files",
    "762.00/11",
    "AN, ",
    "R 43/1",
    "BArch",
    " ",
    "ль",
    "Papers of X",
    "Lot 60 D 1",
    " in ",
    "№ 5",
    "FO 371/5",
]


@given(st.text())
def test_any_text(text):
    assert_well_formed(text)


@settings(max_examples=400)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(TOKENS), st.text(max_size=3)), max_size=12))
def test_any_heap_of_shelf_marks(pieces):
    assert_well_formed("".join(pieces))
    list(resolve_ibid(tuple(find_citations(" ".join(pieces)))))


@pytest.mark.parametrize(
    "piece",
    [
        "Ф. 1. ",
        "F. 1. Op. 2. ",
        "Box ",
        "Box 1, ",
        ", ",
        "762.00/11 ",
        "ibid., ",
        "AN, ",
        "NSC Files, ",
        "(",
        "7",
        "Aa ",
    ],
)
def test_a_long_run_of_one_thing_comes_through(piece):
    """Marks that begin and never end are where backtracking hides; `benchmarks/linear.py` measures them."""
    assert_well_formed(piece * (30_000 // len(piece)))


def test_every_shelf_mark_of_a_long_text_is_found():
    text = "See ГАРФ. Ф. 7523. Оп. 4. Д. 12. Л. 3-4. " * 2_000

    assert [parts(one)[-1] for one in find_citations(text)] == ["listy=3-4"] * 2_000
