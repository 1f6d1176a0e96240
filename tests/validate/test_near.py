"""How far names are from each other."""

from hypothesis import example, given
from hypothesis import strategies as some

from tei.validate.near import distance, one_step

Words = some.text(alphabet="ab", max_size=6)


@given(Words, Words)
@example("ab", "ba")
@example("aab", "aba")
@example("", "a")
@example("abab", "baba")
def test_one_step_is_a_distance_of_one(one: str, other: str) -> None:
    assert one_step(one, other) == (distance(one, other) == 1)
