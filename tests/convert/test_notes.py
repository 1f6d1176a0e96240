"""Notes: which blocks are, where they stand, what their marks are; texts made up after the habits of printers."""

import random
import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
from converting import check, convert_text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tei.convert.notes import NotesFound, find_notes
from tei.text.blocks import split_blocks
from tei.text.source import Source

P = "The council met again in the autumn and heard the harbour master on the dredging of the inner basin"


def find(text: str) -> NotesFound:
    return find_notes(split_blocks(Source.of(text, "text.txt")))


def marks(text: str) -> list[str]:
    """Each mark with the four characters before it."""
    source = Source.of(text, "text.txt")
    found = find_notes(split_blocks(source)).marks
    return [source.text[max(0, mark.span.start - 4) : mark.span.end] for mark in found]


def notes(text: str) -> list[tuple[str, ...]]:
    """Each note: `in` or `end`, its number, the first word of each of its paragraphs."""
    found = find(text)
    every = [("in", note) for note in found.in_text] + [("end", note) for note in found.at_end]
    return [
        (
            place,
            note.label.n if note.label else "-",
            *(
                block.part(note.label.end if note.label and not index else 0).text.split()[0]
                for index, block in enumerate(note.blocks)
            ),
        )
        for place, note in every
    ]


AT_END = {
    "brackets": (f"{P}.[1] So it was[2].\n\n[1] Lost.\n\n[2] Found.", ["sin.[1]", " was[2]"]),
    "stops, glued digits": (f"{P}.1 So it was2.\n\n1. Lost.\n\n2. Found.", ["sin.1", " was2"]),
    "no stops": (f"Анна сказала1 о доме.2 {P}\n\n1 Lost.\n\n2 Found.", ["зала1", "оме.2"]),
    "labels glued too": (f"{P}.1 So it was2.\n\n1Lost.\n\n2Found.", ["sin.1", " was2"]),
    "half brackets": ("Der Rat 1) hat die Mauer 2) geschleift.\n\n1) Lost.\n\n2) Found.", ["Rat 1)", "uer 2)"]),
    "round brackets": ("Le ministre (1) a écrit au consul (2).\n\n(1) Lost.\n\n(2) Found.", ["tre (1)", "sul (2)"]),
    "raised": (f"{P}¹ de 30 m². So it was².\n\n¹ Lost.\n\n² Found.", ["asin¹", " was²"]),
    "stars": (f"{P}*. So it was**.\n\n* Lost.\n\n** Found.", ["asin*", " was**"]),
    "daggers": (f"{P}*. So it was†.\n\n* Lost.\n\n† Found.", ["asin*", " was†"]),
    "letters": (f"{P}[a]. So it was[b].\n\n[a] Lost.\n\n[b] Found.", ["asin[a]", " was[b]"]),
    "raised letters": (f"{P}ᵃ. So it wasᵇ.\n\nᵃ Lost.\n\nᵇ Found.", ["asinᵃ", " wasᵇ"]),
    "Roman": (f"{P}[i]. So it was[ii].\n\n[i] Lost.\n\n[ii] Found.", ["asin[i]", " was[ii]"]),
    "numbers of a volume": (f"{P}8. At 3 p.m.9 he left.\n\n8. Lost.\n\n9. Found.", ["asin8", "p.m.9"]),
    "words": (f"{P}[1]. So it was[2].\n\nFootnote 1 Lost.\n\nFootnote 2 Found.", ["asin[1]", " was[2]"]),
    "after brackets": (f"{P} [Dunn?]1 and _____.2\n\n1. Lost.\n\n2. Found.", ["nn?]1", "___.2"]),
}


@pytest.mark.parametrize("case", AT_END.values(), ids=AT_END.keys())
def test_notes_at_the_end_with_their_marks(case: tuple[str, list[str]]) -> None:
    text, expected = case
    text = f"The harbour of Kermadec\n\n{text}"
    assert marks(text) == expected
    assert [(place, first.rstrip(".")) for place, _, first in notes(text)] == [("end", "Lost"), ("end", "Found")]


