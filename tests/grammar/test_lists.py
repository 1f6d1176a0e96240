"""Labels of list items."""

import pytest

from tei.grammar.lists import item_label


@pytest.mark.parametrize(
    ("text", "sign", "kind", "number"),
    [
        ("1) no fire", "1)", "1)", 1),
        ("2. no dogs", "2.", "1.", 2),
        ("(3) no ballast", "(3)", "(1)", 3),
        ("a) the deposit", "a)", "a)", 1),
        ("(b) the agent", "(b)", "(a)", 2),
        ("а) атлас", "а)", "a)", 1),
        ("б) три тома", "б)", "a)", 2),
        ("• item", "•", "•", 0),
        ("– item", "–", "–", 0),
        ("1° le rôle", "1°", "1°", 1),
        ("—Oil", "—", "—", 0),
        ("12)   wide", "12)", "1)", 12),
    ],
)
def test_labels(text: str, sign: str, kind: str, number: int) -> None:
    label = item_label(text)
    assert label is not None
    assert (text[: label.end], label.kind, label.number) == (sign, kind, number)


@pytest.mark.parametrize(
    "text", ["1)", "1", "1 no fire", "1847. It was a year", "A. B. Krebs", "no label", "", "-5 degrees", "(see 1) x"]
)
def test_what_is_no_label(text: str) -> None:
    assert item_label(text) is None
