"""What is otherwise than with all others of its kind in the file."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.near import one_step
from tei.validate.rules.file import File, local
from tei.validate.rules.problem import Fix, Problem, SetAttribute
from tei.validate.rules.rule import rule

NAMING = ("type", "subtype", "unit", "place", "reason", "role", "method")
"""Attributes whose values are words of a list, which most schemas leave open."""
USUAL = frozenset(
    (
        *("letter", "telegram", "interview", "conversation", "article", "memorandum", "minutes", "document", "section"),
        *("notes", "bibliography", "abstract", "agenda", "decisions", "participants", "subject", "classification"),
        *("enclosure", "number", "other", "source-line", "omitted", "navigation", "page-head", "page-number"),
        *("running-head", "repeated-title", "note-number", "transcriber-mark", "machine-line", "table-rule", "source"),
        *("publisher", "published", "translator", "transcriber", "licence", "reference", "shelfmark", "markup"),
        *("repository", "archival", "printed", "firstPublished", "noteMark", "fond", "opis", "delo", "papka", "list"),
        *("series", "collection", "piece", "file", "recordgroup", "editorial", "illegible", "damage", "chapter"),
        *("interviewer", "interviewee", "sender", "addressee", "author", "editor", "translation", "supplied"),
        *("main", "sent", "received", "footnote", "endnote", "preface", "introduction", "appendix", "speech"),
        *("scene", "prologue", "epilogue", "chorus", "dedication", "volume", "entry", "address", "postscript"),
    )
)
"""Words of such lists: those of our editions, and the commonest of others."""
SHORTEST = 5
_DIGITS = re.compile(r"\d")
LONG = frozenset(word for word in USUAL if len(word) >= SHORTEST)
MEANING = ("who", "resp", "cert", "evidence", "target", "unit", "type", "level", "key")
"""Attributes that say something of an element; without one of them the others say less."""
DIFFERENT = frozenset({("title", "type"), ("note", "resp")})
"""What is said of an element only where it is special: a title that is no main one, a note of another hand."""
NOT_SURE = frozenset({("note", "cert"), ("note", "evidence"), ("respStmt", "resp")})
"""Who is responsible for a note is said of it, and not how sure it is."""
TOGETHER = {"resp": ("cert", "evidence"), "cert": ("resp", "evidence"), "evidence": ("cert",)}
"""For an attribute those that say something of the same: how sure, who says so, on what ground."""
FEW = 4
"""Others of its kind that must have an attribute for one without it to be noticed."""


@rule("F001", Severity.WARNING)
def value_one_letter_off(file: File) -> Iterator[Problem]:
    """A value of a list that is one letter off another that is used elsewhere.

    Why:
        Stylesheets, counts and searches go by the exact word: what is of the type `secton` is no section for them.
        Most schemas leave the list open and do not notice.

    Bad:
        <div type="section"><p>He came.</p></div><div type="secton"><p>He left.</p></div>

    Good:
        <div type="section"><p>He came.</p></div><div type="section"><p>He left.</p></div>

    Fix:
        Write the word of the others. If both are meant, ignore the rule for this place.
    """
    for name in NAMING:
        found = file.having(name)
        if all(value in USUAL for _, value in found):
            continue
        times = Counter([value for _, value in found])
        words = frozenset(each for each, number in times.items() if number >= FEW or len(each) >= SHORTEST)
        for element, value in found:
            near = meant(value, words) if times[value] < FEW and value not in USUAL else ""
            # Of two words that are used as often as each other, neither is a slip.
            if near and (near in USUAL or times[near] > times[value]):
                yield Problem(
                    element,
                    f'@{name} of `{local(element)}` is "{value}"; "{near}" may be meant',
                    f'write {name}="{near}", if it is',
                    attribute=name,
                    text=value,
                    fix=Fix(f'write {name}="{near}"', (SetAttribute(element, name, near),), safe=False),
                )


@lru_cache(maxsize=4096)
def meant(value: str, words: frozenset[str]) -> str:
    """The one word among those of a file, or usual, that a value is one letter off; empty where none is."""
    if len(value) < SHORTEST - 1 or not value.replace("-", "").isalpha():
        return ""
    near = [each for each in sorted(words | LONG) if slip(value, each)]
    return near[0] if len(near) == 1 else ""


def slip(value: str, word: str) -> bool:
    """Whether a value may be a word mistyped: a letter is missing, too many, or another, and it is no other ending."""
    if abs(len(word) - len(value)) > 1 or value.casefold() == word.casefold():
        return False
    if not one_step(value, word):
        return False
    if len(value) == len(word):
        place = next(place for place, (one, other) in enumerate(zip(value, word, strict=True)) if one != other)
        return place < len(word) - 1 and not {value[place], word[place]} <= set("scz")
    longer, shorter = (value, word) if len(value) > len(word) else (word, value)
    return not (longer[:-1] == shorter and longer[-1] in "sendr") or (longer == value and longer[-2:] == longer[-1] * 2)


@rule("F002", Severity.WARNING)
def without_what_all_others_have(file: File) -> Iterator[Problem]:
    """An element without an attribute that all others of its kind in the file have.

    Why:
        Somebody decided to say this of every one of them; of this one it was forgotten, or lost.

    Bad:
        <list>
        <item>one <gap reason="illegible" unit="word"/></item>
        <item>two <gap reason="illegible" unit="word"/></item>
        <item>three <gap reason="illegible" unit="word"/></item>
        <item>four <gap reason="illegible" unit="word"/></item>
        <item>five <gap reason="illegible"/></item></list>

    Good:
        <list>
        <item>one <gap reason="illegible" unit="word"/></item>
        <item>two <gap reason="illegible" unit="word"/></item>
        <item>three <gap reason="illegible" unit="word"/></item>
        <item>four <gap reason="illegible" unit="word"/></item>
        <item>five <gap reason="illegible" unit="word"/></item></list>

    Fix:
        Add it, or take it that this one is different.
    """
    said: set[etree._Element] = set()
    for name in MEANING:
        for lacking, others in [*beside(file, name), *together(file, name)]:
            if lacking not in said and (local(lacking), name) not in DIFFERENT:
                said.add(lacking)
                yield Problem(
                    lacking,
                    f"`{local(lacking)}` has no @{name}; the {others} others of its kind in the file have it",
                    f"add @{name}, if it was forgotten",
                )


def beside(file: File, name: str) -> Iterator[tuple[etree._Element, int]]:
    """The one element that lacks an attribute among those of its name in elements of one name, and how many have it."""
    having = file.having(name)
    if len(having) < FEW:
        return
    owners = Counter([element.tag for element, _ in having])
    for tag, number in owners.items():
        every = file.by_name[tag]
        if not FEW <= number < len(every):
            continue
        having_it = {element for element, value in having if element.tag == tag}
        by_parent: defaultdict[str, list[etree._Element]] = defaultdict(list)
        for element in every:
            parent = element.getparent()
            by_parent[parent.tag if parent is not None else ""].append(element)
        for group in by_parent.values():
            lacking = [each for each in group if each not in having_it] if len(group) > FEW else []
            if len(lacking) == 1:
                yield lacking[0], len(group) - 1


def together(file: File, name: str) -> Iterator[tuple[etree._Element, int]]:
    """The one element that lacks an attribute which all others have that have one that goes with it."""
    for other in TOGETHER.get(name, ()):
        if len(file.having(other)) <= FEW:
            continue
        having_it = {element for element, _ in file.having(name)}
        for header in (True, False):
            group = [
                element
                for element, _ in file.having(other)
                if (element in file.in_header) == header and (local(element), name) not in NOT_SURE
            ]
            lacking = [element for element in group if element not in having_it]
            if len(lacking) == 1 and len(group) > FEW:
                yield lacking[0], len(group) - 1


@rule("F003", Severity.WARNING)
def kind_within_no_kind(file: File) -> Iterator[Problem]:
    """An element with a @subtype and without a @type.

    Why:
        A subtype says which of a type it is; without the type nothing is known of it, and searches by type miss it.

    Bad:
        <note subtype="publisher">Published by the harbour office.</note><p>He came.</p>

    Good:
        <note type="source-line" subtype="publisher">Published by the harbour office.</note><p>He came.</p>

    Fix:
        Add the @type, or make the subtype the type.

    Source:
        TEI P5 Guidelines, att.typed: an element is not to be categorized in detail with @subtype unless also
        categorized in general with @type.
    """
    for element, value in file.having("subtype"):
        if element.get("type") is None:
            message = f'`{local(element)}` has the subtype "{value}", and no type'
            yield Problem(element, message, "add @type", attribute="subtype", text=value)


@rule("F004", Severity.WARNING)
def pointer_one_letter_off(file: File) -> Iterator[Problem]:
    """A pointer to somebody whose id is one letter off that of another, to whom others of the file lead.

    Why:
        `#editor` and `#editors` are two; what one of them decided is ascribed to the other.

    Bad:
        <p>Checked by <name xml:id="editor">Lind</name>, printed by <name xml:id="editors">Lind and Krebs</name>:
        <supplied resp="#editor">a</supplied> <supplied resp="#editor">b</supplied>
        <supplied resp="#editor">c</supplied> <supplied resp="#editor">d</supplied>
        <supplied resp="#editors">e</supplied></p>

    Good:
        <p>Checked by <name xml:id="editor">Lind</name>, printed by <name xml:id="editors">Lind and Krebs</name>:
        <supplied resp="#editor">a</supplied> <supplied resp="#editor">b</supplied>
        <supplied resp="#editor">c</supplied> <supplied resp="#editor">d</supplied>
        <supplied resp="#editor">e</supplied></p>

    Fix:
        Look which of the two is meant.
    """
    for name in ("resp", "who"):
        found = file.having(name)
        times = Counter([value for _, value in found])
        if len(times) < 2:
            continue
        of_kind = Counter([(element.tag, value) for element, value in found])
        for element, value in found:
            near = [each for each in times if times[each] >= FEW and mistaken(value, each)]
            if len(near) == 1 and of_kind[element.tag, value] == 1 and times[near[0]] > times[value]:
                yield Problem(
                    element,
                    f'@{name} of `{local(element)}` is "{value}"; "{near[0]}" of {times[near[0]]} others may be meant',
                    f'write {name}="{near[0]}", if it is',
                    attribute=name,
                    text=value,
                )


def mistaken(value: str, other: str) -> bool:
    """Whether two pointers differ in one letter; those that differ in a number are two of a row."""
    return one_step(value, other) and _DIGITS.findall(value) == _DIGITS.findall(other)