FALSE = {
    "a list": "We ask for these things\n\n1. bread\n\n2. salt\n\n3. water",
    "a list in brackets": "We want (1) peace, (2) bread.\n\n(1) Peace is first.\n\n(2) Bread is second.",
    "an enumeration with half brackets": f"Es geht um: 1) Brot, 2) Salz. {P}\n\n1) Brot zuerst.\n\n2) Salz danach.",
    "formulas": "CO2 and H2O were found by the U-2 and the B-52 on 30 m2, 19,4% of it\n\n1. Carbon.\n\n2. Water.",
    "counts": "See vol.1 and p.2 and No.3 of the report\n\n1. Carbon.\n\n2. Water.\n\n3. Salt.",
    "powers": "Le champ a 30 m² et 10³ arbres\n\n² Carbone.\n\n³ Eau.",
    "bullets": f"{P}* so. We need:\n\n* bread\n\n* salt\n\n* water",
    "emphasis": f"It is *very* late. {P}\n\n* * *\n\n*So* he said and left.",
    "a date": "They met1 in the hall.\n\n5 March 1962 was a Monday.\n\nThe end.",
    "one digit": "The bridge2 stands.\n\n1. It was built.\n\n2. It stands still.",
    "a colon above": f"{P}.[1] These are the reasons:\n\n[1] The sea.\n\n[2] The wind.\n\nThat is all.\n\nThe end.",
}


@pytest.mark.parametrize("text", FALSE.values(), ids=FALSE.keys())
def test_what_are_no_notes(text: str) -> None:
    text = f"The harbour of Kermadec\n\n{text}"
    assert notes(text) == []


def test_bracketed_footnotes_stay_where_they_stand() -> None:
    text = (
        f"The harbour\n\n{P}.[1]\n\n    [Footnote 1: See the report.\n\n    Mr. Wren wrote [sic] it.]\n\n"
        f"{P}.[2]\n\n[Footnote 2: Lost.]\n\nThe end."
    )
    assert notes(text) == [("in", "1", "See", "Mr."), ("in", "2", "Lost.]")]
    assert marks(text) == ["sin.[1]", "sin.[2]"]
    assert [block.text[:3] for block in find(text).body] == ["The", "The", "The", "The"]


def test_notes_under_each_page_begin_anew() -> None:
    text = (
        f"Доклад\n\nСобрание1 решило о заводе2 так. {P}\n\n1 Общее собрание.\n2 Завод Крылова.\n\n"
        f"Комиссия1 посетила склад. {P}\n\n1 Комиссия из трёх человек."
    )
    assert notes(text) == [("in", "1", "Общее"), ("in", "2", "Завод"), ("end", "1", "Комиссия")]
    assert marks(text) == ["ание1", "воде2", "ссия1"]


def test_notes_under_pages_numbered_through_and_text_below_the_last() -> None:
    text = f"The harbour\n\n{P}.1\n\n1. Lost.\n\n{P}.2 {P}\n\n2. Found.\n\n{P}, and nothing more was said."
    assert notes(text) == [("in", "1", "Lost."), ("in", "2", "Found.")]
    assert find(text).body[-1].text.endswith("nothing more was said.")


def test_paragraphs_without_label_go_on_with_the_note_above() -> None:
    text = f"The harbour\n\n{P}.[1] {P}.[2]\n\n[1] Lost.\n\nSo they say.\n\n[2] Found.\n\nIn the tower."
    assert notes(text) == [("end", "1", "Lost.", "So"), ("end", "2", "Found.", "In")]


def test_a_remark_on_the_whole_is_a_note_of_its_own() -> None:
    text = f"Письмо\n\nОн сказал о доме1 и саде.2 {P}\n\n1 Дом Крылова.\n\n2 Сад за домом.\n\nДатируется по содержанию."
    assert notes(text) == [("end", "1", "Дом"), ("end", "2", "Сад"), ("end", "-", "Датируется")]
    made = convert_text(text)
    check(made)
    assert made.attributes("back/div/note", "n", "target")[-1] == ("Датируется по содержанию.", "", "#text")
    assert "R004" not in made.codes


@pytest.mark.parametrize("heading", ["Notes", "Примечания", "Anmerkungen", "NOTES", "Footnotes:"])
def test_a_heading_over_notes(heading: str) -> None:
    text = f"The harbour\n\n{P}. {P}.\n\n{heading}\n\n1. Lost.\n\n2. Found."
    found = find(text)
    assert found.heading is not None
    assert found.heading.text == heading
    assert notes(text) == [("end", "1", "Lost."), ("end", "2", "Found.")]


@pytest.mark.parametrize("heading", ["Note", "Примечание", "Anmerkung:", "Remarque"])
def test_a_heading_over_a_note_without_number(heading: str) -> None:
    text = f"The harbour\n\n{P}. {P}.\n\n{heading}\n\nThe original is lost."
    assert notes(text) == [("end", "-", "The")]


def test_a_note_of_the_author_in_the_text_is_text() -> None:
    assert notes(f"The harbour\n\n{P}.\n\nNote: the basin is shallow.\n\n{P}.") == []


