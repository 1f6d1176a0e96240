"""The schema engines: one function that says what they find wrong with a tree, one compiled schema per process."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from tei.errors import TeiError
from tei.validate.exact import is_exact
from tei.validate.finding import Finding
from tei.validate.grammar import read_grammar
from tei.validate.walk import find_defects
from tei.xml import parse

Engine = Callable[[etree._ElementTree], Iterator[Finding]]


def engine(schema: Path) -> Engine:
    """The engine for a schema file, by its extension.

    Raises:
        TeiError: no such file, another kind of file, or not a correct schema.
    """
    if not schema.is_file():
        raise TeiError(f'there is no schema file "{schema}"')
    match schema.suffix.lower():
        case ".rng":
            return relax_ng(schema.resolve())
        case ".xsd":
            return xml_schema(schema.resolve())
        case other:
            raise TeiError(f'"{schema}" is no schema that can be read: give a file.rng or file.xsd, not "{other}"')


@cache
def relax_ng(schema: Path) -> Engine:
    """The reading of the tree along the schema; and libxml2, for schemas that are not read here exactly.

    libxml2 takes 10 to 20 seconds to compile `tei_all`, does not finish compiling some of the TEI's own schemas, and
    doubles its time for each attribute an element has. So it is asked only where it can know more than we do.
    """
    grammar = read_grammar(schema)
    if grammar is None or not is_exact(grammar):
        compiled(schema)

    def find(document: etree._ElementTree) -> Iterator[Finding]:
        findings = list(find_defects(document.getroot(), grammar)) if grammar else []
        yield from findings
        if not findings and not (grammar and is_exact(grammar)):
            engine = compiled(schema)
            if not engine.validate(document):
                yield unexplained(document, engine.error_log)

    return find


@cache
def compiled(schema: Path) -> etree.RelaxNG:
    try:
        return etree.RelaxNG(parse(schema).tree)
    except etree.RelaxNGParseError as error:
        raise TeiError(f'"{schema}" is not a correct RELAX NG schema: {error}') from None


def unexplained(document: etree._ElementTree, log: etree._ListErrorLog) -> Finding:
    """The first complaint of libxml2, for a schema whose grammar is not read here."""
    root = document.getroot()
    first = next(iter(log), None)
    if first is None:
        return Finding("X011", root, "the schema does not allow this file; its engine does not say why")
    elements = [each for each in root.iter(etree.Element) if each.sourceline == first.line]
    element = elements[-1] if elements else root
    return Finding("X011", element, f"the schema does not allow this: {first.message}")


@cache
def xml_schema(schema: Path) -> Engine:
    from tei.validate.built import built_schema
    from tei.validate.xsd import finding_of

    compiled = built_schema(schema)

    def find(document: etree._ElementTree) -> Iterator[Finding]:
        seen: set[tuple[etree._Element, str]] = set()
        for error in compiled.iter_errors(document.getroot()):
            finding = finding_of(error, document.getroot(), compiled.maps.elements)
            if finding and (finding.element, finding.code + finding.message) not in seen:
                seen.add((finding.element, finding.code + finding.message))
                yield finding

    return find
