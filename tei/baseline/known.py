"""A defect as a baseline knows it: by what stands at its place, and not by the number of its line."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tei.diagnostic import Diagnostic
from tei.placed import names_below
from tei.validate.file_lines import read_lines

LONGEST = 80
"""Characters of the text of a defect that tell it from others."""
EXCERPT = 40
"""Characters of the file, from the place of the defect on."""
LINES = 3
"""Lines of the file in which these are looked for."""
_NUMBER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True, order=True)
class Known:
    file: str
    """As seen from the folder of the baseline, with `/`; empty for a schema, which is no file that is checked."""
    code: str
    path: str
    """The elements around the place, without their numbers."""
    text: str
    """What is wrong, as the diagnostic quotes it."""
    excerpt: str
    """How the file goes on at the place; white space and quotation marks are made alike."""


def known_as(found: Sequence[Diagnostic], checked: Collection[Path], folder: Path) -> list[Known]:
    """How a baseline in a folder knows each of the defects, in their order.

    Args:
        checked: the files that were checked; of anything else the baseline keeps no name.
    """
    names = dict(zip(map(str, checked), names_below(checked, folder), strict=True))
    return [known for file, group in groupby(found, lambda each: each.file) for known in _of_file(file, group, names)]


def _of_file(file: str, found: Iterator[Diagnostic], names: Mapping[str, str]) -> Iterator[Known]:
    of_file = list(found)
    wanted = {each.line + more for each in of_file for more in range(LINES)}
    lines = read_lines(Path(file), wanted) if file in names else {}
    for each in of_file:
        text = alike(each.text)[:LONGEST]
        yield Known(names.get(file, ""), each.code, _NUMBER.sub("", each.path), text, _excerpt(each, lines))


def _excerpt(each: Diagnostic, lines: Mapping[int, str]) -> str:
    first = lines.get(each.line, "")[(each.column or 1) - 1 :]
    rest = (lines.get(each.line + more, "")[: 4 * EXCERPT] for more in range(1, LINES))
    return alike(" ".join((first[: 8 * EXCERPT], *rest)))[:EXCERPT].rstrip()


def alike(text: str) -> str:
    """A text with one kind of white space and quotation marks, so that formatting does not make a defect new."""
    return " ".join(unicodedata.normalize("NFC", text.replace('"', "'")).split())
