"""Single editions: compared with their sources, rendered."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tei.diagnostic import Diagnostic
from tei.edition import read_edition
from tei.errors import TeiError
from tei.output import write_atomically
from tei.pipeline import read_source
from tei.progress import shown
from tei.render import TextForm, render_epub, render_html, render_text
from tei.validate.verify import verify
from tei.xml.parse import parse

SOURCE, DECISIONS, TEI_FILE = "source.txt", "edition.toml", "edition.xml"


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


def render_files(
    files: Sequence[Path], form: str, output: Path | None, text_form: TextForm, language: str
) -> Iterator[str]:
    """Render TEI files as `html`, `txt` or `epub`: to files, or, for a single page or text without `output`, as the
    text yielded; the words around a page or book in `language`.

    Raises:
        TeiError: a file cannot be read or written, or two would be written to one place.
    """
    if len(files) == 1 and output is None and form != "epub":
        yield _rendered(files[0], form, text_form, language).decode()
        return
    places = _places(files, form, output)
    for file, place in zip(shown(files, "rendering"), places, strict=True):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(place, _rendered(file, form, text_form, language))


def _rendered(file: Path, form: str, text_form: TextForm, language: str) -> bytes:
    tree = parse(file).tree
    if form == "epub":
        return render_epub(tree, _name(file), language=language)
    return (render_html(tree, language=language) if form == "html" else render_text(tree, text_form)).encode()


def _name(file: Path) -> str:
    return file.parent.name if file.name == TEI_FILE else file.stem


def _places(files: Sequence[Path], form: str, output: Path | None) -> list[Path]:
    if output is not None and len(files) == 1 and not output.is_dir():
        return [output]
    if output is not None and output.is_file():
        raise TeiError(f"{output}: is a file, but {len(files)} files are to be written; name a folder")
    names = [_name(file) for file in files]
    places = [
        output / f"{name}.{form}" if output is not None else file.with_suffix(f".{form}")
        for name, file in zip(names, files, strict=True)
    ]
    if len(set(places)) < len(places):
        twice = next(place for place in places if places.count(place) > 1)
        raise TeiError(f"{twice}: two of the files would be written there; render them one by one with -o")
    return places
