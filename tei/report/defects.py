"""The defects of files as people read them: what, where, the line itself, why it matters and what to do."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from tei.diagnostic import Diagnostic
from tei.report.excerpt import excerpt
from tei.report.report import Lines
from tei.report.text import BOLD, COLOURS, DIM, PLAIN, shown, visible

Why = Callable[[str], str]
"""Why what a code stands for matters; empty where nothing is said of it."""

_SHOWN = 3
"""So many equal defects of a file are shown one by one; of more, the first is, and the lines of the others."""
_LISTED = 12
_DEEPEST = 16
_LONGEST_NAME = 60
_LIKELIEST = 6
"""So many of the names that could stand at a place are shown without --verbose."""


def concise(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """One line for each: `path:line:column: severity CODE message`."""
    for each in diagnostics:
        yield f"{_place(each)} {each.severity} {each.code} {visible(each.message)}"


def defects(
    diagnostics: Iterable[Diagnostic], lines: Lines, why: Why, colour: bool = False, verbose: bool = False
) -> Iterator[str]:
    """Some lines for each defect; equal ones of a file are one entry; why a kind matters is said at its first."""
    explained: set[str] = set()
    for file, of_file in groupby(diagnostics, key=lambda each: each.file):
        found = list(of_file)
        excerpts = lines(file, {each.line for each in found})
        for first, others in grouped(found):
            reason = "" if first.code in explained else why(first.code)
            explained.add(first.code)
            yield from _entry(first, others, excerpts.get(first.line), reason, colour, verbose)


def grouped(found: Sequence[Diagnostic]) -> Iterator[tuple[Diagnostic, Sequence[Diagnostic]]]:
    """Each defect, or the first of more than a few equal ones with the others."""
    groups: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for each in found:
        groups.setdefault((each.code, each.message, each.help), []).append(each)
    for each in found:
        group = groups[each.code, each.message, each.help]
        if len(group) <= _SHOWN:
            yield each, ()
        elif each is group[0]:
            yield each, group[1:]


def _entry(
    each: Diagnostic, others: Sequence[Diagnostic], line: str | None, why: str, colour: bool, verbose: bool
) -> Iterator[str]:
    paint = _paint if colour else _leave
    kind = f"{each.severity} {each.code}"
    yield f"{paint(_place(each), BOLD)} {paint(kind, COLOURS[each.severity])} {visible(each.message)}"
    if line is not None and line.strip():
        text, marker = excerpt(line, each.column, each.text)
        number = str(each.line)
        yield paint(f"  {number} | ", DIM) + text
        if marker:
            yield paint(f"  {' ' * len(number)} | ", DIM) + paint(marker, COLOURS[each.severity])
    if each.path:
        yield paint(f"  in    {visible(short(each.path))}", DIM)
    if others:
        places = ", ".join(str(other.line) for other in others[:_LISTED])
        more = f" and {len(others) - _LISTED} more" if len(others) > _LISTED else ""
        yield f"  also  {len(others)} more like this, in line{'s' if len(others) > 1 else ''} {places}{more}"
    if why:
        yield paint(f"  why:  {visible(why)}", DIM)
    if each.help:
        yield f"  help: {visible(each.help)}"
    if each.allowed:
        yield f"  could stand here: {_names(each.allowed, verbose)}"


def _names(names: Sequence[str], verbose: bool) -> str:
    if verbose or len(names) <= _LIKELIEST + 1:
        return visible(", ".join(names))
    likeliest = visible(", ".join(names[:_LIKELIEST]))
    return f"{likeliest} and {len(names) - _LIKELIEST} more (--verbose lists them)"


def short(path: str) -> str:
    """A path without its middle, where it is long."""
    parts = path.split("/")
    kept = parts if len(parts) <= _DEEPEST else [*parts[:3], "…", *parts[-(_DEEPEST - 4) :]]
    return "/".join(part[:_LONGEST_NAME] for part in kept)


def _place(each: Diagnostic) -> str:
    column = f":{each.column}" if each.column is not None else ""
    return f"{shown(each.file)}:{each.line}{column}:"


def _paint(text: str, code: str) -> str:
    return f"{code}{text}{PLAIN}"


def _leave(text: str, code: str) -> str:
    return text
