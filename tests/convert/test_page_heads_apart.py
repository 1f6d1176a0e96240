"""Heads of pages that wide blanks part from their number."""

import pytest
from converting import check, convert_text

LINES = [
    "Whoever wished to cross the river in those years had to have patience,",
    "for the ferry crossed twice a day, and on Sundays it did not cross at",
    "all, which everybody knew and nobody could change, not even the mayor.",
    "The ferryman kept a book in which he wrote the names of all who paid.",
]
TEXT = "\n".join(LINES)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("FERRY BOARD          MINUTES           411", "FERRY BOARD          MINUTES           412"),
        ("144                         Emil Brack", "The Ferrymen of Brede                         145"),
    ],
)
def test_heads_that_count_up_are_no_text(first: str, second: str) -> None:
    made = convert_text(f"{first}\n\nThe Ferry\n\n{TEXT}\n\n{second}\n\n{TEXT}\n")
    check(made)
    body = " ".join(made.texts("body//p") + made.texts("body//head"))
    assert not any(number in body for number in ("411", "412", "144", "145"))


@pytest.mark.parametrize(
    ("first", "second"), [("Salt          411", "Corn          388"), ("Salt          41", "Salt")]
)
def test_figures_that_do_not_count_up_stay(first: str, second: str) -> None:
    made = convert_text(f"The Ferry\n\n{TEXT}\n\n{first}\n\n{TEXT}\n\n{second}\n\n{TEXT}\n")
    check(made)
    assert first.split()[1] in " ".join(made.texts("text"))
