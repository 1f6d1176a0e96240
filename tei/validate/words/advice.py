"""What would put a defect right: where an element would fit, what would hold it, which value was meant."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence

from tei.validate.engines.relaxng.defect import Defect
from tei.validate.engines.relaxng.pattern import TEXT, first_elements, leaves
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.near import distance

SPECIFIC = 24
"""So many elements an element may hold at most to be the one that another is always in: a list for items."""
TEXTUAL = ("p", "item", "cell", "l", "ab", "seg")
"""Elements that mostly hold text, in the order in which they are meant."""
_NUMERIC = re.compile(r"\s*(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\s*")
_MARKED = re.compile(r"`(\w+)")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def fits_at_beginning(schema: Schema, parent: str, element: str) -> bool:
    """Whether an element could be the first in another."""
    called = schema.called(element)
    return any(each in first_elements(schema.content(number)) for number in schema.called(parent) for each in called)


def fits_in(schema: Schema, parent: str, element: str) -> bool:
    """Whether an element could stand somewhere in another."""
    called = set(schema.called(element))
    return any(not called.isdisjoint(schema.children(number)) for number in schema.called(parent))


def wrappers(schema: Schema, defect: Defect) -> list[str]:
    """Names of the elements that could stand at the place and are made to hold the one that is there."""
    called = set(schema.called(defect.element))
    found: list[tuple[int, str]] = []
    for number in defect.expected:
        children = schema.children(number)
        if not called.isdisjoint(children) and len(children) <= SPECIFIC:
            found += ((len(children), name) for name in schema.definitions[number].names.listed)
    return [name for _, name in sorted(found)[:2]]


def containers(schema: Schema, definitions: Sequence[int], local: Mapping[str, str]) -> list[str]:
    """Names of the elements that text could be put into, the likeliest first; none where nothing is likely.

    Args:
        local: the names without their name spaces.
    """
    textual = [
        name
        for number in definitions
        if any(leaf is TEXT for leaf in leaves(schema.content(number)))
        for name in schema.definitions[number].names.listed
    ]
    likely = [name for usual in TEXTUAL for name in textual if local[name] == usual]
    return likely[:1] or (textual if len(textual) == 1 else [])


def likeliest_first(names: Sequence[str], near: str, used: Mapping[str, int], meant: str = "") -> list[str]:
    """Names in the order of what is like the one that was written, then of how often the file has them.

    Args:
        meant: advice with the name that was probably meant, which comes first.
    """
    limit = len(near) // 3
    first = _MARKED.findall(meant)

    def rank(name: str) -> tuple[bool, bool, int, int, bool, str]:
        steps = distance(near.lower(), name.lower()) if near and abs(len(name) - len(near)) <= limit else limit + 1
        likeness = min(steps, limit + 1)
        return name not in first, " " in name, likeness, -used.get(name, 0), name != name.lower(), name.lower()

    return sorted(names, key=rank)


def day_that_lacks(value: str) -> tuple[str, int] | None:
    """For a day its month has not, the month and the number of its days."""
    match = _DAY.fullmatch(value.strip())
    if match is None or not 1 <= int(match[2]) <= 12 or not int(match[1]) >= 1:
        return None
    days = monthrange(int(match[1]), int(match[2]))[1]
    return (value.strip()[:7], days) if not 1 <= int(match[3]) <= days else None


def date_value(text: str) -> str:
    """The ISO 8601 value of a date written otherwise: `5 March 1962`, `1962/3/5`; empty where it is not sure."""
    numeric = _NUMERIC.fullmatch(text)
    if numeric is not None:
        parts = [int(part) for part in numeric.groups() if part]
        value = "-".join((f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])))
        return value if 1 <= parts[1] <= 12 and day_that_lacks(value) is None else ""
    from tei.grammar.dates import find_dates  # only for values that are wrong

    found = list(find_dates(text))
    whole = len(found) == 1 and len(found[0].span) >= len(text.strip())
    when = found[0].dating.when if whole else None
    return when if when and not when.startswith("--") and found[0].dating.cert is None else ""
