"""The fast way through a file: expat's events, each a look-up in the automaton.

A file is read in pieces, and of it only the open elements, the ids and the defects are kept.
"""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from tei.validate.engines.relaxng.automaton import Automaton, Edge, State
from tei.validate.engines.relaxng.defect import Defect
from tei.validate.engines.relaxng.names import SEPARATOR
from tei.validate.engines.relaxng.recover import Place
from tei.validate.engines.relaxng.run import Run

PIECE = 1 << 18
"""Bytes read at once."""
DEEPEST = 2048
"""How deep elements may be nested, as libxml2 has it."""
SPACE = " \t\r\n"


class UnreadableError(Exception):
    """The file is not XML, or more than may be read; somebody else says why."""


@dataclass(slots=True)
class Found:
    """What is wrong with a file."""

    defects: list[Defect]
    ids: dict[str, tuple[int, int]]
    prefixes: dict[str, str]
    """For namespaces the prefix that the file uses."""


def find_defects(automaton: Automaton, source: Path | bytes) -> Found:
    """All defects of a file.

    Raises:
        UnreadableError: it is not well-formed, has a DOCTYPE, or is nested too deep.
        OSError: it cannot be read.
    """
    if isinstance(source, bytes):
        return read(automaton, iter((source,)))
    with source.open("rb", buffering=0) as file:
        return read(automaton, pieces(file))


def pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def read(automaton: Automaton, source: Iterator[bytes]) -> Found:
    parser = expat.ParserCreate("utf-8", SEPARATOR)
    parser.buffer_text = True
    parser.buffer_size = PIECE
    prefixes: dict[str, str] = {}
    context: dict[str, str] = {}
    window = Window()

    def where() -> Place:
        return Place(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def text_place(text: str) -> Place:
        return window.place_of(text, parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex)

    run = Run(automaton, where, text_place, context)
    state: State = automaton.start
    last: Edge | None = None
    stack = run.stack
    push, pop = stack.append, stack.pop

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal state, last
        try:
            edge = state[name]
            checks, inside = edge[1][tuple(given)]
        except KeyError:
            state = run.start(state, name, given, last)
            last = None
            return
        push(edge)
        for key, good in checks:
            if given[key] not in good:
                run.value(edge, key, given[key])
        state = inside
        last = None

    def end(name: str) -> None:
        nonlocal state, last
        if state.done:
            last = pop()
            state = last[0]  # type: ignore[assignment]  # a state that is done has one definition
        else:
            last, state = run.end(state, last)

    def text(text: str) -> None:
        nonlocal state
        if not state.free and (state.strings or text.strip(SPACE)):
            state = run.text(state, text)

    def declare(prefix: str | None, uri: str | None) -> None:
        if uri and prefix:
            prefixes[uri] = prefix

    def doctype(*_: object) -> None:
        raise UnreadableError

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartNamespaceDeclHandler, parser.StartDoctypeDeclHandler = declare, doctype
    if automaton.schema.tables.contextual:
        follow_prefixes(parser, context, declare)
    try:
        for piece in transcoded(source):
            window.add(piece)
            parser.Parse(piece, False)
            if len(stack) > DEEPEST:
                raise UnreadableError
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise UnreadableError from error
    finally:
        # The handlers and the parser hold each other.
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
        parser.StartNamespaceDeclHandler = parser.EndNamespaceDeclHandler = None
    return Found(run.finish(), run.ids.owners, prefixes)


def follow_prefixes(
    parser: expat.XMLParserType, context: dict[str, str], declare: Callable[[str | None, str | None], None]
) -> None:
    """Keep the namespaces of the prefixes in scope, for datatypes that ask for them."""
    before: dict[str, list[str | None]] = {}

    def opened(prefix: str | None, uri: str | None) -> None:
        declare(prefix, uri)
        before.setdefault(prefix or "", []).append(context.get(prefix or ""))
        context[prefix or ""] = uri or ""

    def closed(prefix: str | None) -> None:
        outer = before[prefix or ""].pop()
        if outer is None:
            context.pop(prefix or "", None)
        else:
            context[prefix or ""] = outer

    context["xml"] = "http://www.w3.org/XML/1998/namespace"
    parser.StartNamespaceDeclHandler, parser.EndNamespaceDeclHandler = opened, closed


class Window:
    """The last pieces of a file, to find the place where a text begins."""

    def __init__(self) -> None:
        self.data = b""
        self.begin = 0
        self.length = 0

    def add(self, piece: bytes) -> None:
        if len(self.data) > self.length:
            self.begin += len(self.data) - self.length
            self.data = self.data[-self.length :] if self.length else b""
        self.data += piece
        self.length = len(piece)

    def place_of(self, text: str, line: int, column: int, offset: int) -> Place:
        """Where the first character of a text that is no white space stands.

        Args:
            text: the text, which ends where the parser is.
            line, column, offset: of the parser; `line` from 1, the others from 0.
        """
        before = self.data[: offset - self.begin]
        raw = before[before.rfind(b">") + 1 :].decode("utf-8", "replace")
        if not raw.strip(SPACE):
            raw = text
        words = raw.lstrip(SPACE)
        line -= words.count("\n")
        space = raw[: len(raw) - len(words)]
        if "\n" in space:
            return Place(line, len(space) - space.rfind("\n"))
        if "\n" not in words:
            return Place(line, max(1, column - len(words) + 1))
        first = before[: len(before) - len(raw.encode("utf-8"))]
        return Place(line, len(first[first.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + len(space) + 1)


def transcoded(source: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a file as UTF-8, without a byte order mark."""
    first = next(source, b"")
    while len(first) < 512 and (more := next(source, b"")):
        first += more
    from tei.xml.encoding import encoding_of

    encoding, mark = encoding_of(first)
    if encoding in ("utf-8", "utf8", "us-ascii", "ascii"):
        yield first[mark:]
        yield from source
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    yield decoder.decode(first[mark:]).encode("utf-8")
    for piece in source:
        yield decoder.decode(piece).encode("utf-8")
    yield decoder.decode(b"", True).encode("utf-8")
