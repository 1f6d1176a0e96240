"""Differences of two and three sequences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.merge.differences import hunks, places

sequences = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@given(sequences, sequences)
@settings(deadline=None, derandomize=True, database=None)
def test_hunks_lead_from_one_to_the_other(base: list[str], other: list[str]) -> None:
    made: list[str] = []
    at = 0
    for hunk in hunks(base, other):
        assert hunk.start >= at
        made += base[at : hunk.start] + other[hunk.first : hunk.last]
        at = hunk.end
    assert made + base[at:] == other


@given(sequences, sequences, sequences)
@settings(deadline=None, derandomize=True, database=None)
def test_places_lead_to_either(base: list[str], mine: list[str], theirs: list[str]) -> None:
    for other, side in ((mine, "mine"), (theirs, "theirs")):
        made: list[str] = []
        at = 0
        for place in places(base, mine, theirs):
            first, last = getattr(place, side)
            made += base[at : place.base[0]] + other[first:last]
            at = place.base[1]
            if not (place.by_me if side == "mine" else place.by_them):
                assert other[first:last] == base[slice(*place.base)]
        assert made + base[at:] == other


@pytest.mark.parametrize(
    ("mine", "theirs", "by"),
    [
        ("aXcdef", "abcdYf", [(True, False), (False, True)]),
        ("abXdef", "abcYef", [(True, False), (False, True)]),
        ("abXdef", "abYdef", [(True, True)]),
        ("abdef", "abcdeYf", [(True, False), (False, True)]),
        ("abXcdef", "abYcdef", [(True, True)]),
        ("abXcdef", "abYdef", [(True, False), (False, True)]),
        ("abf", "abcYef", [(True, True)]),
    ],
)
def test_what_overlaps(mine: str, theirs: str, by: list[tuple[bool, bool]]) -> None:
    assert [(each.by_me, each.by_them) for each in places("abcdef", mine, theirs)] == by


def test_long_files_of_equal_lines() -> None:
    base = ["<sp>", "</sp>"] * 20_000
    mine = [*base[:20_000], "new", *base[20_000:]]
    assert sum(1 for _ in hunks(base, mine)) == 1
    assert sum(1 for _ in hunks(base, ["x", *base[2:], "y"])) >= 1
