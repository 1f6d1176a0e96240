"""Dates and shelf marks as letters, minutes, memoirs and their editors write them: the tables in `papers/`."""

from pathlib import Path

import pytest

from tei.grammar.citations import find_citations
from tei.grammar.dates import find_dates
from tei.model import CitationPart, Dating

TABLES = Path(__file__).parent / "papers"


def cases(kind: str) -> list[object]:
    """A text on each line, and below it, indented, what is in it."""
    found: list[tuple[str, str, list[str]]] = []
    for path in sorted(TABLES.glob(f"{kind}.*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("    "):
                found[-1][2].append(line.strip())
            elif line:
                found.append((path.name.split(".")[1], line, []))
    return [pytest.param(text, expected, id=f"{name}-{text[:40]}") for name, text, expected in found]


def value(dating: Dating) -> str:
    """`1922-03`, `1922-03/1922-05` for a range, `1922..1923` for limits; then the other calendar and the certainty."""
    if dating.from_:
        shown = f"{dating.from_}/{dating.to}"
    elif dating.not_before or dating.not_after:
        shown = f"{dating.not_before or ''}..{dating.not_after or ''}"
    else:
        shown = dating.when or "?"
    return " ".join(filter(None, [shown, dating.calendar, dating.custom, dating.cert]))


@pytest.mark.parametrize(("text", "expected"), cases("dates"))
def test_dates(text: str, expected: list[str]) -> None:
    found = [f"{text[date.span.start : date.span.end]} = {value(date.dating)}" for date in find_dates(text)]

    assert found == expected


@pytest.mark.parametrize(("marked", "expected"), cases("shelfmarks"))
def test_shelf_marks(marked: str, expected: list[str]) -> None:
    """The brackets ⟦ ⟧ show where each reference begins and ends."""
    text = marked.replace("⟦", "").replace("⟧", "")
    found = list(find_citations(text))

    shown = text
    for citation in reversed(found):
        start, end = citation.span.start, citation.span.end
        shown = f"{shown[:start]}⟦{shown[start:end]}⟧{shown[end:]}"
    parts = [[part for part in citation.content if isinstance(part, CitationPart)] for citation in found]
    assert shown == marked
    assert [" | ".join(f"{part.role}={part.value}" for part in each) for each in parts] == expected