def test_notes_by_chapter_at_the_end() -> None:
    text = (
        f"The harbour\n\n{P}1 and2.\n\n{P}1 and then2.\n\nNotes\n\nChapter One\n\n"
        "1. Lost.\n\n2. Found.\n\nChapter Two\n\n1. Burnt.\n\n2. Drowned."
    )
    assert [note[1:3] for note in notes(text)] == [("1", "Lost."), ("2", "Found."), ("1", "Burnt."), ("2", "Drowned.")]
    assert len(marks(text)) == 4
    made = convert_text(text)
    check(made)
    assert [target for *_, target in made.attributes("back/div/note", "target")] == [
        *("#mark-1", "#mark-2", "#mark-1-2", "#mark-2-2")
    ]


def test_a_mark_inside_a_note() -> None:
    text = f"The harbour\n\n{P}.[1] {P}.\n\n[1] See the report.[2]\n\n[2] Burnt."
    assert marks(text) == ["sin.[1]", "ort.[2]"]
    made = convert_text(text)
    assert made.attributes("back/div/note", "n", "target")[1][1:] == ("2", "#mark-2")


def test_a_list_does_not_take_the_marks_of_the_notes_below() -> None:
    text = (
        f"Memorandum\n\n{P}.1 He asked twice2 and a third time.3\n\n(1) Forbid it.\n\n{P}.\n\n(2) Allow it.\n\n{P}.\n\n"
        "(3) Ask again.\n\n1. Lost.\n\n2. Found.\n\n3. Burnt."
    )
    assert notes(text) == [("end", "1", "Lost."), ("end", "2", "Found."), ("end", "3", "Burnt.")]
    text = f"Memorandum\n\n{P}.1 We ask for\n\n1. bread and salt\n\n2. water.\n\nThat is all2.\n\n1. Lost.\n\n2. Found."
    assert notes(text) == [("end", "1", "Lost."), ("end", "2", "Found.")]


def test_marks_in_a_table_stand_in_the_order_of_its_rows() -> None:
    text = (
        "Meeting1\n\nPresent\n\nGeneral Aldous2\tMr. Wren\n\nAdmiral Orr\tMr. Bell4\n\nGen. Lund [Dunn?]3\tMr. Oak5\n\n"
        f"{P}.\n\n1. Aa.\n\n2. Bb.\n\n3. Cc.\n\n4. Dd.\n\n5. Ee."
    )
    assert marks(text) == ["ting1", "dous2", "Bell4", "nn?]3", " Oak5"]


def test_notes_and_marks_that_have_lost_each_other_are_reported() -> None:
    text = "The harbour\n\nThe hall1 and the tower2 fell; the bell3 rang; all4 left.\n\n1. Aa.\n\n2. Bb.\n\n4. Dd."
    made = convert_text(text)
    check(made)
    assert [mark[1:] for mark in made.attributes("body//ref", "n", "target")][2] == ("3", "")
    assert made.codes.count("R005") == 1
    made = convert_text(f"The harbour\n\n{P}.[1]\n\n[1] Lost.\n\n[2] Found.")
    assert made.codes.count("R004") == 1


def test_a_number_marked_twice_leads_to_its_note_twice() -> None:
    made = convert_text(f"The harbour\n\n{P}[1] and[2] and again[1].\n\nReferences\n\n[1] Wren.\n\n[2] Bell.")
    assert [target for *_, target in made.attributes("body//ref", "target")] == ["#note-1", "#note-2", "#note-1"]


def test_notes_in_wrapped_text_without_empty_lines() -> None:
    text = (
        "The harbour of Kermadec was dredged in the spring of that year by the men\n"
        "of the town, who were paid in fish1 and in cloth, and the council of the town\n"
        "was thanked for it by the lord of the manor, who lived far away2 and seldom\n"
        "came to see what had been done in his name by people whom he hardly knew.\n\n"
        "1. Fish was the usual wage in the harbour towns of the coast until about the\n"
        "year 1780, and even later.\n2. He lived in Paris.\n"
    )
    assert notes(text) == [("end", "1", "Fish"), ("end", "2", "He")]


NOTE = "[Footnote 1: Lost.]"
IN_BLOCKS = {
    "in a speech": (
        f"Interview\n\nQuestion: Why?[1]\n\nWren: No.\n\n{NOTE}\n\nSo be it.\n\nQuestion: So?\n\nWren: Yes."
    ),
    "in a sentence": f"The harbour\n\n{P}[1] and the\n\n{NOTE}\n\nmen went home. So they say.\n\nThe end.",
    "in a list": f"Memorandum on salt\n\nWe ask[1] for these:\n\n1) bread\n\n{NOTE}\n\n2) salt\n\n3) water",
    "in a closer": f"Dear Wren,\n\n{P}.[1]\n\nYours ever,\n\n{NOTE}\n\nA. Krebs\n\nBrest, 5 May 1962",
    "in an opener": f"To Wren[1]\n\n{NOTE}\n\nBrest, 5 May 1962\n\nDear Wren,\n\n{P}.\n\nYours,\n\nA. Krebs",
    "in a heading": "The harbour\n\n[Footnote 1: Lost.]\n\nof Kermadec[1]\n\n[Footnote 2: Lost.]\n\nThe end.",
    "first of all": f"[Footnote 1: Lost.]\n\nThe harbour\n\n{P}.[1]",
    "nothing else": "[Footnote 1: Lost.]",
    "never closed": f"The harbour\n\n[Footnote 1: Lost\n\n{P}.\n\nThe end.",
}


