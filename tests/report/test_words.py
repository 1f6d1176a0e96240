"""The words of reports: every language has all of them, with the same places for what is filled in."""

import re
import tomllib

import pytest

from tei.report.words import TABLES, words
from tei.validate.words.wording import languages


def test_there_are_words_for_every_language_of_messages() -> None:
    assert set(tomllib.loads(TABLES.read_text(encoding="utf-8"))) == set(languages())


@pytest.mark.parametrize("language", languages())
def test_a_language_has_all_words(language: str) -> None:
    english, here = words("en"), words(language)
    assert set(here) == set(english)
    assert all(here.values())
    for key, text in english.items():
        assert re.findall(r"{\w+}", here[key]) == re.findall(r"{\w+}", text)


def test_a_language_without_a_table_is_english() -> None:
    assert words("eo") == words("en")
