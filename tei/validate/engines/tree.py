"""Engines that judge a tree: libxml2 for RELAX NG, `xmlschema` for W3C XML Schema."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from lxml import etree

from tei.diagnostic import Diagnostic, Severity
from tei.errors import TeiError
from tei.schema import schema_path
from tei.validate.engines.engine import OTHERS_RULE, Then, nothing_else
from tei.validate.engines.finding import Finding
from tei.validate.engines.not_xml import not_xml
from tei.validate.engines.references import reference_defects
from tei.validate.limits import within_limits
from tei.xml.parse import XmlSyntaxError, parse
from tei.xml.positions import Position, Positions, find_positions

Find = Callable[[etree._ElementTree], Iterator[Finding]]


class TreeEngine:
    """A function that finds what is wrong with a tree, for files."""

    def __init__(self, schema: Path, find: Find, language: str) -> None:
        self.find = find
        self.language = language
        self.own = schema.resolve().parent == schema_path().resolve().parent

    def check(self, source: Path | bytes, name: str) -> list[Diagnostic]:
        return within_limits(lambda: self.judge(source, name), source, name)

    def judge(self, source: Path | bytes, name: str) -> list[Diagnostic]:
        try:
            parsed = parse(source, name)
        except XmlSyntaxError as error:
            return [not_xml(error, name, self.language)]
        references = list(reference_defects(parsed.tree.getroot()))
        # An engine that rejects an id used twice does not say why, but we do.
        twice = any(each.code == "X009" for each in references)
        findings = [*(each for each in self.find(parsed.tree) if not (twice and each.code == "X011")), *references]
        if not findings:
            return []
        positions = find_positions(parsed)
        diagnostics = [diagnostic(each, positions, parsed.name, self.own) for each in findings]
        return sorted(diagnostics, key=lambda each: (each.line, each.column or 0, each.code))

    def check_files(self, files: Sequence[Path], then: Then = nothing_else) -> Iterator[list[Diagnostic]]:
        return (then(file, self.check(file, str(file))) for file in files)


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


@cache
def libxml_engine(schema: Path, language: str = "en") -> TreeEngine:
    """libxml2, which takes 10 to 20 seconds to compile `tei_all`, and does not finish with some TEI schemas."""
    try:
        compiled = etree.RelaxNG(parse(schema).tree)
    except etree.RelaxNGParseError as error:
        raise TeiError(f'"{schema}" is not a correct RELAX NG schema: {error}') from None

    def find(document: etree._ElementTree) -> Iterator[Finding]:
        if not compiled.validate(document):
            yield from complaints(document, compiled.error_log)

    return TreeEngine(schema, find, language)


def complaints(document: etree._ElementTree, log: etree._ListErrorLog) -> Iterator[Finding]:
    """What libxml2 says, once for each line."""
    root = document.getroot()
    elements = {each.sourceline: each for each in root.iter(etree.Element)}
    said: set[int] = set()
    for entry in log:
        if entry.line not in said:
            said.add(entry.line)
            yield Finding("X011", elements.get(entry.line, root), f"the schema does not allow this: {entry.message}")
    if not said:
        yield Finding("X011", root, "the schema does not allow this file; its engine does not say why")


@cache
def xsd_engine(schema: Path, language: str = "en") -> TreeEngine:
    from tei.validate.built import built_schema
    from tei.validate.engines.xsd import finding_of

    compiled = built_schema(schema)

    def find(document: etree._ElementTree) -> Iterator[Finding]:
        seen: set[tuple[etree._Element, str]] = set()
        for error in compiled.iter_errors(document.getroot()):
            finding = finding_of(error, document.getroot(), compiled.maps.elements)
            if finding and (finding.element, finding.code + finding.message) not in seen:
                seen.add((finding.element, finding.code + finding.message))
                yield finding

    return TreeEngine(schema, find, language)
