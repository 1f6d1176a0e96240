"""The defects of an edition, each with the passage of its page that it concerns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei.diagnostic import Diagnostic
from tei.errors import TeiError
from tei.project.folders import TEI_FILE
from tei.render.passages import passage_ids
from tei.validate.checking import check_files
from tei.xml.parse import ParsedXml, parse
from tei.xml.positions import find_positions

_STEP = re.compile(r"(?P<name>[^\[\]]+)(?:\[(?P<number>\d+)\])?")


@dataclass(frozen=True, slots=True)
class Placed:
    diagnostic: Diagnostic
    passage: str
    """The id of the passage; empty where the defect is in none, as in the header."""


def find_defects(tei: Path, known: Sequence[Diagnostic]) -> list[Placed]:
    """What the schema, the comparison with the source and the rules find in an edition now.

    Args:
        tei: its `edition.xml`.
        known: what the build found; of it only what no file tells by itself is taken, such as conflicts.

    Raises:
        TeiError: a file cannot be read.
    """
    (checked,) = check_files([tei])
    conflicts = [each for each in known if each.code.startswith("M")]
    return place([*conflicts, *checked.found], tei)


def place(found: Sequence[Diagnostic], tei: Path) -> list[Placed]:
    """Diagnostics with their passages; without, where the file is no XML."""
    try:
        parsed = parse(tei)
    except TeiError:
        return [Placed(each, "") for each in found]
    ids = passage_ids(parsed.tree)
    lines = starts(parsed)
    return [Placed(each, passage_of(each, parsed, ids, lines)) for each in found]


def passage_of(
    each: Diagnostic,
    parsed: ParsedXml,
    ids: Mapping[etree._Element, str],
    lines: Sequence[tuple[int, etree._Element]],
) -> str:
    if Path(each.file).name != TEI_FILE:
        return ""
    element = element_at(parsed.tree.getroot(), each.path) if each.path else None
    if element is None:
        element = last_before(each.line, lines)
    around = (element, *element.iterancestors()) if element is not None else ()
    return next((ids[one] for one in around if one in ids), "")


def element_at(root: etree._Element, path: str) -> etree._Element | None:
    """The element a path of a diagnostic leads to: `TEI/text/body/div[2]/p`."""
    element: etree._Element | None = root
    for step in path.split("/")[1:]:
        match = _STEP.fullmatch(step)
        if match is None or element is None:
            return None
        same = [child for child in element.iterchildren(etree.Element) if local(child) == match["name"]]
        number = int(match["number"] or 1)
        element = same[number - 1] if 0 < number <= len(same) else None
    return element


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def starts(parsed: ParsedXml) -> list[tuple[int, etree._Element]]:
    """The line in which each element begins, in their order."""
    positions = find_positions(parsed)
    return [(positions.of(element).line, element) for element in parsed.tree.getroot().iter(etree.Element)]


def last_before(line: int, lines: Sequence[tuple[int, etree._Element]]) -> etree._Element | None:
    """The element in which a line lies, as near as its number tells: the last that begins in it or before."""
    return next((element for begins, element in reversed(lines) if begins <= line), None)


def count(placed: Sequence[Placed]) -> Iterator[tuple[str, int]]:
    """How many there are of each severity, the gravest first."""
    for severity in ("error", "warning", "info", "review"):
        if number := sum(each.diagnostic.severity == severity for each in placed):
            yield severity, number
