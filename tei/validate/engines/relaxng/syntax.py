"""The XML syntax of RELAX NG: one file as a tree of our own, without annotations, with what is inherited written out.

RELAX NG, sections 3 (full syntax) and 4.1 to 4.5, 4.8 to 4.10 (simplification of one file).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from tei.validate.engines.relaxng.errors import Place, SchemaError

RNG_NAMESPACE = "http://relaxng.org/ns/structure/1.0"
RNG = f"{{{RNG_NAMESPACE}}}"
SPACE = " \t\r\n"
PATTERNS = frozenset(
    (
        *("element", "attribute", "group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list"),
        *("mixed", "ref", "parentRef", "empty", "text", "value", "data", "notAllowed", "externalRef", "grammar"),
    )
)
NAME_CLASSES = frozenset(("name", "anyName", "nsName", "choice"))
COMPONENTS = frozenset(("start", "define", "div", "include"))
CHILDREN: dict[str, frozenset[str]] = {
    **dict.fromkeys(("group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore"), PATTERNS),
    **dict.fromkeys(("list", "mixed", "define", "start"), PATTERNS),
    **dict.fromkeys(("element", "attribute"), PATTERNS | NAME_CLASSES),
    **dict.fromkeys(("ref", "parentRef", "empty", "text", "value", "notAllowed", "externalRef", "param"), frozenset()),
    "data": frozenset(("param", "except")),
    "grammar": COMPONENTS,
    "div": COMPONENTS,
    "include": COMPONENTS - {"include"},
    "except": PATTERNS | NAME_CLASSES,
    **dict.fromkeys(("anyName", "nsName"), frozenset(("except",))),
    "name": frozenset(),
}
ATTRIBUTES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("element", "attribute", "ref", "parentRef", "param"), frozenset(("name",))),
    "define": frozenset(("name", "combine")),
    "start": frozenset(("combine",)),
    **dict.fromkeys(("data", "value"), frozenset(("type",))),
    **dict.fromkeys(("externalRef", "include"), frozenset(("href",))),
}
NEEDED = {
    **dict.fromkeys(("ref", "parentRef", "param", "define"), "name"),
    "data": "type",
    **dict.fromkeys(("externalRef", "include"), "href"),
}
EVERYWHERE = frozenset(("ns", "datatypeLibrary"))
AT_LEAST_ONE = frozenset(
    (
        *("element", "group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"),
        *("define", "start", "except"),
    )
)
WITH_TEXT = frozenset(("name", "value", "param"))


@dataclass(slots=True)
class Node:
    """One element of a schema."""

    kind: str
    place: Place
    ns: str
    """The namespace that names without a prefix are in, inherited."""
    library: str
    """The datatype library, inherited."""
    attributes: dict[str, str]
    """Those of RELAX NG, without white space around them."""
    text: str
    prefixes: Mapping[str | None, str]
    children: list["Node"] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.attributes.get("name", "")

    def find(self, kind: str) -> Iterator["Node"]:
        return (child for child in self.children if child.kind == kind)


def read_syntax(root: etree._Element, file: str, ns: str = "") -> Node:
    """The pattern in a schema file.

    Args:
        ns: what names without a prefix are in where the file does not say it (RELAX NG, sections 4.6 and 4.7).

    Raises:
        SchemaError: it is not RELAX NG.
    """
    if not str(root.tag).startswith(RNG):
        raise SchemaError(Place(file, line_of(root)), f"the root element is <{root.tag}>, of no RELAX NG schema")
    if str(root.tag)[len(RNG) :] not in PATTERNS:
        raise SchemaError(Place(file, line_of(root)), f"<{str(root.tag)[len(RNG) :]}> cannot be the root")
    return node_of(root, file, ns, "")


def line_of(source: etree._Element) -> int:
    return cast("int | None", source.sourceline) or 1


def node_of(source: etree._Element, file: str, ns: str, library: str) -> Node:
    kind = str(source.tag)[len(RNG) :]
    place = Place(file, line_of(source))
    allowed = CHILDREN.get(kind)
    if allowed is None:
        raise SchemaError(place, f"<{kind}> is no element of RELAX NG")
    attributes: dict[str, str] = {}
    for key, value in source.attrib.items():
        name = str(key)
        if name[0] == "{":
            if name.startswith(RNG):
                raise SchemaError(place, f"@{name[len(RNG) :]} may not be in the namespace of RELAX NG")
            continue
        if name == "ns":
            ns = str(value)
        elif name == "datatypeLibrary":
            library = str(value)
            check_library(library, place)
        elif name not in ATTRIBUTES.get(kind, ()):
            raise SchemaError(place, f"<{kind}> cannot have @{name}")
        attributes[name] = str(value).strip(SPACE) if name != "ns" else str(value)
    needed = NEEDED.get(kind)
    if needed is not None and needed not in attributes:
        raise SchemaError(place, f"<{kind}> has no @{needed}")
    node = Node(kind, place, ns, library, attributes, "", source.nsmap)
    texts = [source.text or ""]
    for child in source:
        tag = child.tag
        texts.append(child.tail or "")
        if isinstance(tag, str):
            if kind in WITH_TEXT:
                raise SchemaError(place, f"<{kind}> holds an element")
            if not tag.startswith(RNG):
                continue
            if tag[len(RNG) :] not in allowed:
                raise SchemaError(Place(file, line_of(child)), f"<{tag[len(RNG) :]}> may not stand in <{kind}>")
            node.children.append(node_of(child, file, ns, library))
    text = "".join(texts)
    if kind in WITH_TEXT:
        node.text = text
    elif text.strip(SPACE):
        raise SchemaError(place, f'there is text in <{kind}>: "{" ".join(text.split())[:40]}"')
    check_children(node)
    return node


def check_library(library: str, place: Place) -> None:
    """Section 3: @datatypeLibrary is empty or an absolute URI without a fragment."""
    scheme, colon, rest = library.partition(":")
    if library and (not colon or not rest or "#" in library or not scheme[:1].isalpha()):
        raise SchemaError(place, f'@datatypeLibrary "{library}" is no absolute URI')


def check_children(node: Node) -> None:
    kind, count = node.kind, len(node.children)
    if kind in ("element", "attribute"):
        classes = 0 if "name" in node.attributes else 1
        if classes and (not count or node.children[0].kind not in NAME_CLASSES):
            raise SchemaError(node.place, f"<{kind}> has no name")
        for child in node.children[classes:]:
            if child.kind not in PATTERNS:
                raise SchemaError(child.place, f"<{child.kind}> may not stand here in <{kind}>")
        if kind == "element" and count == classes:
            raise SchemaError(node.place, "<element> holds no pattern; write <empty/> into it")
        if kind == "attribute" and count > classes + 1:
            raise SchemaError(node.place, "<attribute> holds more than one pattern")
    elif kind in AT_LEAST_ONE and not count:
        raise SchemaError(node.place, f"<{kind}> is empty")
    elif kind == "start" and count > 1:
        raise SchemaError(node.place, "<start> holds more than one pattern")
    elif kind in ("anyName", "nsName") and count > 1:
        raise SchemaError(node.place, f"<{kind}> holds more than one <except>")
    elif kind == "data":
        kinds = [child.kind for child in node.children]
        if "except" in kinds[:-1]:
            raise SchemaError(node.place, "<except> is not the last in <data>")
