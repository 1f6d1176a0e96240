"""Tests as libxml2 runs them: one expression, or several with loops in between."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from lxml import etree

from tei.validate.schematron.code import CURRENT, CURRENT_VALUE, NODES, Code, Scope, truth
from tei.validate.schematron.functions import (
    Item,
    NotComputableError,
    NotRunnableError,
    compile_xpath,
    string_value,
    strings,
)
from tei.validate.schematron.syntax import (
    Binary,
    Call,
    Expression,
    If,
    Path,
    Quantified,
    Sequence,
    UnreadableXPathError,
)
from tei.validate.schematron.translate import translate

TOGETHER = 200
"""How many elements are asked about in one go."""
Bound = str | float | bool | list[etree._Element]
"""The value of a variable, as libxml2 takes it."""


class Variables:
    """The variables for one node, each computed when it is first asked for."""

    def __init__(self, element: etree._Element, start: str, defined: Mapping[str, "Binding"], shared: "Shared") -> None:
        self.element, self.start, self.defined, self.shared = element, start, defined, shared
        self.known: dict[str, Bound] = {}

    def of(self, names: frozenset[str]) -> dict[str, Bound]:
        return {name: self.value(name) for name in names}

    def value(self, name: str) -> Bound:
        if name not in self.known:
            self.known[name] = self.compute(name)
        return self.known[name]

    def compute(self, name: str) -> Bound:
        match name:
            case name if name == CURRENT:
                return [self.element]
            case name if name == CURRENT_VALUE:
                found = run(compile_xpath(self.start, {}), self.element, {})
                return string_value(found[0]) if isinstance(found, list) and found else ""
        binding = self.defined[name]
        if not binding.of_root:
            return binding.compute(self)
        if binding not in self.shared:
            self.shared[binding] = binding.compute(self)
        return self.shared[binding]

    def extended(self, name: str, value: Bound) -> "Variables":
        inner = Variables(self.element, self.start, self.defined, self.shared)
        inner.known = {**self.known, name: value}
        return inner


@dataclass(frozen=True, slots=True, eq=False)
class Binding:
    """A `let` for libxml2."""

    xpath: etree.XPath
    uses: frozenset[str]
    code: Code
    """What a reference to it is."""
    of_root: bool
    """Of the schema or the pattern: its context is the root, whatever the node."""

    def compute(self, variables: Variables) -> Bound:
        element = variables.element
        if self.of_root:
            element = element.getroottree().getroot()
        found = run(self.xpath, element, variables.of(self.uses))
        if not isinstance(found, list):
            return found
        items = [item for item in found if not isinstance(item, str)]
        return items if self.code.kind == "elements" else strings(string_value(item) for item in found)


Shared = dict[Binding, Bound]
"""The variables of the schema and its patterns, which are the same for all nodes of a file."""


def bind(name: str, expression: Expression, scope: Scope, namespaces: dict[str, str], of_root: bool) -> Binding:
    """A `let`.

    Raises:
        UnreadableXPathError: it is not for libxml2, or has a value that libxml2 cannot keep.
    """
    code = translate(expression, scope)
    kind = code.kind
    if kind in NODES and not scope.used and (of_root or (isinstance(expression, Path) and expression.absolute)):
        # It is the same from everywhere. libxml2 takes a list of nodes in time that grows with the square of its
        # length, and finds it again in time that grows with the length of the file.
        written = Code(f"({code.text})", kind, code.one, code.sure)
        return Binding(compile_fast(code.text, namespaces), frozenset(), written, of_root)
    if kind == "nodes":
        raise UnreadableXPathError("a variable for nodes of any kind")
    if kind == "attributes":
        kind = "strings"
    if of_root and {CURRENT, CURRENT_VALUE} & scope.used:
        raise UnreadableXPathError("current() of the schema")
    reference = Code(f"${name}", kind, code.one, code.sure)
    return Binding(compile_fast(code.text, namespaces), frozenset(scope.used), reference, of_root)


@dataclass(frozen=True, slots=True)
class Leaf:
    xpath: etree.XPath
    uses: frozenset[str]
    text: str

    def holds(self, variables: Variables) -> bool:
        return bool(run(self.xpath, variables.element, variables.of(self.uses)))


@dataclass(frozen=True, slots=True)
class Both:
    left: "Test"
    right: "Test"
    either: bool

    def holds(self, variables: Variables) -> bool:
        if self.either:
            return self.left.holds(variables) or self.right.holds(variables)
        return self.left.holds(variables) and self.right.holds(variables)


@dataclass(frozen=True, slots=True)
class Not:
    inner: "Test"

    def holds(self, variables: Variables) -> bool:
        return not self.inner.holds(variables)


@dataclass(frozen=True, slots=True)
class Choice:
    condition: "Test"
    then: "Test"
    otherwise: "Test"

    def holds(self, variables: Variables) -> bool:
        return (self.then if self.condition.holds(variables) else self.otherwise).holds(variables)


@dataclass(frozen=True, slots=True)
class Loop:
    every: bool
    variable: str
    sources: tuple[tuple[etree.XPath, frozenset[str]], ...]
    elements: bool
    body: "Test"

    def holds(self, variables: Variables) -> bool:
        for item in self.items(variables):
            value: Bound = [item] if self.elements and not isinstance(item, str) else string_value(item)
            if self.body.holds(variables.extended(self.variable, value)) != self.every:
                return not self.every
        return self.every

    def items(self, variables: Variables) -> Iterator[Item]:
        for xpath, uses in self.sources:
            found = run(xpath, variables.element, variables.of(uses))
            if isinstance(found, list):
                yield from found
            else:
                yield str(found)


Test = Leaf | Both | Not | Choice | Loop


def compile_test(expression: Expression, scope: Scope, namespaces: dict[str, str]) -> Test:
    """A test for libxml2.

    Raises:
        UnreadableXPathError: it is not for libxml2.
    """
    if not loops(expression):
        return leaf(expression, scope, namespaces)
    match expression:
        case Binary("and" | "or" as operator, left, right):
            parts = [compile_test(each, scope, namespaces) for each in (left, right)]
            return Both(parts[0], parts[1], operator == "or")
        case Call("not", (inner,)):
            return Not(compile_test(inner, scope, namespaces))
        case If(condition, then, otherwise):
            tests = [compile_test(each, scope, namespaces) for each in (condition, then, otherwise)]
            return Choice(*tests)
        case Quantified():
            return loop(expression, scope, namespaces)
    raise UnreadableXPathError("a loop inside another expression")


def loops(expression: Expression) -> bool:
    match expression:
        case Quantified():
            return True
        case Binary("and" | "or", left, right):
            return loops(left) or loops(right)
        case Call(_, arguments):
            return any(loops(each) for each in arguments)
        case If(condition, then, otherwise):
            return loops(condition) or loops(then) or loops(otherwise)
    return False


def leaf(expression: Expression, scope: Scope, namespaces: dict[str, str]) -> Leaf:
    own = Scope(scope.version, scope.start, scope.variables)
    text = f"boolean({truth(translate(expression, own))})"
    return Leaf(compile_fast(text, namespaces), frozenset(own.used), text)


def loop(expression: Quantified, scope: Scope, namespaces: dict[str, str]) -> Loop:
    if ":" in expression.variable or expression.variable in scope.variables or not scope.strict:
        raise UnreadableXPathError("a loop")
    sources, kinds = [], set()
    given = expression.source.items if isinstance(expression.source, Sequence) else (expression.source,)
    for each in given:
        own = Scope(scope.version, scope.start, scope.variables)
        code = translate(each, own)
        if code.kind == "nodes" or (code.kind not in NODES and code.kind not in ("strings", "string")):
            raise UnreadableXPathError("a loop over what may be anything")
        kinds.add(code.kind == "elements")
        sources.append((compile_fast(code.text, namespaces), frozenset(own.used)))
    if len(kinds) != 1:
        raise UnreadableXPathError("a loop over elements and others")
    elements = kinds.pop()
    variable = Code(f"${expression.variable}", "elements" if elements else "string")
    inner = Scope(scope.version, scope.start, {**scope.variables, expression.variable: variable})
    body = compile_test(expression.body, inner, namespaces)
    return Loop(expression.every, expression.variable, tuple(sources), elements, body)


def compile_fast(text: str, namespaces: dict[str, str]) -> etree.XPath:
    try:
        return compile_xpath(text, namespaces)
    except etree.XPathError as error:
        raise UnreadableXPathError(str(error)) from None


def select(xpath: etree.XPath, elements: list[etree._Element]) -> list[etree._Element]:
    """What an expression picks from `$n`, the elements; some at a time, as libxml2 compares each with all others.

    Raises:
        NotComputableError: it has no value for one of them.
    """
    picked: list[etree._Element] = []
    for place in range(0, len(elements), TOGETHER):
        some = elements[place : place + TOGETHER]
        found = run(xpath, some[0], {"n": some})
        picked += [each for each in found if not isinstance(each, str)] if isinstance(found, list) else []
    return picked


def run(xpath: etree.XPath, element: etree._Element, variables: dict[str, Bound]) -> Bound | list[Item]:
    """What an expression gives for a node.

    Raises:
        NotComputableError: nothing.
    """
    try:
        found = xpath(element, **variables)  # type: ignore[arg-type]
    except etree.XPathError as error:
        # libxml2 knows only now what it was told when it was compiled.
        kind = NotRunnableError if "prefix" in str(error) else NotComputableError
        raise kind(str(error)) from None
    return cast("Bound | list[Item]", found)
