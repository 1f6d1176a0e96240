"""Lines that belong together and lines that stand alone, whatever the file mixes."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.model import Span
from tei.text.blocks import split_blocks
from tei.text.source import Source

PARAGRAPHS = {
    "en": (
        "The harbour master wrote to the council that the northern quay had begun to sink again, and that nobody had "
        "paid for the sand, which was taken from the beach and brought back by the next tide. He asked for two cranes.",
        "The engineer was sent for. He declared before the Committee of the Royal Society for Inland Navigation that "
        "the ground had never been firm, that Mr. Hale had known it, and that he had always said so to everyone.",
        "It is therefore proposed to raise the toll by one penny until the debt is paid, which may take some years.",
    ),
    "de": (
        "Der Hafenmeister schrieb dem Rat der Stadt, daß die nördliche Mauer wieder zu sinken begonnen habe und daß "
        "niemand den Sand bezahlt hatte, den man vom Strand genommen und den die nächste Flut zurückgebracht hatte.",
        "Der Ingenieur wurde gerufen. Er erklärte vor der Kommission für Binnenschiffahrt, der Grund sei niemals fest "
        "gewesen, Herr Lindt habe das gewußt, und er selbst habe es immer und vor jedermann gesagt.",
        "Es wird deshalb vorgeschlagen, den Zoll um einen Pfennig zu erhöhen, bis die Schuld der Stadt getilgt ist.",
    ),
    "fr": (
        "Le capitaine du port a écrit au conseil que le quai du nord avait recommencé à s'enfoncer dans la vase et que "
        "personne n'avait payé le sable, que l'on avait pris sur la plage et que la marée suivante avait rapporté.",
        "L'ingénieur a été appelé. Il a déclaré devant la Commission de la navigation intérieure que le sol n'avait "
        "jamais été ferme, que M. Duval le savait, et que lui-même l'avait toujours dit à tout le monde.",
        "On propose donc de relever le péage d'un sou jusqu'à ce que la dette soit payée, ce qui peut durer longtemps.",
    ),
    "ru": (
        "Начальник порта сообщил городскому совету, что северная стенка снова начала оседать и что за песок никто не "
        "платил: его брали с берега, и следующий прилив приносил его обратно. Он просил о двух кранах.",
        "Вызвали инженера. Он заявил перед Комиссией по внутреннему судоходству, что грунт никогда не был прочным, "
        "что Пётр Ильич Лавров знал об этом и что сам он всегда и всем это говорил.",
        "Поэтому предлагается повысить сбор на одну копейку, пока долг города не будет уплачен, на что уйдут годы.",
    ),
}
ADDRESSES = {
    "en": "Mr. Arthur Hale\nHarbour Office\n14 Quay Street\nWeston",
    "de": "Herrn Direktor\nDr. Karl Lindt\nHafenamt der Stadt\nWeiden an der Aue",
    "fr": "Monsieur A. Duval\nCapitainerie du port\n14, quai du Nord\nPort-Vieux",
    "ru": "Петру Ильичу Лаврову\nУправление порта\nНабережная, 14\nг. Белоречье",
}
ENDINGS = {
    "en": "Yours truly,\nJ. B. Marsh\nHarbour Master",
    "de": "Ihr ergebener\nJ. B. Marsch\nHafenmeister",
    "fr": "Votre dévoué,\nJ. B. Marais\ncapitaine du port",
    "ru": "С уважением,\nИ. Б. Маршак\nначальник порта",
}
LANGUAGES = tuple(PARAGRAPHS)
MEASURES = (44, 60, 66, 72, 80, 100)


def texts(text: str) -> list[str]:
    return [" ".join(block.text.split()) for block in split_blocks(Source.of(text))]


def filled(text: str, measure: int, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, measure, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("joint", "first", "rest"),
    [("\n\n", "", ""), ("\n\n", "    ", ""), ("\n", "    ", ""), ("\n", "", "    "), ("\n\n", "        ", "        ")],
    ids=["spaced", "spaced and indented", "indented", "hanging", "in a margin"],
)
def test_wrapped(language: str, measure: int, joint: str, first: str, rest: str) -> None:
    wanted = PARAGRAPHS[language]
    assert texts(joint.join(filled(each, measure, first, rest) for each in wanted)) == list(wanted)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_address_and_signature_beside_wrapped_text(language: str, measure: int) -> None:
    body = "\n\n".join(filled(each, measure) for each in PARAGRAPHS[language])
    wanted = [*ADDRESSES[language].splitlines(), *PARAGRAPHS[language], *ENDINGS[language].splitlines()]
    assert texts(f"{ADDRESSES[language]}\n\n{body}\n\n{ENDINGS[language]}\n") == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_without_empty_lines(language: str) -> None:
    body = "\n".join(filled(each, 66, "     ") for each in PARAGRAPHS[language])
    wanted = [*ADDRESSES[language].splitlines(), *PARAGRAPHS[language], *ENDINGS[language].splitlines()]
    assert texts(f"{ADDRESSES[language]}\n{body}\n{ENDINGS[language]}\n") == wanted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_every_line_a_paragraph(language: str, joint: str) -> None:
    wanted = [*ADDRESSES[language].splitlines(), *PARAGRAPHS[language], *ENDINGS[language].splitlines()]
    assert texts(joint.join(wanted)) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_wrapped_body_and_notes_of_one_line(language: str) -> None:
    body = "\n\n".join(filled(each, 46) for each in PARAGRAPHS[language])
    notes = [f"[{n}] {each}" for n, each in enumerate(PARAGRAPHS[language], 1)]
    for joint in ("\n", "\n\n"):
        assert texts(body + "\n\n" + joint.join(notes)) == [*PARAGRAPHS[language], *notes]


@pytest.mark.parametrize(
    "text",
    [
        "General Bradfield\tMr. Matthiesen\nGeneral Colling\tMr. Nitsche\nAdmiral Shore\tMr. Marchant\n",
        "The quay is old,\nThe sand is cold,\nThe tide has come and gone;\nThe crane that stood\nFor all our good\n",
        "Present:\nThe Chairman\nMr. Hale, for the harbour\nDr. Lindt, for the bank\nMiss Marsh (minutes)\n",
        "(a) to repair the quay;\n(b) to raise the toll until the debt of the town is paid in full;\n(c) to rest.\n",
        "A LETTER TO THE COUNCIL\nWESTON, 4 MAY 1871\nGENTLEMEN,\n",
        "Шумит в порту осенний ветер,\nИ тонет в бухте старый мол,\nА краны спят, и дремлет город,\n",
    ],
)
def test_lines_that_stand_alone(text: str) -> None:
    assert texts(text) == [" ".join(line.split()) for line in text.splitlines()]
    wrapped = "\n\n".join(filled(each, 72) for each in PARAGRAPHS["en"])
    assert texts(f"{wrapped}\n\n{text}") == [*PARAGRAPHS["en"], *(" ".join(line.split()) for line in text.splitlines())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_indents_that_a_transcription_lost(language: str) -> None:
    """A typist indents by ten; where the blanks are gone the first line is short and runs on."""
    wanted = PARAGRAPHS[language] * 2
    assert texts("\n".join(line.strip() for each in wanted for line in filled(each, 66, " " * 10).splitlines())) == [
        *wanted
    ]


def test_lines_of_very_different_lengths_that_break_off_in_a_sentence() -> None:
    text = (
        "Dear Hale,\nI send you my thanks for the plan of the quay, which has come to me only today and which I have\n"
        "read with the greatest attention although the light here is poor and the lamp smokes and the children will "
        "not be quiet for a moment, so that I\nhave perhaps not understood what you say of the northern wall and\n"
        "its foundations. \nWhy do I tell you this? Only to show that I am not quite unworthy of your trust, even if I "
        "have not\nearned it yet.\nYours,\nMarsh\n"
    )
    found = texts(text)
    assert found[0] == "Dear Hale,"
    assert [each.split()[0] for each in found[1:3]] == ["I", "Why"]
    assert found[-3:] == ["earned it yet.", "Yours,", "Marsh"] or found[-2:] == ["Yours,", "Marsh"]


def test_capitals_of_a_telegram() -> None:
    telegram = PARAGRAPHS["en"][0].upper()
    assert texts(f"WESTON\n\n{filled(telegram, 66)}\n\nMARSH\n") == ["WESTON", telegram, "MARSH"]


def test_what_is_skipped_is_in_a_block_only_where_it_cuts_a_sentence() -> None:
    text = "The council paid for the stone of the\n\n- 2 -\n\nold quay.\n\n- 3 -\n\nThe merchants did not.\n"
    skip = [Span(text.index(mark), text.index(mark) + len(mark)) for mark in ("- 2 -", "- 3 -")]
    blocks = [block.text for block in split_blocks(Source.of(text), skip)]
    assert blocks == ["The council paid for the stone of the\n\n- 2 -\n\nold quay.", "The merchants did not."]


pieces = st.sampled_from(
    [
        "The quay sank.",
        "and the",
        "- 2 -",
        "\f",
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "Mr.",
        "north-",
        "ern",
        "«Да»",
        "1)",
        "*",
    ]
)


@given(st.one_of(st.lists(pieces, max_size=60).map("".join), st.text(max_size=200)), st.data())
@settings(deadline=None, derandomize=True, database=None, max_examples=150)
def test_blocks_are_in_order_and_hold_every_character(text: str, data: st.DataObject) -> None:
    if not text.removeprefix("\ufeff").strip():
        return
    source = Source.of(text)
    ends = sorted(data.draw(st.lists(st.integers(0, len(source.text)), max_size=6, unique=True)))
    skip = [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    blocks = split_blocks(source, skip)
    place = 0
    for block in blocks:
        assert place <= block.span.start < block.span.end
        place = block.span.end
    covered = {i for span in (*(block.span for block in blocks), *skip) for i in range(span.start, span.end)}
    assert all(character.isspace() or i in covered for i, character in enumerate(source.text))
