"""Folding keeps every place."""

from hypothesis import given
from hypothesis import strategies as st

from tei.grammar.fold import fold


def test_fold() -> None:
    assert (
        fold("1929–34\u00a0—‑‐− “a” „b“ «c» ’d‘ʹʼ´`\n\f\t\u2009")
        == "1929-34 ---- \"a\" \"b\" \"c\" 'd''''' " + "    "[1:]
    )


@given(st.text())
def test_any_text_keeps_its_length_and_folds_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.characters())
def test_white_space_becomes_a_blank_and_nothing_else_does(char: str) -> None:
    assert (fold(char) == " ") == char.isspace()
