"""From the XML of a schema to the `Schema` that is run."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from lxml import etree

from tei.errors import TeiError
from tei.validate.schematron.model import Check, Let, Origin, Pattern, Rule, Schema, Skipped, Value
from tei.validate.schematron.source import SCH, Sources, origin, read_embedded, read_schematron

XSL = "{http://www.w3.org/1999/XSL/Transform}"
BINDINGS: dict[str, Literal[1, 3]] = {
    **dict.fromkeys(("", "xslt", "xslt1", "exslt", "xpath", "xpath1"), 1),
    **dict.fromkeys(("xslt2", "xslt3", "xpath2", "xpath3", "xpath31"), 3),
}
WELL_KNOWN = {
    "xs": "http://www.w3.org/2001/XMLSchema",
    "fn": "http://www.w3.org/2005/xpath-functions",
    "math": "http://www.w3.org/2005/xpath-functions/math",
    "map": "http://www.w3.org/2005/xpath-functions/map",
    "array": "http://www.w3.org/2005/xpath-functions/array",
}
MOST_PARTS = 10_000
SILENT = frozenset(("title", "p", "ns", "phase", "diagnostics", "diagnostic", "properties", "property", "include"))
"""What says nothing about documents, or is read elsewhere."""


@dataclass(slots=True)
class Reading:
    file: Path
    sources: Sources
    root: etree._Element

    def at(self, element: etree._Element) -> Origin:
        return origin(element, self.file)

    def skip(self, element: etree._Element, what: str, why: str) -> None:
        self.sources.skipped.append(Skipped(what, why, self.at(element)))


def read_schema(path: Path, phase: str = "#DEFAULT") -> Schema | None:
    """The schema in a `.sch` file, or the rules inside a `.rng`; None for a `.rng` without any.

    Args:
        phase: the id of a phase, `#ALL`, or `#DEFAULT` for the one the schema names, or all.

    Raises:
        TeiError: it cannot be read, has a query language we do not know, or no such phase.
    """
    embedded = path.suffix.lower() == ".rng"
    root, sources = read_embedded(path) if embedded else read_schematron(path)
    if root is None:
        return None
    binding = root.get("queryBinding", "").lower()
    if binding not in BINDINGS:
        raise TeiError(f'"{path}" is written for the query language "{binding}"; xslt, xslt2 and xslt3 are run')
    reading = Reading(path, sources, root)
    active = phase_of(root, phase, path)
    fill_abstract(reading)
    patterns = [element for element in root.iter(f"{SCH}pattern") if active is None or element.get("id") in active[1]]
    lets = [*lets_of(root, reading), *(lets_of(active[0], reading) if active else ())]
    note_foreign(reading, root, SILENT | {"let", "pattern"})
    found = tuple(pattern_of(element, reading) for element in patterns if runs(element, reading))
    diagnostics = {element.get("id", ""): tuple(message_of(element)) for element in root.iter(f"{SCH}diagnostic")}
    return Schema(BINDINGS[binding], namespaces_of(reading), tuple(lets), found, diagnostics, tuple(sources.skipped))


def phase_of(root: etree._Element, phase: str, path: Path) -> tuple[etree._Element, set[str]] | None:
    """The phase with the ids of its patterns; None for all patterns."""
    name = root.get("defaultPhase", "#ALL") if phase == "#DEFAULT" else phase
    if name == "#ALL":
        return None
    phases = {element.get("id", ""): element for element in root.iter(f"{SCH}phase")}
    if name not in phases:
        known = f"there are: {', '.join(phases)}" if phases else "there are none"
        raise TeiError(f'"{path}" has no phase "{name}"; {known}')
    return phases[name], {element.get("pattern", "") for element in phases[name].iter(f"{SCH}active")}


def fill_abstract(reading: Reading) -> None:
    """Put the content of abstract patterns, with their parameters, where they are used; then drop them."""
    patterns = list(reading.root.iter(f"{SCH}pattern"))
    abstract = {element.get("id", ""): element for element in patterns if element.get("abstract") == "true"}
    for element in patterns:
        name = element.get("is-a")
        if name is None:
            continue
        if name not in abstract:
            reading.skip(element, f'pattern "{element.get("id", "")}"', f'there is no abstract pattern "{name}"')
            continue
        given = {each.get("name", ""): each.get("value", "") for each in element.iter(f"{SCH}param")}
        for each in abstract[name].iter(f"{SCH}param"):
            given.setdefault(each.get("name", ""), each.get("value", ""))
        for child in abstract[name].iterchildren(f"{SCH}*"):
            if child.tag != f"{SCH}param":
                element.append(filled(child, given))
    for element in abstract.values():
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def filled(source: etree._Element, given: dict[str, str]) -> etree._Element:
    """A copy with the parameters of an abstract pattern in its attributes."""
    copy = etree.fromstring(etree.tostring(source, with_tail=False))
    names = "|".join(re.escape(name) for name in sorted(given, key=len, reverse=True) if name)
    for before, element in zip(source.iter(etree.Element), copy.iter(etree.Element), strict=True):
        element.sourceline = before.sourceline
        for attribute, value in element.attrib.items() if names else ():
            element.set(str(attribute), re.sub(rf"\$({names})(?![\w.-])", lambda found: given[found[1]], str(value)))
    return copy


def runs(element: etree._Element, reading: Reading) -> bool:
    if element.get("documents") is not None:
        reading.skip(element, f'pattern "{element.get("id", "")}"', "it is about other documents")
        return False
    return True


def pattern_of(element: etree._Element, reading: Reading) -> Pattern:
    note_foreign(reading, element, SILENT | {"let", "rule", "param"})
    rules = [each for each in element.iterchildren(f"{SCH}rule") if each.get("abstract") != "true"]
    return Pattern(
        element.get("id", ""),
        tuple(lets_of(element, reading)),
        tuple(rule_of(each, reading) for each in rules),
        reading.at(element),
    )


def rule_of(element: etree._Element, reading: Reading) -> Rule:
    parts = list(islice(parts_of(element, reading, ()), MOST_PARTS))
    if len(parts) == MOST_PARTS:
        at = reading.at(element)
        raise TeiError(f"{at.file}:{at.line}: the rule has more than {MOST_PARTS:,} parts, with those it extends")
    lets = [let_of(each) for each in parts if each.tag == f"{SCH}let"]
    checks = [check_of(each, element, reading) for each in parts if each.tag != f"{SCH}let"]
    return Rule(element.get("context", ""), tuple(lets), tuple(checks), reading.at(element))


def parts_of(rule: etree._Element, reading: Reading, above: tuple[str, ...]) -> Iterator[etree._Element]:
    """The lets and checks of a rule, with those of the abstract rules it extends."""
    note_foreign(reading, rule, SILENT | {"let", "assert", "report", "extends"})
    for element in rule.iterchildren(f"{SCH}let", f"{SCH}assert", f"{SCH}report", f"{SCH}extends"):
        name = element.get("rule")
        if element.tag != f"{SCH}extends":
            yield element
        elif name is not None and name not in above and (found := abstract_rule(rule, name, reading)) is not None:
            yield from parts_of(found, reading, (*above, name))
        elif name is not None:
            reading.skip(element, f'extends "{name}"', "there is no such abstract rule, or it extends itself")


def abstract_rule(rule: etree._Element, name: str, reading: Reading) -> etree._Element | None:
    """The abstract rule of that id, in the same pattern if there is one, else anywhere."""
    parent = rule.getparent()
    places = [parent, reading.root] if parent is not None else [reading.root]
    found = (each for place in places for each in place.iter(f"{SCH}rule") if each.get("id") == name)
    return next((each for each in found if each.get("abstract") == "true"), None)


def check_of(element: etree._Element, rule: etree._Element, reading: Reading) -> Check:
    parent = rule.getparent()
    holders = [element, rule, *([parent] if parent is not None else [])]
    role = next((text for each in holders if (text := each.get("role") or each.get("severity"))), "")
    pattern = parent.get("id", "") if parent is not None else ""
    return Check(
        "assert" if element.tag == f"{SCH}assert" else "report",
        element.get("test", ""),
        tuple(message_of(element)),
        element.get("id") or rule.get("id") or pattern,
        role,
        element.get("flag") or rule.get("flag") or "",
        element.get("see") or rule.get("see") or "",
        element.get("subject") or rule.get("subject") or "",
        tuple(element.get("diagnostics", "").split()),
        reading.at(element),
    )


def lets_of(element: etree._Element, reading: Reading) -> Iterator[Let]:
    for each in element.iterchildren(f"{SCH}let"):
        yield let_of(each)


def let_of(element: etree._Element) -> Let:
    """A let; one whose value is written as elements has no XPath, and cannot be run."""
    value = element.get("value")
    if value is None and not len(element):
        text = (element.text or "").replace("'", "''")
        value = f"'{text}'"
    return Let(element.get("name", ""), value or "")


def message_of(element: etree._Element) -> Iterator[str | Value]:
    """The words of a check or a diagnostic, with the places of values; what other elements hold is words."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child, etree._Comment | etree._ProcessingInstruction):
            pass
        elif child.tag == f"{SCH}name":
            path = child.get("path")
            yield Value(f"name({path})" if path else "name(.)")
        elif child.tag in (f"{SCH}value-of", f"{XSL}value-of"):
            yield Value(child.get("select", ""))
        else:
            yield from message_of(child)
        if child.tail:
            yield child.tail


