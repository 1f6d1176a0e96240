"""Schemas as lines for people: which of them ruled, which are kept."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tei.report.text import visible
from tei.schema.entry import Entry, Installed
from tei.schema.ruling import Governing, Ruling


def ruled_text(governing: Iterable[Governing]) -> Iterator[str]:
    """Which schemas, in which version, judged how many files."""
    judged = Counter(described(ruling) for each in governing for ruling in (*each.grammars, *each.schematron))
    for schema, number in judged.items():
        yield f"schema: {visible(schema)}: {files(number)}"


def described(ruling: Ruling) -> str:
    return f"{ruling.label} ({ruling.how}){', Schematron' if ruling.kind == 'schematron' else ''}"


def governing_text(governing: Governing) -> Iterator[str]:
    """What governs one file, and why."""
    for each in (*governing.grammars, *governing.schematron):
        yield visible(described(each))
        yield visible(f"  {each.path}")
    for missing in governing.unresolved:
        yield visible(f"line {missing.model.line}: {missing.message}")
        yield visible(f"  help: {missing.help}")


def installed_text(done: Installed) -> str:
    state = "installed" if done.new else "is in the store already"
    where = f"; recorded in {done.locked.name}" if done.locked else ""
    return f"{done.entry.label} {state}, SHA-256 {done.entry.sha256}{where}"


def entry_text(entry: Entry, file: Path, locked: Path | None) -> Iterator[str]:
    """All there is to say about one schema of the store."""
    yield entry.label
    yield f"  file     {file}"
    yield f"  sha256   {entry.sha256}"
    yield f"  from     {visible(entry.source) or 'a file of yours'}"
    if locked:
        yield f"  locked   {locked}"
    for uri in entry.uris:
        yield f"  uri      {visible(uri)}"
    for path, value in entry.parts:
        yield f"  part     {path}  {value}"


def list_text(kept: Iterable[Entry], locked: Iterable[Entry]) -> Iterator[str]:
    """One line for each schema that is kept, or that the lock file names."""
    wanted = {each.label: each for each in locked}
    present = list(kept)
    for each in present:
        note = state(each, wanted.get(each.label))
        yield f"{each.name:16} {each.version:10} {each.sha256[:12]}  {note}".rstrip()
    for label in wanted.keys() - {each.label for each in present}:
        missing = wanted[label]
        yield f"{missing.name:16} {missing.version:10} {missing.sha256[:12]}  in the lock file, not installed"


def state(entry: Entry, locked: Entry | None) -> str:
    if locked is None:
        return ""
    return "in the lock file" if locked.files == entry.files else "NOT the one in the lock file"


def files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"
