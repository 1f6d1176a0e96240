import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.site.search.packing import DIGITS, pack, unpack


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert unpack("".join(map(pack, numbers))) == numbers


@pytest.mark.parametrize(("number", "length"), [(0, 1), (43, 1), (44, 2), (1935, 2), (1936, 3)])
def test_small_numbers_are_short(number: int, length: int) -> None:
    assert len(pack(number)) == length


def test_no_digit_means_anything_to_a_script_or_a_page() -> None:
    assert json.dumps(DIGITS) == f'"{DIGITS}"'
    assert len(set(DIGITS)) == len(DIGITS) == 88
    assert not set(DIGITS) & set(" \n<&\"'\\")
