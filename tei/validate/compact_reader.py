"""Where the reading of a schema in the compact syntax stands: what comes next, and which prefixes are declared."""

from dataclasses import dataclass, field

from lxml import etree

from tei.validate.compact_text import CompactError, SchemaText
from tei.validate.compact_tokens import Mark, Token

RNG = "http://relaxng.org/ns/structure/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"

_DEEPEST = 100
"""How far braces, brackets and parentheses may be in each other."""
_RNG_PREFIX: dict[str | None, str] = {None: RNG}
_LAST_LINE = 65535
"""The last line that libxml2 has room for."""


@dataclass(slots=True)
class Reader:
    source: SchemaText
    tokens: list[Token]
    """The last two are the end, so that one may look a token ahead."""
    inherited: str | None
    """The namespace of whoever includes the schema; None leaves it to the `ns` of an ancestor."""
    namespaces: dict[str, str | None] = field(default_factory=lambda: {"xml": XML})
    """By prefix; None is the inherited one, empty none at all."""
    default: str | None = None
    """The namespace of elements without a prefix, as in `namespaces`."""
    datatypes: dict[str, str] = field(default_factory=lambda: {"xsd": XSD})
    at: int = 0
    depth: int = 0

    def next(self, further: int = 0) -> Token:
        """The next token, or one further on."""
        return self.tokens[self.at + further]

    def take(self) -> Token:
        token = self.next()
        self.at += 1
        return token

    def sees(self, *signs: str, further: int = 0) -> bool:
        """Whether one of the signs or keywords comes next."""
        mark, text, _ = self.tokens[self.at + further]
        return text in signs and mark in (Mark.SIGN, Mark.KEYWORD)

    def accept(self, *signs: str) -> Token | None:
        """The next token, taken, if it is one of the signs or keywords."""
        return self.take() if self.sees(*signs) else None

    def expect(self, sign: str, instead: str = "") -> Token:
        """The next token, taken; it has to be the sign or keyword."""
        if not self.sees(sign):
            raise self.unexpected(instead or f'"{sign}"')
        return self.take()

    def unexpected(self, expected: str) -> CompactError:
        token = self.next()
        return self.error(token, f"found {_quoted(token)}, expected {expected}")

    def error(self, token: Token, message: str) -> CompactError:
        return self.source.error(token.at, message)

    def enter(self, token: Token) -> None:
        """Go one level deeper; `leave` comes back."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.error(token, f'found "{token.text}" inside {_DEEPEST} others, more than are read')

    def leave(self) -> None:
        self.depth -= 1

    def literal(self, what: str = "a literal") -> str:
        """The next literal and those joined to it."""
        parts = []
        while True:
            if self.next().mark is not Mark.LITERAL:
                raise self.unexpected(f"{what} in quotation marks")
            parts.append(self.take().text)
            if not self.accept("~"):
                return "".join(parts)

    def identifier(self, what: str) -> str:
        """The next word, which may be a keyword only after a backslash."""
        if self.next().mark not in (Mark.NAME, Mark.QUOTED):
            help_ = f'; a keyword is a name as "\\{self.next().text}"' if self.next().mark is Mark.KEYWORD else ""
            raise self.unexpected(what + help_)
        return self.take().text

    def word(self, what: str) -> str:
        """The next word, keyword or not."""
        if self.next().mark not in (Mark.NAME, Mark.QUOTED, Mark.KEYWORD):
            raise self.unexpected(what)
        return self.take().text

    def namespace(self, prefix: str, token: Token) -> str | None:
        if prefix not in self.namespaces:
            raise self.error(
                token, f'found the prefix "{prefix}", which is not declared; add: namespace {prefix} = "..."'
            )
        return self.namespaces[prefix]

    def library(self, prefix: str, token: Token) -> str:
        if prefix not in self.datatypes:
            raise self.error(
                token,
                f'found the prefix "{prefix}" of a datatype, which is not declared; add: datatypes {prefix} = "..."',
            )
        return self.datatypes[prefix]

    def element(self, kind: str, token: Token, /, **attributes: str | None) -> etree._Element:
        """A RELAX NG element that stands where the token does; an attribute that is None is left out."""
        element = etree.Element(f"{{{RNG}}}{kind}", nsmap=_RNG_PREFIX)  # type: ignore[arg-type]
        for key, value in attributes.items():
            if value is not None:
                element.set(key, value)
        self.locate(element, token)
        return element

    def locate(self, element: etree._Element, token: Token) -> None:
        element.sourceline = min(self.source.place(token.at)[0], _LAST_LINE)  # type: ignore[assignment]

    def declare(self, root: etree._Element) -> None:
        """Put the namespaces that are declared on the root, for the values that are qualified names."""
        declared = {prefix: uri for prefix, uri in self.namespaces.items() if uri and prefix != "xml"}
        every: dict[str | None, str] = {**_RNG_PREFIX}
        every.update(declared)
        etree.cleanup_namespaces(root, top_nsmap=every, keep_ns_prefixes=list(declared))  # type: ignore[arg-type]


def _quoted(token: Token) -> str:
    match token.mark:
        case Mark.END:
            return "the end of the schema"
        case Mark.LITERAL:
            return f'the literal "{token.text}"'
        case Mark.DOCUMENTATION:
            return "documentation (##)"
        case Mark.QUOTED:
            return f'"\\{token.text}"'
    return f'"{token.text}"'
