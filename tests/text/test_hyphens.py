"""Hyphens at line ends: the word's, the line's, or in doubt."""

import pytest

from tei.model import Hyphen, LineBreak
from tei.text.hyphens import find_hyphens
from tei.text.source import Source

FILLER = "\n".join(["a line of other words that says nothing"] * 40)


def kinds(text: str) -> list[str]:
    """For each line end inside a word: `line` when its hyphen goes, `word` when it stays, `doubt`."""
    found = list(find_hyphens(Source.of(text)))
    said = []
    for before, piece in zip([None, *found], found, strict=False):
        if isinstance(piece, LineBreak):
            said.append("line" if isinstance(before, Hyphen) else "doubt" if piece.break_ == "maybe" else "word")
    return said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the steam-\nboat came. A steamboat is new.", "line"),
        ("the steam-\nboat came. A steam-boat is new.", "word"),
        ("der Dampf-\nkessel und ein Dampfkessel", "line"),
        ("паро-\nход пришёл, пароход ушёл", "line"),
        ("le bateau-\nphare et le bateau-phare", "word"),
        ("in the years 1929-\n1933 of the lease", "word"),
        ("in the years 1929–\n1933 of the lease", "word"),
        (f"the public-\nprivate works; what is public is not private\n{FILLER}", "word"),
        (f"the letter was re-\naddressed\n{FILLER}", "doubt"),
        ("Ab-\nschriften, die er zuge-\nsandt hatte", "line"),
    ],
)
def test_hyphens(text: str, kind: str) -> None:
    assert set(kinds(text)) == {kind}


@pytest.mark.parametrize("text", ["a dash -\nand more", "no hyphen\nhere", "end of it -", "- item\n- item", "x --\ny"])
def test_what_is_no_hyphen_in_a_word(text: str) -> None:
    assert kinds(text) == []


def test_spans() -> None:
    hyphen, end = find_hyphens(Source.of("Ab- \n  schriften, Abschriften"))
    assert isinstance(hyphen, Hyphen)
    assert isinstance(end, LineBreak)
    assert (hyphen.span.start, hyphen.span.end) == (2, 3)
    assert (end.span.start, end.span.end) == (3, 7)
