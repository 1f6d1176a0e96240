"""Records behave as the dataclasses of the standard library that they stand for."""

import copy
import dataclasses
import pickle

import pytest

from tei import record


@record.dataclass(frozen=True, slots=True, order=True)
class Place:
    start: int
    end: int = 7


@record.dataclass(frozen=True, slots=True)
class Thing:
    """What a thing is."""

    place: Place

    @property
    def length(self) -> int:
        return self.place.end - self.place.start


@record.dataclass(frozen=True, slots=True)
class Named(Thing):
    name: str = ""
    others: tuple[Thing, ...] = ()


@record.dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class UsualPlace:
    start: int
    end: int = 7


def test_fields_and_defaults() -> None:
    named = Named(Place(1), "a", others=(Thing(Place(2, 3)),))

    assert (named.place.start, named.place.end, named.length, named.name) == (1, 7, 6, "a")
    assert Named(Place(1)).name == ""
    assert Thing.__doc__ == "What a thing is."
    assert not hasattr(named, "__dict__")


@pytest.mark.parametrize("arguments", [(), (1, 2, 3)])
def test_wrong_arguments(arguments: tuple[int, ...]) -> None:
    with pytest.raises(TypeError, match=r"Place\.__init__\(\)"):
        Place(*arguments)


def test_equal_only_to_its_own_class() -> None:
    assert Place(1, 2) == Place(1, 2)
    assert Place(1, 2) != Place(1, 3)
    assert Thing(Place(1)) != Named(Place(1))
    assert Place(1, 2) != (1, 2)
    assert Nothing() == Nothing()


def test_hash_and_representation_and_order_are_the_usual_ones() -> None:
    assert hash(Place(3, 4)) == hash(UsualPlace(3, 4))
    assert hash(Nothing()) == hash(())
    assert len({Thing(Place(1)), Thing(Place(1)), Thing(Place(2))}) == 2
    assert repr(Named(Place(1), "x")) == "Named(place=Place(start=1, end=7), name='x', others=())"
    assert sorted([Place(2, 1), Place(1, 9), Place(1, 3)]) == [Place(1, 3), Place(1, 9), Place(2, 1)]
    assert Place(1, 2) <= Place(1, 2) < Place(2)
    assert Place(2) > Place(1, 9) >= Place(1, 9)


def test_order_is_for_its_own_class_and_for_those_that_have_it() -> None:
    with pytest.raises(TypeError, match="not supported"):
        assert Place(1) < UsualPlace(1)  # type: ignore[operator]
    with pytest.raises(TypeError, match="not supported"):
        assert Thing(Place(1)) < Thing(Place(2))  # type: ignore[operator]


def test_nothing_can_be_changed() -> None:
    place = Place(1)
    for change in (lambda: setattr(place, "start", 2), lambda: setattr(place, "x", 2), lambda: delattr(place, "end")):
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot"):
            change()
    assert place == Place(1, 7)


def test_replace() -> None:
    named = Named(Place(1), "a")

    assert record.replace(named, name="b") == Named(Place(1), "b")
    assert named.name == "a"
    assert dataclasses.replace(named, place=Place(4)) == Named(Place(4), "a")
    assert record.replace(UsualPlace(1), end=2) == UsualPlace(1, 2)
    with pytest.raises(TypeError):
        record.replace(named, colour="red")  # type: ignore[call-arg]


def test_what_the_standard_library_tells_of_a_dataclass() -> None:
    named = Named(Place(1), "a", (Thing(Place(2)),))

    assert dataclasses.is_dataclass(Named)
    assert [field.name for field in dataclasses.fields(Named)] == ["place", "name", "others"]
    assert [field.name for field in dataclasses.fields(Thing)] == ["place"]
    assert dataclasses.asdict(named) == {
        "place": {"start": 1, "end": 7},
        "name": "a",
        "others": ({"place": {"start": 2, "end": 7}},),
    }


def test_copies_and_what_goes_to_another_process() -> None:
    named = Named(Place(1), "a", (Thing(Place(2)),))

    assert pickle.loads(pickle.dumps(named)) == named  # noqa: S301
    assert copy.deepcopy(named) == named


def test_patterns() -> None:
    match Named(Place(1, 2), "a"):
        case Named(Place(start, end), name):
            assert (start, end, name) == (1, 2, "a")
        case _:
            pytest.fail("the pattern does not match")
