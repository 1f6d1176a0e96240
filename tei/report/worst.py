"""What to show first where not everything can be shown."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from tei.diagnostic import Diagnostic
from tei.report.report import GRAVEST


def worst_first(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors, then warnings, then advice; within each one of every kind, the commonest kind first, then a second.

    So the first ten show ten kinds of defect, and not the same one ten times.
    """
    every = list(found)
    common = Counter((each.severity, each.code) for each in every)
    seen: defaultdict[tuple[str, str], int] = defaultdict(int)
    keys: list[tuple[int, int, int, str]] = []
    for each in every:
        kind = each.severity, each.code
        keys.append((GRAVEST.index(each.severity), seen[kind], -common[kind], each.code))
        seen[kind] += 1
    return [every[index] for index in sorted(range(len(every)), key=lambda index: keys[index])]


def gravest_first(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors, then warnings, then advice; each in the order it was found in."""
    return sorted(found, key=lambda each: GRAVEST.index(each.severity))
