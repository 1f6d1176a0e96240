"""Bringing a TEI file up to date with its source, without losing what a person changed in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tei.diagnostic import Diagnostic, Severity
from tei.errors import ChangedByHandError, TeiError, XmlError
from tei.output import write_atomically
from tei.seal import is_untouched, seal, sealed
from tei.text.source import Source

if TYPE_CHECKING:
    from tei.merge.merge import Conflict, Merged

State = Literal["new", "changed", "unchanged", "merged", "edited by hand", "conflict"]


@dataclass(frozen=True, slots=True)
class Update:
    """What became of a file."""

    state: State
    """`edited by hand`: nothing new for it. `conflict`: nothing was written, for the reasons in `conflicts`."""
    conflicts: tuple[Diagnostic, ...] = ()
    by_hand: int = 0
    """Places that were changed by hand."""
    read_anew: int = 0
    """Places that are new from the tool."""


def update(path: Path, made: bytes, source: Source, overwrite: bool = False, keep: bool = False) -> Update:
    """Write what the tool made; where a person changed the file, merge both, or write nothing and say why.

    Before a merged file is written it is proved to be no worse than the person's: whatever is wrong with it by the
    schema, or differs from its source, is so in the person's file as well.

    Args:
        made: the TEI, without a seal.
        source: the text it was made from.
        overwrite: replace the file whatever stands in it.
        keep: where both changed the same place, take what the person has.

    Raises:
        ChangedByHandError: the file was not made by this tool, or bears no record of how it was made.
        XmlError: a person left the file so that it is not well-formed.
        TeiError: the file cannot be read or written.
    """
    if not path.exists():
        write_atomically(path, made, seal(made))
        return Update("new")
    before = read(path)
    if before.replace(b"\r\n", b"\n") == sealed(made):
        return Update("unchanged")
    if overwrite or not before.strip() or is_untouched(before):
        write_atomically(path, made, seal(made))
        return Update("changed")
    from tei.merge.merge import merge  # few files were changed by hand

    merged = merge(before, made, str(path), keep)
    if merged is None:
        raise ChangedByHandError(
            f"{path}: was not written by this tool, or its last line, the seal, is gone, and is left as it is; "
            "write to another file with -o and compare, or give --overwrite to lose the changes"
        )
    return _settle(path, before, merged, source)


def _settle(path: Path, before: bytes, merged: "Merged", source: Source) -> Update:
    conflicts = tuple(_diagnostic(each, path) for each in merged.conflicts)
    if not conflicts and merged.data != before:
        conflicts = tuple(_worse(path, before, merged.data, source))
    if conflicts:
        return Update("conflict", conflicts, merged.by_hand, merged.read_anew)
    if merged.data == before:
        return Update("edited by hand" if merged.by_hand else "unchanged", (), merged.by_hand)
    write_atomically(path, merged.data)
    return Update("merged", (), merged.by_hand, merged.read_anew)


def _worse(path: Path, before: bytes, after: bytes, source: Source) -> Iterator[Diagnostic]:
    """What is wrong with the merged file and not with the person's."""
    known = Counter((each.code, each.text or each.message) for each in _defects(path, before, source))
    for each in _defects(path, after, source):
        key = (each.code, each.text or each.message)
        if known[key]:
            known[key] -= 1
            continue
        message = f"the merged file would have a new defect: {each.code} {each.message}"
        help = "change the place in this file and convert again, or give --overwrite to take the tool's file"
        yield Diagnostic("M002", Severity.ERROR, message, str(path), 1, text=each.text, help=help)


def _defects(path: Path, data: bytes, source: Source) -> list[Diagnostic]:
    from tei.validate import validate_bytes
    from tei.validate.verify import verify
    from tei.xml.parse import parse

    try:
        return [*validate_bytes(data, str(path)), *verify(parse(data, str(path)), source, str(path))]
    except XmlError as error:
        return [Diagnostic("X001", Severity.ERROR, str(error), str(path), 1)]


def _diagnostic(conflict: "Conflict", path: Path) -> Diagnostic:
    mine, theirs = _words(conflict.mine), _words(conflict.theirs)
    if mine and theirs:
        message = f"you have {mine}; the tool now has {theirs}"
    elif mine:
        message = f"you have {mine}; the tool no longer has these lines"
    else:
        message = f"you took out what the tool now reads as {theirs}"
    help = "write what is right, or give --keep for yours or --overwrite for the tool's everywhere"
    text = "\n".join(conflict.mine)
    return Diagnostic("M001", Severity.ERROR, message, str(path), conflict.line, text=text, help=help)


def _words(lines: tuple[str, ...]) -> str:
    return " ".join(line.strip() for line in lines)


def read(path: Path) -> bytes:
    """The bytes of a file. Raises TeiError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TeiError(f"{path}: cannot be read: {error.strerror}") from None
