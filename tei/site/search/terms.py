"""The words of one edition, packed: what its facts bring to the index."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tei.render.passages import Passage
from tei.site.search.packing import pack
from tei.site.search.words import find_words, stems

APART = 8
"""Words that lie between two names at least, so that no phrase reaches from one to the next."""


@dataclass(frozen=True, slots=True)
class TermFacts:
    length: int
    """Words of the texts."""
    languages: tuple[str, ...]
    """Of the passages, those that are stemmed or not."""
    packed: str
    """A line for each term: the stem, `:` and the field's letter unless it is the text, a blank, how often it is there,
    packed, and its places, packed as the steps from one to the next."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A passage in the store from which results are shown."""

    id: str
    start: int
    """The number of its first word."""
    text: str
    note: bool
    language: str


def store_passages(head: str, language: str, passages: Iterable[Passage]) -> list[Stored]:
    """Every passage with the number of its first word; the head comes first, a number is left free between two."""
    found = [Stored("", 0, head, False, language)]
    place = count_words(head) + 1
    for each in passages:
        found.append(Stored(each.id, place, each.text, each.noted, each.language))
        place += count_words(each.text) + 1
    return found


def count_words(text: str) -> int:
    return sum(1 for _ in find_words(text))


def pack_terms(stored: Sequence[Stored], fields: Iterable[tuple[str, Sequence[str]]]) -> TermFacts:
    """The index of one edition.

    Args:
        stored: its passages.
        fields: the letter of a field and the names in it.
    """
    places: dict[str, list[int]] = {}
    length = 0
    for each in stored:
        for number, found in enumerate(find_words(each.text), each.start):
            length += 1
            for stem in stems(found.group(), each.language):
                places.setdefault(stem, []).append(number)
                if each.note:
                    places.setdefault(f"{stem}:n", []).append(number)
    language = stored[0].language
    for letter, names in fields:
        for stem, number in field_words(names, language):
            places.setdefault(f"{stem}:{letter}", []).append(number)
    lines = (f"{term} {pack_places(where)}" for term, where in sorted(places.items()))
    languages = tuple(sorted({each.language.partition("-")[0].lower() for each in stored} - {""}))
    return TermFacts(length, languages, "\n".join(lines))


def field_words(names: Sequence[str], language: str) -> Iterator[tuple[str, int]]:
    place = 0
    for name in names:
        for found in find_words(name):
            for stem in stems(found.group(), language):
                yield stem, place
            place += 1
        place += APART


def pack_places(places: list[int]) -> str:
    steps = (place - before for before, place in zip((0, *places), places, strict=False))
    return pack(len(places)) + "".join(map(pack, steps))
