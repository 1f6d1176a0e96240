"""An editor's decisions: read, refused with one clear line, and carried out."""

from dataclasses import replace
from pathlib import Path

import pytest
from converting import check, convert_text

from tei.edition import NO_EDITION, Conjecture, Edition, EditionArchive, EditionPerson, Flag, read_edition
from tei.errors import EditionError
from tei.model import Certainty

WHOLE = """
converter = "letter"
title = "Letter to Hollis"
editor = "A. Quill"
publisher = "County Museum"
licence = "CC BY 4.0"
licence_link = "https://creativecommons.org/licenses/by/4.0/"
project = "The Orme papers"
printed = ["The Orme Papers, vol. 2, London: Heron, 1931, p. 17"]

[sent]
person = "pettigrew"
place = "Tallow Street"

[received]
person = "hollis"
cert = "high"
reason = "the salutation"

[date]
when = "1925-09-09"
cert = "high"
reason = "the postmark"

[[responsibility]]
role = "transcription"
name = "A. Quill"

[[person]]
id = "hollis"
name = "Edmund Hollis"
labels = ["Hollis", "Dr. Hollis"]
link = "https://viaf.org/viaf/1"
note = "Keeper of Maps"

[[person]]
id = "pettigrew"
name = "Mary Pettigrew"

[[archive]]
key = "BArch"
link = "https://www.bundesarchiv.de"
labels = ["Reichsarchiv"]

[[conjecture]]
find = "sheats"
corr = "sheets"
reason = "a slip"

[[flag]]
find = "Captain Orme"
message = "which of the brothers?"
"""
LETTER = """Dear Dr. Hollis,
I send you the three sheats that I found in the desk of Captain Orme on May 12, 1925. Please keep them.
It is said that the fourth is lost. I believe that it is.
Yours sincerely,
M. Pettigrew
"""


def edition(tmp_path: Path, text: str) -> Edition:
    path = tmp_path / "edition.toml"
    path.write_text(text, encoding="utf-8")
    return read_edition(path)


def test_everything_there_is(tmp_path: Path) -> None:
    read = edition(tmp_path, WHOLE)
    assert read.sent is not None
    assert read.received is not None
    assert read.date is not None
    assert (read.sent.person, read.received.cert, read.date.when) == ("pettigrew", "high", "1925-09-09")
    assert read.people[0].labels == ("Hollis", "Dr. Hollis")
    assert (read.conjectures[0].kind, read.conjectures[0].cert) == ("corr", "high")

    made = convert_text(LETTER, read)
    check(made)
    assert made.texts("titleStmt/title") == ["[Letter to Hollis]"]
    assert made.texts("publicationStmt/publisher") == ["County Museum"]
    assert made.attributes("licence", "target") == [("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")]
    assert made.attributes("creation/date", "when", "cert", "resp") == [("1925-09-09", "1925-09-09", "high", "#editor")]
    assert made.attributes("correspAction/persName", "ref") == [
        ("Mary Pettigrew", "#pettigrew"),
        ("Edmund Hollis", "#hollis"),
    ]
    assert "A. Quill" in made.texts("respStmt/name")
    assert made.texts("choice/sic") == ["sheats"]
    assert made.attributes("choice/corr", "cert", "resp") == [("sheets", "high", "#editor")]
    assert {"R015", "R016", "R017"} <= set(made.codes)


def test_an_empty_file_decides_nothing(tmp_path: Path) -> None:
    read = edition(tmp_path, "")
    assert replace(read, file="") == NO_EDITION


def conjecture(find: str, **more: str) -> Edition:
    return Edition(conjectures=(Conjecture(find, reason="a test", **more),), file="edition.toml")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (conjecture("four sheats", corr="x"), '"four sheats" is not in the source'),
        (conjecture("that", corr="x"), r'"that" stands 3 times in the source \(lines 2, 3, 3\); add `context`'),
        (conjecture("it is", context="It was said", corr="x"), 'the context "It was said" is not in the source'),
        (conjecture("found", context="It is said", corr="x"), '"found" is not in the source'),
        (Edition(flags=(Flag("no such words", "m"),), file="edition.toml"), '"no such words" is not in the source'),
        (conjecture("12, 1925. Please", corr="x"), "crosses the edge"),
    ],
)
def test_decisions_that_do_not_apply(decision: Edition, words: str) -> None:
    with pytest.raises(EditionError, match=words) as raised:
        convert_text(LETTER, decision)
    assert str(raised.value).startswith("edition.toml: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("decision", "encoded"),
    [
        (conjecture("sheats", corr="sheets"), "<sic>sheats</sic><corr"),
        (conjecture("three\n  sheats", corr="three sheets"), "<sic>three sheats</sic><corr"),
        (conjecture("is lost", kind="reg", corr="has been lost"), "<orig>is lost</orig><reg"),
        (conjecture("sheats that", kind="gap"), '<gap reason="editorial"/>'),
        (conjecture("Please", kind="supplied", corr="“"), "<supplied"),
        (conjecture("Please", kind="milestone", cert="medium"), '<milestone unit="page"'),
        (conjecture("It is said", kind="quote", cert="medium"), "<quote"),
        (conjecture("it is", context="that it is.", corr="he is"), "<sic>it is</sic><corr"),
        (conjecture("Captain", corr="Colonel", cert="low"), 'cert="low"'),
    ],
)
def test_kinds_of_decision(decision: Edition, encoded: str) -> None:
    made = convert_text(LETTER, decision)
    check(made)
    assert encoded in made.converted.xml.decode()
    assert "R015" in made.codes


