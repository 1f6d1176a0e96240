"""Files in, diagnostics out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tei.diagnostic import Diagnostic
from tei.schema import schema_path
from tei.validate.engines import engine
from tei.validate.paths import expand


def validate_paths(
    paths: Iterable[str | Path], schema: Path | None = None, engine_name: str = "own"
) -> Iterator[Diagnostic]:
    """The defects of all files that the paths, folders and patterns mean, file by file.

    Raises:
        TeiError: a path that finds nothing, or a schema that cannot be used; raised before the first file is read.
    """
    files = expand(paths)
    judge = engine(schema or schema_path(), engine_name)
    return (diagnostic for found in judge.check_files(files) for diagnostic in found)


def validate_files(
    files: list[Path], schema: Path | None = None, engine_name: str = "own"
) -> Iterator[list[Diagnostic]]:
    """The defects of each of the files, in their order, on all cores where that is faster.

    Raises:
        TeiError: a schema that cannot be used; raised before the first file is read.
    """
    return engine(schema or schema_path(), engine_name).check_files(files)


def validate(path: Path | str, schema: Path | None = None, engine_name: str = "own") -> list[Diagnostic]:
    """The defects of one file, in the order of its lines.

    Args:
        path: the file; messages name it as given.
        schema: a `.rng`, `.rnc` or `.xsd` file; our own profile when not given.
        engine_name: for RELAX NG: `own`, `lxml` or `jing`.

    Returns:
        Nothing when the file is valid. A file that is not XML has one defect, X001.

    Raises:
        TeiError: there is no such file, or the schema cannot be used.
    """
    return engine(schema or schema_path(), engine_name).check(Path(path), str(path))


def validate_bytes(data: bytes, name: str, schema: Path | None = None) -> list[Diagnostic]:
    """The defects of a file that is not written yet, as `validate` gives them; messages call it `name`."""
    return engine(schema or schema_path()).check(data, name)
