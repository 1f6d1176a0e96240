"""XPath as a tree, for the part of XPath 2 that Schematron tests and contexts are mostly written in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    r"""(?P<space>\s+)
    | (?P<comment>\(:)
    | (?P<string>"(?:[^"]|"")*"|'(?:[^']|'')*')
    | (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<name>(?:Q\{[^{}]*\})?[^\W\d][\w.\-·]*(?::(?!:)(?:[^\W\d][\w.\-·]*|\*))?|\*:[^\W\d][\w.\-·]*)
    | (?P<symbol>::|//|\.\.|!=|<=|>=|<<|>>|:=|\|\||=>|[-+*/()\[\]{}@,.|=<>$!?:#])""",
    re.VERBOSE,
)


class UnreadableXPathError(Exception):
    """The expression uses what is not read here; it may be right all the same."""


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Literal:
    value: str


@dataclass(frozen=True, slots=True)
class Number:
    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Step:
    axis: str
    test: str
    """A name, `*`, `p:*`, or a kind test such as `text()`."""
    predicates: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from a start: the context node when None; `absolute` from the root."""

    start: "Expression | None"
    steps: tuple["Step | Expression", ...]
    absolute: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    base: "Expression"
    predicates: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Negative:
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class If:
    condition: "Expression"
    then: "Expression"
    otherwise: "Expression"


@dataclass(frozen=True, slots=True)
class Quantified:
    every: bool
    variable: str
    source: "Expression"
    body: "Expression"


@dataclass(frozen=True, slots=True)
class Opaque:
    """A predicate that is not read here."""

    why: str


Expression = (
    Literal | Number | Variable | Call | Path | Filter | Binary | Negative | Sequence | If | Quantified | Opaque
)
SELF = Step("self", "node()")
PARENT = Step("parent", "node()")
ANYWHERE = Step("descendant-or-self", "node()")


def tokens(text: str) -> Iterator[Token]:
    """The tokens of an expression, without white space and comments.

    Raises:
        UnreadableXPathError: a character that begins no token.
    """
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None:
            raise UnreadableXPathError(f'nothing can begin with "{text[place]}"')
        if found.lastgroup == "comment":
            place = after_comment(text, place)
            continue
        if found.lastgroup != "space":
            yield Token(str(found.lastgroup), found[0], place)
        place = found.end()


def after_comment(text: str, place: int) -> int:
    depth = 0
    for mark in re.finditer(r"\(:|:\)", text[place:]):
        depth += 1 if mark[0] == "(:" else -1
        if not depth:
            return place + mark.end()
    raise UnreadableXPathError("a comment without end")
