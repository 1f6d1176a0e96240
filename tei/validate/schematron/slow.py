"""XPath 3.1 by `elementpath`, for what libxml2 cannot run; without files, network and environment."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import elementpath
from elementpath.xpath31 import XPath31Parser
from lxml import etree

from tei.validate.schematron.functions import NotComputableError, NotRunnableError
from tei.validate.schematron.limits import Clock
from tei.validate.schematron.syntax import Token, UnreadableXPathError, tokens

FORBIDDEN = {
    **dict.fromkeys(("doc", "doc-available", "document", "collection", "uri-collection"), "it reads other files"),
    **dict.fromkeys(("unparsed-text", "unparsed-text-lines", "unparsed-text-available"), "it reads other files"),
    **dict.fromkeys(("json-doc", "transform", "load-xquery-module", "stream-available"), "it reads other files"),
    **dict.fromkeys(("unparsed-entity-uri", "unparsed-entity-public-id"), "no DTD is read"),
    **dict.fromkeys(("environment-variable", "available-environment-variables"), "it reads the environment"),
    **dict.fromkeys(("system-property", "available-system-properties"), "it asks for the processor"),
    **dict.fromkeys(("parse-xml", "parse-xml-fragment"), "it makes another document"),
    **dict.fromkeys(("function-lookup", "error"), "it calls what only running shows"),
    **dict.fromkeys(("key", "current-group", "current-grouping-key", "regex-group"), "no XSLT is run"),
}
"""Functions that are not called, with the reason."""
CURRENT = "x-current"
FAILURES = (elementpath.ElementPathError, ArithmeticError, ValueError, TypeError, LookupError, AttributeError)
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


@dataclass(slots=True)
class Slow:
    """The expressions of a schema, each read once."""

    namespaces: dict[str, str]
    parsed: dict[str, object] = field(default_factory=dict)

    def read(self, text: str) -> elementpath.XPathToken:
        """The expression, read.

        Raises:
            NotRunnableError: it is wrong, or calls what is not called here.
        """
        known = self.parsed.get(text)
        if known is None:
            try:
                known = XPath31Parser(namespaces=self.namespaces, strict=True).parse(allowed(text))
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
        context.variables = {**variables, CURRENT: node}
        context.item = node
        try:
            return list(token.select(context))
        except RecursionError:
            raise NotComputableError("the expression is too deep") from None
        except FAILURES as error:
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
                    yield str(node.name), node.parent.value, node  # type: ignore[union-attr]
                case elementpath.TextNode():
                    yield "text()", node.parent.value, node  # type: ignore[union-attr]
                case elementpath.XPathNode() if isinstance(node.value, etree._Element):
                    yield "", node.value, node


def allowed(text: str) -> str:
    """The expression, with `current()` as a variable.

    Raises:
        NotRunnableError: it calls a function that is not called here.
    """
    parts, place = [], 0
    found = read_tokens(text)
    for each, after, last in zip(found, [*found[1:], None], [*found[2:], None, None], strict=True):
        local = each.text.rpartition("}")[2].rpartition(":")[2]
        if each.kind != "name" or after is None or after.text not in ("(", "#"):
            continue
        if local in FORBIDDEN:
            raise NotRunnableError(f"{local}() is not called: {FORBIDDEN[local]}")
        if each.text == "current" and last is not None and last.text == ")":
            parts += [text[place : each.start], f"${CURRENT}"]
            place = last.start + 1
    return "".join((*parts, text[place:]))


def read_tokens(text: str) -> list[Token]:
    try:
        return list(tokens(text))
    except UnreadableXPathError as error:
        raise NotRunnableError(str(error)) from None


def anywhere(pattern: str) -> str:
    """An expression for all nodes that a pattern matches, by the definition of XSLT: found below any node."""
    parts, depth, begin = [], 0, 0
    for each in read_tokens(pattern):
        if each.text in ("(", "["):
            depth += 1
        elif each.text in (")", "]"):
            depth -= 1
        elif each.text in ("|", "union") and not depth and each.kind in ("symbol", "name"):
            parts.append(pattern[begin : each.start])
            begin = each.start + len(each.text)
    parts.append(pattern[begin:])
    return " | ".join(part if part.strip().startswith("/") else f"//{part.strip()}" for part in parts)


def reason(error: Exception) -> str:
    """What `elementpath` says, without what it says about itself."""
    return str(error).rpartition("] ")[2] or type(error).__name__
