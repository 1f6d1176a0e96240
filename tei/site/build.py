"""A whole site, written into a folder; what did not change since the last time stays as it is."""

import shutil
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from tei.errors import TeiError
from tei.kept.lock import locked
from tei.kept.look import digest
from tei.kept.tool import tool_digest
from tei.progress import counted
from tei.site.around import around_files
from tei.site.assets import asset_files
from tei.site.book import edition_book
from tei.site.documents import Job, find, find_job, load_facts, make_documents
from tei.site.entry import SiteEntry, check_names
from tei.site.facts import DocumentFacts
from tei.site.failing import theme_in_use
from tei.site.present import find_present
from tei.site.settings import USUAL, SiteSettings
from tei.site.staging import Present, publish, stage
from tei.site.state import (
    FOLDER,
    NEXT,
    NO_DOCUMENT,
    Document,
    Output,
    State,
    check_folder,
    facts_path,
    read_ours,
    read_state,
    write_ours,
    write_state,
)


@dataclass(frozen=True, slots=True)
class SiteBuilt:
    """What a build did."""

    made: tuple[str, ...]
    """The names of the editions whose files were made again."""
    unchanged: tuple[str, ...]
    written: tuple[str, ...]
    """Paths of the files that are new or differ from what was there."""
    removed: tuple[str, ...]
    errors: tuple[str, ...]
    """Why editions could not be shown; what the site had of them stays."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is built, and what is there."""

    out: Path
    staged: Path
    present: Present
    state: State
    settings: SiteSettings
    common: str
    """Fingerprint of all that decides every page: the tool, the settings, the theme."""
    processes: int


def build_site(
    entries: Sequence[SiteEntry],
    out: Path,
    settings: SiteSettings = USUAL,
    processes: int = 1,
    fresh: bool = False,
    staying: Collection[str] = (),
) -> SiteBuilt:
    """Write the files of every edition, those around them, and `assets/`.

    The pages open from a disk, need no script and no network, and are the same for the same input. Only what changed
    is made again, and only files whose bytes differ are written; those of editions that are no longer given are
    deleted, and nothing else. The site is whole at every moment: see `tei.site.staging`.

    Args:
        processes: how many editions are made at once, at most.
        fresh: make everything again.
        staying: editions that cannot be given this time; what the site has of them stays.

    Raises:
        ValueError: a name that is no plain file name, that the site needs itself, or that two editions share.
        TeiError: a template or stylesheet is wrong, or a file cannot be written; the site is as it was.
    """
    check_names(entries)
    check_folder(out, FOLDER)
    with locked(out / FOLDER, f"{out}: another build is writing there; wait until it is done"):
        clear(out)
        # Of its own: what a build that was killed left running may still write to the old one.
        staged = Path(tempfile.mkdtemp(prefix=NEXT, dir=out / FOLDER))
        try:
            state = read_state(out)
            common = digest(tool_digest(), repr(settings))
            place = Place(out, staged, find_present(out), state, settings, common, processes)
            with theme_in_use(settings.theme):
                return build(entries, place, frozenset(staying), fresh)
        finally:
            clear(out)


def clear(out: Path) -> None:
    """Delete what this build, or an earlier one that was ended, held back."""
    for staged in (out / FOLDER).glob(f"{NEXT}*"):
        shutil.rmtree(staged, ignore_errors=True)


def build(entries: Sequence[SiteEntry], place: Place, staying: frozenset[str], fresh: bool) -> SiteBuilt:
    known = {each.name: each for each in place.state.documents}
    present = Present({}, frozenset()) if fresh else place.present
    whole = {name: each for name, each in known.items() if all(map(place.present.has, each.outputs))}
    found: dict[str, Document] = {name: whole[name] for name in sorted(staying) if name in whole}
    jobs: list[Job] = []
    errors: list[str] = []
    for entry in entries:
        before = known.get(entry.name, NO_DOCUMENT)
        try:
            job = find_job(entry, NO_DOCUMENT if fresh else before, place.common, present)
        except TeiError as error:
            errors.append(str(error))
            found |= {name: each for name, each in whole.items() if name == entry.name}
            continue
        if isinstance(job, Job):
            jobs.append(job)
        else:
            found[entry.name] = job
    made, failed = make(jobs, place)
    errors += failed
    found |= {job.entry.name: whole[job.entry.name] for job in jobs if job.entry.name in whole} | made
    return finish(entries, place, found, frozenset(made), errors, fresh)


