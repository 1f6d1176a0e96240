"""A compiled schema: element definitions and what they hold."""

from functools import cached_property

from tei.validate.engines.relaxng.errors import Place
from tei.validate.engines.relaxng.names import Names, local_of, namespace_of
from tei.validate.engines.relaxng.pattern import (
    EMPTY,
    Pattern,
    Patterns,
    attributes_in,
    elements_in,
    leaves,
)
from tei.validate.engines.relaxng.tables import Reader, Tables
from tei.xml import TEI_NAMESPACE


class Definition:
    """One `element` of the schema."""

    __slots__ = ("names", "number", "place", "row", "split")

    def __init__(self, number: int, names: Names, row: int, place: Place) -> None:
        self.number = number
        self.names = names
        self.row = row
        """Of its pattern, attributes and content together, in the tables."""
        self.place = place
        self.split: tuple[tuple[Pattern, ...], Pattern] | None = None


class Schema:
    """A schema as it is used: read from its tables bit by bit, as files need it."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.patterns = Patterns()
        self.reader = Reader(tables, self.patterns)
        self.parts_known: dict[Pattern, tuple[tuple[Pattern, ...], Pattern]] = {}

    @cached_property
    def definitions(self) -> list[Definition]:
        known: dict[int, Names] = {}
        found = []
        for number, (names, pattern, file, line) in enumerate(self.tables.definitions):
            if names not in known:
                known[names] = self.reader.names(names)
            found.append(Definition(number, known[names], pattern, Place(self.tables.files[file], line)))
        return found

    @cached_property
    def start(self) -> Pattern:
        return self.reader.pattern(self.tables.start)

    @cached_property
    def listed(self) -> dict[str, tuple[int, ...]]:
        """The definitions of each element name that the schema spells out."""
        found: dict[str, list[int]] = {}
        for definition in self.definitions:
            for name in definition.names.listed:
                found.setdefault(name, []).append(definition.number)
        return {name: tuple(numbers) for name, numbers in found.items()}

    @cached_property
    def wild(self) -> tuple[int, ...]:
        """The definitions with wildcards for names."""
        return tuple(each.number for each in self.definitions if each.names.wild)

    @cached_property
    def namespaces(self) -> frozenset[str]:
        """The namespaces of the element names that the schema spells out."""
        return frozenset(map(namespace_of, self.listed))

    @cached_property
    def written(self) -> dict[str, str]:
        """The names that people write without a prefix: those of TEI, or all where the schema has none of TEI."""
        ours = [name for name in self.listed if namespace_of(name) == TEI_NAMESPACE]
        return {local_of(name): name for name in ours or self.listed}

    def called(self, name: str) -> tuple[int, ...]:
        """The definitions an element of that name may have."""
        listed = self.listed.get(name, ())
        if not self.wild:
            return listed
        wild = (each for each in self.wild if each not in listed and name in self.definitions[each].names)
        return (*listed, *wild)

    def parts(self, definition: Definition) -> tuple[tuple[Pattern, ...], Pattern]:
        """The content of an element as patterns of attributes alone, and the rest.

        Attributes that depend on content, in one choice with it, are in the rest.
        """
        if definition.split is None:
            definition.split = self.split(self.reader.pattern(definition.row))
        return definition.split

    def split(self, pattern: Pattern) -> tuple[tuple[Pattern, ...], Pattern]:
        known = self.parts_known.get(pattern)
        if known is not None:
            return known
        found: tuple[tuple[Pattern, ...], Pattern]
        if not attributes_in(pattern):
            found = (), pattern
        elif pattern.kind in ("group", "interleave"):
            (first, one), (second, other) = (self.split(part) for part in pattern.parts)
            join = self.patterns.group if pattern.kind == "group" else self.patterns.interleave
            found = (*first, *second), join(one, other)
        elif all(leaf.kind == "attribute" for leaf in leaves(pattern)):
            found = (pattern,), EMPTY
        else:
            found = (), pattern
        self.parts_known[pattern] = found
        return found

    def content(self, number: int) -> Pattern:
        """What an element holds besides attributes; those that depend on content are still in it."""
        return self.parts(self.definitions[number])[1]

    def children(self, number: int) -> list[int]:
        """The definitions of all elements that may stand somewhere in an element; -1 means around the root."""
        return elements_in(self.start if number < 0 else self.content(number))

    def attributes(self, number: int) -> tuple[Pattern, ...]:
        """The `attribute` patterns of an element."""
        return attributes_in(self.reader.pattern(self.definitions[number].row))
