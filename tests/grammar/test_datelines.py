"""Date lines in four languages, and lines that hold a date and are none."""

import pytest

from tei.grammar.datelines import is_dateline, is_place_line


@pytest.mark.parametrize(
    "text",
    [
        "Lima, June 10, 1861.",
        "Washington, March 14, 1958—6 p. m.",
        "14 Pine Street, Boston, March 4, 1897",
        "London, S.W. 1, 30th July, 1945",
        "Berlin W 8, den 16. 2. 1942",
        "Jena, d. 18. Dec. 1790. Sonnabends.",
        "Moskau, den 18. Juni 1941, 20.15 Uhr",
        "Paris, 22 janvier 1913, 16 h. 30.",
        "Rouen, vendredi soir, 16 janvier 1852.",
        "Arras, 17 septembre 1793, l'an II de la République.",
        "Séance du lundi 30 mai 1887",
        "17 апреля 1940 г., вечернее заседание",
        "Москва, ночь на 5 марта 1921 г.",
    ],
)
def test_datelines(text: str) -> None:
    assert is_dateline(text, ())


@pytest.mark.parametrize(
    "text",
    [
        "Ankunft: 18. Juni 1941, 22.40 Uhr",
        "«Правда», 8 ноября 1941 г.",
        "Karl Roth an Friedrich Amsler, 12. November 1867",
        "Letter of May 3, 1951",
        "He came to Lima on June 10, 1861, with the others.",
        "Volume 12, June 1861",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert not is_dateline(text, ())


@pytest.mark.parametrize(
    "text", ["British Embassy,", "Kansas City, Missouri", "Washington, D.C.", "14 Elm Street, York"]
)
def test_place_lines(text: str) -> None:
    assert is_place_line(text)


@pytest.mark.parametrize(
    "text",
    ["Boats and harbours", "We left, and nobody knew.", "Letter to Miss Boyle, York", "Order, order!", "Box 4, 12"],
)
def test_what_is_no_place_line(text: str) -> None:
    assert not is_place_line(text)
