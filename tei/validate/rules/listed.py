"""Lists that lead to places of the text and say what stands there, such as a list of corrections."""

import re
from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local, words
from tei.validate.rules.problem import Problem
from tei.validate.rules.rule import rule
from tei.xml import TEI

_QUOTED = re.compile(r"“(.+?)”(?!”)|«([^«»]+)»|„([^„“]+)“|\"([^\"]+)\"")
_EDITED = ("choice", "sic", "orig", "corr", "reg", "supplied")
_READINGS = tuple(f"{TEI}{name}" for name in ("sic", "orig", "corr", "reg"))


@rule("P006", Severity.WARNING)
def correction_that_is_another(file: File) -> Iterator[Problem]:
    """An entry in a list of corrections that leads to another place than the one it quotes.

    Why:
        The reader who wants to see what was corrected is led to a place where something else was, and cannot tell which
        of the two is meant.

    Bad:
        <p>They <choice xml:id="c-1"><sic>wore</sic><corr>were</corr></choice> here
        <choice xml:id="c-2"><sic>untill</sic><corr>until</corr></choice> May.</p>
        <list><item><ref target="#c-2">line 1</ref>: “wore” corrected to “were”</item></list>

    Good:
        <p>They <choice xml:id="c-1"><sic>wore</sic><corr>were</corr></choice> here
        <choice xml:id="c-2"><sic>untill</sic><corr>until</corr></choice> May.</p>
        <list><item><ref target="#c-1">line 1</ref>: “wore” corrected to “were”</item></list>

    Fix:
        Let the entry lead to the place it quotes; or correct the quotation, where the text was changed since.
    """
    for entry, target in entries(file):
        text = words(entry)
        quoted = {plain(each) for found in _QUOTED.findall(text) for each in found if plain(each)}
        there = {plain(each) for each in readings(target)} - {""}
        if quoted and not there <= quoted:
            shown = " and ".join(f'"{each}"' for each in sorted(there))
            yield Problem(
                entry,
                f'the entry "{text[:60]}" leads to {shown}, which it does not quote',
                "lead to the place that is quoted, or correct the quotation",
                text=text,
            )


@rule("P007", Severity.WARNING)
def correction_listed_twice(file: File) -> Iterator[Problem]:
    """Two entries of a list of corrections that lead to one place.

    Why:
        One of the two means another place, which is then listed nowhere.

    Bad:
        <p><choice xml:id="c-1"><sic>wore</sic><corr>were</corr></choice>, and they
        <choice xml:id="c-2"><sic>wore</sic><corr>were</corr></choice> late.</p>
        <list><item><ref target="#c-1">line 1</ref>: “wore” corrected to “were”</item>
        <item><ref target="#c-1">line 2</ref>: “wore” corrected to “were”</item></list>

    Good:
        <p><choice xml:id="c-1"><sic>wore</sic><corr>were</corr></choice>, and they
        <choice xml:id="c-2"><sic>wore</sic><corr>were</corr></choice> late.</p>
        <list><item><ref target="#c-1">line 1</ref>: “wore” corrected to “were”</item>
        <item><ref target="#c-2">line 2</ref>: “wore” corrected to “were”</item></list>

    Fix:
        Let each entry lead to its own place.
    """
    seen: set[tuple[etree._Element | None, etree._Element]] = set()
    for entry, target in entries(file):
        key = entry.getparent(), target
        if key in seen:
            message = f'two entries of the list lead to the same place, this one "{words(entry)[:60]}"'
            yield Problem(entry, message, "let each lead to its own place", text=words(entry))
        seen.add(key)


def entries(file: File) -> list[tuple[etree._Element, etree._Element]]:
    """The items of lists that begin with a pointer to a place with an editor's reading, and that place."""
    return file.once(_entries)


def _entries(file: File) -> list[tuple[etree._Element, etree._Element]]:
    if not file.elements(*_EDITED):
        return []
    found = []
    for item in file.elements("item"):
        first = next(item.iterchildren(etree.Element), None)
        if first is None or first.tag != f"{TEI}ref" or (item.text or "").strip():
            continue
        target = file.ids.get(first.get("target", "").removeprefix("#"))
        if target is not None and local(target) in _EDITED:
            found.append((item, target))
    return found


def readings(target: etree._Element) -> Iterator[str]:
    """What stands at a place with an editor's reading: that of the source and what it should be."""
    if local(target) == "choice":
        yield from (words(each) for each in target.iterchildren(*_READINGS))
    else:
        yield words(target)


def plain(text: str) -> str:
    """Words without blanks, which nobody quotes exactly."""
    return "".join(text.split())
