"""Four figures that are a sentence by themselves, or begin one: a year where an answer gives one."""

import pytest

from tei.grammar.dates import find_dates


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("On the farm, north of town. 1904.", "1904"),
        ("When was that? 1904.", "1904"),
        ("Weil ich dort geboren bin. 1874, in der Kaistraße.", "1874"),
        ("C'était à la ferme. 1931.", "1931"),
        ("Это было у реки. 1931.", "1931"),
    ],
)
def test_a_lone_year_dates(text: str, year: str) -> None:
    assert [date.dating.stated for date in find_dates(text)] == [year]


@pytest.mark.parametrize(
    "text",
    [
        "See art. 1904.",
        "Cf. vol. 1904. Then the rest.",
        "They sold the sheep. 1200 were left.",
        "The total was paid. 1904 crowns.",
        "They were sold. 1904, 1905 and 1906 were kept.",
        "It ended.\n1904 sheep",
        "1904.",
    ],
)
def test_figures_that_count_or_number_do_not(text: str) -> None:
    assert not list(find_dates(text))
