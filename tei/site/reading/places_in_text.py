"""Where in the texts an element stands: its passage, and the words around it."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from tei.render.passages import Passage
from tei.render.words import plain_text

WIDTH = 60
"""Characters before and after a word that show how it is meant."""


@dataclass(frozen=True, slots=True)
class Places:
    ids: Mapping[etree._Element, str]
    passages: Mapping[str, Passage]
    """By id."""

    def of(self, element: etree._Element) -> str:
        """The id of the passage an element is or stands in; empty where it stands in none."""
        return next((self.ids[each] for each in (element, *element.iterancestors()) if each in self.ids), "")

    def inside(self, element: etree._Element) -> str:
        """The first passage of more than a speaker's name in an element, or the element itself."""
        inner = (self.ids[each] for each in element.iterdescendants(etree.Element) if each in self.ids)
        return next(inner, self.of(element))

    def words_around(self, element: etree._Element) -> str:
        """The words of the passage around an element's own, cut at words, with `…` where something was cut."""
        passage = self.passages.get(self.of(element))
        return "" if passage is None else cut_around(passage.text, plain_text(element))

    def beginning(self, passage: str) -> str:
        found = self.passages.get(passage)
        return "" if found is None else cut(found.text, 2 * WIDTH)


def cut_around(text: str, words: str) -> str:
    start = text.find(words) if words else -1
    if start < 0:
        return cut(text, 2 * WIDTH)
    end = start + len(words)
    left = max(0, start - WIDTH)
    right = min(len(text), end + WIDTH)
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        blank = text.rfind(" ", end, right)
        right = blank if blank > 0 else right
    return ("… " if left else "") + text[left:right] + (" …" if right < len(text) else "")


def cut(text: str, width: int) -> str:
    """The first words of `text`, at most `width` characters, with ` …` where something follows."""
    if len(text) <= width:
        return text
    blank = text.rfind(" ", 0, width)
    return text[: blank if blank > width // 2 else width].rstrip(" ,;:—–-") + " …"
