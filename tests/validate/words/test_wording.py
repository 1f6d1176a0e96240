"""The tables of messages: complete in every language, and every message can be said."""

import re

import pytest

from tei.errors import TeiError
from tei.validate.words.wording import Wording, languages, wording

ENGLISH = wording("en")
PLACES = re.compile(r"\{(\w+)\}")


def test_there_are_four_languages() -> None:
    assert languages() == ("de", "en", "fr", "ru")


@pytest.mark.parametrize("language", languages())
def test_a_table_has_every_text_with_the_same_places_to_fill_in(language: str) -> None:
    texts = wording(language).texts
    assert set(texts) == set(ENGLISH.texts)
    different = {key for key in texts if set(PLACES.findall(texts[key])) != set(PLACES.findall(ENGLISH.texts[key]))}
    assert different == set()


@pytest.mark.parametrize("language", [each for each in languages() if each != "en"])
def test_nothing_is_left_in_english(language: str) -> None:
    texts = wording(language).texts
    same = {key for key, text in texts.items() if text == ENGLISH.texts[key]}
    assert same == set()


def test_a_language_without_a_table() -> None:
    with pytest.raises(TeiError, match='no messages in "tlh"; there are: de, en, fr, ru'):
        wording("tlh")
    with pytest.raises(TeiError):
        wording("../data/en")


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["p"], "`p`"), (["p", "q"], "`p` or `q`"), (["a", "b", "c"], "`a`, `b` or `c`"), (["a b"], "a b")],
)
def test_lists(names: list[str], said: str) -> None:
    assert ENGLISH.names(names) == said


def test_a_long_list_ends_with_a_number() -> None:
    assert ENGLISH.names(["a", "b", "c", "d"], most=2) == "`a`, `b` and 2 more"
    assert wording("de").names(["a", "b"]) == "`a` oder `b`"


def test_what_was_found_may_have_braces() -> None:
    words: Wording = ENGLISH
    assert "{x}" in words.message("wrong-text", element="`p`", text="{x}")
