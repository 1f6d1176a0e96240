"""The words of the interface: every language has all of them, and no page asks for one that is not there."""

import re
import tomllib
from string import Formatter

import pytest

from tei.render import wording
from tei.site.interface import DATA, LANGUAGES, interface

TABLES = {language: tomllib.loads((DATA / f"{language}.toml").read_text(encoding="utf-8")) for language in LANGUAGES}


def keys(language: str) -> set[tuple[str, str]]:
    return {(name, key) for name, table in TABLES[language].items() for key in table}


def fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_all_words_with_the_same_places_to_fill(language: str) -> None:
    assert keys(language) == keys("en")
    for key, text in TABLES[language]["text"].items():
        assert fields(text) == fields(TABLES["en"]["text"][key]), key


def test_the_interface_and_the_pages_speak_the_same_languages() -> None:
    assert wording.LANGUAGES == LANGUAGES
    assert not {*TABLES["en"]} & {*wording.wording("en").names}


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_words_have_a_form_for_every_number(language: str) -> None:
    words = interface(language)
    for key in words.counted:
        assert all(str(number) in words.count(key, number) for number in range(130))


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    folder = DATA.parent
    files = (*folder.rglob("*.py"), *folder.rglob("*.j2"), *folder.rglob("*.js"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r"\bsay\(\s*[\"'](\w+)[\"']", code))
    known = set(TABLES["en"]["text"])

    assert used <= known
    assert {key for key in known if not re.search(rf"[\"'.]{key}\b", code)} == {"people_intro", "places_intro"}


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ("25 December 1933", "March 1922", "1 May 1921", "1933 – 1934")),
        ("de", ("25. Dezember 1933", "März 1922", "1. Mai 1921", "1933 – 1934")),
        ("fr", ("25 décembre 1933", "mars 1922", "1er mai 1921", "1933 – 1934")),
        ("ru", ("25 декабря 1933 г.", "март 1922 г.", "1 мая 1921 г.", "1933 – 1934")),
    ],
)
def test_dates(language: str, shown: tuple[str, ...]) -> None:
    words = interface(language)
    written = [words.date("1933-12-25"), words.date("1922-03"), words.date("1921-05-01"), words.dates("1933", "1934")]

    assert tuple(written) == shown
    assert words.date("1933-13-01") == "1933-13-01"
    assert words.date("before the war") == "before the war"


def test_russian_numbers() -> None:
    words = interface("ru")
    shown = [words.count("documents", number) for number in (0, 1, 2, 5, 11, 21, 112)]

    assert [each.split()[1] for each in shown] == [
        *("документов", "документ", "документа", "документов", "документов", "документ", "документов"),
    ]
