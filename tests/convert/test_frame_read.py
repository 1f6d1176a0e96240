"""What surrounds a text: the site, the head, source lines, notes, sentences cut in two."""

import pytest
from converting import check, convert_text

RUSSIAN = "Посылаю вам две фотографии старой пристани, о которых мы говорили в июле этого года.\n"
PROSE = "The ferry crossed twice a day, and on Sundays it did not cross at all, which everybody knew.\n"


def omitted(text: str) -> list[tuple[str, ...]]:
    made = convert_text(text)
    check(made)
    return made.attributes("notesStmt/note", "subtype", "n")


def test_menus_and_links_are_left_out_and_kept_in_the_header() -> None:
    text = f"Home | Archive | Search\nThe Ferry at Sund\n{PROSE}---\nIt was free.README\nTop of page\n"
    assert omitted(text) == [
        ("Home | Archive | Search", "navigation", "1"),
        ("---", "rule", "4"),
        ("README", "navigation", "5:13"),
        ("Top of page", "navigation", "6"),
    ]


def test_a_title_given_twice() -> None:
    made = convert_text(f"The Ferry at Sund\nA museum page\nThe Ferry at Sund\n{PROSE}")
    check(made)
    assert made.texts("body/head") == ["The Ferry at Sund"]
    assert [row[1] for row in made.attributes("notesStmt/note", "subtype")] == ["repeated-title", "page-head"]
    assert made.codes.count("R009") == 2


@pytest.mark.parametrize("between", ["* * *", "← Back to index", ".", "Home | Archive | Search"])
def test_what_is_left_out_within_a_sentence_is_left_out_once(between: str) -> None:
    cut = f"The delegation from the town of Sund came to the\n{between}\nmuseum and stayed there.\n"
    check(convert_text(f"The Ferry at Sund\n{PROSE}{cut}"))


def test_a_sentence_cut_by_an_empty_line_is_joined_and_reported() -> None:
    made = convert_text(
        f"The Ferry\n{PROSE}The delegation from the town of Sund came to the\n\nmuseum and stayed there.\n"
    )
    check(made)
    assert made.texts("body/p")[-1] == "The delegation from the town of Sund came to the museum and stayed there."
    assert "R006" in made.codes


def test_joining_needs_no_known_language() -> None:
    check(convert_text("xyzzy plugh\nplugh xyzzy plover fee fie foe foo xyzzy plugh plover\n\nfoo xyzzy\n"))


