"""The Schematron rules that go with a schema, as findings of the validator."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from tei.diagnostic import Diagnostic, Severity
from tei.errors import TeiError
from tei.validate.finding import Finding
from tei.validate.schematron import Fired, Schematron, compile_schematron

CODES = {"X020": Severity.ERROR, "X021": Severity.WARNING, "X022": Severity.INFO, "X023": Severity.WARNING}
"""The codes of rules, and how grave each is."""
MARKS = (b"http://purl.oclc.org/dsdl/schematron", b"include", b"externalRef")


def rules_of(schema: Path) -> Schematron | None:
    """The rules in a `.sch` file, or inside a `.rng`; None when it has none, or is of another kind.

    Raises:
        TeiError: it cannot be read.
    """
    if schema.suffix.lower() not in (".sch", ".rng"):
        return None
    if not schema.is_file():
        raise TeiError(f'there is no schema file "{schema}"')
    file = schema.resolve()
    return compiled(file, file.stat().st_mtime_ns)


@cache
def compiled(schema: Path, _changed: int) -> Schematron | None:
    return compile_schematron(schema) if may_have_rules(schema) else None


def may_have_rules(schema: Path) -> bool:
    """Whether it is worth while to read the schema: no, for a grammar without a word of rules and of other files."""
    data = schema.read_bytes()
    return schema.suffix.lower() == ".sch" or b"\0" in data[:4] or any(mark in data for mark in MARKS)


def broken_rules(schema: Path, tree: etree._ElementTree) -> Iterator[Fired]:
    """What the rules that go with a schema say of a file."""
    rules = rules_of(schema)
    if rules is not None:
        yield from rules.check(tree)


def finding_of(fired: Fired) -> Finding:
    return Finding(fired.code, fired.element, fired.message, fired.help, text=fired.text)


def of_schema(fired: Fired) -> Diagnostic:
    """The diagnostic for what could not be checked: it stands in the schema, and is the same for all files."""
    return Diagnostic(
        fired.code, CODES[fired.code], fired.message, str(fired.origin.file), fired.origin.line, help=fired.help
    )
