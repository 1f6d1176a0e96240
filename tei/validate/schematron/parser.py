"""Reading XPath expressions into trees."""

from functools import cache

from tei.validate.schematron.syntax import (
    ANYWHERE,
    PARENT,
    SELF,
    Binary,
    Call,
    Expression,
    Filter,
    If,
    Literal,
    Negative,
    Number,
    Opaque,
    Path,
    Quantified,
    Sequence,
    Step,
    Token,
    UnreadableXPathError,
    Variable,
    tokens,
)

AXES = frozenset(
    (
        *("ancestor", "ancestor-or-self", "attribute", "child", "descendant", "descendant-or-self"),
        *("following", "following-sibling", "parent", "preceding", "preceding-sibling", "self"),
    )
)
KINDS = frozenset(("node", "text", "comment", "processing-instruction"))
NOT_CALLS = KINDS | {"element", "attribute", "document-node", "item", "if", "function", "map", "array", "switch"}
COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge", "is"))
ITSELF = Path(None, (SELF,))
DEEPEST = 60
"""Of brackets in brackets; nobody writes more."""


@cache
def parse_xpath(text: str) -> Expression:
    """The tree of an expression.

    Raises:
        UnreadableXPathError: it is wrong, or uses what is not read here: casts, maps, functions as values and the like.
    """
    reader = Reader(list(tokens(text)))
    try:
        found = reader.expression()
    except RecursionError:
        raise UnreadableXPathError("the expression is too deep") from None
    if reader.here is not None:
        raise UnreadableXPathError(f'"{reader.here.text}" is not expected')
    return found


def balanced(operator: str, parts: list[Expression]) -> Expression:
    """Many operands of `or`, `and` or `|` as a tree that is not deep: lists of hundreds are usual."""
    if len(parts) == 1:
        return parts[0]
    half = (len(parts) + 1) // 2
    return Binary(operator, balanced(operator, parts[:half]), balanced(operator, parts[half:]))


