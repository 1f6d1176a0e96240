"""XPath 3.1 by `elementpath`, for what libxml2 cannot run; without files, network and environment."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

import elementpath
from elementpath.collations import UNICODE_CODEPOINT_COLLATION
from elementpath.datatypes import Integer
from elementpath.xpath31 import XPath31Parser
from lxml import etree

from tei.validate.schematron.functions import NAMESPACE, NotComputableError, NotRunnableError, words
from tei.validate.schematron.limits import Clock
from tei.validate.schematron.prepare import CURRENT, NORMALIZE, OWN, anywhere, prepared

LONGEST_RANGE = 1_000_000
FAILURES = (
    *(elementpath.ElementPathError, ArithmeticError, ValueError, TypeError, LookupError, AttributeError, MemoryError),
)
"""What `elementpath` raises for an expression that is wrong, or has no value for a node."""
Value = object
"""A list of its nodes and atomic values."""


class LimitedContext(elementpath.XPathContext):
    """A context that looks at the clock as an expression goes from item to item."""

    clock: Clock | None = None
    _item: object = None

    @property  # type: ignore[override]
    def item(self) -> object:
        return self._item

    @item.setter
    def item(self, value: object) -> None:
        self._item = value
        if self.clock is not None:
            self.clock.tick()


class Parser(XPath31Parser):
    """XPath 3.1, with a limit to `1 to 1000000000`, of which `elementpath` makes a list."""


def limited(token: type[elementpath.XPathToken]) -> type[elementpath.XPathToken]:
    class Range(token):  # type: ignore[misc, valid-type]
        def evaluate(self, context: elementpath.XPathContext | None = None) -> list[int]:
            start, stop = self.get_operands(copy.copy(context), cls=Integer)
            if isinstance(start, int) and isinstance(stop, int) and stop - start > LONGEST_RANGE:
                raise ValueError(f"a range of more than {LONGEST_RANGE:,} numbers")
            return cast("list[int]", super().evaluate(context))

    return Range


Parser.symbol_table["to"] = limited(Parser.symbol_table["to"])


@dataclass
class Slow:
    """The expressions of a schema, each read once."""

    namespaces: dict[str, str]
    parsed: dict[str, object] = field(default_factory=dict)

    @cached_property
    def parser(self) -> XPath31Parser:
        parser = Parser(namespaces={**self.namespaces, OWN: NAMESPACE}, default_collation=UNICODE_CODEPOINT_COLLATION)
        parser.external_function(normalize_space, NORMALIZE, OWN)
        return parser

    def read(self, text: str) -> elementpath.XPathToken:
        """The expression, read.

        Raises:
            NotRunnableError: it is wrong, or calls what is not called here.
        """
        known = self.parsed.get(text)
        if known is None:
            try:
                known = self.parser.parse(prepared(text, self.namespaces))
            except RecursionError:
                known = NotRunnableError("the expression is too deep")
            except FAILURES as error:
                known = NotRunnableError(reason(error))
            except NotRunnableError as error:
                known = error
            self.parsed[text] = known
        if isinstance(known, NotRunnableError):
            raise known
        assert isinstance(known, elementpath.XPathToken)
        return known


@dataclass(slots=True)
class SlowFile:
    """A file as `elementpath` sees it."""

    slow: Slow
    tree: etree._ElementTree
    clock: Clock
    context: LimitedContext | None = None

    def base(self) -> LimitedContext:
        if self.context is None:
            self.context = LimitedContext(self.tree, namespaces=self.slow.namespaces)
            self.context.clock = self.clock
        return self.context

    def evaluate(self, text: str, node: object, variables: Mapping[str, Value]) -> list[object]:
        """The value of an expression.

        Args:
            node: a node that this class made.

        Raises:
            NotComputableError: it has no value for this node.
        """
        token = self.slow.read(text)
        context = copy.copy(self.base())
        context.variables = {**variables, CURRENT: node}  # type: ignore[dict-item]
        context.item = node
        try:
            return list(token.select(context))
        except RecursionError:
            raise NotComputableError("the expression is too deep") from None
        except FAILURES as error:
            if "err:XPST" in str(error):
                raise NotRunnableError(reason(error)) from None
            raise NotComputableError(reason(error)) from None

    def holds(self, text: str, node: object, variables: Mapping[str, Value]) -> bool:
        found = self.evaluate(text, node, variables)
        try:
            return bool(self.slow.read(text).boolean_value(found))
        except FAILURES as error:
            raise NotComputableError(reason(error)) from None

    def words(self, text: str, node: object, variables: Mapping[str, Value]) -> str:
        """The value as it is put into a message."""
        token = self.slow.read(text)
        try:
            return " ".join(token.string_value(item) for item in self.evaluate(text, node, variables))
        except FAILURES as error:
            raise NotComputableError(reason(error)) from None

    def node(self, start: str, element: etree._Element) -> object:
        """Our node for one of lxml's: an element, the root, or an attribute by its name in lxml's form."""
        root = self.base().root
        assert isinstance(root, elementpath.DocumentNode)
        if start == "/":
            return root
        found = root.elements[element]
        if not start:
            return found
        assert isinstance(found, elementpath.ElementNode)
        return next(each for each in found.attributes if each.name == start)

    def matched(self, pattern: str) -> Iterator[tuple[str, etree._Element, object]]:
        """The nodes of the file that an XSLT pattern matches: how they are reached, from where, and they themselves."""
        base = self.base()
        for node in self.evaluate(anywhere(pattern), base.root, {}):
            match node:
                case elementpath.DocumentNode():
                    yield "/", self.tree.getroot(), node
                case elementpath.AttributeNode():
                    yield str(node.name), owner(node), node
                case elementpath.TextNode():
                    yield "text()", owner(node), node
                case elementpath.ElementNode() if isinstance(node.value, etree._Element):
                    yield "", node.value, node
                case elementpath.XPathNode() if isinstance(node.value, etree._Element):
                    yield "comment()", node.value, node


def owner(node: elementpath.XPathNode) -> etree._Element:
    assert node.parent is not None
    assert isinstance(node.parent.value, etree._Element)
    return node.parent.value


def normalize_space(item: object = None) -> str:
    """`normalize-space()`; that of `elementpath` takes every white space of Unicode for one of XML."""
    if item is None:
        return ""
    if isinstance(item, elementpath.XPathNode):
        return " ".join(words(item.string_value))
    if not isinstance(item, str | elementpath.datatypes.UntypedAtomic):
        raise TypeError("normalize-space() of what is no string")
    return " ".join(words(str(item)))


def reason(error: Exception) -> str:
    """What `elementpath` says, without what it says about itself."""
    return str(error).rpartition("] ")[2] or type(error).__name__
