"""The engines that judge a file, by the schemas that govern it; and what to say where one is not to be had."""

from dataclasses import dataclass
from pathlib import Path

from tei.diagnostic import Diagnostic, Severity
from tei.errors import TeiError
from tei.schema import schema_path
from tei.schema.governing import governing_schema
from tei.schema.ruling import Governing, Unresolved
from tei.validate.engines import Engine, engine


@dataclass(frozen=True, slots=True)
class Judges:
    engines: tuple[Engine, ...]
    own: bool
    """Whether the schema is the one of editions, with what it promises beyond its grammar."""
    unresolved: tuple[Diagnostic, ...]


def judges(source: Path | bytes, name: str, schema: Path | None, catalog: Path | None = None) -> Judges:
    """The engines for a file.

    Raises:
        TeiError: a schema, catalog or lock file cannot be used.
    """
    governing = governing_schema(source, schema, catalog, Path(name).parent)
    return Judges(
        tuple(usable(each.path) for each in governing.grammars),
        any(each.path.resolve().parent == schema_path().resolve().parent for each in governing.grammars),
        tuple(said(each, name, governing) for each in governing.unresolved),
    )


def usable(schema: Path) -> Engine:
    try:
        return engine(schema)
    except RecursionError:
        raise TeiError(f'"{schema}" is nested too deep for a schema') from None


def said(each: Unresolved, name: str, governing: Governing) -> Diagnostic:
    """A schema that was not found is an error, since the file was not checked; one of another kind only a warning."""
    checked = bool(governing.grammars)
    severity = Severity.WARNING if each.code == "X021" and checked else Severity.ERROR
    message = each.message if checked else f"{each.message}: the file was not checked"
    return Diagnostic(
        each.code, severity, message, name, each.model.line, each.model.column, each.model.href, each.help
    )