def make(jobs: Sequence[Job], place: Place) -> tuple[dict[str, Document], list[str]]:
    """What was made, by name, and why something could not be."""
    results = make_documents(jobs, place.settings, place.staged, place.processes)
    made: dict[str, Document] = {}
    errors: list[str] = []
    for name, result in counted(results, len(jobs), "building page"):
        if isinstance(result, TeiError):
            errors.append(str(result))
        else:
            made[name] = result
    return made, errors


def finish(
    entries: Sequence[SiteEntry],
    place: Place,
    found: dict[str, Document],
    made: frozenset[str],
    errors: list[str],
    fresh: bool,
) -> SiteBuilt:
    """Make what all editions decide together, and put everything in its place."""
    documents = [found[name] for name in sorted(found)]
    key = digest(place.common, *(part for each in documents for part in (each.name, each.key, each.facts)))
    there = {} if fresh else {each.path: each for each in place.state.shared if place.present.has(each)}
    if there and key == place.state.around and len(there) == len(place.state.shared):
        shared = place.state.shared
    else:
        facts = list(load_facts(documents, place.staged, place.out))
        damaged = [each for each in facts if isinstance(each, Document)]
        if damaged:
            return repair(entries, place, found, made, errors, [each.name for each in damaged])
        right = [each for each in facts if isinstance(each, DocumentFacts)]
        book = edition_book(right, lambda path: find(path, place.staged, place.out), place.settings)
        files = (*asset_files(place.settings.theme), *book, *around_files(right, place.settings))
        shared = tuple(stage(files, place.staged, there))
    state = State(tuple(documents), key, shared)
    written, removed = settle(place, state, made)
    unchanged = tuple(sorted({entry.name for entry in entries} - made))
    return SiteBuilt(tuple(sorted(made)), unchanged, written, removed, tuple(errors))


def repair(
    entries: Sequence[SiteEntry],
    place: Place,
    found: dict[str, Document],
    made: frozenset[str],
    errors: list[str],
    damaged: list[str],
) -> SiteBuilt:
    """Make editions again of which what was kept is damaged; what cannot be made again leaves the site."""
    nothing = Present({}, frozenset())
    wanted = [entry for entry in entries if entry.name in damaged and entry.name not in made]
    jobs = [find_job(entry, NO_DOCUMENT, place.common, nothing) for entry in wanted]
    again, failed = make([job for job in jobs if isinstance(job, Job)], place)
    left = {name: each for name, each in found.items() if name not in damaged} | again
    return finish(entries, place, left, made | frozenset(again), [*errors, *failed], False)


def settle(place: Place, state: State, made: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put what was staged into the site; the paths of what was written, and of what was deleted."""
    if state == place.state and not any(place.staged.iterdir()):
        return (), ()
    outputs = [*(each for document in state.documents for each in document.outputs), *state.shared]
    check_places(outputs)
    paths = frozenset(each.path for each in outputs)
    before = read_ours(place.out)
    ours = before | {each.path for each in place.state.shared}
    ours |= {each.path for document in place.state.documents for each in document.outputs}
    gone = {path for path in ours - paths if path in place.present.files}
    written = sorted(find_present(place.staged).files)
    if before != paths:
        write_ours(place.out, ours | paths)
    publish(place.staged, place.out, written, gone, place.present)
    names = {document.name for document in state.documents}
    facts = [facts_path(name) for name in made]
    old = [facts_path(each.name) for each in place.state.documents if each.name not in names]
    publish(place.staged, place.out, facts, old, Present({}, frozenset()))
    if state != place.state:
        write_state(place.out, state)
    if before != paths:
        write_ours(place.out, paths)
    return tuple(written), tuple(sorted(gone))


def check_places(outputs: Sequence[Output]) -> None:
    """Refuse a site in which two files would have one name. Raises TeiError."""
    seen: dict[str, str] = {}
    for each in outputs:
        if other := seen.get(each.path.casefold()):
            raise TeiError(f"two files of the site would be called {each.path!r} and {other!r}; rename an edition")
        seen[each.path.casefold()] = each.path
