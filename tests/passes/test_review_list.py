"""The review list: short, and one entry for what one look settles."""

import pytest
from converting import check, convert_text

LETTER = "Port Arran, 30 December 1888\n\nDear Tom,\n\n{}\n\nYours,\nE. Arkwright\n"
DAYS = ("January 3", "March 4", "May 5", "July 6", "August 7", "October 8")


@pytest.mark.parametrize(("count", "entries"), [(1, 1), (4, 4), (5, 1), (6, 1)])
def test_yearless_dates_with_one_reason_are_one_entry_beyond_four(count: int, entries: int) -> None:
    said = " ".join(f"On {day} the ferry was late again." for day in DAYS[:count])
    made = convert_text(LETTER.format(said))
    check(made)
    assert made.codes.count("R011") == entries
    assert len(made.elements("p/date")) == count


def test_yearless_dates_with_other_reasons_stay_apart() -> None:
    said = " ".join(f"On {day} the ferry was late again." for day in DAYS[:5])
    made = convert_text(LETTER.format(f"{said}\n\nShe left on June 4, 1887. On July 7 she was dead."))
    check(made)
    assert made.codes.count("R011") == 2
    (first,) = [each for each in made.converted.review if "more places" in each.message]
    assert "4 more places" in first.message
