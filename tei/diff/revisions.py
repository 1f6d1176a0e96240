"""Comparing the TEI files of two git revisions, or of one and the working tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tei.diff import git
from tei.diff.files import compare_bytes
from tei.diff.result import FileDifference
from tei.git import repository
from tei.xml.parse import read

_SUFFIXES = (".xml", ".tei", ".odd")


@dataclass(frozen=True, slots=True)
class Range:
    """Two commits; the new one is None for the files as they are in the working tree."""

    old: str
    new: str | None
    label: str
    """What messages call the old one."""


def compare_revisions(old: str = "HEAD", new: str | None = None, paths: Sequence[str] = ()) -> Iterator[FileDifference]:
    """What differs in the TEI files of two revisions, file by file in the order of their names.

    Args:
        old: a revision, or two with `..` between them, or with `...` for all since their histories parted.
        new: another; the working tree if there is none.
        paths: files and folders, as seen from where we stand, or patterns of git; everything if there are none.

    A file that is no well-formed XML is a difference that says why.

    Raises:
        TeiError: no git, no repository, no such revision.
    """
    place = repository(Path())
    found = _range(old, new)
    return _compare(place, found, git.changed(found.old, found.new, paths), frozenset(paths))


def _range(old: str, new: str | None) -> Range:
    for dots in ("...", ".."):
        if new is None and dots in old:
            one, _, other = old.partition(dots)
            first, last = git.commit_of(one or "HEAD"), git.commit_of(other or "HEAD")
            return Range(git.merge_base(first, last) if dots == "..." else first, last, one or "HEAD")
    return Range(git.commit_of(old), git.commit_of(new) if new else None, old)


def _compare(
    place: Path, between: Range, files: Sequence[git.Changed], named: frozenset[str]
) -> Iterator[FileDifference]:
    with git.contents() as contents:
        for each in files:
            name = each.new_name or each.old_name or ""
            if not (name.endswith(_SUFFIXES) or any(path.endswith(Path(name).name) for path in named)):
                continue
            if not between.new and (place / name).is_symlink():
                continue
            old = contents.read(each.old_object) if each.old_name else None
            new = None
            if each.new_name and between.new:
                new = contents.read(each.new_object)
            elif each.new_name:
                new = read(place / each.new_name)
            renamed = each.old_name if each.old_name != name and each.old_name else ""
            label = f"{between.label}:{each.old_name or name}"
            if old == new and not renamed:
                # Only touched: git has not looked at it yet.
                continue
            yield compare_bytes(old, new, name, label, renamed)