class Reader:
    """The grammar of XPath, a method for each level of binding."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = found
        self.place = 0
        self.depth = 0

    @property
    def here(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def ahead(self, by: int = 1) -> str:
        place = self.place + by
        return self.tokens[place].text if place < len(self.tokens) else ""

    def at(self, *texts: str) -> bool:
        return self.here is not None and self.here.kind in ("symbol", "name") and self.here.text in texts

    def take(self) -> str:
        if self.here is None:
            raise UnreadableXPathError("the expression ends too early")
        text = self.here.text
        self.place += 1
        return text

    def accept(self, *texts: str) -> str:
        return self.take() if self.at(*texts) else ""

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise UnreadableXPathError(f'"{text}" is missing')

    def expression(self) -> Expression:
        items = [self.single()]
        while self.accept(","):
            items.append(self.single())
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def single(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnreadableXPathError("the expression is too deep")
        found = self.alone()
        self.depth -= 1
        return found

    def alone(self) -> Expression:
        if self.at("if") and self.ahead() == "(":
            self.take()
            self.expect("(")
            condition = self.expression()
            self.expect(")")
            self.expect("then")
            then = self.single()
            self.expect("else")
            return If(condition, then, self.single())
        if self.at("every", "some") and self.ahead() == "$":
            return self.quantified(self.take() == "every")
        if self.at("for", "let") and self.ahead() == "$":
            raise UnreadableXPathError("`for` and `let` are not read here")
        return self.either()

    def quantified(self, every: bool) -> Quantified:
        self.expect("$")
        variable = self.take()
        self.expect("in")
        source = self.single()
        if self.accept(","):
            return Quantified(every, variable, source, self.quantified(every))
        self.expect("satisfies")
        return Quantified(every, variable, source, self.single())

    def either(self) -> Expression:
        parts = [self.both()]
        while self.accept("or"):
            parts.append(self.both())
        return balanced("or", parts)

    def both(self) -> Expression:
        parts = [self.comparison()]
        while self.accept("and"):
            parts.append(self.comparison())
        return balanced("and", parts)

    def comparison(self) -> Expression:
        left = self.sum()
        if self.at(*COMPARISONS):
            return Binary(self.take(), left, self.sum())
        return left

    def sum(self) -> Expression:
        left = self.product()
        while operator := self.accept("+", "-"):
            left = Binary(operator, left, self.product())
        return left

    def product(self) -> Expression:
        left = self.union()
        while operator := self.accept("*", "div", "mod"):
            left = Binary(operator, left, self.union())
        return left

    def union(self) -> Expression:
        parts = [self.unary()]
        while self.accept("|", "union"):
            parts.append(self.unary())
        return balanced("|", parts)

    def unary(self) -> Expression:
        return Negative(self.unary()) if self.accept("-") else self.path()

    def path(self) -> Expression:
        if self.accept("//"):
            return self.steps(None, [ANYWHERE, self.step()], absolute=True)
        if self.accept("/"):
            return self.steps(None, [self.step()] if self.begins_step() else [], absolute=True)
        first = self.step()
        if isinstance(first, Step):
            return self.steps(None, [first])
        return self.steps(first, []) if self.at("/", "//") else first

    def steps(self, start: Expression | None, found: list[Step | Expression], absolute: bool = False) -> Path:
        while separator := self.accept("/", "//"):
            if separator == "//":
                found.append(ANYWHERE)
            found.append(self.step())
        if start == ITSELF:
            start, found = None, [SELF, *found]
        return Path(start, tuple(SELF if each == ITSELF else each for each in found), absolute)

    def begins_step(self) -> bool:
        return self.here is not None and (self.here.kind == "name" or self.here.text in ("*", "@", ".", "..", "("))

    def step(self) -> Step | Expression:
        if self.accept(".."):
            return Step("parent", PARENT.test, self.predicates())
        if self.accept("@"):
            return Step("attribute", self.test(), self.predicates())
        if self.here is not None and self.here.text in AXES and self.ahead() == "::":
            axis = self.take()
            self.take()
            return Step(axis, self.test(), self.predicates())
        named = self.here is not None and self.here.kind == "name"
        if self.at("*") or (named and (self.ahead() != "(" or self.at(*KINDS))):
            return Step("child", self.test(), self.predicates())
        primary = self.primary()
        predicates = self.predicates()
        if primary == ITSELF and predicates:
            return Step("self", SELF.test, predicates)
        return Filter(primary, predicates) if predicates else primary

    def test(self) -> str:
        if self.here is None or not (self.here.kind == "name" or self.here.text == "*"):
            raise UnreadableXPathError("the name of a node is missing")
        name = self.take()
        if not self.at("("):
            if name.startswith(("Q{", "*:")):
                raise UnreadableXPathError(f'the name "{name}" is not read here')
            return name
        if name not in KINDS:
            raise UnreadableXPathError(f'the test "{name}()" is not read here')
        self.take()
        target = self.take() if name == "processing-instruction" and not self.at(")") else ""
        self.expect(")")
        return f"{name}({target})"

    def predicates(self) -> tuple[Expression, ...]:
        found = []
        while self.accept("["):
            found.append(self.predicate())
            self.expect("]")
        if self.at("(", "?"):
            raise UnreadableXPathError("functions as values are not read here")
        return tuple(found)

    def predicate(self) -> Expression:
        """What stands in brackets; when it is not read here, what stands around it still is."""
        place, depth = self.place, self.depth
        try:
            found = self.expression()
        except UnreadableXPathError as error:
            found = Opaque(str(error))
        if isinstance(found, Opaque) or not self.at("]"):
            if not isinstance(found, Opaque):
                found = Opaque("the end of a predicate is not expected")
            self.place, self.depth = place, depth
            self.skip()
        return found

    def skip(self) -> None:
        opened = 0
        while self.here is not None:
            if self.at("[", "(", "{"):
                opened += 1
            elif self.at("]", ")", "}"):
                if not opened:
                    return
                opened -= 1
            self.place += 1

    def primary(self) -> Expression:
        here = self.here
        if here is None:
            raise UnreadableXPathError("the expression ends too early")
        match here.kind:
            case "string":
                text = self.take()
                return Literal(text[1:-1].replace(text[0] * 2, text[0]))
            case "number":
                return Number(self.take())
            case "name" if here.text not in NOT_CALLS and not here.text.startswith("Q{"):
                return self.call()
        if self.accept("."):
            return ITSELF
        if self.accept("$"):
            return Variable(self.take())
        if self.accept("("):
            if self.accept(")"):
                return Sequence(())
            inner = self.expression()
            self.expect(")")
            return inner
        raise UnreadableXPathError(f'"{here.text}" is not read here')

    def call(self) -> Call:
        name = self.take()
        self.expect("(")
        arguments = []
        while not self.accept(")"):
            arguments.append(self.single())
            if not self.at(")"):
                self.expect(",")
        return Call(name.removeprefix("fn:"), tuple(arguments))
