"""The words a paper is indexed under."""

import pytest
from converting import check, convert_text

BODY = "The harbour has been told as one of stone; it was one of sand, as all the papers of the board show."


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("Keywords: harbours; quays, stone; dues.", ["harbours", "quays, stone", "dues"]),
        ("Ключевые слова: порты, пристани.", ["порты", "пристани"]),
        ("Schlagwörter – Häfen; Kais", ["Häfen", "Kais"]),
        ("Mots-clés : ports ; quais.", ["ports", "quais"]),
        ("Key words of the report were stone and sand, and nobody used another one.", []),
    ],
)  # fmt: skip
def test_keywords_stand_in_the_header_and_in_the_text(line: str, terms: list[str]) -> None:
    made = convert_text(f"The harbour and its quays\n\n{BODY}\n\n{line}\n\n{BODY}\n", converter="article")
    check(made)
    assert made.texts("textClass/keywords/term") == terms
    assert any(line in text for text in made.texts("body//p"))
