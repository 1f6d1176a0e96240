"""Converting several sources, each to a TEI file of its own in one folder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tei.diagnostic import Diagnostic
from tei.errors import TeiError
from tei.parallel import in_order
from tei.pipeline import Found, convert_file
from tei.update import Update, update


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source."""

    source: Path
    output: Path
    found: tuple[Found, ...] = ()
    review: tuple[Diagnostic, ...] = ()
    updated: Update | None = None
    error: str = ""
    """Why it could not be converted; empty where it was."""


def convert_files(
    sources: Sequence[Path],
    folder: Path,
    converter: str = "",
    encoding: str = "",
    overwrite: bool = False,
    keep: bool = False,
    processes: int = 1,
) -> Iterator[Outcome]:
    """Convert each source to `<its name without ending>.xml` in a folder, which is made where there is none.

    What is wrong with one source is its outcome and does not keep the others from being converted.

    Args:
        processes: how many files are converted at once, at most.

    Yields:
        One outcome for each source, in their order.

    Raises:
        TeiError: two would be written to one place, or the folder cannot be made; then nothing is converted.
    """
    outputs: dict[Path, Path] = {}
    for source in sources:
        output = folder / f"{source.stem}.xml"
        if (other := outputs.setdefault(output, source)) != source:
            raise TeiError(f"{output}: {other} and {source} would both be written there; convert them to two folders")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TeiError(f"{folder}: cannot be made: {error.strerror}; name a folder with -o") from None
    work = partial(_convert, folder, converter, encoding, overwrite, keep)
    return in_order(work, list(dict.fromkeys(sources)), processes)


def _convert(folder: Path, converter: str, encoding: str, overwrite: bool, keep: bool, source: Path) -> Outcome:
    output = folder / f"{source.stem}.xml"
    try:
        converted = convert_file(source, None, converter, encoding)
        updated = update(output, converted.xml, converted.source, overwrite, keep)
    except TeiError as error:
        return Outcome(source, output, error=str(error))
    return Outcome(source, output, converted.found, converted.review, updated)
