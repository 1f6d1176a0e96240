"""Texts of any size come through: nothing lost, valid, and memory in proportion.

In the suite a tenth of each; `TEI_FULL_SIZE=1 pytest tests/test_sizes.py` takes all of it.
"""

import os
from collections.abc import Callable
from itertools import cycle, islice

import pytest
from converting import convert_text as convert
from converting import defects, lost

FULL = bool(os.environ.get("TEI_FULL_SIZE"))
MEGABYTE = 1_000_000 if FULL else 100_000
NOTES = 100_000 if FULL else 10_000

ENGLISH = "The ferry crossed twice a day, and on Sundays it did not cross at all before 5 March 1962. "
RUSSIAN = "Паром ходил дважды в день, а по воскресеньям до 5 марта 1962 года не ходил вовсе. "
HEBREW = "המעבורת חצתה פעמיים ביום, ובימי ראשון לא חצתה כלל עד 1962. "
ARABIC = "عبرت العبارة مرتين في اليوم، ولم تعبر يوم الأحد قط قبل 1962. "


def of_length(length: int, *pieces: str) -> str:
    """The pieces again and again up to a length."""
    whole = "".join(pieces)
    return (whole * (length // len(whole) + 1))[:length]


def five_megabytes() -> str:
    return of_length(
        5 * MEGABYTE, "Heading\n\n", ENGLISH * 5 + "\n\n", "Wren: " + ENGLISH * 3 + "\n\n", ENGLISH * 8 + "\n\n"
    )


def one_line() -> str:
    return of_length(MEGABYTE, ENGLISH)


def notes() -> str:
    marked = "".join(f"word[{number}] " + ("\n" if number % 20 == 0 else "") for number in range(1, NOTES + 1))
    return f"A Title\n{marked}\n" + "".join(f"[{number}] See p. {number}.\n" for number in range(1, NOTES + 1))


def control_characters() -> str:
    signs = cycle(chr(code) for code in (*range(1, 32), 0x7F, 0x85, 0x9F, 0xFEFF, 0xFFFE, 0xFFFF))
    words = islice(cycle(ENGLISH.split()), MEGABYTE // 6)
    return " ".join(word + next(signs) for word in words)


def mixed_scripts() -> str:
    return of_length(
        MEGABYTE, ENGLISH, RUSSIAN + "\n", "Mосквa и Lоndоn ", HEBREW, "東京で会談。Ωμέγα ", ENGLISH + "\n"
    )


def right_to_left() -> str:
    return of_length(MEGABYTE, HEBREW + "\n", "\u202b" + ARABIC + "\u202c\n", ENGLISH + HEBREW + "\u200f\n")


TEXTS: tuple[Callable[[], str], ...] = (
    five_megabytes,
    one_line,
    notes,
    control_characters,
    mixed_scripts,
    right_to_left,
)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.__name__)
def test_a_text_of_any_size_comes_through(text: Callable[[], str]) -> None:
    made = convert(text())
    assert lost(made) == []
    assert defects(made.parsed) == []


def test_a_hundred_thousand_notes_find_their_marks() -> None:
    (found,) = convert(notes()).converted.found
    assert (found.notes_paired, found.notes_unpaired, found.marks_unpaired) == (NOTES, 0, 0)