def note_foreign(reading: Reading, element: etree._Element, known: Iterable[str]) -> None:
    """Keep account of what stands in a part of the schema and is not run: functions and keys of XSLT above all."""
    for child in element.iterchildren(etree.Element):
        name = etree.QName(child)
        called = child.get("name") or child.get("id") or child.get("href") or ""
        called = f' "{called}"' if called else ""
        if child.tag.startswith(XSL):
            reading.skip(child, f"xsl:{name.localname}{called}", "no XSLT is run")
        elif child.tag.startswith(SCH) and name.localname not in known:
            reading.skip(child, f"`{name.localname}`{called}", "it is not known here")


def namespaces_of(reading: Reading) -> dict[str, str]:
    """The prefixes of XPaths: those the schema declares for them, then those of its own XML."""
    found: dict[str, str] = {}
    for element in reading.root.iter(f"{SCH}ns"):
        prefix, uri = element.get("prefix", ""), element.get("uri", "")
        if not prefix:
            reading.skip(element, f'ns "{uri}"', "it has no prefix")
        elif prefix != "xml":
            found.setdefault(prefix, uri)
    for bound, uri in reading.root.nsmap.items():
        if bound and bound != "xml":
            found.setdefault(bound, uri)
    for prefix, uri in WELL_KNOWN.items():
        found.setdefault(prefix, uri)
    return found
