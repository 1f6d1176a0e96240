"""Merging a TEI file that a person edited with what the tool makes of its source now."""

from dataclasses import dataclass

from tei.merge.differences import Place, places
from tei.merge.words import merge_words
from tei.seal import comparable, fingerprints, made_lines, seal, unsealed
from tei.xml.canonical import CanonicalXml, canonical
from tei.xml.parse import parse
from tei.xml.serialise import DECLARATION

TARGET = "tei-made"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that a person changed, and that the tool now reads otherwise than before."""

    line: int
    """Of the person's file, from 1."""
    mine: tuple[str, ...]
    """What the person has, line by line; nothing where it was taken out."""
    theirs: tuple[str, ...]
    """What the tool has."""


@dataclass(frozen=True, slots=True)
class Merged:
    data: bytes
    """The file to write, sealed; as it was found where nothing is to be written."""
    by_hand: int
    """Places that a person changed and that stay so."""
    read_anew: int
    """Places that come from the tool."""
    conflicts: tuple[Conflict, ...]


def merge(edited: bytes, made: bytes, name: str, keep: bool = False) -> Merged | None:
    """An edited file with what the tool reads otherwise than when it wrote the file; None without a base.

    The base is known from the seal by the fingerprints of its lines. Indentation, line ends, the order of attributes
    and other matters of form are no changes.

    Args:
        edited: the file as a person left it.
        made: what the tool makes now, without a seal.
        name: what messages call the file.
        keep: where both changed the same place, take what the person has.

    Raises:
        XmlError: the edited file is not well-formed.
    """
    base = made_lines(edited)
    if base is None:
        return None
    mine = canonical(parse(edited, name), TARGET)
    theirs = canonical(parse(made, name), TARGET)
    my_prints, their_prints = fingerprints(mine.lines), fingerprints(theirs.lines)
    lines: list[str] = []
    conflicts: list[Conflict] = []
    by_hand = read_anew = at = 0
    for place in places(base, my_prints, their_prints):
        # What neither changed comes from the tool, whose blanks no editor has touched.
        lines += theirs.lines[at : place.theirs[0]]
        at = place.theirs[1]
        found = _settle(place, mine, theirs, base)
        if found is None:
            conflicts.append(_conflict(place, mine, theirs))
            found = mine.lines[slice(*place.mine)]
            read_anew -= 1
        lines += found
        by_hand += place.by_me
        read_anew += place.by_them
    lines += theirs.lines[at:]
    if conflicts and not keep:
        return Merged(edited, by_hand, read_anew, tuple(conflicts))
    return Merged(_written(edited, lines, mine, made, name), by_hand, read_anew, ())


def _settle(place: Place, mine: CanonicalXml, theirs: CanonicalXml, base: tuple[str, ...]) -> tuple[str, ...] | None:
    """The lines a place is to have; None where both changed it, and not alike or in different words."""
    ours, others = mine.lines[slice(*place.mine)], theirs.lines[slice(*place.theirs)]
    if not place.by_me:
        return others
    if not place.by_them or list(map(comparable, ours)) == list(map(comparable, others)):
        return ours
    return merge_words(ours, others, base[slice(*place.base)])


def _conflict(place: Place, mine: CanonicalXml, theirs: CanonicalXml) -> Conflict:
    first, last = place.mine
    lines = mine.places()
    line = lines[min(first, len(lines) - 1)]
    return Conflict(line, mine.lines[first:last], theirs.lines[slice(*place.theirs)])


def _written(edited: bytes, lines: list[str], mine: CanonicalXml, made: bytes, name: str) -> bytes:
    """The merged file with the seal of what the tool made now; the person's bytes where nothing else is new.

    Raises:
        XmlError: the merged lines are not well-formed.
    """
    if fingerprints(lines) == fingerprints(mine.lines):
        if made_lines(edited) == fingerprints(_lines(made)):
            return edited
        body = unsealed(edited)
        return (body if body.endswith(b"\n") else body + b"\n") + _like(edited, seal(made))
    # The declaration is written first in any case; indentation is made anew where blocks were put into others.
    text = canonical(parse("\n".join(lines).encode(), name), TARGET).lines
    assert text[0] == DECLARATION
    return _like(edited, ("\n".join(text) + "\n").encode() + seal(made))


def _lines(made: bytes) -> list[str]:
    return made.decode().removesuffix("\n").split("\n")


def _like(edited: bytes, data: bytes) -> bytes:
    """Data with the line ends of the edited file."""
    return data.replace(b"\n", b"\r\n") if b"\r\n" in edited else data
