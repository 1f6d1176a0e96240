"""Why each thing was encoded: every element that is no plain paragraph has its place and its rule."""

from collections import Counter
from pathlib import Path

import pytest
from converting import TEI, Made, convert_text

from tei.grammar.dates.wording import date_form
from tei.text.source import Source
from tei.why import Reason, explain_document

ROOT = Path(__file__).resolve().parents[2]
CASES = [*sorted((ROOT / "tests" / "converters").glob("*/*.txt")), *sorted((ROOT / "editions").glob("*/source.txt"))]

INTERVIEW = """Interview with Professor Brekke
May 12, 1957
Lindgren: When did you first come to the observatory?
Brekke: I came there in September 1921, and on May 5 I left1.
Lindgren: Is it true that you had no coal in winter2?
Brekke: It is true.
1. He died on 3 March 1934.
2. See GARF. F. 12. Op. 3. D. 77. L. 5.
"""


def reasons(made: Made) -> tuple[Reason, ...]:
    kinds = [found.reasons for found in made.converted.found]
    return explain_document(made.converted.document, made.source, kinds)


@pytest.fixture(scope="module")
def interview() -> dict[tuple[str, str], Reason]:
    return {(each.element, each.text): each for each in reasons(convert_text(INTERVIEW))}


@pytest.mark.parametrize(
    ("element", "text", "rule", "cert"),
    [
        ("date", "May 12, 1957", "date, English month day year (dates.en.toml) is 1957-05-12", None),
        ("date", "May 5", "date, English month day (dates.en.toml) is 1921-05-05; the year is that of", "high"),
        ("speaker", "Lindgren:", "speaker label with colon: #lindgren, stands before 2 speeches", None),
        ("ref", "1", "note mark: digit glued to a word; the run 1..2 is complete; its note is in line 7", None),
        ("note", "2. See GARF. F. 12. Op. 3. D. 77. L. 5.", 'label "2.": number with a stop; marked in line 5', None),
        ("bibl", "GARF. F. 12. Op. 3. D. 77. L. 5.", "shelf mark (shelfmarks.toml): repository, fond, opis", None),
        ("orgName", "GARF", "archive GARF (archives.toml): State Archive", None),
        ("citedRange", "L. 5.", "listy of the reference: 5", None),
        ("head", "Interview with Professor Brekke", "title of the document", None),
    ],
)
def test_rules(interview: dict[tuple[str, str], Reason], element: str, text: str, rule: str, cert: str | None) -> None:
    reason = interview[element, text]
    assert rule in reason.rule
    assert reason.cert == cert


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("March 5, 1962", "English month day year"),
        ("5 March 1962", "English day month year"),
        ("15 августа 1941 года", "Russian day month year"),
        ("12. März 1848", "German day month year"),
        ("le 14 juillet 1789", "French day month year"),
        ("1962", "year"),
        ("the 1930s", "English decade"),
        ("5.6.1922", "figures figures year"),
        ("5.XII.1936", "figures Roman month year"),
    ],
)
def test_forms_of_dates(text: str, form: str) -> None:
    assert date_form(text) == form


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_thing_encoded_is_listed(path: Path) -> None:
    """As many reasons for an element as there are elements of its name in the text."""
    source = (
        Source.read(path, None)
        if path.name == "source.txt"
        else Source.of(path.read_bytes().decode("utf-8", "replace"))
    )
    made = convert_text(source.text)
    found = reasons(made)
    listed = Counter(each.element for each in found)
    text = made.root.find(f"{TEI}text")
    assert text is not None
    there = Counter(str(each.tag).removeprefix(TEI) for each in text.iter("*"))
    for element in ("date", "ref", "speaker", "stage", "list", "quote", "bibl", "orgName", "citedRange", "pc", "pb"):
        assert listed[element] == there[element], element
    assert listed["head"] + listed["salute"] + listed["signed"] == there["head"] + there["salute"] + there["signed"]
    assert all(each.rule and 0 <= each.span.start <= each.span.end <= len(source.text) for each in found)
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)
