"""What the XML parser says, in words for people who edit texts."""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Wording:
    reason: str
    help: str = ""
    key: str = ""
    """Under which other languages have their words for it."""
    found: tuple[str, ...] = ()
    """What the words are filled in with, `{1}` with the first."""


# A key, a pattern for the message of libxml2, what we say, and what to do; groups of the pattern go into both.
MESSAGES = (
    (
        "not-closed",
        r"Opening and ending tag mismatch: ([^\s,]+) line (\d+) and ([^\s,]+)",
        r"`\1`, opened in line \2, is not closed before </\3>",
        r"write </\1> where it ends, or take one of the two tags out",
    ),
    (
        "ends-inside",
        r"Premature end of data in tag ([^\s,]+) line (\d+)",
        r"the file ends inside `\1`, opened in line \2",
        r"is the file complete? write </\1> where the element ends",
    ),
    (
        "goes-on",
        r"Extra content at the end of the document",
        "something follows the end of the root element",
        "a file has one root element; look for a tag that closes it too early",
    ),
    (
        "no-tag",
        r"(?:Start tag expected|Document is empty)",
        "this is not XML: it does not begin with a tag",
        "to make TEI of a plain text, use `tei convert`",
    ),
    (
        "ampersand",
        r"xmlParseEntityRef: no name",
        "a bare & stands in the text",
        "write &amp; for the character &",
    ),
    (
        "no-semicolon",
        r"EntityRef: expecting ';'",
        "an entity without its semicolon, or a bare &",
        "write &amp; for the character &",
    ),
    (
        "unknown-entity",
        r"Entity '([^']+)' not defined",
        r"the entity &\1; is not known",
        "write the character itself; XML knows only &amp; &lt; &gt; &quot; and &apos;",
    ),
    (
        "attribute-twice",
        r"Attribute ([^\s,]+) redefined",
        r"the attribute @\1 stands twice in one tag",
        "take one of the two out",
    ),
    (
        "no-value",
        r"Specification mandates? value for attribute ([^\s,]+)",
        r"the attribute @\1 has no value",
        r'write \1="…"',
    ),
    (
        "no-quotation-marks",
        r"AttValue: \" or ' expected",
        "an attribute value stands without quotation marks",
        'write it as name="value", with straight quotation marks',
    ),
    (
        "less-than-in-value",
        r"Unescaped '<' not allowed in attributes values",
        "a < stands in an attribute value",
        "write &lt; for the character <, or look for a quotation mark that is missing before it",
    ),
    (
        "less-than",
        r"(?:StartTag: invalid element name|xmlParseStartTag: invalid element name)",
        "a < that begins no tag",
        "write &lt; for the character <",
    ),
    (
        "prefix",
        r"Namespace prefix (\S+)(?: for (\S+))? on (\S+) is not defined",
        r"the prefix `\1:` on `\3` is not declared",
        r'declare it on the root element, xmlns:\1="…", or write the name without it',
    ),
    (
        "forbidden-character",
        r"(?:invalid Char value|xmlParseCharRef: invalid xmlChar value) (?P<code>\d+)",
        r"the character U+\1, which XML forbids",
        "take it out, or put a picture in its place (␁ for U+0001)",
    ),
    (
        "too-deep",
        r"Excessive depth in document: (\d+)",
        r"elements are nested more than \1 deep",
        "an element that should be closed is probably opened again and again",
    ),
    (
        "comment",
        r"[Dd]ouble hyphen within comment|Comment must not contain '--'|Comment not terminated",
        "a comment with -- inside it, or without its end",
        "a comment is <!-- … -->, with no -- in between",
    ),
    (
        "tag-without-end",
        r"Couldn't find end of Start Tag (\S+)(?: line (\d+))?",
        r"the tag <\1 has no end",
        "write > after its last attribute",
    ),
    (
        "no-greater-than",
        r"expected '>'",
        "a tag has no >",
        "",
    ),
    (
        "no-space",
        r"attributes construct error",
        "two attributes without a space between them, or a stray quotation mark",
        'write name="value" name="value"',
    ),
    (
        "bracket",
        r"Sequence '\]\]>' not allowed in content",
        "]]> stands in the text",
        "write ]]&gt;",
    ),
)


@cache
def messages() -> tuple[tuple[str, re.Pattern[str], str, str], ...]:
    return tuple((key, re.compile(pattern), reason, help) for key, pattern, reason, help in MESSAGES)


def reword(message: str, quoted: str = "") -> Wording:
    """The reason and the remedy for a message of the parser; a message nobody foresaw is passed on in lower case."""
    for key, pattern, reason, help in messages():
        if found := pattern.search(message):
            return Wording(filled(found, reason), filled(found, help), key, words_of(found))
    first = re.sub(r", line \d+, column \d+.*", "", message, flags=re.DOTALL).strip()
    return Wording(
        f"not well-formed: {first[:1].lower()}{first[1:]}" if first else f'not well-formed near "{quoted[:60]}"'
    )


def filled(found: re.Match[str], template: str) -> str:
    """A template with the groups of a match in it; a character number becomes four hexadecimal digits."""
    words = words_of(found)
    return re.sub(r"\\(\d)", lambda group: words[int(group[1]) - 1], template)


def words_of(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(f"{int(word):04X}" if name == "code" else word for name, word in named(found))


def named(found: re.Match[str]) -> list[tuple[str, str]]:
    names = {number: name for name, number in found.re.groupindex.items()}
    return [(names.get(number, ""), word or "") for number, word in enumerate(found.groups(), 1)]
