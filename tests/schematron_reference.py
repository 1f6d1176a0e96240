"""An independent reading of Schematron: a schema becomes XSLT 3.0, which Saxon runs; only for tests."""

import importlib.util
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, isoschematron

from tei.validate.schematron import Schematron, compile_schematron

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
XML = "{http://www.w3.org/XML/1998/namespace}"

needs_saxon = pytest.mark.skipif(
    importlib.util.find_spec("saxonche") is None, reason="saxonche, the reference, is not installed"
)

TEXT = re.compile(r"/text\(\)\[\d+\]$")
Firing = tuple[int, str]
"""The line of the check in the schema, and the path of the node."""


@dataclass(frozen=True)
class Reference:
    processor: Any
    stylesheet: Any

    def firings(self, document: bytes) -> Counter[Firing] | None:
        """Where each check fires; None when Saxon stops at an error."""
        from saxonche import PySaxonApiError

        node = self.processor.parse_xml(xml_text=document.decode("utf-8"))
        try:
            result = self.stylesheet.transform_to_string(xdm_node=node)
        except PySaxonApiError:
            return None
        found = etree.fromstring(result.encode("utf-8"))
        return Counter((int(each.get("line", "")), TEXT.sub("", each.get("path", ""))) for each in found)


def processor() -> Any:
    from saxonche import PySaxonProcessor

    return PySaxonProcessor(license=False)


def reference(schema: bytes, saxon: Any) -> Reference:
    """A compiled reference for a schema without includes, phases and abstract parts."""
    text = etree.tostring(stylesheet(etree.fromstring(schema)), encoding="unicode")
    return Reference(saxon, saxon.new_xslt30_processor().compile_stylesheet(stylesheet_text=text))


def skeleton(schema: bytes, saxon: Any) -> Any:
    """A schema compiled by the ISO skeleton, which comes with lxml, for Saxon."""
    folder = Path(isoschematron.__file__).parent / "resources" / "xsl" / "iso-schematron-xslt1"
    tree = etree.fromstring(schema).getroottree()
    # It writes XSLT 1.0 and refuses other query languages; Saxon runs what it writes as XSLT 3.0.
    tree.getroot().set("queryBinding", "xslt")
    for step in ("iso_dsdl_include.xsl", "iso_abstract_expand.xsl", "iso_svrl_for_xslt1.xsl"):
        tree = etree.XSLT(etree.parse(folder / step))(tree)
    text = etree.tostring(tree, encoding="unicode").replace('version="1.0"', 'version="3.0"', 1)
    return saxon.new_xslt30_processor().compile_stylesheet(stylesheet_text=text)


def skeleton_firings(compiled: Any, document: bytes, saxon: Any) -> Counter[tuple[str, str]]:
    """The tests that fire, each with the path of its element."""
    result = compiled.transform_to_string(xdm_node=saxon.parse_xml(xml_text=document.decode("utf-8")))
    tree = etree.fromstring(document, etree.XMLParser(collect_ids=False)).getroottree()
    found: Counter[tuple[str, str]] = Counter()
    for each in etree.fromstring(result.encode("utf-8")).iter("{*}failed-assert", "{*}successful-report"):
        (element,) = tree.xpath(each.get("location", "").partition("/@")[0])
        found[" ".join(each.get("test", "").split()), path_of(element, "")] += 1
    return found


def stylesheet(schema: etree._Element) -> etree._Element:
    namespaces = {each.get("prefix", ""): each.get("uri", "") for each in schema.iter(f"{SCH}ns")}
    namespaces |= {"xsl": XSL[1:-1], "xs": "http://www.w3.org/2001/XMLSchema"}
    sheet = etree.Element(f"{XSL}stylesheet", nsmap=namespaces, version="3.0")
    add_lets(sheet, schema)
    main = etree.SubElement(sheet, f"{XSL}template", match="/")
    holder = etree.SubElement(main, "found")
    for number, pattern in enumerate(schema.iter(f"{SCH}pattern")):
        mode = f"m{number}"
        add_lets(sheet, pattern)
        etree.SubElement(sheet, f"{XSL}mode", name=mode)
        etree.SubElement(holder, f"{XSL}apply-templates", select="/", mode=mode)
        rules = list(pattern.iter(f"{SCH}rule"))
        for place, rule in enumerate(rules):
            priority = str(len(rules) - place)
            template = etree.SubElement(
                sheet, f"{XSL}template", match=rule.get("context", ""), mode=mode, priority=priority
            )
            for part in rule.iterchildren(f"{SCH}let", f"{SCH}assert", f"{SCH}report"):
                if part.tag == f"{SCH}let":
                    etree.SubElement(template, f"{XSL}variable", name=part.get("name"), select=part.get("value"))
                    continue
                test = part.get("test", "")
                test = f"not({test})" if part.tag == f"{SCH}assert" else test
                condition = etree.SubElement(template, f"{XSL}if", test=test)
                etree.SubElement(condition, "fired", line=str(part.sourceline), path="{path(.)}")
            etree.SubElement(template, f"{XSL}apply-templates", select="node() | @*", mode=mode)
        rest = etree.SubElement(sheet, f"{XSL}template", match="node() | @* | /", mode=mode, priority="-1")
        etree.SubElement(rest, f"{XSL}apply-templates", select="node() | @*", mode=mode)
    return sheet


def add_lets(sheet: etree._Element, holder: etree._Element) -> None:
    for let in holder.iterchildren(f"{SCH}let"):
        etree.SubElement(sheet, f"{XSL}variable", name=let.get("name"), select=let.get("value"))


def path_of(element: etree._Element, attribute: str) -> str:
    """What `path()` of XPath 3.0 says of a node; of a text that of its element, as our findings do."""
    if attribute == "/":
        return "/"
    steps = []
    node: etree._Element | None = element
    while node is not None:
        parent = node.getparent()
        if isinstance(node.tag, str):
            kind, tag = f"Q{node.tag}" if node.tag.startswith("{") else f"Q{{}}{node.tag}", node.tag
            alike = [each for each in node.itersiblings(preceding=True) if each.tag == tag]
        else:
            kind = "comment()" if node.tag is etree.Comment else f"processing-instruction({node.target})"
            alike = [
                each
                for each in node.itersiblings(preceding=True)
                if each.tag is node.tag and getattr(each, "target", "") == getattr(node, "target", "")
            ]
        steps.append(f"{kind}[{len(alike) + 1}]")
        node = parent
    path = "/" + "/".join(reversed(steps))
    if attribute and attribute not in ("text()", "comment()"):
        path += "/@" + (f"Q{attribute}" if attribute.startswith("{") else attribute)
    return path


@cache
def rules(schema: Path, _content: bytes) -> Schematron:
    compiled = compile_schematron(schema)
    assert compiled is not None
    return compiled


def ours(schema: Path, document: bytes) -> tuple[Counter[Firing], list[str]]:
    """Where our engine says each check fires, and what it could not check."""
    compiled = rules(schema, schema.read_bytes())
    tree = etree.fromstring(document, etree.XMLParser(collect_ids=False)).getroottree()
    found = list(compiled.check(tree))
    fired = Counter((each.origin.line, path_of(each.element, each.attribute)) for each in found if each.code != "X033")
    return fired, [each.message for each in found if each.code == "X033"]
