"""What `ibid.` and its sisters point to in the TEI."""

import pytest
from converting import XML, Made, check, convert_text

STORY = "The Ferry\nIt crossed twice a day,1 and on Sundays2 it did not cross,3 as we know.\n\n"


def ibids(made: Made) -> list[tuple[str, ...]]:
    return made.attributes("bibl/idno[@type='ibid']", "n", "corresp", "cert", "resp")


def ids(made: Made) -> list[str | None]:
    return [each.get(f"{XML}id") for each in made.elements("bibl") if each.get(f"{XML}id")]


@pytest.mark.parametrize(
    ("first", "second", "word", "key"),
    [
        ("РГВА. Ф. 4. Оп. 1. Д. 2. Л. 3.", "Там же. Д. 9. Л. 8.", "Там же", "RGVA"),
        ("GARF, f. 5446, op. 1, d. 2, l. 3.", "Ibid., d. 9, l. 8.", "Ibid", "GARF"),
        ("BArch, R 43-I/99, Bl. 5.", "Ebd., Bl. 12.", "Ebd.", "BArch"),
        ("BArch, R 43-I/99, Bl. 5.", "A.a.O., Bl. 12.", "A.a.O.", "BArch"),
        ("AN, F/7/12001, fol. 3.", "Ibid., fol. 8.", "Ibid.", "AN"),
        ("National Archives, RG 59, Lot 60 D 1, Box 3.", "Ibid., Box 9.", "Ibid.", "NARA"),
    ],
)
def test_in_the_next_note(first: str, second: str, word: str, key: str) -> None:
    made = convert_text(f"{STORY}1. {first}\n2. {second}\n3. The pier is gone.\n")
    check(made)
    assert ibids(made) == [(word, key, "#reference-1", "high", "#tool")]
    assert ids(made) == ["reference-1"]
    assert "R024" not in made.codes
    assert "R020" not in made.codes


def test_each_points_to_the_one_before() -> None:
    made = convert_text(f"{STORY}1. GARF, f. 1, op. 1, d. 2, l. 3.\n2. Ibid., d. 9, l. 8.\n3. Ibid., l. 9.\n")
    check(made)
    assert [each[2] for each in ibids(made)] == ["#reference-1", "#reference-2"]
    assert ids(made) == ["reference-1", "reference-2"]


def test_a_note_that_is_nothing_else() -> None:
    made = convert_text(f"{STORY}1. ГАРФ. Ф. 1. Оп. 1. Д. 2. Л. 3.\n2. Там же.\n3. Там же.\n")
    check(made)
    assert [each[:3] for each in ibids(made)] == [
        ("Там же.", "GARF", "#reference-1"),
        ("Там же.", "GARF", "#reference-2"),
    ]


def test_a_note_that_is_nothing_else_after_a_book_is_no_shelf_mark() -> None:
    made = convert_text(
        f"{STORY}1. GARF, f. 1, op. 1, d. 2. See also Krebs, The Ferry, vol. 2, p. 5.\n2. Ibid.\n3. It is gone.\n"
    )
    check(made)
    assert ibids(made) == []


def test_a_book_in_between_makes_it_doubtful() -> None:
    made = convert_text(
        f"{STORY}1. GARF, f. 1, op. 1, d. 2.\n2. Krebs, The Ferry, vol. 2, p. 5.\n3. Ibid., d. 9, l. 8.\n"
    )
    check(made)
    assert [each[1:4] for each in ibids(made)] == [("GARF", "#reference-1", "medium")]
    assert "R024" in made.codes


def test_nothing_before_it() -> None:
    made = convert_text(f"{STORY}1. The pier is gone.\n2. Там же. Д. 9. Л. 8.\n3. So it is.\n")
    check(made)
    assert [each[1:4] for each in ibids(made)] == [("", "", "")]
    assert "R024" in made.codes


def test_text_and_notes_are_read_apart() -> None:
    text = (
        "The Ferry\nIt crossed twice a day (BArch, R 43-I/99, Bl. 5),1 and on Sundays2 (ebd., Bl. 7) it did not.\n\n"
        "1. GARF, f. 1, op. 1, d. 2.\n2. Ibid., d. 9.\n"
    )
    made = convert_text(text)
    check(made)
    assert [each[1] for each in ibids(made)] == ["BArch", "GARF"]
