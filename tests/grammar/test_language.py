"""Script and language of a text."""

import pytest

from tei.grammar.language import language_of, script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The packet came in on Tuesday with your letter and with the seeds.", "en"),
        ("Посылаю вам две фотографии, о которых мы говорили в июле.", "ru"),
        ("Die Handschrift selbst ist in einem traurigen Zustande, und das Papier ist mürbe.", "de"),
        ("Les épreuves sont belles et je n'y ai trouvé que trois fautes, dont deux de moi.", "fr"),
        ("Съёмка", "ru"),
        ("Xyzzy plugh", "und"),
        ("1847", "und"),
        ("", "und"),
        ("das and le и", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "name"),
    [("Brief", "Latn"), ("Письмо", "Cyrl"), ("Письмо Brief an", "Latn"), ("1847 — !", ""), ("", ""), ("Éß", "Latn")],
)
def test_scripts(text: str, name: str) -> None:
    assert script(text) == name


def test_only_the_beginning_of_a_long_text_counts() -> None:
    assert language_of("the and of to " * 2000 + "и в не на " * 10000) == "en"
