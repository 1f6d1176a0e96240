"""A rule made ready to run: variables, tests and messages, each compiled when it is first needed."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from tei.validate.schematron.census import TEXTS, Census, Matcher, reached
from tei.validate.schematron.code import NODES, Scope
from tei.validate.schematron.fast import (
    Binding,
    Leaf,
    Shared,
    Test,
    Variables,
    bind,
    compile_fast,
    compile_test,
    run,
    select,
)
from tei.validate.schematron.functions import FILE, NotComputableError, NotRunnableError, string_value
from tei.validate.schematron.limits import Clock
from tei.validate.schematron.model import Let, Rule, Schema, Value
from tei.validate.schematron.parser import parse_xpath
from tei.validate.schematron.syntax import UnreadableXPathError, tokens
from tei.validate.schematron.translate import translate

if TYPE_CHECKING:
    from tei.validate.schematron.slow import Slow, SlowFile


OTHERS = frozenset(("text()", "comment()"))
"""Places that libxml2 is not asked about here: texts; comments and instructions."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node that a rule is about."""

    element: etree._Element
    """Itself; for an attribute or a text the element it belongs to, for the root the outermost one."""
    place: str = ""
    """The name of an attribute in lxml's form, `/` for the root; else one of `OTHERS`."""
    slow: object = None
    """The node as `elementpath` has it, for `OTHERS`."""


@dataclass(slots=True)
class File:
    """One file while it is checked."""

    tree: etree._ElementTree
    census: Census
    clock: Clock
    slow_side: "SlowSide"
    shared: Shared = field(default_factory=dict)
    slow_shared: dict[int, object] = field(default_factory=dict)
    _slow: "SlowFile | None" = None

    @property
    def slow(self) -> "SlowFile":
        if self._slow is None:
            from tei.validate.schematron.slow import SlowFile

            self._slow = SlowFile(self.slow_side.slow, self.tree, self.clock)
        return self._slow


@dataclass
class SlowSide:
    """`elementpath`, imported when it is first needed: that takes longer than to check a file."""

    namespaces: dict[str, str]

    @cached_property
    def slow(self) -> "Slow":
        from tei.validate.schematron.slow import Slow

        return Slow(self.namespaces)


