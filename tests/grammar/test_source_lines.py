"""Lines that say where a text comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.grammar.source_lines import find_source_line


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("Source: Works, Vol. 7", "source", "Works, Vol. 7"),
        ("Source: National Archives, RG 59, Box 3. Secret.", "source", "National Archives, RG 59, Box 3. Secret."),
        ("Publisher: Lane, 1954", "publisher", "Lane, 1954"),
        ("Publ .: Letters, t. 1", "published", "Letters, t. 1"),
        ("Published: First published in 1940", "published", "First published in 1940"),
        (
            "First published in 1940 in Lenin Miscellany XX",
            "published",
            "First published in 1940 in Lenin Miscellany XX",
        ),
        ("First Published : Iskra", "published", "Iskra"),
        ("Written: May 5, 1922;", "written", "May 5, 1922;"),
        ("Delivered: May 5, 1922", "delivered", "May 5, 1922"),
        ("Translated: Ann Lee", "translator", "Ann Lee"),
        ("Transcription/HTML Markup: Ann Lee", "markup", "Ann Lee"),
        ("Transcription\\Markup: A. Lee", "markup", "A. Lee"),
        ("HTML Markup: A. Lee", "markup", "A. Lee"),
        ("Transcribed by: A. Lee", "transcriber", "A. Lee"),
        ("Public Domain: copy freely", "licence", "copy freely"),
        ("Copyleft: 2004", "licence", "2004"),
        ("Online Version: 2002", "online", "2002"),
        ("**Source:** Works", "source", "Works"),
        ("Источник : РГАСПИ", "source", "РГАСПИ"),
        ("Печатается по: Сочинения", "source", "Сочинения"),
        ("Печатается по изданию 1951 г.", "source", "Печатается по изданию 1951 г."),
        ("Впервые опубликовано в 1934 г.", "published", "Впервые опубликовано в 1934 г."),
        ("Перевод: А. Ветров", "translator", "А. Ветров"),
        ("Quelle: BArch, R 43/1", "source", "BArch, R 43/1"),
        ("Druck: Werke, Bd. 3", "published", "Werke, Bd. 3"),
        ("Übersetzung: A. Meier", "translator", "A. Meier"),
        ("Abschrift: A. Meier", "transcriber", "A. Meier"),
        ("Publié : Paris, 1935", "published", "Paris, 1935"),
        ("Traduction : A. Petit", "translator", "A. Petit"),
        ("Source:", "source", ""),
    ],
)
def test_key_and_value(text, key, value):
    found = find_source_line(text)

    assert found is not None
    assert (found.key, text[found.value_start :]) == (key, value)


@pytest.mark.parametrize(
    "text",
    [
        "Stalin: No.",
        "SUBJECT: Rhodesian chrome",
        "From: The Secretary",
        "Sources of the conflict: three.",
        "Source text is missing",
        "The source: a friend",
        "Сталин: источник неизвестен",
        "Printing is dear",
        "Written in haste, this letter: read it",
        "",
        "First published " + "word " * 100,
    ],
)
def test_no_source_line(text):
    assert find_source_line(text) is None


@given(st.one_of(st.text(), st.text().map("Source:".__add__), st.text().map("Впервые опубликовано".__add__)))
def test_any_text(text):
    found = find_source_line(text)
    if found is not None:
        assert 0 <= found.value_start <= len(text)
