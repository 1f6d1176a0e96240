"""Speaker labels and narration, in four languages, and what only looks like them."""

import pytest

from tei.grammar.labels import find_label
from tei.grammar.speech import is_narration


@pytest.mark.parametrize(
    ("text", "sign", "names", "style"),
    [
        ("Lindgren: When did you come?", "Lindgren:", ("Lindgren",), "colon"),
        ("Lindgren : When did you come?", "Lindgren :", ("Lindgren",), "colon"),
        ("Mr. Lindgren: Yes.", "Mr. Lindgren:", ("Mr. Lindgren",), "colon"),
        ("Brekke (laughing): Certainly not.", "Brekke (laughing):", ("Brekke",), "colon"),
        ("Brekke [to Lindgren]: No.", "Brekke [to Lindgren]:", ("Brekke",), "colon"),
        ("Solberg and Thorsen: We ask.", "Solberg and Thorsen:", ("Solberg", "Thorsen"), "colon"),
        ("The Chairman: Order.", "The Chairman:", ("The Chairman",), "colon"),
        ("Question: Why?", "Question:", ("Question",), "colon"),
        ("Q: Why?", "Q:", ("Q",), "colon"),
        ("Вопрос: Когда?", "Вопрос:", ("Вопрос",), "colon"),
        ("Осипенко и Лаптев: Нам нужен ответ.", "Осипенко и Лаптев:", ("Осипенко", "Лаптев"), "colon"),
        ("Тов. Осипенко: Да.", "Тов. Осипенко:", ("Тов. Осипенко",), "colon"),
        ("Frau Dr. Lindt: Nein.", "Frau Dr. Lindt:", ("Frau Dr. Lindt",), "colon"),
        ("Hansen und Lindt: Ja.", "Hansen und Lindt:", ("Hansen", "Lindt"), "colon"),
        ("von Rabenau: Ja.", "von Rabenau:", ("von Rabenau",), "colon"),
        (
            "M. Vauquelin et Mlle Astier : Nous deux !",
            "M. Vauquelin et Mlle Astier :",
            ("M. Vauquelin", "Mlle Astier"),
            "colon",
        ),
        ("Le journaliste\u00a0: Pourquoi ?", "Le journaliste\u00a0:", ("Le journaliste",), "colon"),
        ("Mr. WREN. I am glad.", "Mr. WREN.", ("Mr. WREN",), "capitals"),
        ("The CHAIRMAN. Order.", "The CHAIRMAN.", ("The CHAIRMAN",), "stop"),
        ("Senator WREN. May I ask?", "Senator WREN.", ("Senator WREN",), "stop"),
        ("Q. When did you come?", "Q.", ("Q",), "stop"),
        ("Тов. Осипенко. Да.", "Тов. Осипенко.", ("Тов. Осипенко",), "stop"),
        ("Голос с места. Почему?", "Голос с места.", ("Голос с места",), "stop"),
        ("Вопрос 1-й. Когда?", "Вопрос 1-й.", ("Вопрос 1-й",), "stop"),
        ("М. А. Лаптев. Мы готовы.", "М. А. Лаптев.", ("М. А. Лаптев",), "stop"),
        ("M. Astier. — Je demande.", "M. Astier. —", ("M. Astier",), "stop"),
        ("M. de Mun. Messieurs, je cède.", "M. de Mun.", ("M. de Mun",), "stop"),
        ("M. Astier, président du conseil. Il en a un.", "M. Astier, président du conseil.", ("M. Astier",), "stop"),
        ("Koenen (Komm.): Nein!", "Koenen (Komm.):", ("Koenen",), "colon"),
        ("_Lord Wren._--I am glad.", "_Lord Wren._--", ("Lord Wren",), "italic"),
    ],
)
def test_labels(text: str, sign: str, names: tuple[str, ...], style: str) -> None:
    label = find_label(text)
    assert label is not None
    assert (text[: label.span.end], label.names, label.style) == (sign, names, style)
    assert label.span.start == 0


@pytest.mark.parametrize(
    "text",
    [
        "SUBJECT: The harbour",
        "Present: Commissioner Wren, Miss Thorsen",
        "Source: The Northern Review",
        "Participants: Wren and Solberg",
        "Присутствовали: директор завода",
        "Тема: поставка станков",
        "Betreff: Hafenordnung",
        "Anwesend: Hansen",
        "Objet : la nouvelle route",
        "He said the following: nothing at all",
        "I want to buy: salt, rope and tar",
        "at 10:30 the meeting began",
        "The train left at 6: nobody knew why",
        "There were two of us: Solberg and I",
        "no label here",
        "",
        ":",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert find_label(text) is None


WREN = ("Commissioner Wren", "Solberg", "Осипенко", "Хольм", "Hansen", "M. Vauquelin", "Bürgermeister")


@pytest.mark.parametrize(
    "text",
    [
        "Solberg hands over a list of the boats.",
        "Wren reads the list and makes a note on it.",
        "There is a brief exchange about the lighthouse.",
        "It was agreed that the engineer should visit the islands.",
        "[Laughter.]",
        "(The meeting adjourned at 2:30 p.m.)",
        "Осипенко просит показать чертежи.",
        "На этом беседа закончилась.",
        "Das Gespräch wurde gegen Mittag beendet.",
        "Hansen läßt eine Karte bringen.",
        "L'entretien prend fin à midi.",
        'Solberg says that "we shall wait again" and leaves.',
        "Der Bürgermeister läßt eine Karte bringen.",
        "Recorded by I. Solberg.",
        "The meeting was adjourned.",
    ],
)
def test_narration(text: str) -> None:
    assert is_narration(text, WREN)


@pytest.mark.parametrize(
    "text",
    [
        "I remember one morning when the ink had frozen.",
        "Solberg told me that the boats were gone.",
        "Is the ice house still standing?",
        "Solberg, you know better.",
        "The boats were sold after the war.",
        "Мы писали об этом в журнал.",
        "Wir haben unser Angebot gemacht.",
        "Nous pensons à une bibliothèque.",
        "Solberg.",
        "",
    ],
)
def test_what_goes_on_with_the_speech(text: str) -> None:
    assert not is_narration(text, WREN)


def test_before_anybody_spoke_a_record_may_say_our() -> None:
    text = "Wren receives our delegation in his house."
    assert is_narration(text, WREN, before_speech=True)
    assert not is_narration(text, WREN)


@pytest.mark.parametrize(
    "text",
    [
        "Yes. I was there.",
        "Нет. Мы ждали.",
        "Non. Après, oui.",
        "Mr. Wren said nothing. He left.",
        "We left the harbour. Nobody knew.",
        "No. 12 was sold.",
    ],
)
def test_sentences_are_no_labels_with_a_stop(text: str) -> None:
    assert find_label(text) is None


def test_a_bare_name_before_a_stop_is_weak() -> None:
    label = find_label("Осипенко. Нам нужен ответ.")
    assert label is not None
    assert label.weak
