"""Persons: one for each speaker, with an id that speeches point to."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from tei.edition import Edition
from tei.grammar.vocabulary import normal, phrases
from tei.grammar.xml_names import may_begin_name, name_part
from tei.model import Block, Doubt, Part, Person, Speech
from tei.text.source import Source

_WORD = re.compile(r"[^\W_]+")
_TAKEN = re.compile(r"(?:text|tool|kinds|source|editors?|julian)$|(?:t\d+|kind|mark|note|correction)-")
"""Ids that the encoder gives itself."""


def name_people(part: Part, edition: Edition, source: Source) -> Part:
    """The part with a person for each speaker and every speech pointing to its speakers.

    Labels are one person if they are equal but for a title (`Mr. Kissinger`, `Dr. Kissinger`, `Kissinger`) and no
    other label shares the surname, or if `edition.toml` gives both to one person.
    """
    speeches = [block for block in part.blocks if isinstance(block, Speech)]
    counts = Counter(name for speech in speeches for name in speech.names)
    names = list(dict.fromkeys(name for speech in speeches for name in speech.names))
    keys = {name: _key(name) for name in names}
    decided = {normal(label): person for person in edition.people for label in person.labels}
    ids: dict[str, str] = {}
    for name in names:
        person = decided.get(normal(name))
        ids[name] = person.id if person else keys[name]
    silent = [person.id for person in edition.people if person.id not in ids.values()]
    people = tuple(
        _person(edition, id, [name for name in names if ids[name] == id], counts)
        for id in (*dict.fromkeys(ids.values()), *silent)
    )
    people = _with_roles(people, part, ids)
    blocks = tuple(_pointing(block, ids) for block in part.blocks)
    return replace(part, people=people, blocks=blocks, doubts=(*part.doubts, *_merged(people, part, decided)))


def slug(name: str) -> str:
    """An id made of a name's letters: `lord-beaverbrook`, `сталин`. Always a name by every edition of XML."""
    plain = unicodedata.normalize("NFC", name).lower()
    words = "-".join(filter(None, map(name_part, _WORD.findall(plain))))
    free = words and may_begin_name(words[0]) and not _TAKEN.match(words)
    return words if free else f"person-{words or 'x'}"


def _key(name: str) -> str:
    titles = phrases("speech", "titles")
    tokens = name.replace("_", " ").split()
    while len(tokens) > 1 and normal(tokens[0]) in titles:
        tokens = tokens[1:]
    return slug(" ".join(tokens))


def _person(edition: Edition, id: str, labels: Sequence[str], counts: Counter[str]) -> Person:
    known = next((person for person in edition.people if person.id == id), None)
    name = known.name if known and known.name else max(labels, key=len, default=id)
    speeches = sum(counts[label] for label in labels)
    if known is None:
        return Person(id, name, tuple(labels), speeches)
    return Person(id, name, tuple(labels), speeches, known.role, known.link, known.note)


def _with_roles(people: tuple[Person, ...], part: Part, ids: dict[str, str]) -> tuple[Person, ...]:
    """In an interview of two, who asks is the interviewer: the one that speaks first."""
    speeches = [block for block in part.blocks if isinstance(block, Speech)]
    if part.kind != "interview" or len(people) != 2 or any(person.role for person in people):
        return people
    first = ids[speeches[0].names[0]]
    return tuple(replace(person, role="interviewer" if person.id == first else "interviewee") for person in people)


def _pointing(block: Block, ids: dict[str, str]) -> Block:
    if isinstance(block, Speech):
        return replace(block, who=tuple(dict.fromkeys(ids[name] for name in block.names)))
    return block


def _merged(people: Sequence[Person], part: Part, decided: Collection[str]) -> list[Doubt]:
    doubts = []
    for person in people:
        merged = {normal(label) for label in person.labels}
        if len(merged) > 1 and not merged <= set(decided):
            labels = ", ".join(f'"{label}"' for label in person.labels)
            first = next(b for b in part.blocks if (isinstance(b, Speech) and person.id in b.who) or _is(b, person))
            doubts.append(
                Doubt(
                    "R014",
                    first.label[0].span if isinstance(first, Speech) else part.span,
                    f"the labels {labels} were taken for one person",
                    "if they are two, give each a person of its own in edition.toml",
                )
            )
    return doubts


def _is(block: Block, person: Person) -> bool:
    return isinstance(block, Speech) and any(name in person.labels for name in block.names)
