"""The RELAX NG engine of this package: files are streamed, and never held in memory as a tree."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tei.parallel import copies, in_order
from tei.schema import schema_path
from tei.validate.engines.engine import JUDGING, OTHERS_RULE, Then, nothing_else
from tei.validate.engines.pointers import POINTERS
from tei.validate.engines.relaxng.cache import SUFFIX, Opened, open_schema
from tei.validate.engines.relaxng.names import XML_ID
from tei.validate.engines.relaxng.run import UnreadableError
from tei.validate.engines.relaxng.stream import find_defects
from tei.validate.limits import within_limits

if TYPE_CHECKING:
    from tei.diagnostic import Diagnostic

WATCHED = POINTERS | {XML_ID}

SAMPLE = 1 << 20
"""Bytes of a file in which its elements are counted."""
TAG = re.compile(rb"<([A-Za-z][\w.-]*)")


class Own:
    """One schema with what was learned of it."""

    def __init__(self, schema: Path, opened: Opened, language: str = "en") -> None:
        self.opened = opened
        self.automaton = opened.automaton
        self.language = language
        own = schema.parent == schema_path().resolve().parent
        self.warnings = frozenset() if own else OTHERS_RULE

    def check(self, source: Path | bytes, name: str) -> "list[Diagnostic]":
        return within_limits(lambda: self.judge(source, name), source, name)

    def judge(self, source: Path | bytes, name: str) -> "list[Diagnostic]":
        try:
            found = find_defects(self.automaton, source)
        except (UnreadableError, OSError):
            return [unreadable(source, name, self.language)]
        if not found.defects:
            return []
        from tei.validate.words import speak

        schema, used = self.automaton.schema, uses(source)
        return speak(found.defects, schema, found.prefixes, found.ids, name, self.warnings, self.language, used)

    def check_files(self, files: Sequence[Path], then: Then = nothing_else) -> "Iterator[list[Diagnostic]]":
        yield from in_order(lambda file: then(file, self.check(file, str(file))), files, copies(), JUDGING)
        self.opened.keep()


def own_engine(schema: Path, language: str = "en") -> Own:
    """The engine for a `.rng` or `.rnc` file; the same one while the file is the same.

    Raises:
        TeiError: it is not a correct schema.
    """
    status = schema.stat()
    return made(schema.resolve(), status.st_mtime_ns, status.st_size, language)


@cache
def made(schema: Path, _modified: int, _size: int, language: str) -> Own:
    return Own(schema, opened(schema, _modified, _size), language)


@cache
def opened(schema: Path, _modified: int, _size: int) -> Opened:
    own = schema.parent == schema_path().resolve().parent
    return open_schema(schema, WATCHED, schema.with_suffix(SUFFIX) if own else None)


def uses(source: Path | bytes) -> dict[str, int]:
    """How often a file has each element; of a long one the beginning is counted."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            source = file.read(SAMPLE)
    found: dict[str, int] = {}
    for name in TAG.findall(source[:SAMPLE]):
        key = name.decode("ascii")
        found[key] = found.get(key, 0) + 1
    return found


def unreadable(source: Path | bytes, name: str, language: str = "en") -> "Diagnostic":
    """Why a file could not be read, in the words of the parser that has more of them.

    Raises:
        XmlError: there is no such file.
    """
    from tei.validate.engines.not_xml import not_xml
    from tei.xml.parse import XmlSyntaxError, parse

    try:
        parse(source, name)
    except XmlSyntaxError as error:
        return not_xml(error, name, language)
    return not_xml(XmlSyntaxError(name, "the file is not well-formed XML"), name, language)
