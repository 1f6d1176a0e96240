"""Dates of annotated real documents, where these stand beside the checkout."""

import json
from pathlib import Path

import pytest

from tei.grammar.dates import find_dates

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "examples"
GOLD = sorted(SHARED.glob("*/*.json"))


def squeezed(text: str) -> str:
    return " ".join(text.split()).removeprefix("from ")


@pytest.mark.skipif(not GOLD, reason="the annotated examples are not beside the checkout")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_annotated_dates_are_found(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    found = {
        (squeezed(text[date.span.start : date.span.end]), date.dating.when, date.dating.from_, date.dating.to)
        for date in find_dates(text)
    }
    wanted = {
        (squeezed(date["text"]), date.get("when"), date.get("from"), date.get("to"))
        for date in gold.get("dates") or []
        if not date.get("optional")
    }

    assert wanted <= found
