"""The Schematron rules that go with a schema, as one more judge of files."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tei.diagnostic import Diagnostic, Severity
from tei.validate.engines.engine import Then, nothing_else
from tei.validate.limits import within_limits

if TYPE_CHECKING:
    from tei.validate.schematron import Fired, Schematron
    from tei.xml.parse import ParsedXml

MARKS = (b"http://purl.oclc.org/dsdl/schematron", b"include", b"externalRef")


class Rules:
    """The rules of one schema."""

    def __init__(self, rules: "Schematron", language: str) -> None:
        self.rules = rules
        self.language = language

    def check(self, source: Path | bytes, name: str) -> list[Diagnostic]:
        return within_limits(lambda: self.judge(source, name), source, name)

    def judge(self, source: Path | bytes, name: str) -> list[Diagnostic]:
        from tei.validate.engines.not_xml import not_xml
        from tei.xml.parse import XmlSyntaxError, parse

        try:
            parsed = parse(source, name)
        except XmlSyntaxError as error:
            return [not_xml(error, name, self.language)]
        fired = list(self.rules.check(parsed.tree))
        not_checked = [of_schema(each) for each in fired if each.in_schema]
        return [*of_file([each for each in fired if not each.in_schema], parsed), *not_checked]

    def check_files(self, files: Sequence[Path], then: Then = nothing_else) -> Iterator[list[Diagnostic]]:
        return (then(file, self.check(file, str(file))) for file in files)


def rules_engine(schema: Path, phase: str = "", language: str = "en") -> Rules | None:
    """The rules in a `.sch` file, or inside a `.rng`; None when it has none, or is of another kind.

    Raises:
        TeiError: it cannot be read.
    """
    if schema.suffix.lower() not in (".sch", ".rng"):
        return None
    file = schema.resolve()
    return compiled(file, file.stat().st_mtime_ns, phase, language)


@cache
def compiled(schema: Path, _changed: int, phase: str, language: str) -> Rules | None:
    if not may_have_rules(schema):
        return None
    from tei.validate.schematron import compile_schematron

    rules = compile_schematron(schema, phase or "#DEFAULT")
    return Rules(rules, language) if rules else None


def may_have_rules(schema: Path) -> bool:
    """Whether it is worth while to read the schema: no, for a grammar without a word of rules and of other files."""
    data = schema.read_bytes()
    return schema.suffix.lower() == ".sch" or b"\0" in data[:4] or any(mark in data for mark in MARKS)


def of_file(fired: "Sequence[Fired]", parsed: "ParsedXml") -> list[Diagnostic]:
    """What rules say of a file, in the order of its lines."""
    from tei.xml.positions import find_positions

    if not fired:
        return []
    positions = find_positions(parsed)
    found = []
    for each in fired:
        place = positions.of(each.element)
        severity = severity_of(each)
        found.append(
            Diagnostic(
                each.code, severity, each.message, parsed.name, place.line, place.column, text=each.text, help=each.help
            )
        )
    return sorted(found, key=lambda each: (each.line, each.column or 0, each.code))


def of_schema(fired: "Fired") -> Diagnostic:
    """The diagnostic for what could not be checked: it stands in the schema, and is the same for all files."""
    file, line = str(fired.origin.file), fired.origin.line
    return Diagnostic(fired.code, severity_of(fired), fired.message, file, line, help=fired.help)


def severity_of(fired: "Fired") -> Severity:
    return {"X030": Severity.ERROR, "X031": Severity.WARNING, "X032": Severity.INFO}.get(fired.code, Severity.WARNING)
