"""Notes between brackets in running text."""

import pytest

from tei.grammar.inline_notes import find_inline_notes

NOTES = (
    ("the king[Footnote 1: George III.] said", "[Footnote 1: George III.]", "1", "George III.", False),
    ("the [Footnote 12 Not printed.] paper", "[Footnote 12 Not printed.]", "12", "Not printed.", False),
    ("he [Note: the elder] said", "[Note: the elder]", "", "[Note: the elder]", False),
    ("when the [illegible—Ed.] came", "[illegible—Ed.]", "", "[illegible—Ed.]", True),
    ("the bank (in Berlin — Ed.) had", "(in Berlin — Ed.)", "", "(in Berlin — Ed.)", True),
    ("he said [sic. Ed.] so", "[sic. Ed.]", "", "[sic. Ed.]", True),
    ("он [К. Брандт. — Ред.] читал", "[К. Брандт. — Ред.]", "", "[К. Брандт. — Ред.]", True),
    ("он [Прим. ред.: Фогель] читал", "[Прим. ред.: Фогель]", "", "[Прим. ред.: Фогель]", True),
    ("er [nicht A, Anm. d. Hrsg.] kam", "[nicht A, Anm. d. Hrsg.]", "", "[nicht A, Anm. d. Hrsg.]", True),
    ("il [mort en 1931 — N.D.L.R.] dit", "[mort en 1931 — N.D.L.R.]", "", "[mort en 1931 — N.D.L.R.]", True),
    ("il [Note 1 : le docteur.] dit", "[Note 1 : le docteur.]", "1", "le docteur.", False),
    ("the [a [b] c.—Ed.] end", "[a [b] c.—Ed.]", "", "[a [b] c.—Ed.]", True),
)  # fmt: skip

NONE = (
    "the paper (Miller, ed.) says so",
    "the paper [Miller, ed.] says so",
    "the book [Berlin 1890. 3. ed.] says so",
    "the [Note 3 of the Embassy] was lost",
    "the [—Ed.] sign alone",
    "he was (so he said — the editor of the Courier knew it) away",
    "an open [bracket.—Ed. and more",
    "[A whole paragraph.—Ed.]",
    "он (см. ред. 1920 г.) читал",
    "er kam (Vogel, Hrsg.) an",
)


@pytest.mark.parametrize(("text", "whole", "n", "words", "signed"), NOTES)
def test_a_note_is_found(text: str, whole: str, n: str, words: str, signed: bool) -> None:
    (note,) = find_inline_notes(text)
    assert text[note.span.start : note.span.end] == whole
    assert text[note.text.start : note.text.end] == words
    assert (note.n, note.signed) == (n, signed)


@pytest.mark.parametrize("text", NONE)
def test_other_brackets_are_none(text: str) -> None:
    assert list(find_inline_notes(text)) == []
