"""The name somebody probably meant."""

import pytest

from tei.validate.near import distance, habits, nearest

NAMES = ("p", "pb", "persName", "placeName", "note", "num", "div", "date", "when", "head", "high", "hi")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("persname", "persName"),
        ("presName", "persName"),
        ("placename", "placeName"),
        ("haed", "head"),
        ("wen", "when"),
        ("DIV", "div"),
        ("hig", "high"),
        ("x", None),
        ("zzzzzz", None),
        ("", None),
        ("da", "date"),
    ],
)
def test_nearest(written: str, meant: str | None) -> None:
    assert nearest(written, NAMES) == meant


def test_two_that_are_equally_near_are_none() -> None:
    assert nearest("cat", ["bat", "rat"]) is None


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("", "ab", 2), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "ab", 1)]
)
def test_distance(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == distance(other, one) == steps


def test_habits_name_elements() -> None:
    assert all("`" in advice for advice in habits().values())
