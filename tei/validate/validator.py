"""Files in, diagnostics out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tei.diagnostic import Diagnostic, Severity
from tei.validate.engines import engine
from tei.validate.finding import Finding
from tei.validate.governed import Judges, judges
from tei.validate.limits import MORE_TIME, TimeUpError, size_of, time_limit, too_large
from tei.validate.paths import expand
from tei.validate.references import reference_defects
from tei.xml import XmlSyntaxError, parse
from tei.xml.positions import Position, Positions, find_positions

OTHERS_RULE = frozenset({"X010"})
"""Projects with a schema of their own may resolve pointers by other means: there these are only warnings."""


def validate_paths(
    paths: Iterable[str | Path], schema: Path | None = None, catalog: Path | None = None
) -> Iterator[Diagnostic]:
    """The defects of all files that the paths, folders and patterns mean, file by file.

    Raises:
        TeiError: a path that finds nothing, or a schema that cannot be used; raised before the first file is read.
    """
    files = expand(paths)
    if schema:
        engine(schema)
    return (diagnostic for file in files for diagnostic in validate(file, schema, catalog))


def validate(path: Path | str, schema: Path | None = None, catalog: Path | None = None) -> list[Diagnostic]:
    """The defects of one file, in the order of its lines.

    Args:
        path: the file; messages name it as given.
        schema: a `.rng` or `.xsd` file; when not given, those the file names in `xml-model`, else our own profile.
        catalog: the XML catalog to ask for what `xml-model` names; when not given, that of the repository.

    Returns:
        Nothing when the file is valid. A file that is not XML has one defect, X001.

    Raises:
        TeiError: there is no such file, or the schema cannot be used.
    """
    return _validate(Path(path), str(path), schema, catalog)


def validate_bytes(data: bytes, name: str, schema: Path | None = None) -> list[Diagnostic]:
    """The defects of a file that is not written yet, as `validate` gives them; messages call it `name`."""
    return _validate(data, name, schema)


def _validate(source: Path | bytes, name: str, schema: Path | None, catalog: Path | None = None) -> list[Diagnostic]:
    if size := too_large(source):
        return [Diagnostic("X022", Severity.ERROR, size, name, 1, help="check it in parts")]
    judge = judges(source, name, schema, catalog)
    try:
        with time_limit(size_of(source)):
            return _judged(source, name, judge)
    except TimeUpError as error:
        return [Diagnostic("X022", Severity.ERROR, str(error), name, 1, help=MORE_TIME)]


def _judged(source: Path | bytes, name: str, judge: Judges) -> list[Diagnostic]:
    try:
        parsed = parse(source, name)
    except XmlSyntaxError as error:
        return [Diagnostic("X001", Severity.ERROR, error.reason, name, error.line, error.column, help=error.help)]
    references = list(reference_defects(parsed.tree.getroot()))
    # An engine that rejects an id used twice does not say why, but we do.
    twice = any(each.code == "X009" for each in references)
    found = (each for find in judge.engines for each in find(parsed.tree))
    findings = [*(each for each in found if not (twice and each.code == "X011")), *references]
    if not findings:
        return list(judge.unresolved)
    positions = find_positions(parsed)
    diagnostics = [*judge.unresolved, *(diagnostic(each, positions, parsed.name, judge.own) for each in findings)]
    return sorted(diagnostics, key=lambda each: (each.line, each.column or 0, each.code))


def diagnostic(finding: Finding, positions: Positions, name: str, own: bool) -> Diagnostic:
    place = place_of(finding, positions)
    message = finding.message
    if finding.first is not None:
        message += f", first in line {positions.of(finding.first).line}"
    severity = Severity.WARNING if finding.code in OTHERS_RULE and not own else Severity.ERROR
    return Diagnostic(
        finding.code, severity, message, name, place.line, place.column, text=finding.text, help=finding.help
    )


def place_of(finding: Finding, positions: Positions) -> Position:
    match finding.place:
        case "text":
            return positions.text_of(finding.element)
        case "tail":
            return positions.tail_of(finding.element)
        case "start":
            return positions.of(finding.element)
