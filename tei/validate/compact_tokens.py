"""The words and signs of a schema in the compact syntax.

Source:
    RELAX NG Compact Syntax (ISO 19757-2, annex C), C.4.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from tei.grammar.xml_names import is_ncname
from tei.validate.compact_text import NEWLINE, SchemaText

KEYWORDS = frozenset(
    {
        "attribute",
        "datatypes",
        "default",
        "div",
        "element",
        "empty",
        "external",
        "grammar",
        "include",
        "inherit",
        "list",
        "mixed",
        "namespace",
        "notAllowed",
        "parent",
        "start",
        "string",
        "text",
        "token",
    }
)


class Mark(Enum):
    """What a token is."""

    NAME = auto()
    """A word that is no keyword."""
    KEYWORD = auto()
    QUOTED = auto()
    """A word after a backslash, which is never a keyword."""
    PREFIXED = auto()
    """`prefix:name`"""
    WILDCARD = auto()
    """`prefix:*`"""
    LITERAL = auto()
    DOCUMENTATION = auto()
    SIGN = auto()
    END = auto()


class Token(NamedTuple):
    mark: Mark
    text: str
    """As written; of a literal and of documentation what it says, of a quoted word the word."""
    at: int


_NAME = r"[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_.\-\x80-\U0010ffff]*"
_LINE = rf"[^{NEWLINE}\n]*"
_TOKEN = re.compile(
    rf"""
    (?P<space>[{NEWLINE}\n\t\x20]+)
    |(?P<documentation>\#\#{_LINE}(?:{NEWLINE}[\t\x20]*\#\#{_LINE})*)
    |(?P<comment>\#{_LINE})
    |(?P<wildcard>{_NAME}:\*)
    |(?P<prefixed>{_NAME}:{_NAME})
    |(?P<quoted>\\{_NAME})
    |(?P<name>{_NAME})
    |(?P<long>\"\"\"(?:\"{{0,2}}[^\"])*\"\"\"|'''(?:'{{0,2}}[^'])*''')
    |(?P<literal>\"(?!\"\")[^\"{NEWLINE}]*\"|'(?!'')[^'{NEWLINE}]*')
    |(?P<sign>>>|\|=|&=|[=(){{}}\[\],|&?*+\-~])
    """.replace(NEWLINE, r"\x00"),
    re.VERBOSE,
)
_HASHES = re.compile(r"^[\t ]*#+ ?", re.MULTILINE)


def read_tokens(source: SchemaText) -> Iterator[Token]:
    """The tokens in order, without white space and comments, and two for the end, so that one can look beyond it.

    Raises:
        CompactError: there is a sign the syntax does not have, a literal that does not end, or a word that is no name.
    """
    text = source.text
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise source.error(at, _unreadable(text, at))
        at = found.end()
        if found.lastgroup not in ("space", "comment"):
            yield _token(found, source)
    yield from (Token(Mark.END, "", len(text)),) * 2


def _token(found: re.Match[str], source: SchemaText) -> Token:
    word, at = found[0], found.start()
    match found.lastgroup:
        case "long":
            return Token(Mark.LITERAL, word[3:-3].replace(NEWLINE, "\n"), at)
        case "literal":
            return Token(Mark.LITERAL, word[1:-1], at)
        case "documentation":
            return Token(Mark.DOCUMENTATION, _HASHES.sub("", word.replace(NEWLINE, "\n")), at)
        case "sign":
            return Token(Mark.SIGN, word, at)
    if not word.isascii():
        _check_names(word, at, source)
    match found.lastgroup:
        case "wildcard":
            return Token(Mark.WILDCARD, word, at)
        case "prefixed":
            return Token(Mark.PREFIXED, word, at)
        case "quoted":
            return Token(Mark.QUOTED, word[1:], at)
    return Token(Mark.KEYWORD if word in KEYWORDS else Mark.NAME, word, at)


def _check_names(word: str, at: int, source: SchemaText) -> None:
    for name in word.removeprefix("\\").removesuffix(":*").split(":"):
        if not is_ncname(name):
            raise source.error(at, f'found "{name}", which is no name that XML 1.0 allows')


def _unreadable(text: str, at: int) -> str:
    if text.startswith(('"""', "'''"), at):
        return f"found {text[at : at + 3]} without a second one, expected the end of the literal"
    if text[at] in "\"'":
        return f"found {text[at]} without a second one in its line; a literal of several lines needs three"
    return f'found "{text[at]}", which means nothing here'
