"""Several files that belong together: what leads from one into another."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local
from tei.validate.rules.pointers import pointers
from tei.validate.rules.problem import Problem
from tei.validate.rules.rule import rule

INCLUDE = "{http://www.w3.org/2001/XInclude}include"
_ID = re.compile(rb"""\sxml:id\s*=\s*["']([^"']*)["']""")
_LARGEST = 50_000_000
"""Bytes of a file that is looked into."""


@rule("P005", Severity.ERROR)
def pointer_into_a_file_without_the_id(file: File) -> Iterator[Problem]:
    """A pointer to an id of another file, which has no such id.

    Why:
        The reader lands at the top of the other file, or nowhere; a program that joins the two stops.

    Bad:
        <!-- notes.xml: <p xml:id="note-1">In May.</p> -->
        <p>He came.<ref target="notes.xml#note-7">1</ref></p>

    Good:
        <!-- notes.xml: <p xml:id="note-1">In May.</p> -->
        <p>He came.<ref target="notes.xml#note-1">1</ref></p>

    Fix:
        Correct the id, or give it to what is meant in the other file. A file that is not there is not looked for.
    """
    for attribute, element, value in pointers(file):
        for part in value.split() if ".xml#" in value else ():
            name, _, id = part.partition("#")
            there = ids_of(file, name) if id and "(" not in id else None
            if there is not None and id not in there:
                yield Problem(
                    element,
                    f'@{attribute} of `{local(element)}` leads to "{part}", but "{name}" has no such id',
                    "correct the id, or give it to what is meant there",
                    attribute=attribute,
                    text=value,
                )


@rule("I001", Severity.WARNING)
def id_of_two_files(file: File) -> Iterator[Problem]:
    """An id that this file and another one that it leads into both have.

    Why:
        When the two are put together, as one corpus or page, XML forbids it, and pointers lead to the first of the two.

    Bad:
        <!-- notes.xml: <p xml:id="p-1">In May.</p><p xml:id="note-1">In June.</p> -->
        <p xml:id="p-1">He came.<ref target="notes.xml#note-1">1</ref></p>

    Good:
        <!-- notes.xml: <p xml:id="notes-p-1">In May.</p><p xml:id="note-1">In June.</p> -->
        <p xml:id="p-1">He came.<ref target="notes.xml#note-1">1</ref></p>

    Fix:
        Begin the ids of each file with something of its own, and correct the pointers to them.
    """
    named = {each.get("href", "") for each in file.by_name.get(INCLUDE, ())}
    for _, _, value in pointers(file):
        if ".xml#" in value:
            named.update(part.partition("#")[0] for part in value.split() if ".xml#" in part)
    for name in sorted(named - {""}):
        twice = [id for id in file.ids if id in (ids_of(file, name) or ())]
        if twice:
            more = f" and {len(twice) - 1} more" if len(twice) > 1 else ""
            message = f'the id "{twice[0]}"{more} is also in "{name}", which this file leads into'
            yield Problem(
                file.ids[twice[0]], message, "give one of the two another id", attribute="xml:id", text=twice[0]
            )


def ids_of(file: File, name: str) -> frozenset[str] | None:
    """The ids of a file that is named relative to this one; None where there is none, or it is this one itself."""
    path = PurePosixPath(name)
    if file.folder is None or path.is_absolute() or ":" in name or path.suffix != ".xml":
        return None
    place = file.folder / path
    try:
        status = place.stat()
        if status.st_size > _LARGEST or place.resolve() == Path(file.parsed.name).resolve():
            return None
        return _read_ids(place, status.st_mtime_ns)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=256)
def _read_ids(path: Path, _modified: int) -> frozenset[str]:
    return frozenset(id.decode("utf-8", "replace") for id in _ID.findall(path.read_bytes()))
