"""Interviews and records: who speaks, and what is told between."""

import pytest
from converting import check, convert_text

HEAD = "Record of a conversation between Wren and Solberg\nOctober 3, 1946\n"
TALK = HEAD + (
    "Wren: I am glad that you could come.\n"
    "Solberg: We thank you.\n"
    "Solberg hands over a list of the boats.\n"
    "Wren: How many boats are there?\n"
    "Solberg: Forty.\n"
    "There were sixty of them before the war, and we lost them.\n"
)


def who(text: str) -> list[str | None]:
    made = convert_text(text)
    check(made)
    return [each.get("who") for each in made.elements("sp")]


def test_turns() -> None:
    made = convert_text(TALK)
    check(made)
    assert who(TALK) == ["#wren", "#solberg", "#wren", "#solberg"]
    assert made.texts("body/stage") == ["Solberg hands over a list of the boats."]
    assert made.texts("speaker")[:2] == ["Wren:", "Solberg:"]


def test_a_paragraph_without_label_goes_on_with_the_speech() -> None:
    made = convert_text(TALK)
    assert [len(each.findall("{*}p")) for each in made.elements("sp")] == [1, 1, 1, 2]


def test_a_name_that_speaks_once_among_others_is_reported() -> None:
    made = convert_text(TALK + "Thorsen: I wrote it down.\n")
    assert made.elements("sp")[-1].get("who") == "#thorsen"
    assert made.codes.count("R012") == 1


def test_together_they_are_two_pointers() -> None:
    assert who(TALK + "Wren and Solberg: Agreed.\n")[-1] == "#wren #solberg"


def test_titles_make_no_other_person() -> None:
    made = convert_text(TALK + "Mr. Wren: Good.\nCommissioner Solberg: Good.\n")
    names = {each.get("who") for each in made.elements("sp")}
    assert "#wren" in names
    assert made.codes.count("R014") >= 1


def test_one_label_alone_is_none() -> None:
    made = convert_text("The harbour\nWarning to all: the bridge is closed until the end of the month of May.\n")
    assert made.elements("sp") == []


def test_fields_are_no_speakers() -> None:
    text = (
        HEAD
        + "Subject: boats\nSubject: ice\nSource: a\nSource: b\nWren: Yes.\nSolberg: No.\nWren: Why?\nSolberg: So.\n"
    )
    assert set(who(text)) == {"#wren", "#solberg"}


def test_an_id_of_our_own_is_no_speakers() -> None:
    """Speakers may be called as ids that the tool gives itself."""
    for name in ("Text", "Tool", "Kinds", "Source", "Editor"):
        talk = "".join(f"{name}: What is it?\nBrekke: It is nothing.\n" for _ in range(3))
        check(convert_text("Interview\n" + talk))


def test_speeches_below_each_other_without_text() -> None:
    check(convert_text(HEAD + "Wren:\nSolberg:\nWren:\nSolberg: Yes.\n"))


STOPPED = (
    "Беседа о гавани\n3 октября 1946 г.\n\nОсипенко. Сколько у вас лодок?\n\nЛаптев. Сорок. Было больше.\n\n"
    "Осипенко. Почему же стало меньше?\n\nЛаптев. Их потопили.\n\nЭто было зимой.\n"
)


def test_names_before_a_stop_speak_where_they_take_turns() -> None:
    assert len(who(STOPPED)) == 4


def test_names_that_begin_sentences_do_not_speak() -> None:
    text = "The harbours\n\n" + "\n\n".join(
        f"{name}. The harbour there is deep, and the boats that lie in it are many; {count} were counted last year."
        for count, name in enumerate(["Bergen", "Stavanger", "Tromso", "Bodo", "Narvik"], 20)
    )
    assert who(text) == []


def test_an_agenda_and_the_heads_of_its_points() -> None:
    made = convert_text(
        "Minutes of the harbour committee, 18 January 1949\n\nAgenda:\n1. Boats\n2. Ice\n\n1. Boats\n\n"
        "The secretary reported that forty boats had been counted in the harbour.\n\n2. Ice\n\n"
        "The committee noted that there was none to speak of.\n"
    )
    check(made)
    assert made.texts("div/head") == ["1. Boats", "2. Ice"]
    assert [each.get("type") for each in made.elements("list")] == ["agenda"]


