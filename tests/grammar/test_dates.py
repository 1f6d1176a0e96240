"""Dates in four languages: the tables in `dates/`, and what holds for any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.grammar.dates import LANGUAGES, document_years, find_dates, with_year
from tei.model import Date, Dating

TABLES = Path(__file__).parent / "dates"


def cases(path: Path) -> list[tuple[str, list[str]]]:
    r"""A text on each line, and below it, indented, its dates as `text = value`; `\n` stands for a line end."""
    found: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[-1][1].append(line.strip().replace(r"\n", "\n"))
        elif line:
            found.append((line.replace(r"\n", "\n"), []))
    return found


def value(dating: Dating) -> str:
    """`1922-03`, `1922-03/1922-05` for a range, `1922..1923` for limits; then the other calendar and the certainty."""
    if dating.from_:
        shown = f"{dating.from_}/{dating.to}"
    elif dating.not_before:
        shown = f"{dating.not_before}..{dating.not_after}"
    else:
        shown = dating.when or "?"
    return " ".join(filter(None, [shown, dating.calendar, dating.custom, dating.cert]))


def shown(text: str, dates: list[Date]) -> list[str]:
    return [f"{text[date.span.start : date.span.end].strip()} = {value(date.dating)}" for date in dates]


def values(text: str, **options: tuple[str, ...] | tuple[int, ...]) -> list[str]:
    return [value(date.dating) for date in find_dates(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(*case, id=f"{path.stem}-{case[0][:40]}")
        for path in sorted(TABLES.glob("*.txt"))
        for case in cases(path)
    ],
)
def test_table(text: str, expected: list[str]) -> None:
    assert shown(text, list(find_dates(text))) == expected


def test_every_language_has_a_table() -> None:
    assert {path.stem for path in TABLES.glob("*.txt")} == set(LANGUAGES)


def test_dates_have_no_content_and_keep_their_place() -> None:
    text = "Written on\u00a05\u00a0May\u00a01922, read in 1923."
    dates = list(find_dates(text))

    assert [(date.span.start, date.span.end) for date in dates] == [(11, 21), (31, 35)]
    assert all(date.content == () for date in dates)


def test_figures_with_stops_are_certain_only_beside_languages_that_put_the_day_first() -> None:
    assert values("5.6.1941 and 25.6.1941", languages=("en",)) == ["1941-06-25"]
    assert values("5.6.1941 and 25.6.1941", languages=("en", "de")) == ["1941-06-05", "1941-06-25"]


def test_a_language_that_is_not_asked_for_is_not_read() -> None:
    assert values("5 мая 1922 г.", languages=("en", "fr")) == []


def test_the_century_of_two_figures_comes_from_the_years_of_the_document() -> None:
    assert values("27/XI-31", years=(1933, 1954)) == ["1931-11-27 high"]
    assert values("29/5 41", years=(1839,)) == ["1841-05-29 high"]
    assert values("in the 30s", years=(1837,)) == ["1830/1839 medium"]
    assert values("27/XI-31", years=(1700,)) == ["1731-11-27 medium"]
    assert values("27/XI-31", years=(1781,)) == []  # 1731 and 1831 are equally far


def test_terms_of_the_month_are_the_evidence_of_their_day() -> None:
    text = "the 23rd ult., le 5 courant, den 3. n. Mts."

    assert [(date.dating.when, date.dating.evidence) for date in find_dates(text)] == [
        ("---23", "ult."),
        ("---05", "inst."),
        ("---03", "prox."),
    ]


def test_document_years() -> None:
    text = "On May 5, 1922, at p. 1536, in 1914-18 and the 1850s; box 1999, 27/XI-31; 5 (18) апреля 1917 г."

    assert document_years(text) == (1850, 1859, 1914, 1917, 1918, 1922)


@pytest.mark.parametrize(
    ("dating", "year", "expected"),
    [
        (Dating(when="--10-06"), 1922, "1922-10-06"),
        (Dating(when="--02-29"), 1904, "1904-02-29"),
        (Dating(when="--02-29"), 1900, "?"),
        (Dating(when="--02"), 1900, "1900-02"),
        (Dating(when="1914"), 1900, "1914"),
        (Dating(when="---23"), 1900, "---23"),
        (Dating(), 1900, "?"),
        (Dating(from_="--06-30", to="--07-03"), 1953, "1953-06-30/1953-07-03"),
        (Dating(from_="--12-30", to="--01-02"), 1922, "1922-12-30/1923-01-02"),
        (Dating(not_before="--05-05", not_after="--05-07"), 1910, "1910-05-05..1910-05-07"),
        (Dating(when="--07-23", custom="--07-10", calendar="julian"), 1914, "1914-07-23 julian 1914-07-10"),
        (Dating(when="--01-06", custom="--12-24", calendar="julian"), 1905, "1905-01-06 julian 1904-12-24"),
        (Dating(when="--03-12", custom="--02-29", calendar="julian"), 1900, "1900-03-12 julian 1900-02-29"),
        (Dating(when="--10-25", custom="--10-25", calendar="julian"), 1917, "1917-11-07 julian 1917-10-25"),
        (Dating(when="--02-29", custom="--02-29", calendar="julian"), 1901, "?"),
    ],
)
def test_with_year(dating: Dating, year: int, expected: str) -> None:
    assert value(with_year(dating, year)) == expected


PIECES = [
    *"0123456789 \n\t.,-–/()[]?'\"_«»…:;№$%",
    *("5", "12", "31", "1922", "1848", "34", "4th", "1er", "-го", "1930s", "30-х", "er"),
    *("May", "may", "March", "Dec.", "5 мая", "марта", "Mai", "März", "août", "XI", "XIX", "iv"),
    *(
        "[?]",
        "?]",
        "[5]",
        "18[19]",
        "192[2?]",
        "O.S., ",
        " v. J.",
        " of last year",
        " auf den ",
        " на ",
        "27/XI",
        "60er ",
    ),
    *("[не ранее ", "[after ", "60-х годах ", "XIX° ", " Quartal ", " dernier", "—8:50"),
    *(" to ", " bis ", " au ", " по ", "from ", "с ", "du ", "between ", " and ", " и ", "of ", "the ", "d'"),
    *("г.", "годов", "Jahre", "années ", "century", "в.", "siècle", "Jh.", "first half ", "конец ", "mid-", "summer "),
    *(
        "ult.",
        "inst.",
        "d. M.",
        "O.S.",
        "(ст. ст.)",
        "circa ",
        "p. ",
        "No. ",
        " tons",
        "in ",
        "II",
        "Х",
        "²",
        "٣",
        "ß",
        "İ",
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_any_text(text: str) -> None:
    assert_well_formed(text)


def assert_well_formed(text: str) -> None:
    end = 0
    for date in find_dates(text):
        assert end <= date.span.start < date.span.end <= len(text)
        end = date.span.end
        dating = date.dating
        assert not (dating.when and dating.from_)
        assert (dating.from_ is None) == (dating.to is None)
        assert bool(dating.custom) == bool(dating.calendar)
        assert not dating.cert or dating.evidence
        assert text[date.span.start].strip()
        assert text[date.span.end - 1].strip()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.integers(1583, 2099))
def test_with_year_completes_every_yearless_value(text: str, year: int) -> None:
    for date in find_dates(text):
        dating = with_year(date.dating, year)
        for part in (dating.when, dating.from_, dating.to, dating.not_before, dating.not_after, dating.custom):
            assert part is None or not part.startswith("--") or part.startswith("---")


@pytest.mark.parametrize(
    "unit",
    [
        "7",
        "May ",
        " ",
        "1 ",
        "1, ",
        "5. ",
        "5/",
        "5 (",
        "5 May - ",
        "1914-",
        "March 4 and ",
        "XX ",
        "[",
        "1922\n",
        "с ",
    ],
)
def test_a_long_run_of_one_thing_comes_through(unit: str) -> None:
    """Forms that begin and never end are where backtracking hides; `benchmarks/linear.py` measures them."""
    assert_well_formed(unit * (20_000 // len(unit)))


@pytest.mark.parametrize("unit", ["7", "May ", " "])
def test_a_megabyte_of_one_thing_holds_no_date(unit: str) -> None:
    assert list(find_dates(unit * (1_000_000 // len(unit)))) == []


def test_every_date_of_a_long_text_is_found() -> None:
    text = "On 5 May 1922 the house was sold. " * 5_000

    assert values(text) == ["1922-05-05"] * 5_000
