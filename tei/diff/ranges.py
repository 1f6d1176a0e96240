"""Where the elements of two texts stand, in one system of coordinates: the letters that both texts have."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tei.diff.align import Alignment
from tei.diff.stream import Span, Stream

Range = tuple[int, int]
"""Letters that both texts have, half open, counted in the order of the new text without white space."""


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """For each word, and one beyond the last, the nearest matched word from it on, and the nearest before it."""

    after: Sequence[int]
    before: Sequence[int]


def ranges(old: Stream, new: Stream, alignment: Alignment) -> tuple[list[Range], list[Range]]:
    """The range of each element of the old text, and of the new.

    An element around the same words has the same range in both, whatever was changed among them: a range goes from the
    first letter that both texts have to the last. Words that were moved count only for elements that hold no others,
    so that a paragraph can leave a division and the division stays where it was. An element without a letter that both
    have is a point behind the last one before it.
    """
    moved_new = [before >= 0 and alignment.moved[before] for before in alignment.to_old]
    rank = [0]
    for word, before in zip(new.words, alignment.to_old, strict=True):
        rank.append(rank[-1] + (len(word) if before >= 0 else 0))
    to_itself = [word if before >= 0 else -1 for word, before in enumerate(alignment.to_old)]
    readers = (
        _reader(old, rank, alignment.to_new, alignment.moved),
        _reader(new, rank, to_itself, moved_new),
    )
    of_old, of_new = ([reader.of(span) for span in reader.stream.spans] for reader in readers)
    return of_old, of_new


def _reader(stream: Stream, rank: Sequence[int], to_new: Sequence[int], moved: Sequence[bool]) -> "_Reader":
    still = _neighbours([word >= 0 and not moved[index] for index, word in enumerate(to_new)])
    firsts = frozenset(passage.first for passage in stream.passages)
    return _Reader(stream, rank, to_new, still, _neighbours([word >= 0 for word in to_new]), firsts)


@dataclass(frozen=True, slots=True)
class _Reader:
    stream: Stream
    rank: Sequence[int]
    """For each new word how many letters before it both texts have."""
    to_new: Sequence[int]
    still: _Neighbours
    """Of words that were not moved."""
    any: _Neighbours
    firsts: frozenset[int]
    """The first words of passages."""

    def of(self, span: Span) -> Range:
        first = self.word(span.start)
        if span.end > span.start:
            last = self.word(span.end - 1)
            for near in (self.still, self.any):
                if near.after[first] <= last:
                    start, end = near.after[first], near.before[last + 1]
                    return self.letter(start, max(span.start, self.stream.starts[start])), self.letter(
                        end, min(span.end, self.stream.starts[end] + len(self.stream.words[end]))
                    )
        point = self.point(span.start, first)
        return point, point

    def point(self, letter: int, word: int) -> int:
        """The place of an element without matched letters, that stands before a letter of a word."""
        starts, words = self.stream.starts, self.stream.words
        inside = word < len(words) and (starts[word] < letter or word in self.firsts)
        if inside and self.to_new[word] >= 0:
            return self.letter(word, letter)
        before = self.any.before[word]
        return self.letter(before, starts[before] + len(words[before])) if before >= 0 else 0

    def word(self, letter: int) -> int:
        """The number of the word a letter stands in; beyond the last for the end of the text."""
        return (
            max(bisect_right(self.stream.starts, letter) - 1, 0)
            if letter < self.stream.length
            else len(self.stream.words)
        )

    def letter(self, word: int, letter: int) -> int:
        """A place in or behind a matched word, among the letters of both texts."""
        return self.rank[self.to_new[word]] + letter - self.stream.starts[word]


def _neighbours(matched: list[bool]) -> _Neighbours:
    count = len(matched)
    after, before = [count] * (count + 1), [-1] * (count + 1)
    for word in range(count - 1, -1, -1):
        after[word] = word if matched[word] else after[word + 1]
    for word in range(count):
        before[word + 1] = word if matched[word] else before[word]
    return _Neighbours(after, before)
