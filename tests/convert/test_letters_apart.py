"""Where one letter ends and another begins, and where one goes on on another day."""

import pytest
from converting import check, convert_text

FIRST = (
    "Mr. Arkell to Mr. Boone.\n\nBrede, March 3, 1869.\n\nSir:\n\nI have received your despatch and shall carry it out."
    "\n\nI am, sir, your obedient servant,\nTHOMAS ARKELL.\n"
)
SECOND = "Sir:\n\nYour despatch has been received, and it is approved in all its parts.\n\nYours truly,\nJAMES BOONE.\n"


@pytest.mark.parametrize(
    "head",
    [
        "Mr. Boone to Mr. Arkell.\n\nWashington, April 2, 1869.",
        "No. 9.\n\nWashington, April 2, 1869.",
        "Washington, April 2, 1869.",
    ],
)
def test_a_head_and_a_date_line_below_a_signature_begin_a_letter(head: str) -> None:
    made = convert_text(f"{FIRST}\n{head}\n\n{SECOND}")
    check(made)
    assert made.texts("signed") == ["THOMAS ARKELL.", "JAMES BOONE."]
    assert len(made.elements("salute")) >= 2
    assert made.attributes("creation/date", "when")[0][1] == "1869-03-03"
    assert "R003" not in made.codes


@pytest.mark.parametrize(
    "below",
    [
        "P.S. The ferry of April 2, 1869, was late, and so was the post that came with it.",
        "Enclosure: a list of the ferries.\n\nBrede, March 3, 1869.",
        "Hon. JAMES BOONE,\nSecretary of State.",
    ],
)
def test_what_else_stands_below_a_signature_does_not(below: str) -> None:
    made = convert_text(f"{FIRST}\n{below}\n")
    check(made)
    assert made.texts("signed") == ["THOMAS ARKELL."]


def test_a_date_inside_a_sentence_or_a_list_begins_no_day() -> None:
    made = convert_text(FIRST.replace("it out.", "it out on\n\nMarch 9th.\n\nSo it was done, and nobody was sorry."))
    check(made)
    assert len(made.elements("dateline")) == 1
