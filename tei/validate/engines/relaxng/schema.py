"""A compiled schema: element definitions and what they hold."""

from dataclasses import dataclass, field
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
from tei.validate.engines.relaxng.values import is_contextual
from tei.xml import TEI_NAMESPACE


@dataclass(slots=True, eq=False)
class Definition:
    """One `element` of the schema."""

    number: int
    names: Names
    pattern: Pattern
    """Attributes and content together."""
    place: Place
    split: "tuple[tuple[Pattern, ...], Pattern] | None" = None


@dataclass(eq=False)
class Schema:
    patterns: Patterns
    definitions: list[Definition]
    start: Pattern
    parts_known: dict[Pattern, tuple[tuple[Pattern, ...], Pattern]] = field(default_factory=dict)

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

    @cached_property
    def contextual(self) -> bool:
        """Whether a value can mean something else where other prefixes are declared."""
        return any(pattern.type is not None and is_contextual(pattern) for pattern in self.patterns.known.values())

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
            definition.split = self.split(definition.pattern)
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
        return attributes_in(self.definitions[number].pattern)
