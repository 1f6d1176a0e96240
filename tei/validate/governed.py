"""The engines that judge a file, by the schemas that govern it; and what to say where one is not to be had."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tei.errors import TeiError
from tei.parallel import copies, in_order
from tei.schema.governing import governing_schema
from tei.validate.engines import engine
from tei.validate.engines.engine import JUDGING, Engine, Then, nothing_else
from tei.validate.engines.schematron import rules_engine

if TYPE_CHECKING:
    from tei.diagnostic import Diagnostic
    from tei.schema.ruling import Governing, Unresolved


@dataclass(frozen=True, slots=True)
class Options:
    """How files are to be checked."""

    schema: Path | None = None
    """Given by the user, it governs alone."""
    catalog: Path | None = None
    """Given by the user, it is asked in the place of the repository's."""
    engine: str = "own"
    """For RELAX NG: `own`, `lxml` or `jing`."""
    language: str = "en"
    """Of the messages of `own`."""
    rules: bool = True
    """Whether the Schematron rules inside a grammar are run too."""


@dataclass(frozen=True, slots=True)
class Judges:
    """Who judges a file."""

    governing: "Governing"
    engines: tuple[Engine, ...]
    unresolved: "tuple[Diagnostic, ...]" = ()
    """What is to be said of schemas the file names that are not to be had."""

    def check(self, source: Path | bytes, name: str) -> "list[Diagnostic]":
        """The defects of one file, each once, in the order of its lines; of what is no XML, only why."""
        found: list[Diagnostic] = []
        for judge in self.engines:
            found += judge.check(source, name)
            if any(each.code == "X001" for each in found):
                break
        if len(self.engines) == 1 and not self.unresolved:
            return found
        every = dict.fromkeys((*self.unresolved, *found))
        return sorted(every, key=lambda each: (each.line, each.column or 0, each.code))

    def check_files(self, files: Sequence[Path], then: Then = nothing_else) -> "Iterator[list[Diagnostic]]":
        """The defects of each of several files, on all cores where that is faster."""
        if len(self.engines) == 1 and not self.unresolved:
            return self.engines[0].check_files(files, then)
        return in_order(lambda file: then(file, self.check(file, str(file))), files, copies(), JUDGING)


def judges(source: Path | bytes, name: str, options: Options, known: "dict[Governing, Judges] | None" = None) -> Judges:
    """The engines for a file.

    Args:
        known: those of other files by what governs them, which is added to; most files are governed alike.

    Raises:
        TeiError: a schema, catalog or lock file cannot be used.
    """
    governing = governing_schema(source, options.schema, options.catalog, Path(name).parent)
    if known and governing in known:
        return known[governing]
    engines = [each for ruling in governing.grammars for each in usable(ruling.path, options)]
    rules = (rules_engine(ruling.path, ruling.phase, options.language) for ruling in governing.schematron)
    engines += [each for each in rules if each]
    found = Judges(governing, tuple(engines), tuple(said(each, name, governing) for each in governing.unresolved))
    # What is said of a schema that is not there is said of this file.
    if known is not None and not governing.unresolved:
        known[governing] = found
    return found


def usable(schema: Path, options: Options) -> list[Engine]:
    """The engine for a grammar, and the rules inside it."""
    try:
        judge = [] if schema.suffix.lower() == ".sch" else [engine(schema, options.engine, options.language)]
        if not schema.is_file():
            raise TeiError(f'there is no schema file "{schema}"')
        rules = rules_engine(schema, language=options.language) if options.rules or not judge else None
    except RecursionError:
        raise TeiError(f'"{schema}" is nested too deep for a schema') from None
    return [*judge, *([rules] if rules else [])]


def said(each: "Unresolved", name: str, governing: "Governing") -> "Diagnostic":
    """A schema that was not found is an error, since the file was not checked; one of another kind only a warning."""
    from tei.diagnostic import Diagnostic, Severity

    checked = bool(governing.grammars or governing.schematron)
    severity = Severity.WARNING if each.code == "X021" and checked else Severity.ERROR
    message = each.message if checked else f"{each.message}: the file was not checked"
    return Diagnostic(
        each.code, severity, message, name, each.model.line, each.model.column, each.model.href, each.help
    )
