"""From the tree of a schema to its patterns (RELAX NG, sections 4.8 to 4.21)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tei.validate.engines.datatypes import DatatypeError
from tei.validate.engines.relaxng.errors import Place, SchemaError
from tei.validate.engines.relaxng.names import (
    NO_NAMES,
    XML_NAMESPACE,
    XMLNS_NAMESPACE,
    Names,
    Wild,
    expanded,
    one_name,
    union,
)
from tei.validate.engines.relaxng.pattern import EMPTY, NOT_ALLOWED, TEXT, Pattern, Patterns
from tei.validate.engines.relaxng.syntax import SPACE, Node
from tei.validate.engines.relaxng.types import Type, judge


@dataclass(slots=True)
class Scope:
    """A grammar: what its names mean."""

    place: Place
    parent: "Scope | None"
    sources: dict[str, list[Node]] = field(default_factory=dict)
    """The components of each name, `start` under the empty one."""
    known: dict[str, Pattern] = field(default_factory=dict)
    entered: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Source:
    """An `element` of the schema, before its content is read."""

    names: Names
    node: Node
    scope: Scope
    content: list[Node]


@dataclass(slots=True)
class Simplifier:
    patterns: Patterns
    sources: list[Source] = field(default_factory=list)
    contents: list[Pattern] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)

    def whole(self, root: Node) -> tuple[Pattern, int]:
        """The start pattern, and how many of the elements in the schema can be reached from it."""
        scope = Scope(root.place, None)
        start = self.pattern(root, scope)
        self.read_contents()
        reached = len(self.sources)
        # What nothing refers to has to be correct all the same.
        for each in self.scopes:
            for name in each.sources:
                self.named(name, each, each.place)
        self.read_contents()
        return start, reached

    def read_contents(self) -> None:
        while len(self.contents) < len(self.sources):
            source = self.sources[len(self.contents)]
            self.contents.append(self.patterns.all_in_order(self.each(source.content, source.scope)))

    def each(self, nodes: list[Node], scope: Scope) -> list[Pattern]:
        return [self.pattern(node, scope) for node in nodes]

    def pattern(self, node: Node, scope: Scope) -> Pattern:
        patterns = self.patterns
        match node.kind:
            case "ref":
                return self.named(node.name, scope, node.place)
            case "optional":
                return patterns.optional(self.group(node, scope))
            case "zeroOrMore":
                return patterns.optional(patterns.one_or_more(self.group(node, scope)))
            case "oneOrMore":
                return patterns.one_or_more(self.group(node, scope))
            case "choice":
                return patterns.choice(self.each(node.children, scope))
            case "group" | "define" | "start":
                return self.group(node, scope)
            case "interleave":
                return patterns.all_mixed(self.each(node.children, scope))
            case "mixed":
                return patterns.interleave(TEXT, self.group(node, scope))
            case "element":
                return self.element(node, scope)
            case "attribute":
                return self.attribute(node, scope)
            case "text":
                return TEXT
            case "empty":
                return EMPTY
            case "notAllowed":
                return NOT_ALLOWED
            case "list":
                return patterns.list(self.group(node, scope))
            case "data":
                return self.data(node, scope)
            case "value":
                return self.value(node)
            case "grammar":
                return self.grammar(node, scope)
            case "parentRef":
                if scope.parent is None or not self.scopes:
                    raise SchemaError(node.place, "<parentRef> stands in no grammar inside a grammar")
                return self.named(node.name, scope.parent, node.place)
            case other:
                raise SchemaError(node.place, f"<{other}> is no pattern")

    def group(self, node: Node, scope: Scope) -> Pattern:
        return self.patterns.all_in_order(self.each(node.children, scope))

    def grammar(self, node: Node, parent: Scope) -> Pattern:
        scope = Scope(node.place, parent if parent.sources else None)
        for component in components(node):
            scope.sources.setdefault(component.name, []).append(component)
        self.scopes.append(scope)
        if "" not in scope.sources:
            raise SchemaError(node.place, "the grammar has no <start>")
        return self.named("", scope, node.place)

    def named(self, name: str, scope: Scope, place: Place) -> Pattern:
        """What a reference means; several components of one name are joined as their @combine says."""
        found = scope.known.get(name)
        if found is not None:
            return found
        if name in scope.entered:
            raise SchemaError(place, f'"{name}" refers to itself, and not from inside an element')
        sources = scope.sources.get(name)
        if sources is None:
            raise SchemaError(place, f'nothing defines "{name}"')
        scope.entered.add(name)
        combine = combination(name, sources)
        parts = [self.group(source, scope) for source in sources]
        joined = self.patterns.all_mixed(parts) if combine == "interleave" else self.patterns.choice(parts)
        scope.known[name] = joined
        return joined

    def element(self, node: Node, scope: Scope) -> Pattern:
        names, content = split(node)
        self.sources.append(Source(names, node, scope, content))
        return self.patterns.element(len(self.sources) - 1)

    def attribute(self, node: Node, scope: Scope) -> Pattern:
        names, content = split(node)
        check_attribute_names(names, node.place)
        value = self.pattern(content[0], scope) if content else TEXT
        return self.patterns.attribute(names, value)

    def data(self, node: Node, scope: Scope) -> Pattern:
        params = tuple((param.name, param.text) for param in node.find("param"))
        type = checked(Type(node.library, node.attributes["type"], params), node.place)
        but = [child for child in node.children if child.kind == "except"]
        excluded = self.patterns.choice(self.each(but[0].children, scope)) if but else None
        return self.patterns.data(type, excluded)

    def value(self, node: Node) -> Pattern:
        name = node.attributes.get("type")
        if name is None:
            return self.patterns.value(Type("", "token"), node.text)
        type = checked(Type(node.library, name), node.place)
        if name in ("QName", "NOTATION"):
            prefixes = tuple(sorted((prefix, uri) for prefix, uri in node.prefixes.items() if prefix is not None))
            type = Type(node.library, name, (), node.ns, prefixes)
        elif not judge(type).allows(node.text, {}):
            raise SchemaError(node.place, f'"{node.text}" is no value of the datatype "{name}"')
        return self.patterns.value(type, node.text)


def components(grammar: Node) -> Iterator[Node]:
    for child in grammar.children:
        if child.kind == "div":
            yield from components(child)
        else:
            if child.kind == "define" and not child.name:
                raise SchemaError(child.place, "<define> has no @name")
            yield child


def combination(name: str, sources: list[Node]) -> str:
    """How several components of one name are joined (section 4.17)."""
    if len(sources) == 1:
        return "choice"
    said = [source.attributes.get("combine", "") for source in sources]
    what = f'"{name}"' if name else "<start>"
    if said.count("") > 1:
        raise SchemaError(sources[-1].place, f"{what} is defined more than once, without @combine")
    if len(set(said) - {""}) > 1 or not set(said) <= {"", "choice", "interleave"}:
        raise SchemaError(sources[-1].place, f"the definitions of {what} differ in @combine")
    return next(each for each in said if each)


def checked(type: Type, place: Place) -> Type:
    try:
        judge(type)
    except DatatypeError as error:
        raise SchemaError(place, str(error)) from None
    return type


def split(node: Node) -> tuple[Names, list[Node]]:
    """The name class of an `element` or `attribute`, and its patterns."""
    if "name" in node.attributes:
        own = node.ns if node.kind == "element" or "ns" in node.attributes else ""
        return one_name(qualified(node.name, own, node)), node.children
    return name_class(node.children[0]), node.children[1:]


def qualified(name: str, namespace: str, node: Node) -> str:
    prefix, colon, local = name.strip(SPACE).rpartition(":")
    if not local or not (local[0].isalpha() or local[0] == "_") or " " in local:
        raise SchemaError(node.place, f'"{name}" is no name')
    if not colon:
        return expanded(namespace, local)
    if prefix == "xml":
        return expanded(XML_NAMESPACE, local)
    if prefix not in node.prefixes:
        raise SchemaError(node.place, f'the prefix "{prefix}:" is not declared')
    return expanded(node.prefixes[prefix], local)


def name_class(node: Node) -> Names:
    match node.kind:
        case "name":
            return one_name(qualified(node.text, node.ns, node))
        case "choice":
            return union(map(name_class, node.children))
        case "anyName" | "nsName":
            but = NO_NAMES
            for inner in node.find("except"):
                but = union(map(name_class, inner.children))
                for wild in but.wild:
                    if wild.namespace is None or node.kind == "nsName":
                        raise SchemaError(node.place, f"<except> in <{node.kind}> cannot hold a wildcard")
            return Names(wild=(Wild(node.ns if node.kind == "nsName" else None, but),))
        case other:
            raise SchemaError(node.place, f"<{other}> is no name class")


def check_attribute_names(names: Names, place: Place) -> None:
    """Section 4.16: namespace declarations are no attributes."""
    spaces = {each.rpartition("\x01")[0] for each in names.listed} | {each.namespace for each in names.wild}
    if "xmlns" in names.listed or XMLNS_NAMESPACE in spaces or f"{XMLNS_NAMESPACE}/" in spaces:
        raise SchemaError(place, "an attribute cannot be called xmlns: that declares a namespace")
    for wild in names.wild:
        check_attribute_names(wild.but, place)
