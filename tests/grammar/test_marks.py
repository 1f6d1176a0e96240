"""Note marks: brackets, raised digits, stars, and digits glued to a word; and the labels of notes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.grammar.marks import STYLES, Sign, Style, choose_run, find_signs, is_enough, orphan_marks
from tei.grammar.note_labels import (
    RAISED,
    Form,
    is_editorial,
    is_lone_heading,
    is_remark,
    label_lines,
    note_label,
    places,
)

LABELS: list[tuple[str, Form, str, str]] = [
    ("[1] Olaf Strand.", "bracket", "1", "[1]"),
    ("[12a] See above.", "bracket", "12a", "[12a]"),
    ("[*] See above.", "bracket", "*", "[*]"),
    ("[a] Left out in the copy.", "bracket", "a", "[a]"),
    ("[iv] Left out in the copy.", "bracket", "iv", "[iv]"),
    ("1. Probably turnip seed.", "stop", "1", "1."),
    ("1) Probably turnip seed.", "half", "1", "1)"),
    ("*) Vgl. den Brief vom Mai.", "half", "*", "*)"),
    ("(1) M. Duval, consul à Brest.", "parenthesis", "1", "(1)"),
    ("1 Probably turnip seed.", "bare", "1", "1"),
    ("1 «Правда», 3 мая.", "bare", "1", "1"),
    ("12 ibid., p. 4.", "bare", "12", "12"),
    ("3 там же, с. 4.", "bare", "3", "3"),
    ("1Ольга Петровна, сестра.", "bare", "1", "1"),
    ("¹ La pierre.", "superscript", "1", "¹"),
    ("¹²La pierre.", "superscript", "12", "¹²"),
    ("ᵇ The clerk.", "superscript", "b", "ᵇ"),
    ("* See above.", "star", "*", "*"),
    ("** See above.", "star", "**", "**"),
    ("† See above.", "star", "†", "†"),
    ("[Footnote 23: The clerk.]", "closed", "23", "[Footnote 23:"),
    ("[Footnote *: The clerk.]", "closed", "*", "[Footnote *:"),
    ("[Примечание редакции: часть текста утрачена.]", "closed", "", "[Примечание редакции:"),
    ("Footnote 3 The clerk.", "word", "3", "Footnote 3"),
    ("Anm. 4: Der Schreiber.", "word", "4", "Anm. 4:"),
    ("Сноска 2. Писарь.", "word", "2", "Сноска 2."),
    ("Примечание 1. Писарь.", "word", "1", "Примечание 1."),
]


@pytest.mark.parametrize(("text", "form", "n", "sign"), LABELS)
def test_labels_of_notes(text: str, form: Form, n: str, sign: str) -> None:
    label = note_label(text)
    assert label is not None
    assert (label.form, label.n, text[: label.end]) == (form, n, sign)


@pytest.mark.parametrize(
    "text",
    [
        *("[1]", "1.", "*", "¹", "", "1847 was a good year.", "1,200 francs", "12.5 tons", "3 sheep were lost."),
        *("[sic] he wrote", "[2 lines are missing]", "A. x", "* * *", "*So* he said", "Notes on the harbour"),
        *("Note a brief delay", "Footnotes are few", "1st of May", "10% of it", "(see above) he said"),
    ],
)
def test_what_is_no_label_of_a_note(text: str) -> None:
    assert note_label(text) is None


def test_lines_that_begin_with_a_label() -> None:
    text = "The mill stood by the river.\n1. Burnt down.\n  * An old\nman, of 12\n"
    assert [text[start : start + 4] for start in label_lines(text)] == ["1. B", "* An"]


@pytest.mark.parametrize(
    ("n", "place"),
    [("12", (12,)), ("3a", (3,)), ("c", (3,)), ("i", (9, 1)), ("ii", (2,)), ("**", (2,)), ("б", (2,)), ("x-", ())],
)
def test_places_of_labels(n: str, place: tuple[int, ...]) -> None:
    assert places(n) == place


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("[The lower half of the page is torn off.—Ed.]", True),
        ("(Слово неразборчиво. — Ред.)", True),
        ("[Folgt eine Zeichnung. – Hrsg.]", True),
        ("[Mot illisible. — N. d. l. r.]", True),
        ("[The page is torn.] He left at once. [Lost.—Ed.]", False),
        ("[The page is torn]", False),
        ("The page is torn.—Ed.", False),
    ],
)
def test_remarks_of_editors_in_brackets(text: str, is_one: bool) -> None:
    assert is_editorial(text) is is_one


def test_remarks_on_the_whole_text() -> None:
    assert all(map(is_remark, ("Датируется по содержанию.", "Printed from the draft.", "Erstdruck: Blätter, 1904.")))
    assert not any(map(is_remark, ("Датский посланник уехал.", "Printers went on strike.", "He wrote it in May.")))
    assert all(map(is_lone_heading, ("Примечание", "Note:", "ANMERKUNG", "_Note_")))
    assert not any(map(is_lone_heading, ("Note that he left", "References", "Noted")))


def signs(text: str, style: Style) -> list[str]:
    return [sign.label for sign in find_signs(text, style) if sign.sure]


@pytest.mark.parametrize(
    ("style", "text", "labels"),
    [
        ("bracket", "the director[1], a merchant[2].", ["1", "2"]),
        ("bracket", "he [sic] wrote [...] and [2 lines] of [1847-1848]", []),
        ("superscript", "de trop loin¹. La moitié² de 1848³", ["1", "2", "3"]),
        ("superscript", "30 m², 5 km², 10⁶ and the 1ᵉʳ of May", []),
        ("superscript", "the clerkᵃ and the wardenᵇ.", ["a", "b"]),
        ("star", "the bell*, the tower† and 3 * 4", ["*", "†"]),
        ("star", "it was *very* late, and **dark**", []),
        ("star", "Der Rat *) hat beschlossen", ["*"]),
        ("parenthesis", "le ministre (1) et le consul(2).", ["1", "2"]),
        ("parenthesis", "peace, (1) bread, (2) land and (3) salt", []),
        ("half", "der Rat 1) und die Mauer2)", ["1", "2"]),
        ("half", "(siehe Abschnitt 2) und: 1) Brot, 2) Salz und 3) Mehl", []),
        ("glued", "seeds,1 the bridge2 will, his book3 and", ["1", "2", "3"]),
        ("glued", "seeds”1 «oui»2 (1931-1935)3 “no.”4 no!”5", ["1", "2", "3", "4", "5"]),
        ("glued", "in 25 times!1 at 3 p.m.2 from the U.S.3 ________.4 [Dunn?]5", ["1", "2", "3", "4", "5"]),
        ("glued", "General Aldous2\tMr. Wren", ["2"]),
        ("glued", "на заводе1, директор2 и мост.3", ["1", "2", "3"]),
        ("glued", "CO2 and H2O, U-2, B-52, A4, m2, B52, 19,4%, $1,200, 2nd, 5 p.m., 12:30, 8/9/74", []),
        ("glued", "p.4, vol.2, No.7, Art.5, стр.12, т.3, Bd.1, Abb.2, Nr.8 and 1847.1 cups", []),
        ("glued", "the treaty1-bound, version1.2, word1/2, line1:30", []),
    ],
)
def test_signs(style: Style, text: str, labels: list[str]) -> None:
    assert signs(text, style) == labels


def chosen(text: str, *labels: str) -> list[str]:
    return [sign.label for sign in choose_run(list(find_signs(text, "glued")), labels)]


def test_a_run_meets_each_label_once_and_in_order() -> None:
    assert chosen("hall2 one,1 two2 hall1 three3", "1", "2", "3") == ["1", "2", "3"]
    assert chosen("one1 two2, and then one1 two2 three3", "1", "2", "1", "2", "3") == ["1", "2", "1", "2", "3"]


def test_what_is_unsure_or_out_of_order_stands_in_where_nothing_else_is() -> None:
    assert chosen("one1 NAT2 three3", "1", "2", "3") == ["1", "2", "3"]
    assert chosen("one1 two2 four4 three3 five5", "1", "2", "3", "4", "5") == ["1", "2", "4", "3", "5"]
    assert chosen("one1 NAT2 CO2 three3", "1", "2", "3") == ["1", "3"]


def test_a_mark_whose_note_is_lost_is_chosen_between_its_neighbours() -> None:
    assert chosen("one1 two2 three3 four4", "1", "2", "4") == ["1", "2", "3", "4"]
    assert chosen("one1 two2 hall3 hall3 four4", "1", "2", "4") == ["1", "2", "4"]


def test_few_notes_need_all_their_marks_and_many_most_of_them() -> None:
    run = list(find_signs("one1 two2 three3", "glued"))
    assert is_enough(run, ["1", "2", "3"])
    assert is_enough(run, ["1", "2", "3", "4"])
    assert not is_enough(run[:2], ["1", "2", "3"])
    assert not is_enough(run[:2], ["1", "2", "3", "4"])


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("one[1] two[2]", ["1", "2"]),
        ("one [7] two [8]", ["7", "8"]),
        ("one¹ two² three³", ["1", "2", "3"]),
        ("one1 two2 three3.", ["1", "2", "3"]),
        ("one[1] two[5]", []),
        ("one[1]", []),
        ("one1 two2", []),
        ("one1 two2 three3 hall9 hall12 hall4", []),
        ("area in m² and m²", []),
        ("We have had 14 days of rain and 200 sheep.", []),
    ],
)
def test_marks_of_lost_notes(text: str, labels: list[str]) -> None:
    assert [mark.label for mark in orphan_marks(text)] == labels


TEXTS = st.lists(
    st.sampled_from(
        [*"ab1 2[3](4)*¹²ᵃ.†;\n", "word1", "CO2", "[12]", "(1)", " 2)", "m²", "Наше7", "*so*", "[Footnote 1: "]
    ),
    max_size=40,
).map("".join)


@given(TEXTS, st.sampled_from(STYLES))
def test_signs_stand_in_order_and_are_what_they_say(text: str, style: Style) -> None:
    found = list(find_signs(text, style))
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    for sign in found:
        assert text[sign.span.start : sign.span.end].strip("[]()").translate(RAISED) == sign.label
        assert sign.span.start > 0


@given(st.lists(st.integers(1, 12).map(str), max_size=30), st.lists(st.integers(1, 12).map(str), max_size=12))
def test_a_run_is_a_part_of_the_signs_in_their_order(found: list[str], labels: list[str]) -> None:
    text = " ".join(f"word{label}" for label in found)
    all_signs: list[Sign] = list(find_signs(text, "glued"))
    run = choose_run(all_signs, labels)
    assert run == sorted(set(run), key=lambda sign: sign.span)
    assert set(run) <= set(all_signs)
