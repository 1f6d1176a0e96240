"""The RELAX NG engine of this package: files are streamed, and never held in memory as a tree."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tei.diagnostic import Diagnostic, Severity
from tei.schema import schema_path
from tei.validate.engines.engine import OTHERS_RULE
from tei.validate.engines.pointers import POINTERS
from tei.validate.engines.relaxng.automaton import Automaton
from tei.validate.engines.relaxng.compile import compile_schema
from tei.validate.engines.relaxng.names import XML_ID
from tei.validate.engines.relaxng.stream import UnreadableError, find_defects


class Own:
    """One schema with what was learned of it."""

    def __init__(self, schema: Path, automaton: Automaton) -> None:
        self.automaton = automaton
        own = schema.resolve().parent == schema_path().resolve().parent
        self.warnings = frozenset() if own else OTHERS_RULE

    def check(self, source: Path | bytes, name: str) -> list[Diagnostic]:
        try:
            found = find_defects(self.automaton, source)
        except (UnreadableError, OSError):
            return [unreadable(source, name)]
        if not found.defects:
            return []
        from tei.validate.words import speak

        return speak(found.defects, self.automaton.schema, found.prefixes, found.ids, name, self.warnings)

    def check_files(self, files: Sequence[Path]) -> Iterator[list[Diagnostic]]:
        return (self.check(file, str(file)) for file in files)


def own_engine(schema: Path) -> Own:
    """The engine for a `.rng` or `.rnc` file; the same one while the file is the same.

    Raises:
        TeiError: it is not a correct schema.
    """
    status = schema.stat()
    return made(schema.resolve(), status.st_mtime_ns, status.st_size)


@cache
def made(schema: Path, _modified: int, _size: int) -> Own:
    compiled, _ = compile_schema(schema)
    return Own(schema, Automaton(compiled, POINTERS | {XML_ID}))


def unreadable(source: Path | bytes, name: str) -> Diagnostic:
    """Why a file could not be read, in the words of the parser that has more of them.

    Raises:
        XmlError: there is no such file.
    """
    from tei.xml.parse import XmlSyntaxError, parse

    try:
        parse(source, name)
    except XmlSyntaxError as error:
        return Diagnostic("X001", Severity.ERROR, error.reason, name, error.line, error.column, help=error.help)
    return Diagnostic("X001", Severity.ERROR, "the file is not well-formed XML", name, 1)
