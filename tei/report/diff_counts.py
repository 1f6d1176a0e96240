"""How much changed, in one line: the first thing to read of a difference."""

from collections import Counter
from collections.abc import Collection, Sequence

from tei.diff.result import Difference, FileDifference, Status, TextKind

PARTS = ("text", "markup", "metadata")
"""What can be asked for alone."""
_TEXT = {
    TextKind.CHANGED: "changed",
    TextKind.SPACING: "with words joined or parted",
    TextKind.ADDED: "added",
    TextKind.REMOVED: "taken out",
}


def counts(file: FileDifference, only: Collection[str] = PARTS) -> str:
    """`text: 2 passages changed; markup: 5 changes; metadata: unchanged`; for other cases what there is to say."""
    if file.status is Status.FAILED:
        return "could not be compared"
    if file.status is not Status.CHANGED:
        return f"{'new file' if file.status is Status.ADDED else 'file taken out'}, {_number(file.words, 'word')}"
    found = file.difference
    if not found.changes:
        return _unchanged(file)
    said = {
        "text": f"text: {_text(found)}{_readings(found)}",
        "markup": f"markup: {_changes(len(found.markup))}",
        "metadata": f"metadata: {_changes(len(found.metadata))}",
    }
    return "; ".join(said[part] for part in PARTS if part in only)


def _unchanged(file: FileDifference) -> str:
    found = file.difference
    beside = Counter(each.kind for each in found.asides)
    said = ", ".join(_number(number, kind) for kind, number in beside.items())
    if found.laid_out:
        return f"the same TEI, laid out differently{f' ({said} added or taken out)' if said else ''}"
    return "no difference" if not file.old_name else "moved, nothing in it changed"


def _text(found: Difference) -> str:
    number = Counter(each.kind for each in found.text)
    said = [(number[kind], words) for kind, words in _TEXT.items() if number[kind]]
    if not said:
        return "unchanged"
    first = f"{_number(said[0][0], 'passage')} {said[0][1]}"
    return ", ".join([first, *(f"{count} {words}" for count, words in said[1:])])


def _readings(found: Difference) -> str:
    number = Counter((each.how, each.kind) for each in found.readings)
    said = [f"{count} {_plural(how, count)} {_READING[kind.value]}" for (how, kind), count in number.items()]
    return f", reading: {', '.join(said)}" if said else ""


_READING = {"added": "added", "removed": "taken out", "changed": "changed"}


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s" if not noun.endswith("text") else "supplied texts"


def _changes(number: int) -> str:
    return _number(number, "change") if number else "unchanged"


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def totals(files: Sequence[FileDifference]) -> str:
    """How many files differ, in one line."""
    differ = sum(each.is_different for each in files)
    failed = sum(each.status is Status.FAILED for each in files)
    said = f"{_number(len(files), 'file')} compared: " + (
        f"{differ - failed} differ" if differ - failed != 1 else "1 differs"
    )
    return f"{said}, {failed} could not be compared" if failed else said


def title(file: FileDifference) -> str:
    """The name of a file, with its name before if it is another."""
    return f"{file.name} (was {file.old_name})" if file.old_name else file.name
