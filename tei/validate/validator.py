"""Files in, diagnostics out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tei.validate.engines.engine import Then, nothing_else
from tei.validate.governed import Judges, Options, judges
from tei.validate.paths import expand

if TYPE_CHECKING:
    from tei.diagnostic import Diagnostic
    from tei.schema.ruling import Governing

USUAL = Options()


@dataclass(frozen=True, slots=True)
class Checked:
    """One file, and what was found in it."""

    governing: "Governing"
    """The schemas that ruled."""
    found: "list[Diagnostic]"


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
    return (each.found for each in check_by_schema(files, options))


def check_by_schema(files: Sequence[Path], options: Options = USUAL, then: Then = nothing_else) -> Iterator[Checked]:
    """The same with the schemas that ruled.

    Args:
        then: what else is to be done with each file, in the process that judged it by its schema.

    Raises:
        TeiError: as `validate_files`.
    """
    if options.schema is not None:
        return results(judges(b"", "", options), files, then)
    known: dict[Governing, Judges] = {}
    named = ((judges(file, str(file), options, known), file) for file in files)
    groups = groupby(named, key=lambda each: each[0])
    return (each for judge, group in groups for each in results(judge, [file for _, file in group], then))


def results(judge: Judges, files: Sequence[Path], then: Then) -> Iterator[Checked]:
    return (Checked(judge.governing, found) for found in judge.check_files(files, then))


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
    return judges(Path(path), str(path), Options(schema, catalog)).check(Path(path), str(path))


def validate_bytes(data: bytes, name: str, options: Options = USUAL) -> "list[Diagnostic]":
    """The defects of a file that is not written yet, as `validate` gives them; messages call it `name`."""
    return check_bytes(data, name, options).found


def check_bytes(data: bytes, name: str, options: Options = USUAL) -> Checked:
    """The same with the schemas that ruled."""
    judge = judges(data, name, options)
    return Checked(judge.governing, judge.check(data, name))
