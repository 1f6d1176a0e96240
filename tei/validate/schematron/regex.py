"""Regular expressions of XPath in Python's form, for those that certainly mean the same in both."""

import re

from tei.validate.schematron.syntax import UnreadableXPathError

SAME_ESCAPES = frozenset(r".\()[]{}|*+?^$-nrt")
OUTSIDE = {"s": r"[ \t\n\r]", "S": r"[^ \t\n\r]", "d": r"\d", "D": r"\D"}
INSIDE = {"s": r" \t\n\r", "d": r"\d", "D": r"\D"}
COUNT = re.compile(r"\{\d+(,\d*)?\}")
FLAGS = {"": "", "i": "(?i)", "s": "(?s)", "si": "(?si)", "is": "(?si)"}


def python_regex(pattern: str, flags: str = "") -> str:
    r"""A pattern of XPath as Python searches it.

    Raises:
        UnreadableXPathError: it is wrong, or may mean something else in Python: `\w`, `\p{…}`, `\i`, references and
            subtracted classes.
    """
    if flags not in FLAGS:
        raise UnreadableXPathError(f'the flags "{flags}" are not read here')
    parts = [FLAGS[flags]]
    place = 0
    while place < len(pattern):
        part, place = next_part(pattern, place, "s" in flags)
        parts.append(part)
    regex = "".join(parts)
    try:
        re.compile(regex)
    except re.error as error:
        raise UnreadableXPathError(f'the regular expression "{pattern}" is wrong: {error}') from None
    return regex


def next_part(pattern: str, place: int, dot_all: bool) -> tuple[str, int]:
    """The part that begins at a place, and where the next one does."""
    match pattern[place]:
        case "\\":
            return escape(pattern, place, OUTSIDE), place + 2
        case "[":
            return character_class(pattern, place)
        case ".":
            return "." if dot_all else r"[^\n\r]", place + 1
        case "$":
            return r"\Z", place + 1
        case "(" if pattern[place + 1 : place + 2] == "?" and pattern[place + 2 : place + 3] != ":":
            raise UnreadableXPathError("a group of a kind that XPath does not have")
        case "{":
            found = COUNT.match(pattern, place)
            if found is None:
                raise UnreadableXPathError('"{" without a number')
            return quantifier(pattern, found[0], found.end())
        case "*" | "+" | "?":
            return quantifier(pattern, pattern[place], place + 1)
        case "]" | "}" as other:
            raise UnreadableXPathError(f'"{other}" without its beginning')
    return pattern[place], place + 1


def quantifier(pattern: str, text: str, place: int) -> tuple[str, int]:
    if pattern[place : place + 1] == "?":
        text, place = text + "?", place + 1
    if pattern[place : place + 1] in ("*", "+", "?"):
        raise UnreadableXPathError("a repetition of a repetition")
    return text, place


def escape(pattern: str, place: int, classes: dict[str, str]) -> str:
    letter = pattern[place + 1 : place + 2]
    if letter in classes:
        return classes[letter]
    if letter and letter in SAME_ESCAPES:
        return f"\\{letter}"
    raise UnreadableXPathError(f'"\\{letter}" is not read here')


def character_class(pattern: str, place: int) -> tuple[str, int]:
    place += 1
    parts = ["["]
    if pattern[place : place + 1] == "^":
        parts.append("^")
        place += 1
    first = True
    while place < len(pattern):
        letter = pattern[place]
        if letter == "]" and not first:
            return "".join((*parts, "]")), place + 1
        if letter in "[]":
            raise UnreadableXPathError("a class in a class")
        if letter == "\\":
            parts.append(escape(pattern, place, INSIDE))
            place += 2
        else:
            parts.append(f"\\{letter}" if letter in "&~|^" else letter)
            place += 1
        first = False
    raise UnreadableXPathError('"[" without its end')
