"""Known defects on the command line: what of a check is new, and what is said of the rest."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei.errors import TeiError
from tei.terminal import count

if TYPE_CHECKING:
    from tei.baseline.compare import Compared
    from tei.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class KnownDefects:
    """What the user wants done with known defects."""

    file: Path
    update: bool
    """Take off what is fixed."""
    write: bool
    """Take all that is found as known."""


def known_defects(file: Path | None, update: bool, write: bool, for_check: bool) -> KnownDefects | None:
    """The same from the options.

    Args:
        for_check: whether files are checked at all.

    Raises:
        UsageError: they do not go together.
    """
    if file is None and (update or write):
        raise click.UsageError("name the file of known defects with --baseline")
    if update and write:
        raise click.UsageError("--update-baseline or --write-baseline, not both")
    if file is not None and not for_check:
        raise click.UsageError("--baseline is for files that are checked")
    return KnownDefects(file, update, write) if file is not None else None


def keep_new(
    found: "Sequence[Diagnostic]", checked: Sequence[Path], known: KnownDefects, asked: Callable[[str], bool]
) -> "tuple[list[Diagnostic], tuple[str, ...]]":
    """What of a check is new; and what is to be said of the rest.

    Args:
        checked: the files, also those in which nothing was found.
        asked: whether a code was looked for.

    Raises:
        TeiError: there is no such baseline, or it cannot be read or written.
    """
    from tei.baseline.compare import accept, compare
    from tei.baseline.file import read_baseline, write_baseline
    from tei.baseline.known import known_as
    from tei.placed import names_below

    folder = known.file.parent
    before = read_baseline(known.file) if known.file.exists() or not known.write else {}
    each_as = known_as(found, checked, folder)
    compared = compare(before, each_as, {*names_below(checked, folder)}, folder, asked)
    if known.write:
        after = accept(before, each_as, compared)
        write_baseline(known.file, after)
        return [], (f"{known.file}: {count(sum(after.values()), 'known defect')}, {len(compared.new)} of them new",)
    if known.update and compared.left != before:
        write_baseline(known.file, compared.left)
    return [found[number] for number in compared.new], tuple(_said(compared, known))


def changes_of(known: KnownDefects, base: str) -> tuple[str, ...]:
    """What a branch did to the list itself since a commit: what it added to it is seen by nobody else.

    Raises:
        TeiError: the list cannot be read, now or then.
    """
    from tei.baseline.file import parse_baseline, read_baseline
    from tei.git import ask_git, commit, repository
    from tei.placed import names_below

    try:
        root = repository(known.file.absolute().parent)
    except TeiError:
        return ()
    if not known.file.is_file() or commit(root, base) is None:
        return ()  # it is none, or not of this repository
    (name,) = names_below([known.file], root)
    then = ask_git(root, ["cat-file", "blob", f"{base}:{name}"])
    before = Counter(parse_baseline(then.out, known.file) if then.status == 0 else {})
    now = Counter(read_baseline(known.file))
    added, gone = (now - before).total(), (before - now).total()
    lines = (
        [f"{count(added, 'known defect')} added to {known.file} since then: nothing else shows them"] if added else []
    )
    lines += [f"{count(gone, 'known defect')} taken off {known.file} since then"] if gone else []
    return tuple(lines)


def _said(compared: "Compared", known: KnownDefects) -> list[str]:
    lines = [f"{count(compared.known, 'known defect')} not shown ({known.file})"] if compared.known else []
    if compared.fixed and known.update:
        lines.append(f"{known.file}: {count(compared.fixed, 'fixed defect')} taken off")
    elif compared.fixed:
        fixed = f"{count(compared.fixed, 'known defect')} {'is' if compared.fixed == 1 else 'are'} fixed"
        lines.append(f"{fixed}: call again with --update-baseline, and commit {known.file}")
    return lines
