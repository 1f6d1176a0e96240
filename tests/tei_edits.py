"""Seeded changes of TEI trees, as a person might make them: in the text, in the markup, in the layout."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tei.xml.build import TEI
from tei.xml.source_text import NOT_SOURCE

SPACE = " \t\r\n"
"""White space of XML: a no-break space is a character of the text."""
INLINE = ("hi", "persName", "date", "ref", "seg", "q", "foreign")


@dataclass
class Place:
    """A text of the source: the one in an element, or the one behind it."""

    element: etree._Element
    behind: bool

    @property
    def text(self) -> str:
        return (self.element.tail if self.behind else self.element.text) or ""

    @text.setter
    def text(self, text: str) -> None:
        if self.behind:
            self.element.tail = text
        else:
            self.element.text = text

    def put(self, new: etree._Element) -> None:
        """Put an element behind the text, before what follows it."""
        tail = new.tail
        if self.behind:
            self.element.addnext(new)
        else:
            self.element.insert(0, new)
        new.tail = tail


def places(root: etree._Element) -> Iterator[Place]:
    """The texts of the source that are not empty."""
    text = root.find(f"{TEI}text")
    assert text is not None
    for element in text.iter("*"):
        hidden = any(each.tag in NOT_SOURCE for each in element.iterancestors())
        if not hidden and element.tag not in NOT_SOURCE and (element.text or "").strip(SPACE):
            yield Place(element, False)
        if not hidden and element is not text and (element.tail or "").strip(SPACE):
            yield Place(element, True)


def words_of(text: str) -> list[str]:
    return re.findall(f"[^{SPACE}]+", text)


def wrap(dice: random.Random, root: etree._Element) -> None:
    """Put some words of one text into an element of their own."""
    place = dice.choice(list(places(root)))
    words = re.split(r"([ \n]+)", place.text)
    start = dice.randrange(0, len(words), 2)
    end = min(len(words), start + 1 + 2 * dice.randrange(4))
    new = etree.Element(TEI + dice.choice(INLINE))
    new.text, new.tail = "".join(words[start:end]), "".join(words[end:])
    place.text = "".join(words[:start])
    place.put(new)


def split(dice: random.Random, root: etree._Element) -> None:
    """Make two of a paragraph, between two words of its own."""
    found = [each for each in places(root) if each.element.tag == f"{TEI}p" and not each.behind and " " in each.text]
    place = dice.choice(found)
    at = dice.choice([match.start() for match in re.finditer(" ", place.text)])
    second = etree.Element(f"{TEI}p")
    second.text, second.tail = place.text[at:].lstrip(SPACE), place.element.tail
    for child in list(place.element):
        second.append(child)
    place.text = place.text[:at]
    place.element.addnext(second)
    place.element.tail = "\n"


def change_attribute(dice: random.Random, root: etree._Element) -> None:
    text = root.find(f"{TEI}text")
    assert text is not None
    element = dice.choice(list(text.iter("*")))
    element.set("rend", element.get("rend", "") + "x")


def delete_word(dice: random.Random, root: etree._Element) -> None:
    place = dice.choice(list(places(root)))
    words = words_of(place.text)
    del words[dice.randrange(len(words))]
    lead, trail = place.text[0] in SPACE, place.text[-1] in SPACE
    place.text = " " * lead + " ".join(words) + " " * trail


def drop_letter(dice: random.Random, root: etree._Element) -> None:
    place = dice.choice(list(places(root)))
    at = dice.choice([index for index, sign in enumerate(place.text) if sign not in SPACE])
    place.text = place.text[:at] + place.text[at + 1 :]


def change_letter(dice: random.Random, root: etree._Element) -> None:
    place = dice.choice(list(places(root)))
    at = dice.choice([index for index, sign in enumerate(place.text) if sign not in SPACE])
    place.text = place.text[:at] + ("ж" if place.text[at] != "ж" else "z") + place.text[at + 1 :]


def swap_words(dice: random.Random, root: etree._Element) -> None:
    """Exchange two neighbours that are not equal."""
    found = [each for each in places(root) if len(set(words_of(each.text))) > 1]
    place = dice.choice(found)
    words = words_of(place.text)
    at = dice.choice([index for index in range(len(words) - 1) if words[index] != words[index + 1]])
    words[at], words[at + 1] = words[at + 1], words[at]
    place.text = " ".join(words)


MARKUP = (wrap, split, change_attribute)
TEXT = (delete_word, drop_letter, change_letter, swap_words)


def laid_out(dice: random.Random, data: bytes) -> bytes:
    """The same TEI with other line ends, more white space between words, and attributes in another order."""
    root = etree.fromstring(data)
    for element in root.iter("*"):
        items = list(element.attrib.items())
        dice.shuffle(items)
        element.attrib.clear()
        for name, value in items:
            element.set(name, value)
        if element.text and dice.random() < 0.3:
            element.text = element.text.replace(" ", "\n   ")
    return etree.tostring(root, encoding="utf-16" if dice.random() < 0.5 else "utf-8").replace(b"\n\n", b"\n")