def test_a_date_that_is_corrected_has_the_value_of_the_correction() -> None:
    for find, corr in (("May", "June"), ("May 12, 1925", "June 12, 1925")):
        made = convert_text(LETTER, conjecture(find, corr=corr, when="1925-06-12"))
        check(made)
        assert [row[1:] for row in made.attributes("body//date", "when", "resp")] == [("1925-06-12", "#editor")]


def test_a_quotation_that_begins_no_paragraph_is_refused() -> None:
    with pytest.raises(EditionError, match="Dear Dr"):
        convert_text(LETTER, conjecture("Dear Dr", kind="quote"))


@pytest.mark.parametrize("cert", ["high", "medium", "low"])
def test_the_date_of_the_edition_is_a_proposal(cert: Certainty, tmp_path: Path) -> None:
    read = edition(tmp_path, f'[date]\nnot_before = "1925-05"\nnot_after = "1925-10"\ncert = "{cert}"\nreason = "r"\n')
    made = convert_text(LETTER, read)
    check(made)
    assert [row[1:] for row in made.attributes("creation/date", "notBefore", "notAfter", "cert")] == [
        ("1925-05", "1925-10", cert)
    ]
    assert made.codes.count("R017") == 1


TALK = "Interview with Brekke\n" + "".join(
    f"{name}: {said}\n"
    for name, said in (
        ("Lindgren", "When did you come?"),
        ("Brekke", "In May 1921."),
        ("L.", "Who paid?"),
        ("Lindgren", "Nobody?"),
        ("Brekke", "Nobody paid for it."),
        ("Lindgren", "Why?"),
    )
)


def test_two_labels_of_one_person() -> None:
    people = (EditionPerson("ada", "Ada Lindgren", "interviewer", ("Lindgren", "L.")),)
    made = convert_text(
        TALK.replace("L.:", "Lind:"), Edition(people=(replace(people[0], labels=("Lindgren", "Lind")),))
    )
    check(made)
    assert made.attributes("person", "role")[0] == ("Ada Lindgren", "interviewer")
    assert {each.get("who") for each in made.elements("sp")} == {"#ada", "#brekke"}


TOWN = EditionArchive("TAN", "Town Archive of Nowhere", "Nowhere", "Utopia", labels=("Rathausarchiv",))


@pytest.mark.parametrize(
    ("mark", "parts"),
    [
        ("TAN, A 12/4, fol. 3", ["TAN", "A 12", "4", "fol. 3"]),
        ("Town Archive of Nowhere, Box 5, Ferry Papers", ["Town Archive of Nowhere", "Box 5", "Ferry Papers"]),
        ("Rathausarchiv, Nr. 5, Bl. 3", ["Rathausarchiv", "Nr. 5", "Bl. 3"]),
        ("Rathausarchiv. F. 12. Op. 3. D. 7.", ["Rathausarchiv", "F. 12.", "Op. 3.", "D. 7."]),
    ],
)
def test_an_archive_of_the_edition_is_recognised_in_the_text(mark: str, parts: list[str]) -> None:
    text = f"The Ferry\nIt crossed twice a day, and on Sundays it did not ({mark}).\n"
    assert not convert_text(text).elements("bibl/orgName")

    made = convert_text(text, Edition(archives=(TOWN,)))
    check(made)
    (bibl,) = made.elements("bibl")
    assert ["".join(each.itertext()) for each in bibl] == parts
    assert bibl[0].get("key") == "TAN"


def test_a_line_with_its_shelf_mark_is_where_the_document_is_kept() -> None:
    text = "The Ferry\nIt crossed twice a day, and on Sundays it did not cross.\nTAN, A 12/4, fol. 3\n"
    made = convert_text(text, Edition(archives=(TOWN,)))
    check(made)
    assert made.attributes("msIdentifier/repository", "key") == [("Town Archive of Nowhere", "TAN")]
    assert made.texts("msIdentifier/settlement") == ["Nowhere"]


def test_an_archive_of_the_table_takes_the_labels_of_the_edition() -> None:
    text = "The Ferry\nIt crossed twice a day, and on Sundays it did not (Reichsarchiv, R 43/12, Bl. 3).\n"
    made = convert_text(text, Edition(archives=(EditionArchive("BArch", labels=("Reichsarchiv",)),)))
    assert made.attributes("bibl/orgName", "key") == [("Reichsarchiv", "BArch")]


def test_who_signs_in_another_language_is_the_person_who_is_called_so() -> None:
    """In the second of two texts the sender was a name without a person, though the edition has the label."""
    text = (
        "A letter to the keeper\n\nDear Sir,\n\n"
        "I send you herewith the three sheets that I found in the desk of the late captain, as you wished me to do.\n\n"
        "Yours,\nM. Pettigrew\n\nПисьмо в музей\n\nДорогой Семён Ильич!\n\n"
        "Посылаю вам две фотографии старой пристани, о которых мы говорили в июле; первая снята раньше второй.\n\n"
        "С уважением,\nМ. Петтигрю\n"
    )
    people = (EditionPerson("pettigrew", "Mary Pettigrew", labels=("Mary Pettigrew", "М. Петтигрю")),)
    made = convert_text(text, Edition(people=people))
    check(made)
    assert ("М. Петтигрю", "#pettigrew") in made.attributes("persName", "ref")
