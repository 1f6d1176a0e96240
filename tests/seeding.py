"""Mistakes as hands make them, put into a TEI file: each kind is one function, which gives the new text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import TypeVar

from lxml import etree

from tei.xml import TEI, XML_ID
from tei.xml.parse import parse
from tei.xml.tags import Range, Tags, attributes, name_ranges, read_tags

NAMES = ("persName", "placeName", "orgName")
POINTING = ("target", "who", "resp", "ref", "corresp", "decls", "hand", "calendar")
DATING = ("when", "from", "to", "notBefore", "notAfter")
WORDS = ("type", "subtype", "unit", "cert", "place", "reason", "evidence", "level", "status", "role", "method", "eol")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Seed:
    """A file in which mistakes are to be made."""

    text: str

    @cached_property
    def elements(self) -> list[tuple[etree._Element, Tags]]:
        elements = parse(self.text.encode(), "seed.xml").tree.getroot().iter(etree.Element)
        return list(zip(elements, read_tags(self.text), strict=True))

    @cached_property
    def attributes(self) -> list[tuple[etree._Element, str, Range, Range]]:
        """Each attribute: its element, its name, the place of all of it, and of its value."""
        return [
            (element, name, whole, value)
            for element, tags in self.elements
            for name, (whole, value) in attributes(self.text, tags.start).items()
            if not name.startswith("xmlns")
        ]

    @cached_property
    def ids(self) -> list[str]:
        return [element.get(XML_ID, "") for element, _ in self.elements if element.get(XML_ID)]

    @cached_property
    def words(self) -> list[Range]:
        """The words of the text of the source: without the header, and without what an editor put in."""
        found: list[Range] = []
        for element, tags in self.elements:
            if not in_text(element):
                continue
            for index in range(len(tags.nodes) + 1):
                start, end = tags.gap(index)
                found += [match.span() for match in _WORD.finditer(self.text, start, end)]
        return [each for each in found if "&" not in self.text[each[0] - 1 : each[1]]]

    def with_(self, place: Range, text: str) -> str:
        return self.text[: place[0]] + text + self.text[place[1] :]

    def called(self, *names: str) -> list[tuple[etree._Element, Tags]]:
        return [each for each in self.elements if local(each[0]) in names]


def local(element: etree._Element) -> str:
    return str(element.tag).removeprefix(TEI)


def in_text(element: etree._Element) -> bool:
    around = {local(element), *(local(each) for each in element.iterancestors())}
    return "text" in around and not around & {"corr", "reg", "supplied", "expan"}


Item = TypeVar("Item")
Mistake = Callable[[Seed, Random], str | None]
"""None where the file has no place for it."""
KINDS: dict[str, Mistake] = {}
OF_TEXT = set[str]()


def kind(what: str, of_text: bool = False) -> Callable[[Mistake], Mistake]:
    def named(mistake: Mistake) -> Mistake:
        KINDS[what] = mistake
        if of_text:
            OF_TEXT.add(what)
        return mistake

    return named


def one(chance: Random, items: list[Item]) -> Item | None:
    return chance.choice(items) if items else None


@kind("a letter is dropped", of_text=True)
def drop_letter(seed: Seed, chance: Random) -> str | None:
    start, end = chance.choice(seed.words)
    place = chance.randrange(start, end)
    return seed.with_((place, place + 1), "")


@kind("a letter is another", of_text=True)
def change_letter(seed: Seed, chance: Random) -> str | None:
    start, end = chance.choice(seed.words)
    place = chance.randrange(start, end)
    other = chance.choice([each for each in "aeinorst0123456789" if each != seed.text[place]])
    return seed.with_((place, place + 1), other)


@kind("a word is left out", of_text=True)
def drop_word(seed: Seed, chance: Random) -> str | None:
    return seed.with_(chance.choice(seed.words), "")


@kind("a word is written twice", of_text=True)
def double_word(seed: Seed, chance: Random) -> str | None:
    start, end = chance.choice(seed.words)
    return seed.with_((end, end), f" {seed.text[start:end]}")


@kind("two words have changed places", of_text=True)
def exchange_words(seed: Seed, chance: Random) -> str | None:
    pairs = [
        (one, other)
        for one, other in zip(seed.words, seed.words[1:], strict=False)
        if seed.text[slice(*one)] != seed.text[slice(*other)] and seed.text[one[1] : other[0]].isspace()
    ]
    (a, b), (c, d) = chance.choice(pairs)
    return seed.text[:a] + seed.text[c:d] + seed.text[b:c] + seed.text[a:b] + seed.text[d:]


@kind("two paragraphs have changed places", of_text=True)
def exchange_paragraphs(seed: Seed, chance: Random) -> str | None:
    return exchange_with_next(seed, chance, [each for each in seed.called("p", "sp", "item") if in_text(each[0])])


@kind("a note is moved", of_text=True)
def move_note(seed: Seed, chance: Random) -> str | None:
    return exchange_with_next(seed, chance, [each for each in seed.called("note") if in_text(each[0])])


def exchange_with_next(seed: Seed, chance: Random, found: list[tuple[etree._Element, Tags]]) -> str | None:
    places = dict(seed.elements)
    pairs = [(tags.whole, places[after].whole) for each, tags in found if (after := each.getnext()) in places]
    chosen = one(chance, [(a, b) for a, b in pairs if seed.text[slice(*a)] != seed.text[slice(*b)]])
    if chosen is None:
        return None
    (a, b), (c, d) = chosen
    return seed.text[:a] + seed.text[c:d] + seed.text[b:c] + seed.text[a:b] + seed.text[d:]


@kind("a date is changed")
def change_date(seed: Seed, chance: Random) -> str | None:
    found = one(chance, [each for each in seed.attributes if each[1] in DATING and local(each[0]) == "date"])
    if found is None:
        return None
    start, end = found[3]
    place = chance.choice([each for each in range(start, end) if seed.text[each].isdigit()])
    digit = (int(seed.text[place]) + chance.choice((1, 2, 5, 8))) % 10
    return seed.with_((place, place + 1), str(digit))


@kind("a # is deleted")
def delete_hash(seed: Seed, chance: Random) -> str | None:
    found = one(chance, [each for each in seed.attributes if seed.text[each[3][0]] == "#"])
    return seed.with_((found[3][0], found[3][0] + 1), "") if found else None


@kind("a pointer leads to another of its kind")
def point_beside(seed: Seed, chance: Random) -> str | None:
    """`#note-3` becomes `#note-2`, `#stalin` another person."""
    tags = {element.get(XML_ID): element for element, _ in seed.elements if element.get(XML_ID)}
    pairs = []
    for _, name, _, value in seed.attributes:
        id = seed.text[slice(*value)].removeprefix("#")
        if name in POINTING and id in tags:
            same = [each for each in seed.ids if each != id and tags[each].tag == tags[id].tag]
            pairs += [(value, each) for each in same[:1] + same[-1:]]
    chosen = one(chance, pairs)
    return seed.with_(chosen[0], f"#{chosen[1]}") if chosen else None


@kind("a pointer is mistyped")
def mistype_pointer(seed: Seed, chance: Random) -> str | None:
    found = one(chance, [each for each in seed.attributes if seed.text[each[3][0]] == "#"])
    if found is None:
        return None
    place = chance.randrange(found[3][0] + 1, found[3][1])
    return seed.with_((place, place + 1), "")


@kind("an id is doubled")
def double_id(seed: Seed, chance: Random) -> str | None:
    found = one(chance, [each for each in seed.attributes if each[1] == "xml:id"])
    if found is None:
        return None
    others = [each for each in seed.ids if each != seed.text[slice(*found[3])]]
    return seed.with_(found[3], chance.choice(others)) if others else None


@kind("an id that is pointed to is deleted")
def delete_id(seed: Seed, chance: Random) -> str | None:
    pointed = {part for each in seed.attributes if each[1] in POINTING for part in seed.text[slice(*each[3])].split()}
    ids = [each for each in seed.attributes if each[1] == "xml:id"]
    found = one(chance, [each for each in ids if f"#{seed.text[slice(*each[3])]}" in pointed])
    return seed.with_(found[2], "") if found else None


@kind("a note or mark is numbered otherwise")
def renumber(seed: Seed, chance: Random) -> str | None:
    numbers = [each for each in seed.attributes if each[1] == "n" and local(each[0]) in ("ref", "note")]
    found = one(chance, [each for each in numbers if seed.text[slice(*each[3])].isdigit()])
    return seed.with_(found[3], str(int(seed.text[slice(*found[3])]) + 1)) if found else None


@kind("a name is retagged")
def retag_name(seed: Seed, chance: Random) -> str | None:
    return retag(seed, chance, seed.called(*NAMES), lambda name: [each for each in NAMES if each != name])


@kind("an element is misspelt")
def misspell(seed: Seed, chance: Random) -> str | None:
    return retag(seed, chance, seed.elements, lambda name: [name[:-1], name[1:], name + name[-1]])


def retag(
    seed: Seed, chance: Random, found: list[tuple[etree._Element, Tags]], others: Callable[[str], list[str]]
) -> str | None:
    chosen = one(chance, found)
    if chosen is None:
        return None
    new, text = chance.choice([each for each in others(local(chosen[0])) if each]), seed.text
    for start, end in reversed(name_ranges(text, chosen[1])):
        text = text[:start] + new + text[end:]
    return text


@kind("an attribute is deleted")
def delete_attribute(seed: Seed, chance: Random) -> str | None:
    found = one(chance, [each for each in seed.attributes if each[1] != "xml:id"])
    return seed.with_(found[2], "") if found else None


@kind("a value is mistyped")
def mistype_value(seed: Seed, chance: Random) -> str | None:
    found = one(chance, [each for each in seed.attributes if each[1] in WORDS])
    if found is None:
        return None
    place = chance.randrange(*found[3])
    return seed.with_((place, place + 1), chance.choice(["", seed.text[place] * 2]))


@kind("a language is another")
def change_language(seed: Seed, chance: Random) -> str | None:
    named = [each for each in seed.attributes if each[1] in ("xml:lang", "ident") and local(each[0]) != "application"]
    found = one(chance, named)
    if found is None:
        return None
    others = [each for each in ("en", "ru", "de", "fr") if each != seed.text[slice(*found[3])]]
    return seed.with_(found[3], chance.choice(others))


@kind("a number of a shelf mark is changed")
def change_shelf_mark(seed: Seed, chance: Random) -> str | None:
    parts = ("idno", "collection", "citedRange", "locus")
    values = [each for each in seed.attributes if each[1] in ("n", "from", "to") and local(each[0]) in parts]
    found = one(chance, values)
    if found is None:
        return None
    place = chance.randrange(*found[3])
    return seed.with_((place, place + 1), str((int(seed.text[place]) + 1) % 10))


def mistakes(seeds: list[Seed], number: int, chance: Random) -> Iterator[tuple[str, int, str]]:
    """So many mistakes, each kind as often as the others: the kind, the number of its seed, the text with it."""
    made = 0
    while made < number:
        what = list(KINDS)[made % len(KINDS)]
        which = chance.randrange(len(seeds))
        text = KINDS[what](seeds[which], chance)
        if text is not None and text != seeds[which].text:
            made += 1
            yield what, which, text
