"""All editions of a project, converted, checked and published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tei.errors import TeiError
from tei.kept.file import read_kept, write_kept
from tei.parallel import in_order
from tei.progress import counted
from tei.project.folders import BUILD, SETTINGS, THEME, EditionFolder, Refused, editions_of, find_editions
from tei.project.inputs import Inputs, read_inputs
from tei.project.outcome import BuiltEdition, Record, build_edition, kept
from tei.site import SiteEntry, build_site, read_settings, read_theme
from tei.site.state import FOLDER

KEPT = "editions.json"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an edition could not be built."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Built:
    editions: tuple[BuiltEdition, ...]
    output: Path
    failures: tuple[Failure, ...] = ()
    """Why editions could not be built; the others were."""
    made: frozenset[str] = frozenset()
    """The names of the editions that were converted, checked or shown again; nothing of the others changed."""
    written: tuple[str, ...] = ()
    """Files of the site that are new or differ from what was there."""
    removed: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[str, ...]:
        return tuple(each.message for each in self.failures)


@dataclass(frozen=True, slots=True)
class Records:
    """What is kept of all editions from one build to the next."""

    records: tuple[Record, ...] = ()


def build_editions(
    folder: Path,
    output: Path | None = None,
    overwrite: bool = False,
    keep: bool = False,
    processes: int = 1,
    fresh: bool = False,
) -> Built:
    """Convert, check and publish every edition of a project, but for those that cannot be read or written.

    What did not change since the last time is not done again. An edition that cannot be built stays in the site as
    it was; one whose folder is gone leaves it.

    Args:
        folder: the project, with `editions/` in it, or that folder itself.
        output: where the site goes; `build` beside `editions` if not given.
        overwrite: replace even what was changed by hand.
        keep: where a person and the tool changed the same place, take what the person has.
        processes: how many editions are converted and checked at once, at most.
        fresh: do everything again.

    Raises:
        TeiError: there are no editions, the theme is wrong, or a page cannot be written; the site is as it was.
    """
    editions = editions_of(folder)
    found = list(find_editions(editions))
    if not found:
        raise TeiError(f"{folder}: has no editions; put each text into editions/<name>/source.txt")
    out = output or editions.parent / BUILD
    settings = read_settings(editions / SETTINGS, read_theme(editions / THEME))
    folders = [each for each in found if isinstance(each, EditionFolder)]
    refused = [Failure(each.name, each.message) for each in found if isinstance(each, Refused)]
    records, failed, made = _records(folders, out, read_inputs(editions, overwrite, keep), processes, fresh)
    built = tuple(record.built for record in records)
    failures = (*refused, *failed)
    if not built and not (out / FOLDER).is_dir():
        return Built(built, out, failures)
    by_name = {record.built.name: record for record in records}
    entries = [_entry(each, by_name[each.name]) for each in folders if each.name in by_name]
    site = build_site(entries, out, settings, processes, fresh, [each.name for each in failures])
    failures += tuple(Failure("", error) for error in site.errors)
    return Built(built, out, failures, made | frozenset(site.made), site.written, site.removed)


def _records(
    folders: Sequence[EditionFolder], out: Path, inputs: Inputs, processes: int, fresh: bool
) -> tuple[list[Record], list[Failure], frozenset[str]]:
    """What became of each edition; why others could not be built; and which were converted and checked again."""
    place = out / FOLDER / KEPT
    before = () if fresh else (read_kept(place, Records) or Records()).records
    known = {record.built.name: record for record in before}
    found: dict[str, Record] = {}
    failed: list[Failure] = []
    left: list[EditionFolder] = []
    for folder in folders:
        try:
            record = kept(folder, known.get(folder.name), inputs)
        except TeiError as error:
            failed.append(Failure(folder.name, str(error)))
            continue
        if record:
            found[folder.name] = record
        else:
            left.append(folder)
    made: set[str] = set()
    try:
        for folder, result in zip(left, _build(left, inputs, processes), strict=True):
            if isinstance(result, Record):
                made.add(folder.name)
                found[folder.name] = result
            else:
                failed.append(Failure(folder.name, result))
    finally:  # what was done before Ctrl-C need not be done again
        now = Records(tuple(found[name] for name in sorted(found)))
        if found and now.records != before:
            write_kept(place, now)
    return list(now.records), failed, frozenset(made)


def _build(folders: Sequence[EditionFolder], inputs: Inputs, processes: int) -> Iterator[Record | str]:
    by_path = {(each.source if each.has_source else each.tei): each for each in folders}
    results = in_order(partial(_build_one, by_path, inputs), list(by_path), processes)
    return counted(results, len(folders), "building edition")


def _build_one(by_path: dict[Path, EditionFolder], inputs: Inputs, path: Path) -> Record | str:
    """The edition, converted and checked; or why it cannot be."""
    try:
        return build_edition(by_path[path], inputs)
    except TeiError as error:
        return str(error)


def _entry(folder: EditionFolder, record: Record) -> SiteEntry:
    source = folder.source if folder.has_source else None
    return SiteEntry(folder.name, folder.tei, source, record.built.review, record.encoding)
