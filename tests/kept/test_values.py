"""Values come back as they were, and nothing that is not one of ours comes back at all."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.diagnostic import Diagnostic, Severity
from tei.kept.file import read_kept, write_kept
from tei.kept.values import from_json, shape, to_json
from tei.site.entry import SiteEntry
from tei.site.facts import DocumentFacts, read_facts
from tei.xml.parse import parse


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    at: tuple[int, float] | None = None


@dataclass(frozen=True, slots=True)
class Everything:
    text: str
    number: int
    share: float
    whether: bool
    perhaps: str | None
    places: tuple[Place, ...]
    words: frozenset[str]
    counts: Mapping[str, int]
    choice: Literal["a", "b"]
    severity: Severity
    either: str | int


@dataclass(frozen=True, slots=True)
class Vague:
    either: Place | Severity


TEXT = st.text()
PLACES = st.builds(Place, TEXT, st.none() | st.tuples(st.integers(), st.floats(allow_nan=False)))
ALL = st.builds(
    Everything,
    TEXT,
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.none() | TEXT,
    st.lists(PLACES, max_size=3).map(tuple),
    st.frozensets(TEXT, max_size=3),
    st.dictionaries(TEXT, st.integers(), max_size=3),
    st.sampled_from(("a", "b")),
    st.sampled_from(Severity),
    TEXT | st.integers(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=12) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=15,
)


@given(ALL)
def test_a_value_comes_back_as_it_was(value: Everything) -> None:
    assert from_json(Everything, to_json(value)) == value


@given(JSON)
def test_what_is_not_of_the_kind_is_refused_in_one_way(found: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(Everything, json.dumps(found))


@pytest.mark.parametrize(
    "text", ["", "[", "[1]", "[" * 100_000, '["a", [1, 2.0], 3]', '["a", [1.0, 2.0]]', '["a", [1]]']
)
def test_a_damaged_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(Place, text)


def test_a_kind_whose_values_could_not_be_told_apart_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="told apart"):
        from_json(Vague, "[1]")
    with pytest.raises(TypeError, match="Path cannot be kept"):
        to_json((Path("a"),))


def test_what_the_site_and_the_build_keep_can_be_kept() -> None:
    path = Path(__file__).parents[2] / "editions" / "1922-03-03-letter-to-kamenev" / "edition.xml"
    facts = read_facts(parse(path).tree, SiteEntry("a", path))
    diagnostic = Diagnostic("X001", Severity.ERROR, "m", "f", 1, None, allowed=("p",))

    assert from_json(DocumentFacts, to_json(facts)) == facts
    assert from_json(Diagnostic, to_json(diagnostic)) == diagnostic


class TestFile:
    def test_it_comes_back(self, tmp_path: Path) -> None:
        write_kept(tmp_path / "new" / "a.json", Place("\ud800", (1, 2.0)))
        assert read_kept(tmp_path / "new" / "a.json", Place) == Place("\ud800", (1, 2.0))

    @pytest.mark.parametrize("length", [0, 1, 20, 40, 41, 50])
    def test_half_of_it_counts_as_not_there(self, tmp_path: Path, length: int) -> None:
        path = tmp_path / "a.json"
        write_kept(path, Place("a long name of a place", (1, 2.0)))
        path.write_bytes(path.read_bytes()[:length])
        assert read_kept(path, Place) is None

    def test_what_another_version_kept_counts_as_not_there(self, tmp_path: Path) -> None:
        """Even where the same list of fields would fit: another name is another meaning."""

        @dataclass(frozen=True, slots=True)
        class Town:
            called: str
            at: tuple[int, float] | None = None

        write_kept(tmp_path / "a.json", Place("Orme"))
        assert read_kept(tmp_path / "a.json", Town) is None
        assert shape(Town) != shape(Place)

    def test_no_file(self, tmp_path: Path) -> None:
        assert read_kept(tmp_path / "a.json", Place) is None
