"""Places where an editor says that what a rule finds is meant: `<?tei ignore C001: so in print?>`."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from lxml import etree

from tei.diagnostic import Diagnostic, Severity
from tei.validate.rules.file import File
from tei.validate.rules.places import Places, path_of

UNUSED, UNCLEAR = "U001", "U002"
_INSTRUCTION = re.compile(r"\s*ignore\s+([A-Z]\d{3}(?:[\s,]+[A-Z]\d{3})*)\s*:\s*(\S.*)", re.DOTALL)
_PLACE = re.compile(r"<\?tei\s")


@dataclass(frozen=True, slots=True)
class Ignored:
    """One instruction: what it means, and the stretch of the file it is for; offsets in code points."""

    codes: tuple[str, ...]
    start: int
    end: int
    place: int
    path: str


def ignored(file: File, places: Places, name: str) -> tuple[list[Ignored], list[Diagnostic]]:
    """The instructions of a file, and what is wrong with them.

    One is for the next element with all in it; where text or nothing follows it, for the element around it; before the
    root element, for the whole file.
    """
    found: list[Ignored] = []
    unclear: list[Diagnostic] = []
    if not _PLACE.search(file.text):
        return found, unclear
    instructions = [each for each in _instructions(file.root) if each.target == "tei"]
    offsets = _offsets(file.text)
    for instruction, place in zip(instructions, offsets, strict=False):
        match = _INSTRUCTION.fullmatch(instruction.text or "")
        element = _meant(instruction, file.root)
        if match is None:
            line, column = places.line_and_column(place)
            unclear.append(
                Diagnostic(
                    UNCLEAR,
                    Severity.WARNING,
                    f'"{(instruction.text or "").strip()}" says nothing to this program',
                    name,
                    line,
                    column,
                    text=instruction.text or "",
                    help="write <?tei ignore CODE: the reason?>",
                    path=path_of(element),
                )
            )
            continue
        start, end = places.tags[element].whole
        found.append(Ignored(tuple(re.findall(r"[A-Z]\d{3}", match[1])), start, end, place, path_of(element)))
    return found, unclear


def suppress(
    diagnostics: Collection[Diagnostic], instructions: list[Ignored], places: Places, run: Collection[str], name: str
) -> list[Diagnostic]:
    """The diagnostics without those that are ignored, and one for each code that an instruction names for nothing.

    Args:
        run: the codes that were looked for; of others nobody knows whether they would be found.
    """
    used: set[tuple[int, str]] = set()
    left: list[Diagnostic] = []
    for each in diagnostics:
        start = places.offset(each.line, each.column or 1)
        # Without a column all that begins in the line is meant.
        end = start if each.column else places.offset(each.line + 1, 1)
        hit = [
            one
            for one in instructions
            if each.code in one.codes and one.start <= max(start, end - 1) and start < one.end
        ]
        used.update((one.place, each.code) for one in hit)
        if not hit:
            left.append(each)
    for one in instructions:
        for code in one.codes:
            if (one.place, code) not in used and code in run:
                line, column = places.line_and_column(one.place)
                left.append(
                    Diagnostic(
                        UNUSED,
                        Severity.WARNING,
                        f"{code} is ignored here, and there is none",
                        name,
                        line,
                        column,
                        text=code,
                        help="take the instruction out",
                        path=one.path,
                    )
                )
    return left


def _instructions(root: etree._Element) -> list[etree._ProcessingInstruction]:
    """All processing instructions of a document, in its order, also those around the root element."""
    before = list(root.itersiblings(etree.PI, preceding=True))[::-1]
    return cast("list[etree._ProcessingInstruction]", [*before, *root.iter(etree.PI), *root.itersiblings(etree.PI)])


_MARKUP = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)


def _offsets(text: str) -> list[int]:
    """Where our instructions begin; those in comments and CDATA are none."""
    return [match.start() for match in _MARKUP.finditer(text) if _PLACE.match(text, match.start())]


def _meant(instruction: etree._ProcessingInstruction, root: etree._Element) -> etree._Element:
    around = instruction.getparent()
    if around is None:
        return root
    following: etree._Element | None = instruction
    while following is not None and not (following.tail or "").strip():
        following = following.getnext()
        if following is not None and isinstance(following.tag, str):
            return following
    return around
