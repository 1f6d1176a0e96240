"""Pairing marks with notes, by label and place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.model import Span
from tei.passes.pairing import Labelled, pair_notes


def pieces(kind: str, text: str) -> list[Labelled]:
    """`1@5 2@9`: labels and places."""
    found = [piece.split("@") for piece in text.split()]
    return [Labelled(Span(int(place), int(place) + 1), n, f"{kind}{n}@{place}") for n, place in found]


CASES = [
    ("in order", "1@1 2@2", "", "1@10 2@11", ["1@1-1@10", "2@2-2@11"]),
    ("out of order", "1@1 3@2 2@3", "", "1@10 2@11 3@12", ["1@1-1@10", "3@2-3@12", "2@3-2@11"]),
    ("under pages", "1@1 1@5", "1@3", "1@10", ["1@1-1@3", "1@5-1@10"]),
    ("under pages, a note lost", "1@1 2@2 1@5", "1@3", "1@10", ["1@1-1@3", "1@5-1@10"]),
    ("the nearest mark above", "1@1 1@5", "1@7", "", ["1@5-1@7"]),
    ("no mark above", "1@9", "1@7", "", []),
    ("by chapter", "1@1 2@2 1@3 2@4", "", "1@10 2@11 1@12 2@13", ["1@1-1@10", "2@2-2@11", "1@3-1@12", "2@4-2@13"]),
    ("by chapter, a mark lost", "1@1 1@3 2@4", "", "1@10 2@11 1@12 2@13", ["1@1-1@10", "1@3-1@12", "2@4-2@11"]),
    ("by chapter, a note lost", "1@1 2@2 1@3 2@4", "", "1@10 2@11 1@12", ["1@1-1@10", "2@2-2@11", "1@3-1@12"]),
    ("marked twice", "1@1 2@2 1@3", "", "1@10 2@11", ["1@1-1@10", "2@2-2@11", "1@3-1@10"]),
    ("stars are not marked twice", "*@1 *@3", "", "*@10", ["*@1-*@10"]),
    ("no note", "1@1 2@2", "", "1@10", ["1@1-1@10"]),
    ("nothing", "", "", "", []),
]


@pytest.mark.parametrize(
    ("marks", "in_text", "at_end", "pairs"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_pairs(marks: str, in_text: str, at_end: str, pairs: list[str]) -> None:
    found = pair_notes(pieces("m", marks), pieces("n", in_text), pieces("n", at_end))
    assert sorted(f"{mark.id[1:]}-{note.id[1:]}" for mark, note in found.items()) == sorted(pairs)


LABELS = st.lists(st.sampled_from(["1", "2", "3", "*", "a"]), max_size=12)


@given(LABELS, LABELS, LABELS)
def test_only_equal_labels_are_paired_and_every_star_once(marks: list[str], inner: list[str], end: list[str]) -> None:
    def placed(kind: str, labels: list[str], offset: int) -> list[Labelled]:
        return pieces(kind, " ".join(f"{n}@{offset + 2 * place}" for place, n in enumerate(labels)))

    in_text = placed("n", inner, 1)
    pairs = pair_notes(placed("m", marks, 0), in_text, placed("e", end, 100))
    assert all(mark.n == note.n for mark, note in pairs.items())
    assert all(note.span.start > mark.span.start for mark, note in pairs.items())
    stars = [note for mark, note in pairs.items() if mark.n == "*"]
    assert len(stars) == len(set(stars))
