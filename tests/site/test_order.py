"""Alphabetical order, names of files, lists cut into pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.site.paging import Section, cut_pages
from tei.site.slugs import slug, slugs
from tei.site.sorting import initial, name_key, natural_key, sort_key, split_name


def test_letters_before_accents_and_scripts_after_each_other() -> None:
    words = ["Ёлка", "Zoll", "Äpfel", "Apfel", "Жук", "Εύα", "apfelwein", "Еж", "12", "Ost", "Öl"]

    assert sorted(words, key=sort_key) == [
        *("Apfel", "Äpfel", "apfelwein", "Öl", "Ost", "Zoll", "Εύα", "Еж", "Ёлка", "Жук", "12"),
    ]


def test_i_and_short_i_are_two_letters_in_russian() -> None:
    assert [initial(word) for word in ("Йод", "Иод", "Ёж", "Éva", "1905", "")] == ["Й", "И", "Е", "E", "#", "#"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Joseph Stalin", "Stalin"),
        ("Max Aitken, Lord Beaverbrook", "Aitken"),
        ("Stalin, J. V.", "Stalin"),
        ("Сталин И. В.", "Сталин"),
        ("Otto von Bismarck", "Bismarck"),
        ("Catherine II", "Catherine"),
        ("Klim", "Klim"),
        ("Witness 12", "Witness"),
        ("J. V.", "V."),
    ],
)
def test_the_word_that_orders_a_name(name: str, word: str) -> None:
    assert split_name(name)[1] == word
    assert "".join(split_name(name)) == name


@given(st.text())
def test_any_name_can_be_ordered_and_made_a_file_name(name: str) -> None:
    assert "".join(split_name(name)) == name
    assert name_key(name)
    made = slug(name)
    assert made
    assert made.isascii()
    assert not set(made) & set('/\\:.?#%*"<>|_ \n')
    assert slug(made) == made


@given(st.lists(st.text()))
def test_slugs_differ(words: list[str]) -> None:
    assert len(set(slugs(words))) == len(words)


def test_slugs_are_readable_and_no_name_of_a_system() -> None:
    assert slugs(["Щукин", "../../etc", "con", "Čapek", "Čapek", "東"]) == [
        *("shchukin", "etc", "x-con", "capek", "capek-2", "6771"),
    ]


def test_numbers_of_files_are_ordered_as_numbers() -> None:
    assert sorted(["10", "9", "10a", "2", "b"], key=natural_key) == ["2", "9", "10", "10a", "b"]


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(1, 12))
def test_pages_have_every_entry_once_and_no_page_is_too_long(lengths: list[int], size: int) -> None:
    sections = [
        Section(f"{n}", f"s{n}", tuple((n, each) for each in range(length))) for n, length in enumerate(lengths)
    ]
    pages = cut_pages("people.html", sections, size)

    entries = [entry for page in pages for section in page.sections for entry in section.entries]
    assert entries == [(n, each) for n, length in enumerate(lengths) for each in range(length)]
    assert all(sum(len(section.entries) for section in page.sections) <= size for page in pages)
    assert pages[0].path == "people.html"
    for heading, link in pages[0].jumps:
        path, _, anchor = link.partition("#")
        page = next(page for page in pages if page.path == path)
        assert [section.heading for section in page.sections if section.id == anchor and not section.goes_on] == [
            heading
        ]
