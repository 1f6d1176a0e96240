"""Encodings: what is declared, what is found, and what is asked."""

import pytest

from tei.errors import SourceError
from tei.grammar.readable import readability
from tei.text.encodings import decode

RUSSIAN = "Сегодня утром комиссия осмотрела мост через реку и нашла, что он требует ремонта. Прошу выделить средства."
TITLE = "ПРОТОКОЛ ЗАСЕДАНИЯ"
GERMAN = "Sehr geehrter Herr Müller, die Straße über den Fluß ist für uns gesperrt."
FRENCH = "Monsieur le préfet, la façade a été réparée où vous l'aviez demandé, et la flèche avec elle."
TYPESET = "Monsieur le préfet, le cœur du débat n’est pas là : « la façade » a été réparée — par vous."
ENGLISH = "The café “Royal” cost the town £500 — and he said it’s naïve to rebuild it."
POLISH = "Zażółć gęślą jaźń. Łódź leży w środku kraju, a rzeka płynie na północ."
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy a město bylo až do večera úplně prázdné."

CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso-8859-5")


def decoded(text: str, encoding: str) -> tuple[str, str]:
    return decode(text.encode(encoding), "x", readability)


@pytest.mark.parametrize("encoding", CYRILLIC)
@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        RUSSIAN.upper(),
        TITLE,
        TITLE.lower(),
        TITLE.title(),
        "ПРИВЕТ",
        "ЗАЯВЛЕНИЕ СОВЕТСКОГО ПРАВИТЕЛЬСТВА",
        "Телеграмма",
        f"{TITLE}\n\n1. {RUSSIAN}\n",
        f"РГАСПИ. Ф. 17. Оп. 3. Д. 228. Л. 4-7 об.\n{RUSSIAN}",
        "Memorandum of Conversation\n\nPresent: Мистер Хейл, Петров\n\nThe quay is to be rebuilt by the town.",
    ],
)
def test_russian(text: str, encoding: str) -> None:
    assert decoded(text, encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (GERMAN, "iso-8859-1", "iso-8859-1"),
        (GERMAN, "cp1252", "iso-8859-1"),
        (GERMAN.upper(), "cp1252", "iso-8859-1"),
        ("Müller", "cp1252", "iso-8859-1"),
        ("MÜNCHEN", "cp1252", "iso-8859-1"),
        ("ÉTAT", "cp1252", "iso-8859-1"),
        ("5 °C", "cp1252", "iso-8859-1"),
        (FRENCH, "iso-8859-1", "iso-8859-1"),
        (FRENCH, "iso-8859-15", "iso-8859-1"),
        (TYPESET, "cp1252", "cp1252"),
        ("Le prix est de 5 € et le cœur de la ville bat.", "iso-8859-15", "iso-8859-15"),
        ("Le prix est de 5 € et le cœur de la ville bat, à l’été.", "cp1252", "cp1252"),
        (ENGLISH, "cp1252", "cp1252"),
        ("The loan of £500 was paid by the council to the town.", "iso-8859-1", "iso-8859-1"),
        ("“No,” he said, “it’s not the quay that is sinking.”", "cp1252", "cp1252"),
        (POLISH, "iso-8859-2", "iso-8859-2"),
        (POLISH, "cp1250", "cp1250"),
        (CZECH, "iso-8859-2", "iso-8859-2"),
        (CZECH, "cp1250", "cp1250"),
        ("«Да», — сказал он и вышел.", "cp1251", "cp1251"),
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "utf-16-be", "utf-16-be"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        ("plain words", "ascii", "utf-8"),
    ],
)
def test_other_texts(text: str, encoding: str, found: str) -> None:
    assert decoded(text, encoding) == (text, found)


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"\xef\xbb\xbf" + GERMAN.encode(), "\ufeff" + GERMAN, "utf-8"),
        (GERMAN.encode("utf-16"), GERMAN, "utf-16"),
        (GERMAN.encode("utf-32"), GERMAN, "utf-32"),
        (f'<meta charset="koi8-r">{TITLE}'.encode("koi8-r"), f'<meta charset="koi8-r">{TITLE}', "koi8-r"),
        (
            f"<?xml version='1.0' encoding='ISO-8859-2'?>{POLISH}".encode("iso-8859-2"),
            f"<?xml version='1.0' encoding='ISO-8859-2'?>{POLISH}",
            "iso-8859-2",
        ),
        (
            f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">{TITLE}'.encode("cp1251"),
            f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">{TITLE}',
            "windows-1251",
        ),
    ],
)
def test_what_is_declared_wins(data: bytes, text: str, encoding: str) -> None:
    assert decode(data, "x", readability) == (text, encoding)


def test_a_line_that_speaks_of_encodings_declares_none() -> None:
    text = f"Encoding: ISO-8859-1\n\n{RUSSIAN}"
    assert decoded(text, "cp1251") == (text, "cp1251")


def test_what_the_user_names_wins() -> None:
    assert decode(TITLE.encode("koi8-r"), "x", readability, "koi8-r") == (TITLE, "koi8-r")
    assert decode(TITLE.encode("koi8-r"), "x", None, "koi8-r") == (TITLE, "koi8-r")
    with pytest.raises(SourceError, match="x: there is no encoding klingon; name one such as utf-8"):
        decode(b"x", "x", readability, "klingon")
    with pytest.raises(SourceError, match="x: is not in utf-8: it breaks off at byte 1; name another"):
        decode(b"G\xfc\xdfe", "x", readability, "utf-8")
    with pytest.raises(SourceError, match="there is no encoding base64"):
        decode(b"eA==", "x", readability, "base64")


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("д-р Бём", "cp1251", ["cp1251", "д-р … Бём"]),
        ("ю", "koi8-r", ["koi8-r", "ю", "iso-8859-1", "À"]),
    ],
)
def test_what_is_not_certain_is_asked(text: str, encoding: str, shown: list[str]) -> None:
    with pytest.raises(SourceError) as asked:
        decoded(text, encoding)
    first, *candidates = str(asked.value).splitlines()
    assert first == "x: cannot tell its encoding; name the one that reads right with --encoding:"
    assert len(candidates) >= 2
    assert all(words in str(asked.value) for words in shown)


@pytest.mark.parametrize("code", range(128, 256))
def test_no_byte_is_ever_misread(code: int) -> None:
    """A lone byte is asked about, or read so that it can be written back."""
    data = b"The quay " + bytes((code,))
    try:
        text, encoding = decode(data, "x", readability)
    except SourceError:
        return
    assert text.encode(encoding) == data


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "mac-cyrillic"), (GERMAN, "mac-roman"), (FRENCH, "mac-roman"), (GERMAN, "cp850"), (FRENCH, "cp850")],
)
def test_encodings_of_old_machines(text: str, encoding: str) -> None:
    page = 3 * f"{text}\n"
    assert decode(page.encode(encoding), "x", readability) == (page, encoding)
