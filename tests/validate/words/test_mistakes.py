"""What is said of the typical mistakes: the place, the remedy, and no more than one thing."""

from pathlib import Path

import pytest
from mistakes import LETTER, PAGE, Mistake, mistakes, ours

from tei.schema import schema_path
from tei.validate import validate_bytes
from tei.validate.engines import engine
from tei.validate.words.wording import languages

MISTAKES = {each.what: each for each in mistakes()}


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_said_once_at_its_place_with_the_remedy(what: str) -> None:
    mistake = MISTAKES[what]
    (found,) = validate_bytes(mistake.file.encode(), "letter.xml")
    assert found.code == mistake.code
    line, column = mistake.position
    assert found.line == line
    assert found.column is not None
    # The XML parser stops a little after the mistake.
    assert found.column == column or found.code == "X001"
    assert mistake.remedy in f"{found.help} {' '.join(found.allowed[:3])}"


@pytest.mark.parametrize("what", MISTAKES)
def test_put_right_the_file_is_valid(what: str) -> None:
    assert validate_bytes(LETTER.format(MISTAKES[what].good).encode(), "letter.xml") == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_said_in_every_language(what: str, language: str) -> None:
    mistake = MISTAKES[what]
    (found,) = engine(schema_path(), language=language).check(mistake.file.encode(), "letter.xml")
    (english,) = validate_bytes(mistake.file.encode(), "letter.xml")
    assert (found.code, found.line, found.column) == (english.code, english.line, english.column)
    assert (found.message == english.message) == (language == "en" or found.code == "X001")


def test_the_page_shows_what_is_said_now(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    for mistake in MISTAKES.values():
        said = said_of(mistake, tmp_path)
        assert said in page, f"docs/mistakes.md is old; make it with python tests/mistakes.py ({mistake.what})"


def said_of(mistake: Mistake, folder: Path) -> str:
    return "\n".join(ours(mistake, folder / "letter.xml"))
