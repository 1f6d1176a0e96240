"""Several documents in one file, told apart by their script or their language."""

import pytest

from tei.grammar.language import language_of, script
from tei.text.documents import split_documents
from tei.text.source import Source

ENGLISH = (
    "A letter to the keeper\nDear Sir,\n"
    "I send you herewith the three sheets that I found in the desk of the late captain, as you wished me to do.\n"
    "Yours,\nM. Pettigrew\n"
)
RUSSIAN = (
    "Письмо в музей\nДорогой Семён Ильич!\n"
    "Посылаю вам две фотографии старой пристани, о которых мы говорили в июле; первая снята раньше второй.\n"
    "С уважением,\nА. Лукина\n"
)
GERMAN = (
    "Brief an den Verwalter der Karten\nLübeck, den 3. Mai 1911\nSehr geehrter Herr Doktor!\n"
    "Ich sende Ihnen hiermit die drei Blätter, die ich in dem Schreibtisch des verstorbenen Kapitäns gefunden habe.\n"
    "Wir möchten sie vor dem Herbst wieder haben, weil die Familie danach fragt und sie nicht mehr lange wartet.\n"
    "Hochachtungsvoll\nH. Lindemann\n"
)
TRANSLATION = (
    "Letter to the Keeper of the Maps\nLübeck, May 3, 1911\nDear Doctor,\n"
    "I send you herewith the three sheets that I have found in the desk of the late captain, as you wished me to.\n"
    "We should be glad to have them back before the autumn, for the family asks and will not wait much longer.\n"
    "Yours sincerely,\nH. Lindemann\n"
)


def parts(text: str) -> list[str]:
    return [source.slice(source.region) for source in split_documents(Source.of(text), script, language_of)]


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, "one line", ENGLISH + ENGLISH])
def test_one_document(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(("first", "second"), [(ENGLISH, RUSSIAN), (RUSSIAN, ENGLISH)])
def test_two_documents(first: str, second: str) -> None:
    assert parts(first + second) == [first, second]
    assert parts(f"{first}\n* * *\n{second}") == [f"{first}\n* * *\n", second]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "РГАСПИ. Ф. 17. Оп. 3. Д. 228. Л. 4.\n",
        ENGLISH + "Дорогой Семён Ильич!\nПосылаю.\nА. Лукина\n",
        RUSSIAN + "Carl Zeiss, Jena, Katalog Nr. 14, Seite 212, Ausgabe von 1911, mit Preisliste und Nachtrag\n",
        RUSSIAN.replace("С уважением", "Mit freundlichem Gruß"),
        ENGLISH.replace("Yours,", RUSSIAN + "Yours,"),
        ENGLISH.replace("Yours,", f"He wrote to me:\n{RUSSIAN}" + ENGLISH.split("\n", 2)[2]),
        ENGLISH + RUSSIAN.replace("Письмо в музей", "Он писал:") + ENGLISH,
        ENGLISH + RUSSIAN + ENGLISH.replace("A letter to the keeper\n", "And so it went on.\n"),
        ENGLISH + "РГАСПИ. Ф. 17. Оп. 3. Д. 228. Л. 4.\n" + ENGLISH,
    ],
)
def test_words_in_another_script_are_no_document(text: str) -> None:
    assert parts(text) == [text]


def test_documents_between_others() -> None:
    assert parts(ENGLISH + RUSSIAN + ENGLISH) == [ENGLISH, RUSSIAN, ENGLISH]
    assert parts(RUSSIAN + ENGLISH + RUSSIAN + ENGLISH) == [RUSSIAN, ENGLISH, RUSSIAN, ENGLISH]
    quoting = RUSSIAN.replace("С уважением", "«Yours, as always»\nС уважением")
    assert parts(ENGLISH + quoting + ENGLISH) == [ENGLISH, quoting, ENGLISH]


@pytest.mark.parametrize("between", ["", "* * *\n", "\n\n---\n\n"])
def test_a_letter_and_its_translation(between: str) -> None:
    assert parts(GERMAN + between + TRANSLATION) == [GERMAN + between, TRANSLATION]
    assert parts(TRANSLATION + between + GERMAN) == [TRANSLATION + between, GERMAN]


@pytest.mark.parametrize(
    "text",
    [
        GERMAN + GERMAN,
        GERMAN + TRANSLATION.split("\n", 3)[3],
        GERMAN + TRANSLATION + GERMAN,
        GERMAN.replace("Hochachtungsvoll", "\n".join(TRANSLATION.split("\n")[3:5]) + "\nHochachtungsvoll"),
        GERMAN + "\n".join(f"[{number}] {line}" for number, line in enumerate(TRANSLATION.split("\n")[3:5], 1)),
        GERMAN + "Notes to the letter\n[1] " + "\n[2] ".join(TRANSLATION.split("\n")[3:5]),
        GERMAN + "The editor of the letters\n" + TRANSLATION.split("\n")[3][:80] + ".\n",
        GERMAN * 9 + TRANSLATION,
        "\n".join(f"{a}\n{b}" for a, b in zip(GERMAN.split("\n"), TRANSLATION.split("\n"), strict=True)),
    ],
)
def test_two_languages_in_one_document(text: str) -> None:
    assert parts(text) == [text]


def test_offsets_are_those_of_the_file() -> None:
    first, second = split_documents(Source.of(ENGLISH + RUSSIAN), script)
    assert second.region.start == first.region.end == len(ENGLISH)
    assert second.line(second.region.start) == 6
