"""Words that name the kind of a document, and classifications."""

import pytest

from tei.grammar.kinds import find_classification, is_classification, kind_word


@pytest.mark.parametrize(
    ("title", "kind", "word"),
    [
        ("Interview with Professor Brekke", "interview", "Interview with"),
        ("Интервью с агрономом", "interview", "Интервью"),
        ("Conférence de presse de M. Vauquelin", "interview", "Conférence de presse"),
        ("Letter to the Keeper of Maps", "letter", "Letter to"),
        ("Письмо в музей", "letter", "Письмо"),
        ("Brief an den Stadtarchivar", "letter", "Brief an"),
        ("Lettre à Monsieur Delorme", "letter", "Lettre à"),
        ("TELEGRAM FROM THE CONSULATE", "telegram", "TELEGRAM"),
        ("Шифртелеграмма начальника", "telegram", "Шифртелеграмма"),
        ("Record of the conversation between", "conversation", "Record of the conversation"),
        ("Запись  беседы директора", "conversation", "Запись  беседы"),
        ("Aufzeichnung über die Unterredung", "conversation", "Aufzeichnung über die Unterredung"),
    ],
)
def test_words_of_a_kind(title: str, kind: str, word: str) -> None:
    assert kind_word(title, kind) == word


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("The letterhead of the firm", "letter"),
        ("Interviewing the dead", "interview"),
        ("The Salt Roads", "telegram"),
        ("Kabelwerk Rheydt", "telegram"),
        ("Telegraphy in the north", "telegram"),
        ("", "letter"),
        ("Die Arbeit an der Donau", "letter"),
    ],
)
def test_words_of_no_kind(title: str, kind: str) -> None:
    assert kind_word(title, kind) == ""


@pytest.mark.parametrize(
    "line",
    [
        "SECRET; PRIORITY",
        "Confidential",
        "(Top Secret)",
        "Совершенно секретно",
        "Сов. секретно",
        "Geheim",
        "Streng vertraulich.",
        "Très secret",
    ],
)
def test_classifications(line: str) -> None:
    assert is_classification(line)


@pytest.mark.parametrize(
    "line", ["", "The secret of the sea", "Secretary", "Секретно от всех он уехал", "Secret harbour", "Geheimrat"]
)
def test_what_is_no_classification(line: str) -> None:
    assert not is_classification(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("October 3, 1946 Confidential", "Confidential"),
        ("12 февраля 1932 г. Секретно", "Секретно"),
        ("Lissa, den 8. Mai 1912 (geheim)", "geheim"),
        ("June 18, 1949 SECRET; PRIORITY", "SECRET; PRIORITY"),
        ("October 3, 1946", ""),
        ("the secret was kept", ""),
    ],
)
def test_a_classification_at_the_end_of_a_line(line: str, words: str) -> None:
    place = find_classification(line)
    assert (line[place[0] : place[1]] if place else "") == words
