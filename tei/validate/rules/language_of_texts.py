"""The languages of texts, compared with what is said of them."""

import re
from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import XML_LANG, File, kinds_of, local, texts
from tei.validate.rules.languages import better, scripts
from tei.validate.rules.problem import Problem
from tei.validate.rules.rule import rule
from tei.xml import TEI

_SCRIPTS = {
    "Latn": "A-Za-z\u00c0-\u024f",
    "Cyrl": "\u0400-\u04ff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hebr": "\u0590-\u05ff",
    "Arab": "\u0600-\u06ff",
    "Geor": "\u10a0-\u10ff",
    "Armn": "\u0530-\u058f",
}
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST = 20
"""Letters from which on a text can be told by its script."""
_COMMONEST = {
    "en": "the of and to in that is was for with which this are not have be it by from",
    "de": "der die das und ist nicht ein eine zu den von mit sich auf dem des auch wird",
    "fr": "le la les et des est une que dans qui du pour pas sur avec au par sont",
    "ru": "и в не на что с по это как его к но из у за от для он",
}
COMMON = {code: frozenset(words.split()) for code, words in _COMMONEST.items()}
"""Words that only one of these languages has, or has often; a table of more words is in `tei.grammar`, and slow."""
SAMPLE = 2000
"""Characters of a text that are looked at."""
SURE = 6
"""Words by which a language is known."""


@rule("L004", Severity.WARNING)
def language_the_header_does_not_name(file: File) -> Iterator[Problem]:
    """A text in a language that the header, which lists the languages, does not name.

    Why:
        One of the two is wrong: a reader who looks for texts in a language by the header misses this one, or finds
        one that is none.

    Bad:
        <langUsage><language ident="de">German</language></langUsage>

    Good:
        <langUsage><language ident="en">English</language></langUsage>

    Fix:
        Add the language to `langUsage`, or correct xml:lang.
    """
    listed = file.once(_listed)
    for element, value in file.having(XML_LANG):
        if unlisted(element, value, listed):
            named = ", ".join(f'"{each}"' for each in sorted(listed))
            yield Problem(
                element,
                f'`{local(element)}` is in "{value}", the header names {named}',
                "correct xml:lang, or add the language to `langUsage`",
                attribute="xml:lang",
                text=value,
            )


def _listed(file: File) -> frozenset[str]:
    """The languages that the header names."""
    return frozenset(short(element.get("ident", "")) for element in file.elements("language")) - {""}


def unlisted(element: etree._Element, value: str, listed: frozenset[str]) -> bool:
    """Whether a whole file or text is marked as in a language that is not among those of the header."""
    if not listed or local(element) not in ("TEI", "text"):
        return False
    return short(value) not in listed and short(value) not in ("und", "mul", "zxx")


def short(code: str) -> str:
    """The language of a code, by the shortest code there is for it."""
    first = code.split("-")[0].lower()
    return better("replaced").get(first, first)


@rule("L005", Severity.WARNING)
def language_not_that_of_its_words(file: File) -> Iterator[Problem]:
    """A text whose commonest words are of another language than it is marked with.

    Why:
        It is hyphenated, read aloud and searched in the wrong language.

    Bad:
        <p xml:lang="de">The steamer came at dawn and left in the evening, and nobody of the town was there to see it
        when it went out of the harbour.</p>

    Good:
        <p xml:lang="en">The steamer came at dawn and left in the evening, and nobody of the town was there to see it
        when it went out of the harbour.</p>

    Fix:
        Correct xml:lang.
    """
    for element, value in file.having(XML_LANG):
        declared = value.split("-")[0].lower()
        if declared not in COMMON or local(element) in ("TEI", "teiCorpus", "foreign"):
            continue
        if unlisted(element, value, file.once(_listed)):
            continue  # that is said already
        text = file.flat(element) if len(file.languages) < 3 else own_text(element, file.languages)
        first = text[:SAMPLE].lower().split()
        if sum(map(COMMON[declared].__contains__, first)) * 12 > len(first):
            continue
        scores = {code: sum(map(common.__contains__, first)) for code, common in COMMON.items()}
        best = max(scores, key=lambda code: scores[code])
        # Of words in another script there is a rule of its own.
        if scripts()[best] == scripts()[declared] and scores[best] >= SURE and scores[best] > 3 * scores[declared]:
            yield Problem(
                element,
                f'`{local(element)}` is marked as "{value}", its words are of "{best}"',
                f'write xml:lang="{best}", if the text is in that language',
                attribute="xml:lang",
                text=value,
            )


@rule("L002", Severity.WARNING)
def language_not_of_its_script(file: File) -> Iterator[Problem]:
    """A text in another script than its language is written in.

    Why:
        A Russian text that is marked as English is hyphenated, read aloud and searched as English.

    Bad:
        <p xml:lang="en">Пароход пришёл на рассвете и ушёл вечером.</p>

    Good:
        <p xml:lang="ru">Пароход пришёл на рассвете и ушёл вечером.</p>

    Fix:
        Correct xml:lang; for a passage in another language put `foreign xml:lang` or xml:lang on its element. A text
        transcribed into other letters says so: `ru-Latn`.
    """
    for element, value in file.having(XML_LANG):
        code, *rest = value.split("-")
        script = next((part for part in rest if len(part) == 4 and part.isalpha()), "") or scripts().get(
            code.lower(), ""
        )
        letters = _SCRIPTS.get(script.title())
        if not letters or local(element) in ("teiHeader", "teiCorpus"):
            continue
        if letters == _SCRIPTS["Latn"] and file.latin_only:
            continue
        inside = element if local(element) != "TEI" else element.find(f"{TEI}text")
        if inside is None or (inside is not element and inside in file.languages):
            continue
        text = own_text(inside, file.languages) if len(file.languages) > 1 else file.flat(inside)
        if mostly(script.title(), text):
            continue
        own = sum(map(len, re.findall(f"[{letters}]+", text)))
        of_all = sum(map(len, _LETTERS.findall(text)))
        if of_all >= _FEWEST and own * 2 < of_all:
            yield Problem(
                element,
                f'`{local(element)}` is marked as "{value}", but {of_all - own} of its {of_all} letters are of '
                "another script",
                "correct xml:lang, or mark the passage in the other language",
                attribute="xml:lang",
                text=value,
            )


def mostly(script: str, text: str) -> bool:
    """Whether a text is certainly of a script for the most part; told by its bytes, which takes no time."""
    kinds = kinds_of(text)
    latin, eastern, others = kinds.count(b"l") + kinds.count(b"o"), kinds.count(b"e"), kinds.count(b"x")
    if script == "Latn":
        return latin >= eastern + others
    return script == "Cyrl" and eastern >= 2 * (latin + others) and not re.search("[\u0370-\u03ff]", text)


def own_text(element: etree._Element, languages: dict[etree._Element, str]) -> str:
    """The text of an element that is in its language: what is marked as another is left out."""
    return "".join(texts(element, lambda child: child in languages))