@pytest.mark.parametrize("text", IN_BLOCKS.values(), ids=IN_BLOCKS.keys())
def test_notes_that_stand_inside_what_a_converter_reads(text: str) -> None:
    made = convert_text(text)
    check(made)
    assert len(made.elements("text//note")) == text.count("Footnote")


PIECES = st.sampled_from(
    [
        *(
            "[1] Lost.",
            "[2] Found.",
            "1. Lost.",
            "2. Found.",
            "1 Lost.",
            "* Lost.",
            "† Found.",
            "(1) Lost.",
            "1) Lost.",
        ),
        *("[Footnote 1: Lost.]", "[Footnote 2: Open", "Notes", "Примечание", "[Torn.—Ed.]", "Датируется 1847 г."),
        *("It was[1] so.[2]", "It was1 so.2", "It was* so†", "It was (1) so (2).", "Wren: It was.[1]", "Bell: no1", P),
        *("Dear Wren,", "Yours,", "A. Krebs", "London, 5 March 1962", "1) bread", "2) salt", "\f", "¹ Lost.", "so¹"),
    ]
)
JOINTS = st.sampled_from(["\n\n", "\n", "\n\n\n", " "])


@settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck), max_examples=150)
@given(st.lists(st.tuples(PIECES, JOINTS), max_size=14).map(lambda pairs: "".join(map("".join, pairs))))
def test_any_text_keeps_its_notes_and_marks_apart(text: str) -> None:
    source = Source.of(f"{text}.", "text.txt")
    found = find_notes(split_blocks(source))
    assert all(before.span.end <= after.span.start for before, after in pairwise(found.marks))
    every = [*found.in_text, *found.at_end]
    labels = [(note.start, note.start + note.label.end) for note in every if note.label]
    assert not any(start <= mark.span.start < end for mark in found.marks for start, end in labels)
    blocks = sorted(
        [block.span for note in every for block in note.blocks]
        + [block.span for block in found.body]
        + ([found.heading.span] if found.heading else [])
    )
    assert all(before.end <= after.start for before, after in pairwise(blocks))
    check(convert_text(f"{text}."))


MANY: dict[str, Callable[[int], str]] = {
    "at the end": lambda n: "".join(f"word{i} " for i in range(1, n)) + "".join(f"\n\n{i}. Note." for i in range(1, n)),
    "by page": lambda n: "A word[1] here.\n\n[1] A note.\n\n" * n,
    "a list": lambda n: "A word1 and word2.\n\n" + "1. One of these.\n\n2. Two of those.\n\n" * n,
    "stars": lambda n: "A word* here.\n\n" * n + "* An item.\n\n" * n,
    "one line": lambda n: "word[1] (2) x3 y4* " * n,
    "never closed": lambda n: "[Footnote 1: Open [ and open\n\n" * n,
}


def _steps(work: Callable[[], object]) -> int:
    """How many lines of our own a call runs; the clock depends on the machine, this does not."""
    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("many", MANY.values(), ids=MANY.keys())
def test_steps_grow_with_the_length_and_no_faster(many: Callable[[int], str]) -> None:
    small, large = (split_blocks(Source.of(f"Title\n\n{many(n)}", "text.txt")) for n in (150, 600))
    find_notes(small)
    assert _steps(lambda: find_notes(large)) < 6 * _steps(lambda: find_notes(small))


def test_the_same_text_has_the_same_notes() -> None:
    parts = [text for text, _ in AT_END.values()]
    random.Random(7).shuffle(parts)
    text = "\n\n".join(parts)
    assert find(text).marks == find(text).marks


def test_digits_behind_years_and_numbers_are_marks_if_the_run_is_complete() -> None:
    made = convert_text(
        "Der Konsul an das Amt\n\nEllerby, den 3. Mai 19111\n\nEs ist gerissen. Antwort auf Telegramm Nr. 88.2\n\n"
        "Brekke\n\n1 Aufgegeben in Ellerby um 7 Uhr.\n\n2 Siehe oben.\n"
    )
    check(made)
    assert [each.get("n") for each in made.elements("ref")] == ["1", "2"]
    assert made.attributes("opener/dateline/date", "when") == [("3. Mai 1911", "1911-05-03")]
