"""Files in, diagnostics out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tei.validate.governed import Judges, Options, judges
from tei.validate.paths import expand

if TYPE_CHECKING:
    from tei.diagnostic import Diagnostic

USUAL = Options()


def validate_paths(paths: Iterable[str | Path], schema: Path | None = None) -> "Iterator[Diagnostic]":
    """The defects of all files that the paths, folders and patterns mean, file by file.

    Raises:
        TeiError: a path that finds nothing, or a schema that cannot be used; raised before the first file is read.
    """
    found = validate_files(expand(paths), Options(schema))
    return (diagnostic for defects in found for diagnostic in defects)


def validate_files(files: Sequence[Path], options: Options = USUAL) -> "Iterator[list[Diagnostic]]":
    """The defects of each of the files, in their order, on all cores where that is faster.

    Raises:
        TeiError: a schema that cannot be used; one that is given, before the first file is read.
    """
    if options.schema is not None:
        return judges(b"", "", options).check_files(files)
    return each_by_its_own(files, options)


def each_by_its_own(files: Sequence[Path], options: Options) -> "Iterator[list[Diagnostic]]":
    """The same where each file says which schema governs it."""
    named = ((judges(file, str(file), options), file) for file in files)
    for judge, group in groupby(named, key=lambda each: each[0]):
        yield from judge.check_files([file for _, file in group])


def validate(path: Path | str, schema: Path | None = None, catalog: Path | None = None) -> "list[Diagnostic]":
    """The defects of one file, in the order of its lines.

    Args:
        path: the file; messages name it as given.
        schema: a `.rng`, `.rnc` or `.xsd` file; when not given, those the file names in `xml-model`, else our own
            profile.
        catalog: the XML catalog to ask for what `xml-model` names; when not given, that of the repository.

    Returns:
        Nothing when the file is valid. A file that is not XML has one defect, X001.

    Raises:
        TeiError: there is no such file, or the schema cannot be used.
    """
    judge: Judges = judges(Path(path), str(path), Options(schema, catalog))
    return judge.check(Path(path), str(path))


def validate_bytes(data: bytes, name: str, options: Options = USUAL) -> "list[Diagnostic]":
    """The defects of a file that is not written yet, as `validate` gives them; messages call it `name`."""
    return judges(data, name, options).check(data, name)
