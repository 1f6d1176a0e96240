"""Languages: their codes, and whether a text is written in their script."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import XML_LANG, File, flat, kinds_of, local
from tei.validate.rules.problem import Fix, Problem, SetAttribute
from tei.validate.rules.rule import rule
from tei.xml import TEI

_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+",
    re.IGNORECASE,
)
"""RFC 5646, section 2.1, without the tags that are only kept for old texts."""
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


@cache
def table() -> dict[str, object]:
    with Path(__file__).with_name("languages.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def better(part: str) -> dict[str, str]:
    """What should be written for a code, by one part of the table: `meant` or `replaced`."""
    found = table()[part]
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


@cache
def known() -> frozenset[str]:
    return frozenset(str(table()["two_letters"]).split())


@cache
def scripts() -> dict[str, str]:
    """The script of each language that has one."""
    found = table()["script"]
    return {code: script for script, codes in found.items() for code in codes} if isinstance(found, dict) else {}


@rule("L001", Severity.ERROR)
def language_nobody_knows(file: File) -> Iterator[Problem]:
    """A language code that is none of BCP 47.

    Why:
        Hyphenation, screen readers, search and fonts go by it; one they do not know is no language.

    Bad:
        <p>He said <foreign xml:lang="russian">да</foreign>.</p>

    Good:
        <p>He said <foreign xml:lang="ru">да</foreign>.</p>

    Fix:
        Write the short code: en, ru, de, fr; for a language that has none of two letters the one of three.

    Source:
        BCP 47 (RFC 5646); TEI P5 Guidelines, chapter 6, Languages and Character Sets.
    """
    for element, name, value in marked(file):
        first = value.split("-")[0].lower()
        right = better("meant").get(value) or better("meant").get(first)
        known_code = len(first) != 2 or first in known() or first in better("replaced")
        if not value or (right is None and _TAG.fullmatch(value) and known_code):
            continue
        yield Problem(
            element,
            f'@{name} "{value}" of `{local(element)}` is no language code',
            f'write {name}="{right}"' if right else "write a code of BCP 47, such as en, ru, de, fr",
            attribute=name,
            text=value,
            fix=Fix(f'write {name}="{right}"', (SetAttribute(element, name, right),)) if right else None,
        )


@rule("L003", Severity.WARNING)
def language_code_of_another_list(file: File) -> Iterator[Problem]:
    """A language code that BCP 47 replaces by a shorter or newer one.

    Why:
        Browsers, screen readers and search know `la` and not `lat`: the text is in no language for them.

    Bad:
        <p>He said <foreign xml:lang="rus">да</foreign>.</p>

    Good:
        <p>He said <foreign xml:lang="ru">да</foreign>.</p>

    Fix:
        Write the code of two letters where there is one.

    Source:
        RFC 5646, section 2.2.1: of a code of two and one of three letters the one of two is used.
    """
    for element, name, value in marked(file):
        first, *rest = value.split("-")
        right = better("replaced").get(first.lower())
        if right:
            code = "-".join((right, *rest))
            yield Problem(
                element,
                f'@{name} "{value}" of `{local(element)}` is not the code that BCP 47 has for this language',
                f'write {name}="{code}"',
                attribute=name,
                text=value,
                fix=Fix(f'write {name}="{code}"', (SetAttribute(element, name, code),)),
            )


def marked(file: File) -> Iterator[tuple[etree._Element, str, str]]:
    """Each place that names a language: the element, the attribute as written, its value."""
    for element, value in file.having(XML_LANG):
        yield element, "xml:lang", value
    for element in file.elements("language"):
        yield element, "ident", element.get("ident", "")


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
    listed = {short(element.get("ident", "")) for element in file.elements("language")} - {""}
    if not listed:
        return
    for element, value in file.having(XML_LANG):
        if local(element) in ("TEI", "text") and short(value) not in listed | {"und", "mul", "zxx"}:
            named = ", ".join(f'"{each}"' for each in sorted(listed))
            yield Problem(
                element,
                f'`{local(element)}` is in "{value}", the header names {named}',
                "correct xml:lang, or add the language to `langUsage`",
                attribute="xml:lang",
                text=value,
            )


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
        if declared not in COMMON or local(element) in ("TEI", "teiCorpus", "foreign") or len(element) > MOST:
            continue
        text = flat(element) if len(file.languages) < 3 else own_text(element, file.languages)
        scores = spoken(text)
        best = max(scores, key=lambda code: scores[code])
        if scores[best] >= SURE and scores[best] > 3 * scores[declared]:
            yield Problem(
                element,
                f'`{local(element)}` is marked as "{value}", its words are of "{best}"',
                f'write xml:lang="{best}", if the text is in that language',
                attribute="xml:lang",
                text=value,
            )


def spoken(text: str) -> Counter[str]:
    """How many of the first words of a text are among the commonest of each language that we know."""
    found = Counter(dict.fromkeys(COMMON, 0))
    for word, times in Counter(text[:SAMPLE].lower().split()).items():
        for code, common in COMMON.items():
            if word in common:
                found[code] += times
    return found


COMMON = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "that",
            "is",
            "was",
            "for",
            "with",
            "which",
            "this",
            "are",
            "not",
            "have",
            "be",
            "it",
            "by",
            "from",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "ist",
            "nicht",
            "ein",
            "eine",
            "zu",
            "den",
            "von",
            "mit",
            "sich",
            "auf",
            "dem",
            "des",
            "auch",
            "wird",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "et",
            "des",
            "est",
            "une",
            "que",
            "dans",
            "qui",
            "du",
            "pour",
            "pas",
            "sur",
            "avec",
            "au",
            "par",
            "sont",
        ]
    ),
    "ru": frozenset(
        ["и", "в", "не", "на", "что", "с", "по", "это", "как", "его", "к", "но", "из", "у", "за", "от", "для", "он"]
    ),
}
"""Words that only one of these languages has, or has often; a table of more words is in `tei.grammar`, and slow."""
SAMPLE = 3000
"""Characters of a text that are looked at."""
SURE = 6
"""Words by which a language is known."""
MOST = 10_000


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
        text = own_text(inside, file.languages) if len(file.languages) > 1 else flat(inside)
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
    pieces: list[str] = []

    def collect(inside: etree._Element) -> None:
        pieces.append(inside.text or "")
        for child in inside:
            if isinstance(child.tag, str) and child not in languages:
                collect(child)
            pieces.append(child.tail or "")

    collect(element)
    return "".join(pieces)
