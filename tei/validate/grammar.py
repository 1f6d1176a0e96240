"""What a RELAX NG schema says about each element: its attributes, their values, its content.

Only for explaining: the verdict is the schema engine's. Where a schema uses what is not read here (a grammar inside a
grammar, a reference to a parent grammar) there is no Grammar, and messages name no alternatives.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from tei.validate.pattern import (
    DATA,
    EMPTY,
    IMPOSSIBLE,
    TEXT,
    Child,
    Data,
    Names,
    Pattern,
    anywhere,
    choice,
    group,
    interleave,
    leaves,
    optional,
    repeat,
)
from tei.validate.source import RNG, UnreadableGrammarError, contents, kind, names_of
from tei.xml import parse

NO_NAMES = Names()


@dataclass(frozen=True, eq=False)
class Attribute:
    names: Names
    value: etree._Element
    """The `attribute` pattern of the schema; the `element`, for elements whose text is a value."""


@dataclass(frozen=True, eq=False)
class Declaration:
    """One `element` of the schema."""

    grammar: "Grammar"
    source: etree._Element

    @cached_property
    def names(self) -> Names:
        return names_of(self.source)

    @cached_property
    def content(self) -> Pattern:
        return sequence(self.grammar.pattern(part) for part in contents(self.source))

    @cached_property
    def value(self) -> Attribute | None:
        """The form of the text, for an element that holds a value and nothing else."""
        if not any(isinstance(leaf, Data) for leaf in leaves(self.content)) or anywhere(self.content):
            return None
        return Attribute(NO_NAMES, self.source)

    @cached_property
    def attribute_pattern(self) -> Pattern:
        """Which attributes go together: a pattern whose leaves are attributes, in any order."""
        return together(self.grammar.attribute_pattern(part) for part in contents(self.source))

    @cached_property
    def attributes(self) -> tuple[Attribute, ...]:
        found = (leaf.declaration for leaf in anywhere(self.attribute_pattern))
        return tuple(each for each in found if isinstance(each, Attribute))

    def attributes_called(self, name: str) -> list[Attribute]:
        return [attribute for attribute in self.attributes if name in attribute.names]


@dataclass(frozen=True, eq=False)
class Grammar:
    definitions: dict[str, list[etree._Element]]
    """The `define` elements of each name; the start pattern has the name ``."""
    patterns: dict[str, Pattern] = field(default_factory=dict)
    declarations: dict[etree._Element, Declaration] = field(default_factory=dict)
    attribute_patterns: dict[str, Pattern] = field(default_factory=dict)
    entered: set[str] = field(default_factory=set)
    """Definitions being read; one that needs itself, not through an element, is an error in the schema."""
    known_attributes: dict[etree._Element, Attribute] = field(default_factory=dict)

    @cached_property
    def start(self) -> Pattern:
        return self.named("")

    @cached_property
    def elements(self) -> dict[str, list[Declaration]]:
        """The declarations of each element name that the schema spells out."""
        found: dict[str, list[Declaration]] = defaultdict(list)
        for source in self.sources():
            declaration = self.declaration(source)
            for name in declaration.names.listed:
                found[name].append(declaration)
        return dict(found)

    def sources(self) -> Iterator[etree._Element]:
        """Every `element` pattern."""
        for definitions in self.definitions.values():
            for definition in definitions:
                yield from definition.iter(f"{RNG}element")

    def declaration(self, source: etree._Element) -> Declaration:
        return self.declarations.setdefault(source, Declaration(self, source))

    def named(self, name: str) -> Pattern:
        """The pattern of a definition; several of one name are a choice, or interleaved, as their @combine says."""
        if name not in self.patterns:
            if name in self.entered or name not in self.definitions:
                raise UnreadableGrammarError(name)
            self.entered.add(name)
            parts = [sequence(map(self.pattern, contents(each))) for each in self.definitions.get(name, ())]
            combine = {each.get("combine") for each in self.definitions.get(name, ())}
            joined = choice(*parts)
            if "interleave" in combine and parts:
                joined = parts[0]
                for part in parts[1:]:
                    joined = interleave(joined, part)
            self.patterns[name] = joined
        return self.patterns[name]

    def pattern(self, source: etree._Element) -> Pattern:
        """A pattern of the schema without its attributes."""
        match kind(source):
            case "element":
                declaration = self.declaration(source)
                return Child(False, names=declaration.names, declaration=declaration)
            case "ref":
                return self.named(source.get("name", ""))
            case "text":
                return TEXT
            case "empty" | "attribute":
                return EMPTY
            case "data" | "value" | "list":
                return DATA
            case "notAllowed":
                return IMPOSSIBLE
            case "group" | "define" | "start" | "div":
                return sequence(map(self.pattern, contents(source)))
            case "choice":
                return choice(*map(self.pattern, contents(source)))
            case "optional":
                return optional(sequence(map(self.pattern, contents(source))))
            case "oneOrMore":
                return repeat(sequence(map(self.pattern, contents(source))))
            case "zeroOrMore":
                return optional(repeat(sequence(map(self.pattern, contents(source)))))
            case "interleave" | "mixed" as name:
                joined = TEXT if name == "mixed" else EMPTY
                for part in contents(source):
                    joined = interleave(joined, self.pattern(part))
                return joined
            case other:
                raise UnreadableGrammarError(other)

    def attribute_pattern(self, source: etree._Element) -> Pattern:
        """A pattern of the schema without its elements and text."""
        parts = (self.attribute_pattern(part) for part in contents(source))
        match kind(source):
            case "attribute":
                attribute = self.known_attributes.setdefault(source, Attribute(names_of(source), source))
                return Child(False, names=attribute.names, declaration=attribute)
            case "ref":
                return self.named_attributes(source.get("name", ""))
            case "choice":
                return choice(*parts)
            case "optional":
                return optional(together(parts))
            case "oneOrMore":
                return repeat(together(parts))
            case "zeroOrMore":
                return optional(repeat(together(parts)))
            case "group" | "interleave" | "mixed" | "div":
                return together(parts)
            case "notAllowed":
                return IMPOSSIBLE
            case _:
                return EMPTY

    def named_attributes(self, name: str) -> Pattern:
        if name not in self.attribute_patterns:
            definitions = self.definitions[name]
            parts = [together(map(self.attribute_pattern, contents(each))) for each in definitions]
            alike = "interleave" in {each.get("combine") for each in definitions}
            self.attribute_patterns[name] = together(iter(parts)) if alike else choice(*parts)
        return self.attribute_patterns[name]


def sequence(parts: Iterator[Pattern]) -> Pattern:
    joined = EMPTY
    for part in reversed(list(parts)):
        joined = group(part, joined)
    return joined


def together(parts: Iterator[Pattern]) -> Pattern:
    joined = EMPTY
    for part in parts:
        joined = interleave(joined, part)
    return joined


def read_grammar(path: Path) -> Grammar | None:
    """The grammar in a `.rng` file and the files it includes; None where it uses what is not read here."""
    try:
        root = parse(path).tree.getroot()
        definitions: dict[str, list[etree._Element]] = defaultdict(list)
        if not str(root.tag).startswith(RNG):
            raise UnreadableGrammarError(root.tag)
        if kind(root) == "grammar":
            for name, source in components(root, path):
                definitions[name].append(source)
        else:
            definitions[""].append(etree.Element(f"{RNG}start"))
            definitions[""][0].append(root)
        grammar = Grammar(dict(definitions))
        for name in ("", *definitions):
            grammar.named(name)
        for declaration in [grammar.declaration(source) for source in grammar.sources()]:
            _ = declaration.names, declaration.content, declaration.attribute_pattern
    except UnreadableGrammarError:
        return None
    return grammar


def components(
    root: etree._Element, path: Path, seen: frozenset[Path] = frozenset()
) -> Iterator[tuple[str, etree._Element]]:
    """The definitions of a grammar; what an `include` redefines replaces what the included file defines."""
    for part in root.iterchildren(f"{RNG}*"):
        match kind(part):
            case "start":
                yield "", part
            case "define":
                yield part.get("name", "").strip(), part
            case "div":
                yield from components(part, path, seen)
            case "include":
                href = urlsplit(part.get("href", ""))
                other = (path.parent / unquote(href.path)).resolve()
                if href.scheme not in ("", "file") or other in seen:
                    raise UnreadableGrammarError("include")
                own = list(components(part, path, seen))
                replaced = {name for name, _ in own}
                included = parse(other).tree.getroot()
                yield from (each for each in components(included, other, seen | {other}) if each[0] not in replaced)
                yield from own
            case other_kind:
                raise UnreadableGrammarError(other_kind)
