"""The folders of a project: `editions/<name>/` with source.txt, edition.toml and edition.xml."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tei.diagnostic import Diagnostic
from tei.edition import NO_EDITION, read_edition
from tei.errors import ChangedByHandError, TeiError
from tei.output import write_atomically
from tei.parallel import in_order
from tei.pipeline import Converted, convert, read_source
from tei.progress import counted, shown
from tei.render import TextForm, render_html, render_text
from tei.site import SiteEntry, build_site
from tei.update import Update, update
from tei.validate import validate
from tei.validate.verify import verify
from tei.xml.parse import parse

SOURCE, DECISIONS, TEI_FILE = "source.txt", "edition.toml", "edition.xml"


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    name: str
    kind: str
    title: str
    state: str
    """`new`, `changed`, `unchanged`, `merged`, `edited by hand` (nothing new for it), or `conflict`: left as it is."""
    defects: tuple[Diagnostic, ...]
    """Conflicts of changes by hand with what the tool reads now, defects of the schema, and of the text."""
    review: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Built:
    editions: tuple[BuiltEdition, ...]
    output: Path
    errors: tuple[str, ...] = ()
    """Why editions could not be built; the others were."""


def build_editions(
    folder: Path, output: Path | None = None, overwrite: bool = False, keep: bool = False, processes: int = 1
) -> Built:
    """Convert, check and render every edition of a project, but for those that cannot be read or written.

    Args:
        folder: the project, with `editions/` in it, or that folder itself.
        output: where the site goes; `build` beside `editions` if not given.
        overwrite: replace even what was changed by hand.
        keep: where a person and the tool changed the same place, take what the person has.
        processes: how many editions are converted and checked at once, at most.

    Raises:
        TeiError: there are no editions, or a page cannot be written.
    """
    editions = folder / "editions" if (folder / "editions").is_dir() else folder
    sources = sorted(editions.glob(f"*/{SOURCE}"))
    if not sources:
        raise TeiError(f"{folder}: has no editions; put each text into editions/<name>/{SOURCE}")
    out = output or editions.parent / "build"
    made = in_order(partial(_build, overwrite, keep), sources, processes)
    results = list(counted(made, len(sources), "building edition"))
    built = tuple(each for each in results if isinstance(each, BuiltEdition))
    if built:
        build_site([_entry(editions / each.name / TEI_FILE, each) for each in built], out)
    return Built(built, out, tuple(each for each in results if isinstance(each, str)))


def verify_edition(edition: Path, source: Path | None = None) -> list[Diagnostic]:
    """The differences between an edition's text and its source.

    Args:
        edition: a TEI file, or a folder with `edition.xml` in it.
        source: the text it was made from; `source.txt` beside the TEI if not given.

    Raises:
        TeiError: a file is missing or cannot be read.
    """
    path = edition / TEI_FILE if edition.is_dir() else edition
    beside = path.parent / SOURCE
    if source is None and not beside.is_file():
        raise TeiError(f"{path}: has no {SOURCE} beside it; name the source text with --source")
    decisions = path.with_name(DECISIONS)
    encoding = read_edition(decisions).encoding if decisions.is_file() else ""
    return verify(parse(path), read_source(source or beside, encoding), str(path))


def render_files(files: Sequence[Path], form: str, output: Path | None, text_form: TextForm) -> Iterator[str]:
    """Render TEI files as `html` or `txt`: to files, or, for a single one without `output`, as the text yielded.

    Raises:
        TeiError: a file cannot be read or written, or two would be written to one place.
    """
    if len(files) == 1 and output is None:
        yield _rendered(files[0], form, text_form)
        return
    places = _places(files, form, output)
    for file, place in zip(shown(files, "rendering"), places, strict=True):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(place, _rendered(file, form, text_form).encode())


def _rendered(file: Path, form: str, text_form: TextForm) -> str:
    tree = parse(file).tree
    return render_html(tree) if form == "html" else render_text(tree, text_form)


def _places(files: Sequence[Path], form: str, output: Path | None) -> list[Path]:
    if output is not None and len(files) == 1 and not output.is_dir():
        return [output]
    if output is not None and output.is_file():
        raise TeiError(f"{output}: is a file, but {len(files)} files are to be written; name a folder")
    names = [file.parent.name if file.name == TEI_FILE else file.stem for file in files]
    places = [
        output / f"{name}.{form}" if output is not None else file.with_suffix(f".{form}")
        for name, file in zip(names, files, strict=True)
    ]
    if len(set(places)) < len(places):
        twice = next(place for place in places if places.count(place) > 1)
        raise TeiError(f"{twice}: two of the files would be written there; render them one by one with -o")
    return places


def _build(overwrite: bool, keep: bool, source_path: Path) -> BuiltEdition | str:
    """The edition, converted and checked; or why it cannot be."""
    folder = source_path.parent
    decisions, path = folder / DECISIONS, folder / TEI_FILE
    try:
        edition = read_edition(decisions) if decisions.is_file() else NO_EDITION
        source = read_source(source_path, edition.encoding)
        converted = convert(source, edition)
        updated = _update(path, converted, overwrite, keep)
        defects = (*updated.conflicts, *validate(path), *verify(parse(path), source, str(path)))
    except TeiError as error:
        return str(error)
    found = converted.found[0]
    return BuiltEdition(folder.name, found.kind, found.title, updated.state, defects, converted.review)


def _entry(path: Path, built: BuiltEdition) -> SiteEntry:
    decisions = path.with_name(DECISIONS)
    encoding = read_edition(decisions).encoding if decisions.is_file() else ""
    return SiteEntry(built.name, path, path.with_name(SOURCE), len(built.review), encoding)


def _update(path: Path, converted: Converted, overwrite: bool, keep: bool) -> Update:
    try:
        return update(path, converted.xml, converted.source, overwrite, keep)
    except ChangedByHandError:
        # An edition that was never ours, or is no longer, is published as it is.
        return Update("edited by hand")
