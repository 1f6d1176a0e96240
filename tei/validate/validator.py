"""Files in, diagnostics out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tei.diagnostic import Diagnostic, Severity
from tei.schema import schema_path
from tei.validate.engines import Engine, engine
from tei.validate.finding import Finding
from tei.validate.paths import expand
from tei.validate.references import reference_defects
from tei.validate.rules import CODES, broken_rules, finding_of, of_schema, rules_of
from tei.xml import XmlSyntaxError, parse
from tei.xml.positions import Position, Positions, find_positions

OTHERS_RULE = frozenset({"X010"})
"""Projects with a schema of their own may resolve pointers by other means: there these are only warnings."""


def validate_paths(paths: Iterable[str | Path], schema: Path | None = None) -> Iterator[Diagnostic]:
    """The defects of all files that the paths, folders and patterns mean, file by file.

    Raises:
        TeiError: a path that finds nothing, or a schema that cannot be used; raised before the first file is read.
    """
    files = expand(paths)
    prepare(schema or schema_path())
    return (diagnostic for file in files for diagnostic in validate(file, schema))


def validate(path: Path | str, schema: Path | None = None) -> list[Diagnostic]:
    """The defects of one file, in the order of its lines.

    Args:
        path: the file; messages name it as given.
        schema: a `.rng`, `.xsd` or `.sch` file; our own profile when not given.

    Returns:
        Nothing when the file is valid. A file that is not XML has one defect, X001.

    Raises:
        TeiError: there is no such file, or the schema cannot be used.
    """
    return _validate(Path(path), str(path), schema)


def validate_bytes(data: bytes, name: str, schema: Path | None = None) -> list[Diagnostic]:
    """The defects of a file that is not written yet, as `validate` gives them; messages call it `name`."""
    return _validate(data, name, schema)


def _validate(source: Path | bytes, name: str, schema: Path | None) -> list[Diagnostic]:
    find = prepare(schema or schema_path())
    try:
        parsed = parse(source, name)
    except XmlSyntaxError as error:
        return [Diagnostic("X001", Severity.ERROR, error.reason, name, error.line, error.column, help=error.help)]
    references = list(reference_defects(parsed.tree.getroot()))
    # An engine that rejects an id used twice does not say why, but we do.
    twice = any(each.code == "X009" for each in references)
    findings = [*(each for each in find(parsed.tree) if not (twice and each.code == "X011")), *references]
    broken = list(broken_rules(schema or schema_path(), parsed.tree))
    findings += [finding_of(each) for each in broken if not each.in_schema]
    not_checked = [of_schema(each) for each in broken if each.in_schema]
    if not findings:
        return not_checked
    positions = find_positions(parsed)
    own = schema is None or schema.resolve().parent == schema_path().resolve().parent
    diagnostics = [diagnostic(each, positions, parsed.name, own) for each in findings]
    return [*sorted(diagnostics, key=lambda each: (each.line, each.column or 0, each.code)), *not_checked]


def prepare(schema: Path) -> Engine:
    """The engine for a schema; a schema of rules alone has none, and everything passes it.

    Raises:
        TeiError: the schema, or the rules inside it, cannot be used.
    """
    rules_of(schema)
    return engine(schema) if schema.suffix.lower() != ".sch" else lambda _: iter(())


def diagnostic(finding: Finding, positions: Positions, name: str, own: bool) -> Diagnostic:
    place = place_of(finding, positions)
    message = finding.message
    if finding.first is not None:
        message += f", first in line {positions.of(finding.first).line}"
    severity = Severity.WARNING if finding.code in OTHERS_RULE and not own else CODES.get(finding.code, Severity.ERROR)
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