@dataclass(slots=True)
class Program:
    schema: Schema
    outer: tuple[Let, ...]
    """The variables of the schema and the pattern."""
    rule: Rule
    matcher: Matcher
    bindings: dict[str, dict[str, Binding]] = field(default_factory=dict)
    tests: dict[tuple[str, str], Test | None] = field(default_factory=dict)
    batches: dict[tuple[str, str, bool], etree.XPath | None] = field(default_factory=dict)

    def nodes(self, file: File) -> dict[str, list[Node]]:
        """The nodes the rule matches, by their place.

        Raises:
            NotComputableError: that cannot be said.
        """
        if not self.matcher.may_match(file.census):
            return {}
        found: dict[str, dict[etree._Element | object, Node]] = {}
        try:
            for place, elements in self.matcher.find(file.census):
                kept = found.setdefault(place, {})
                for element in elements:
                    kept.setdefault(element, Node(element, place))
        except UnreadableXPathError as error:
            if self.schema.version == 1 and self.matcher.unread != TEXTS:
                raise NotRunnableError(f'the context "{self.rule.context}" is not run: {error}') from None
            found = {}
            for place, element, node in file.slow.matched(self.rule.context):
                key = node if place in OTHERS else element
                found.setdefault(place, {})[key] = Node(element, place, node if place in OTHERS else None)
        return {place: list(kept.values()) for place, kept in found.items()}

    def failing(self, test: str, place: str, nodes: list[Node], wanted: bool, file: File) -> list[Node] | None:
        """The nodes for which a test is not as wanted, in one go; None when it has to be asked one by one."""
        compiled = self.test(test, place)
        if not isinstance(compiled, Leaf) or compiled.uses:
            return None
        key = (test, place, wanted)
        if key not in self.batches:
            text = f"$n[not({compiled.text})]" if wanted else f"$n[{compiled.text}]"
            self.batches[key] = compile_fast(text, self.schema.namespaces)
        xpath = self.batches[key]
        assert xpath is not None
        FILE.begin(file.census.root)
        try:
            failed = set(select(xpath, [node.element for node in nodes]))
        except NotComputableError:
            return None
        return [node for node in nodes if node.element in failed] if failed else []

    def holds(self, test: str, node: Node, file: File) -> bool:
        """Whether a test is true of a node.

        Raises:
            NotComputableError: that cannot be said.
        """
        compiled = self.test(test, node.place)
        if compiled is not None:
            FILE.begin(file.census.root)
            return compiled.holds(self.variables(node, file))
        self.refuse_slow(test)
        return file.slow.holds(test, self.slow_node(node, file), self.slow_variables(test, node, file))

    def words(self, value: Value, node: Node, file: File) -> str:
        """The text to put into a message; the expression itself where it cannot be run."""
        try:
            fast = self.fast_words(value, node, file)
            if fast is not None:
                return fast
            self.refuse_slow(value.select)
            variables = self.slow_variables(value.select, node, file)
            return file.slow.words(value.select, self.slow_node(node, file), variables)
        except NotComputableError:
            return f"{{{value.select}}}"

    def fast_words(self, value: Value, node: Node, file: File) -> str | None:
        if node.place in OTHERS:
            return None
        try:
            scope = self.scope(node.place)
            code = translate(parse_xpath(value.select), scope)
            if code.kind in ("number", "maybe"):
                return None
            xpath = compile_fast(code.text, self.schema.namespaces)
        except UnreadableXPathError:
            return None
        FILE.begin(file.census.root)
        found = run(xpath, node.element, self.variables(node, file).of(frozenset(scope.used)))
        if isinstance(found, bool):
            return "true" if found else "false"
        if not isinstance(found, list):
            return str(found)
        if code.kind not in NODES and code.kind != "strings":
            return None
        items = [string_value(item) for item in found]
        return " ".join(items if self.schema.version > 1 else items[:1])

    def test(self, test: str, place: str) -> Test | None:
        """The test for libxml2, or None."""
        key = (test, place)
        if key not in self.tests:
            self.tests[key] = None
            if place not in OTHERS:
                try:
                    self.tests[key] = compile_test(parse_xpath(test), self.scope(place), self.schema.namespaces)
                except UnreadableXPathError as error:
                    if self.schema.version == 1:
                        raise NotRunnableError(f"{error}") from None
        return self.tests[key]

    def scope(self, place: str) -> Scope:
        if place not in self.bindings:
            self.bindings[place] = self.bind(start_of(place))
        return Scope(
            self.schema.version,
            start_of(place),
            {name: binding.code for name, binding in self.bindings[place].items()},
        )

    def bind(self, start: str) -> dict[str, Binding]:
        """The variables that libxml2 can have."""
        found: dict[str, Binding] = {}
        for lets, of_root in ((self.outer, True), (self.rule.lets, False)):
            for let in lets:
                known = {name: each.code for name, each in found.items()}
                scope = Scope(self.schema.version, "/" if of_root else start, known)
                found.pop(let.name, None)
                try:
                    found[let.name] = bind(let.name, parse_xpath(let.value), scope, self.schema.namespaces, of_root)
                except UnreadableXPathError:
                    continue
        return found

    def variables(self, node: Node, file: File) -> Variables:
        start = start_of(node.place)
        self.scope(node.place)
        return Variables(node.element, start, self.bindings[node.place], file.shared)

    def refuse_slow(self, text: str) -> None:
        if self.schema.version == 1:
            raise NotRunnableError(f'"{text}" is not read here as XPath 1.0')

    def slow_node(self, node: Node, file: File) -> object:
        return node.slow if node.slow is not None else file.slow.node(node.place, node.element)

    def slow_variables(self, text: str, node: Node, file: File) -> dict[str, object]:
        """The variables that an expression mentions, and those these mention."""
        lets = [*((let, True) for let in self.outer), *((let, False) for let in self.rule.lets)]
        needed = mentioned(text)
        chosen = []
        for let, of_root in reversed(lets):
            if let.name in needed:
                chosen.append((let, of_root))
                needed |= mentioned(let.value)
        values: dict[str, object] = {}
        for let, of_root in reversed(chosen):
            if not let.value:
                raise NotRunnableError(f"the variable ${let.name} is written as elements")
            if of_root and id(let) not in file.slow_shared:
                root = file.slow.node("/", node.element)
                file.slow_shared[id(let)] = file.slow.evaluate(let.value, root, values)
            if of_root:
                values[let.name] = file.slow_shared[id(let)]
            else:
                values[let.name] = file.slow.evaluate(let.value, self.slow_node(node, file), values)
        return values


def start_of(place: str) -> str:
    return place if place in ("", "/") else reached(place)


def mentioned(text: str) -> set[str]:
    """The names of the variables in an expression."""
    try:
        found = list(tokens(text))
    except UnreadableXPathError:
        return set()
    return {name.text for dollar, name in pairwise(found) if dollar.text == "$"}
