"""The RELAX NG engine of this package: files are streamed, and never held in memory as a tree."""

import re
from collections import Counter
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
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.engines.relaxng.stream import UnreadableError, find_defects

SAMPLE = 1 << 20
"""Bytes of a file in which its elements are counted."""
TAG = re.compile(rb"<([A-Za-z][\w.-]*)")


class Own:
    """One schema with what was learned of it."""

    def __init__(self, schema: Path, automaton: Automaton, language: str = "en") -> None:
        self.automaton = automaton
        self.language = language
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

        schema, used = self.automaton.schema, uses(source)
        return speak(found.defects, schema, found.prefixes, found.ids, name, self.warnings, self.language, used)

    def check_files(self, files: Sequence[Path]) -> Iterator[list[Diagnostic]]:
        return (self.check(file, str(file)) for file in files)


def own_engine(schema: Path, language: str = "en") -> Own:
    """The engine for a `.rng` or `.rnc` file; the same one while the file is the same.

    Raises:
        TeiError: it is not a correct schema.
    """
    status = schema.stat()
    automaton = made(schema.resolve(), status.st_mtime_ns, status.st_size)
    return Own(schema, automaton, language)


@cache
def made(schema: Path, _modified: int, _size: int) -> Automaton:
    tables, _ = compile_schema(schema)
    return Automaton(Schema(tables), POINTERS | {XML_ID})


def uses(source: Path | bytes) -> Counter[str]:
    """How often a file has each element; of a long one the beginning is counted."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            source = file.read(SAMPLE)
    return Counter(name.decode("ascii") for name in TAG.findall(source[:SAMPLE]))


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
