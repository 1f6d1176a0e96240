"""Numbers of documents and references of offices."""

import pytest

from tei.grammar.numbers import is_number


@pytest.mark.parametrize(
    "text",
    [
        *("No. 212", "№ 47", "260.", "LETTRE N° 150.", "No. 14.]", "CXXVII", "XII.", "A 15733"),
        *("Nr. 1424 vom 18. 6.", "N° 1207 à 1209", "T. n° 98. Secret.", "Секретно. Экз. № 2"),
        *("Our ref: 1204/18/45", "Az.: 67 a 12 - 204/42 g", "St.S. Nr. 412"),
    ],
)
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "CIVIL", "I", "No boats", "12 boats", "No. 3 was sold to Mr. Wren", "Ref: none", "12 May 1920", "Secret"],
)
def test_what_is_no_number(text: str) -> None:
    assert not is_number(text)
