"""Codes of languages."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import XML_LANG, File, local
from tei.validate.rules.problem import Fix, Problem, SetAttribute
from tei.validate.rules.rule import rule

_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+",
    re.IGNORECASE,
)
"""RFC 5646, section 2.1, without the tags that are only kept for old texts."""


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
