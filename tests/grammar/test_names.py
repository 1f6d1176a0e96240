"""Names of persons by their form."""

import pytest

from tei.grammar.names import is_name_with_initials


@pytest.mark.parametrize(
    "text",
    [
        "A. B. Krebs",
        "К. Е. Вересов",
        "J.V. Thal",
        "Y. Le Goarant",
        "H. von Thal",
        "А.\u00a0Лукина",
        "  T. Arkwright ",
        "L. Smith-Jones",
    ],
)
def test_initials_and_a_surname(text: str) -> None:
    assert is_name_with_initials(text)


@pytest.mark.parametrize(
    "text", ["Thomas Arkwright", "A. B.", "No. 12", "A. Krebs wrote", "a. krebs", "", "A. Krebs and B. Thal", "Krebs"]
)
def test_other_lines(text: str) -> None:
    assert not is_name_with_initials(text)
