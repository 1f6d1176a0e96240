"""Defects with their lines, reasons and remedies."""

from collections.abc import Collection
from dataclasses import replace

from tei.diagnostic import Diagnostic, Severity
from tei.report import concise, defects

MISSPELT = Diagnostic(
    "X002",
    Severity.ERROR,
    "`rf` is not an element of the schema",
    "a.xml",
    2,
    column=5,
    help="did you mean `ref`?",
    path="TEI/text/body/p",
    allowed=("ref", "rs", "title", "date", "note", "hi", "name", "placeName", "persName"),
)


def lines(file: str, numbers: Collection[int]) -> dict[int, str]:
    return dict.fromkeys(numbers, "<p>a<rf>b</rf></p>")


def why(code: str) -> str:
    return f"{code} matters."


def test_all_that_is_said_of_a_defect() -> None:
    assert list(defects([MISSPELT], lines, why)) == [
        "a.xml:2:5: error X002 `rf` is not an element of the schema",
        "  2 | <p>a<rf>b</rf></p>",
        "    |     ^^^",
        "  in    TEI/text/body/p",
        "  why:  X002 matters.",
        "  help: did you mean `ref`?",
        "  could stand here: ref, rs, title, date, note, hi and 3 more (--verbose lists them)",
    ]


def test_verbose_lists_all_names() -> None:
    assert list(defects([MISSPELT], lines, why, verbose=True))[-1].endswith("placeName, persName")


def test_a_reason_is_given_once() -> None:
    said = list(defects([MISSPELT, replace(MISSPELT, file="b.xml")], lines, why))
    assert sum("matters" in line for line in said) == 1


def test_equal_defects_are_one_entry() -> None:
    many = [replace(MISSPELT, line=number) for number in range(1, 101)]
    other = replace(MISSPELT, message="`q` is not", line=50)
    said = list(defects([*many[:50], other, *many[50:]], lines, why))
    assert sum(line.startswith("a.xml:") for line in said) == 2
    assert "  also  99 more like this, in lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 87 more" in said


def test_a_few_equal_defects_stand_one_by_one() -> None:
    few = [replace(MISSPELT, line=number) for number in range(1, 4)]
    assert sum(line.startswith("a.xml:") for line in defects(few, lines, why)) == 3


def test_colour_is_only_added() -> None:
    import re

    plain = list(defects([MISSPELT], lines, why))
    painted = list(defects([MISSPELT], lines, why, colour=True))
    assert painted != plain
    assert [re.sub(r"\x1b\[\d+m", "", line) for line in painted] == plain


def test_no_line_no_excerpt() -> None:
    said = list(defects([MISSPELT], lambda file, numbers: {}, lambda code: ""))
    assert said[1] == "  in    TEI/text/body/p"


def test_concise_is_one_line_each() -> None:
    assert list(concise([MISSPELT, replace(MISSPELT, column=None)])) == [
        "a.xml:2:5: error X002 `rf` is not an element of the schema",
        "a.xml:2: error X002 `rf` is not an element of the schema",
    ]
