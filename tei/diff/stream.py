"""The source text of a TEI tree as words in the order of the source, with the elements around them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from tei.diff.names import is_block, is_metadata, joins_words, parts_words
from tei.xml.parse import ParsedXml
from tei.xml.positions import Positions, find_positions
from tei.xml.source_text import NOT_SOURCE

# Chinese and Japanese are written without blanks: each of their signs is a word of its own.
_SIGNS = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ALONE = re.compile(f"[{_SIGNS}]")
_WORD = re.compile(f"[{_SIGNS}]|[^ \\t\\r\\n{_SIGNS}]+|[ \\t\\r\\n]+")
_SPACE = " \t\r\n"


@dataclass(slots=True)
class Passage:
    """A run of words in one block, such as a paragraph; a note inside it parts it in two."""

    element: etree._Element
    first: int
    """Its words, half open."""
    last: int = 0


@dataclass(slots=True, eq=False)
class Span:
    """An element of the text and the letters it holds, counted through the whole text without white space."""

    element: etree._Element
    start: int
    end: int = -1
    passage: int = -1
    """The passage in which it begins, or the last before it."""


@dataclass(slots=True)
class Stream:
    words: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """Of each word, from 1."""
    starts: list[int] = field(default_factory=list)
    """How many letters stand before each word."""
    spaced: list[bool] = field(default_factory=list)
    """Whether white space, or the end of a block, parts each word from the one before."""
    passages: list[Passage] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    metadata: list[etree._Element] = field(default_factory=list)
    """Headers, facsimiles, stand-off parts: what is not text."""
    asides: list[etree._Element] = field(default_factory=list)
    """Comments and processing instructions, anywhere."""
    positions: Positions = field(default_factory=lambda: Positions({}))

    def line(self, element: etree._Element) -> int:
        return self.positions.of(element).line

    def text(self, words: Sequence[int]) -> str:
        """Words, by their numbers, on one line."""
        return "".join(
            f" {self.words[word]}" if self.spaced[word] and index else self.words[word]
            for index, word in enumerate(words)
        )

    @property
    def length(self) -> int:
        """How many letters there are."""
        return self.starts[-1] + len(self.words[-1]) if self.words else 0

    def letters(self, start: int, end: int) -> str:
        """The words between two letters, on one line; cut words at both ends where markup cuts them."""
        if start >= end:
            return ""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        behind = self.starts[last] + len(self.words[last]) - end
        text = self.text(range(first, last + 1))[start - self.starts[first] :]
        return text[:-behind] if behind else text

    def words_of(self, passages: Iterable[int]) -> list[int]:
        """The numbers of the words of passages."""
        found: list[int] = []
        for index in passages:
            found += range(self.passages[index].first, self.passages[index].last)
        return found


def read_stream(parsed: ParsedXml) -> Stream:
    """The words, passages and elements of a file, and apart from these its metadata, comments and instructions."""
    reader = _Reader(Stream(positions=find_positions(parsed)))
    root = parsed.tree.getroot()
    reader.stream.asides += list(root.itersiblings(preceding=True))[::-1]
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if is_metadata(node):
                reader.stream.metadata.append(node)
                reader.stream.asides += node.iter(etree.Comment, etree.ProcessingInstruction)
                walk.skip_subtree()
                reader.apart += 1
            else:
                reader.open(node)
        elif event == "end":
            if is_metadata(node):
                reader.apart -= 1
            else:
                reader.close(node)
            if node is not root:
                reader.after(node)
        elif not reader.apart:
            reader.aside(node)
    reader.flush()
    reader.stream.asides += root.itersiblings()
    return reader.stream


@dataclass(slots=True)
class _Reader:
    stream: Stream
    blocks: list[etree._Element] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    """The word that is being read; markup may stand in the middle of it."""
    word_line: int = 1
    line: int = 1
    letters: int = 0
    spaced: bool = True
    glued: bool = False
    """Whether white space does not count, after a line end inside a word."""
    passage: Passage | None = None
    hidden: int = 0
    """How many elements that are not source text are open."""
    apart: int = 0
    """How many parts that hold metadata are open."""

    def open(self, element: etree._Element) -> None:
        if is_block(element):
            self.part()
            self.blocks.append(element)
        elif parts_words(element):
            self.flush()
        elif joins_words(element):
            self.go_on()
        self.opened.append(len(self.stream.spans))
        self.stream.spans.append(Span(element, self.letters, passage=len(self.stream.passages) - 1))
        self.hidden += element.tag in NOT_SOURCE
        if element.text:
            self.read(element.text, self.stream.positions.text_of(element).line)

    def close(self, element: etree._Element) -> None:
        self.hidden -= element.tag in NOT_SOURCE
        self.stream.spans[self.opened.pop()].end = self.letters
        if is_block(element):
            self.part()
            self.blocks.pop()

    def after(self, element: etree._Element) -> None:
        if element.tail:
            self.read(element.tail, self.stream.positions.tail_of(element).line)

    def aside(self, node: etree._Element) -> None:
        self.stream.asides.append(node)
        if node.tail:
            self.read(node.tail, self.line + (node.text or "").count("\n"))

    def read(self, text: str, line: int) -> None:
        """Take the words of a text whose first word stands in a line."""
        self.line = line
        seen = False
        for piece in _WORD.findall(text):
            if piece[0] in _SPACE:
                self.line += piece.count("\n") if seen else 0
                if not self.hidden and not self.glued:
                    self.flush()
            else:
                seen = True
                if not self.hidden:
                    self.add(piece)

    def add(self, piece: str) -> None:
        self.glued = False
        if self.buffer and (_stands_alone(piece) or _stands_alone(self.buffer[-1])):
            self.flush()
            self.spaced = False
        if not self.buffer:
            self.word_line = self.line
            if self.passage is None:
                self.begin()
            self.stream.spaced.append(self.spaced)
        self.buffer.append(piece)
        self.letters += len(piece)

    def begin(self) -> None:
        """Begin a passage at the word that comes."""
        element = self.blocks[-1] if self.blocks else self.stream.spans[0].element
        self.passage = Passage(element, len(self.stream.words))
        self.stream.passages.append(self.passage)
        for index in self.opened:
            span = self.stream.spans[index]
            if span.start == self.letters:
                span.passage = len(self.stream.passages) - 1

    def flush(self) -> None:
        """End the word that is being read."""
        self.spaced = True
        if self.buffer:
            word = "".join(self.buffer)
            self.stream.words.append(word)
            self.stream.lines.append(self.word_line)
            self.stream.starts.append(self.letters - len(word))
            self.buffer.clear()

    def go_on(self) -> None:
        """Go on with the last word of the passage, which only a line end has parted."""
        self.glued = True
        if self.passage is not None and not self.buffer and len(self.stream.words) > self.passage.first:
            self.buffer.append(self.stream.words.pop())
            self.word_line = self.stream.lines.pop()
            self.stream.starts.pop()

    def part(self) -> None:
        """End the passage."""
        self.flush()
        self.glued = False
        if self.passage is not None:
            self.passage.last = len(self.stream.words)
            self.passage = None


def _stands_alone(piece: str) -> bool:
    return len(piece) == 1 and bool(_ALONE.match(piece))