@pytest.mark.parametrize(
    ("line", "subtype"),
    [
        ("Source: The Northern Review, Vol. 8, No. 3, June 1957, pp. 14-19", "source"),
        ("Publisher: Lanternfish Press, Oslo, 1957", "publisher"),
        ("Translated: by A. Quill", "translator"),
        ("Источник: Сборник документов. М.: Наука, 1961. С. 12-19", "source"),
        ("ГАРФ. Ф. 2307. Оп. 8. Д. 91. Л. 3.", "shelfmark"),
        ("BArch R 901/4711, Bl. 12.", "shelfmark"),
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_source_lines_stay_in_the_text(line: str, subtype: str, place: str) -> None:
    text = f"The Ferry at Sund\n{line}\n{PROSE}" if place == "above" else f"The Ferry at Sund\n{PROSE}{line}\n"
    made = convert_text(text)
    check(made)
    assert made.attributes("text//note", "type", "subtype") == [(line, "source-line", subtype)]


def test_a_shelf_mark_of_an_archive_nobody_knows() -> None:
    made = convert_text(f"Справка\n{PROSE}ЦДАВО Украины. Ф. 166. Оп. 2. Д. 1023. Л. 8.\n")
    check(made)
    assert made.texts("msIdentifier/idno[@type='shelfmark']") == ["ЦДАВО Украины. Ф. 166. Оп. 2. Д. 1023. Л. 8."]


NOTED = "The Ferry\nThe ferry[1] crossed twice a day[2], and on Sundays it did not cross at all.\n"


def test_notes_and_marks_point_to_each_other() -> None:
    made = convert_text(NOTED + "[1] Since 1881.\nIt was lost in 1902.\n[2] Thrice in May 1883.\n")
    check(made)
    assert made.attributes("ref", "n", "target") == [("[1]", "1", "#note-1"), ("[2]", "2", "#note-2")]
    assert [row[1:] for row in made.attributes("back//note", "n", "target")] == [("1", "#mark-1"), ("2", "#mark-2")]
    assert len(made.elements("back//note")[0].findall("{*}p")) == 2


def test_a_note_without_a_mark() -> None:
    made = convert_text(NOTED + "[1] Since 1881.\n[2] Thrice.\n[3] In private hands.\n")
    check(made)
    assert made.elements("back//note")[2].get("target") == "#text"
    assert made.codes.count("R004") == 1


def test_a_mark_without_a_note() -> None:
    made = convert_text(NOTED.replace("Sundays", "Sundays[7]") + "[1] Since 1881.\n[2] Thrice.\n")
    check(made)
    assert [each.get("target") for each in made.elements("ref")] == ["#note-1", "#note-2", None]
    assert made.codes.count("R005") == 1


def test_marks_whose_notes_are_lost() -> None:
    made = convert_text(NOTED)
    check(made)
    assert [each.get("target") for each in made.elements("ref")] == [None, None]
    assert made.codes.count("R005") == 1
    assert made.elements("back") == []


def test_the_last_list_of_a_text_is_no_run_of_notes() -> None:
    made = convert_text(f"The Ferry\n{PROSE}It carries:\n1. salt of the lower river;\n2. rye of the upper valley.\n")
    check(made)
    assert made.elements("back") == []
    assert len(made.elements("list/item")) == 2


def test_one_line_in_another_script_makes_no_other_document() -> None:
    made = convert_text(f"A paper on the ferry\n{PROSE}РГАСПИ. Ф. 17. Оп. 3. Д. 228. Л. 4.\n{PROSE * 3}")
    assert len(made.converted.document.parts) == 1
    assert "R018" not in made.codes


def test_two_documents_are_two_texts() -> None:
    russian = f"Письмо в музей\nДорогой Семён Ильич!\n{RUSSIAN}С уважением,\nА. Лукина\n"
    made = convert_text(f"Letter to Hollis\nDear Dr. Hollis,\n{PROSE}Yours,\nM. Pettigrew\n{russian}")
    check(made)
    assert [each.get("type") for each in made.elements("group/text")] == ["letter", "letter"]
    assert made.codes[0] == "R018"


@pytest.mark.parametrize("name", ["Thomas Arkwright", "T. Arkwright"])
def test_the_author_below_the_title_of_an_article(name: str) -> None:
    text = f"The Bells of Saint Osyth\n{name}\n{PROSE * 2}The accounts\n{PROSE * 2}The inscription\n{PROSE * 2}"
    made = convert_text(text, converter="article")
    check(made)
    assert made.texts("byline/docAuthor") == [name]
    assert made.texts("div/head") == ["The accounts", "The inscription"]


def test_many_cut_sentences_are_one_entry_of_the_review_list() -> None:
    cut = "The merchants of quay {} kept two sets of books and showed the first of them to the\n\ncollector of {}.\n\n"
    whole = "Nobody asked them for the second, which was kept at home. " * 4
    made = convert_text("The port\n\n" + "".join(f"{cut.format(n, n)}{whole}\n\n" for n in range(8)))
    check(made)
    assert made.codes.count("R006") == 1


def test_a_bare_year_that_follows_does_not_date_what_stands_before_it() -> None:
    made = convert_text(
        "Letter to the harbour master\n\nEllerby, 14 May 1931\n\nDear Sir,\n\n"
        "The sowing was done by 10 May, two weeks earlier than in 1930 and without any help.\n\nYours,\nA. Holm\n"
    )
    check(made)
    assert ("10 May", "1931-05-10") in made.attributes("p/date", "when")