def test_a_secretary_signs_a_record() -> None:
    made = convert_text(
        "Протокол заседания комиссии от 5 ноября 1929 г.\n\nКомиссия рассмотрела вопрос о лодках и решила его отложить."
        "\n\nПредседатель Г. Осипенко\nСекретарь В. Лаптев\n"
    )
    check(made)
    assert made.texts("signed") == ["Председатель Г. Осипенко", "Секретарь В. Лаптев"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "THE MAYOR'S NEWS CONFERENCE\n\nTHE MAYOR. The ferry is sold.\n\nQ. Mr. Mayor, to whom?\n\n"
            "THE MAYOR. To Mr. Wren.\n\nQ. Sir, for how much?\n\nReporter: Thank you, Mr. Mayor.\n",
            ["THE MAYOR.", "Q.", "THE MAYOR.", "Q.", "Reporter:"],
        ),
        (
            "The inquest\n\nBY MR. THORSEN:\n\nQ  Where were you?\n\nA  On the pier.\n\nTHE CORONER:  Speak up.\n\n"
            "Q  And who saw you?\n\nA  Nobody.\n",
            ["Q", "A", "THE CORONER:", "Q", "A"],
        ),
        (
            "Interview mit Frau Brekke\n\nI: Wann kamen Sie?\n\nB: Im Winter.\n\nI: Allein?\n\nB: Zu dritt.\n",
            ["I:", "B:", "I:", "B:"],
        ),
        (
            "Entretien avec Marie Astier\n\nPaul Vidal – Quand êtes-vous venue ?\n\nMarie Astier – En hiver.\n\n"
            "P. V. – Seule ?\n\nM. A. – À trois.\n",
            ["Paul Vidal –", "Marie Astier –", "P. V. –", "M. A. –"],
        ),
        (
            "The examination of Widow Brekke\n\n(Mr. Wren.) Did you see the boat?\n\n(Brekke.) I saw nothing.\n\n"
            "(Mr. Wren.) Who did?\n\n(Brekke.) I cannot tell.\n\n(She wept.)\n",
            ["(Mr. Wren.)", "(Brekke.)", "(Mr. Wren.)", "(Brekke.)"],
        ),
        (
            "Pilotage Bill\n\nMr. WREN: I beg to move the Bill.\n\nColonel BREKKE: On a point of order.\n\n"
            "Mr. SPEAKER: It is none.\n\nMr. WREN: I am obliged.\n\nAn HON. MEMBER: Sit down!\n",
            ["Mr. WREN:", "Colonel BREKKE:", "Mr. SPEAKER:", "Mr. WREN:", "An HON. MEMBER:"],
        ),
        (
            "Стенограмма совещания\n\nЛаптев. Заседание открыто.\n\nОсипенко. У нас прорыв.\n\nХольм. А где вы?\n\n"
            "Осипенко. На верфи.\n\n(Шум.)\n\nЛаптев. Перерыв.\n",
            ["Лаптев.", "Осипенко.", "Хольм.", "Осипенко.", "Лаптев."],
        ),
        (
            "Séance du 3 mars\n\nM. le président. La parole est à M. Astier.\n\nM. Astier. La loi est claire.\n\n"
            "M. le ministre de la marine. Je la défends.\n\nM. le président. La séance est levée.\n",
            ["M. le président.", "M. Astier.", "M. le ministre de la marine.", "M. le président."],
        ),
    ],
)
def test_labels_of_every_kind(text: str, speakers: list[str]) -> None:
    made = convert_text(text)
    check(made)
    assert made.texts("speaker") == speakers


@pytest.mark.parametrize(
    "text",
    [
        "The list\n\nPRESENT\n\nNORWAY: Mr. Brekke\nDENMARK: Mr. Holm\n\nBREKKE: Yes.\n\nHOLM: No.\n\nBREKKE: Why?\n\n"
        "HOLM: So.\n\nBREKKE: Good.\n",
        "Prices\n\nBREKKE: Yes.\n\nHOLM: No.\n\nBREKKE: Why?\n\nHOLM: So.\n\nBREKKE: Good.\n\n"
        "A boat that leaks – so the pilot told us – is no boat.\n",
    ],
)
def test_who_is_no_speaker_beside_speakers(text: str) -> None:
    made = convert_text(text)
    check(made)
    assert set(made.texts("speaker")) == {"BREKKE:", "HOLM:"}


def test_sentences_that_begin_with_a_name_and_a_dash_are_no_speeches() -> None:
    made = convert_text(
        "The harbour\n\nBrekke – he was the pilot then – saw it.\n\nIt was dark.\n\nHolm – his mate – did not.\n"
    )
    assert made.elements("sp") == []


def test_who_is_in_the_chair_above_the_text_does_not_speak_there() -> None:
    made = convert_text(
        "Протокол № 7 заседания бюро\n\nПредседатель: тов. Хольм\nСекретарь: тов. Лаптева\n\nХольм: Их было сорок.\n\n"
        "Осипенко: Мастера пьют.\n\nХольм: Кто именно?\n\nОсипенко: Все.\n"
    )
    check(made)
    assert made.texts("speaker") == ["Хольм:", "Осипенко:", "Хольм:", "Осипенко:"]
