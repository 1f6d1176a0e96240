"""Random documents that a RELAX NG schema allows, and the same documents with one thing changed."""

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache

from lxml import etree

from tei.validate.engines.relaxng.automaton import needed_attributes
from tei.validate.engines.relaxng.derive import after_attribute
from tei.validate.engines.relaxng.names import Names, expanded, local_of, namespace_of
from tei.validate.engines.relaxng.pattern import NOT_ALLOWED, Pattern, attributes_in
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.engines.relaxng.values import allows

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
SAMPLES = (
    *("#a", "#text", "https://example.org/a?b=c", "other.xml#x", "tei", "a-b.c", "sent", "9th", "x:y"),
    *("en", "ru", "zh-Hant", "de-AT", "", "1", "two words", "ё «»", "0.1.0", "-1.5", "+0.25", "0", "12"),
    *("1962-03-05", "2000-02-29", "1962", "1962-03", "--03", "--03-05", "---05", "14:30:00", "14:30:00Z"),
    *("1962-03-05T14:30:00", "1962-03-05T14:30:00+03:00", "P3D", "true", "0.5", "12mm", "1/2", "1,2", "3.1,-4"),
    *("2024-05-06", "2024-05-06T10:00:00Z", "a:b", "4.9.0", "P1962", "ab:cd", "x/y"),
)
WORDS = ("The", "minister", "said", "«да»", "1962", "ß", "\n  ", " ", "&", "<")
FOREIGN = expanded("urn:foreign", "other")
FAR = 99


class Generator:
    """Documents of one schema; what was written least often is written next, so that a few hundred cover it all."""

    def __init__(self, schema: Schema, seed: int, size: int = 500) -> None:
        self.schema = schema
        self.random = random.Random(seed)
        self.written: Counter[tuple[str, str]] = Counter()
        self.size = size
        self.ids = 0
        self.left = 0
        """How many elements the document may still have before it is brought to its shortest end."""
        self.heights = heights(schema)
        self.samples: dict[Pattern, list[str]] = {}

    def document(self, depth: int = 9) -> etree._Element:
        self.ids, self.left = 0, self.size
        (root,) = self.walk(self.schema.start, "", depth)
        return self.build(root, "", depth)

    def build(self, child: Pattern, parent: str, depth: int) -> etree._Element:
        definition = self.schema.definitions[child.definition]
        name = self.name(definition.names)
        self.written[parent, name] += 1
        self.left -= 1
        element = etree.Element(written(name), nsmap={None: namespace_of(name)} if namespace_of(name) else None)
        factors, rest = self.schema.parts(definition)
        for attribute in self.attributes(factors, name):
            self.add_attribute(element, attribute, name)
        for part in self.walk(rest, name, depth):
            match part.kind:
                case "element":
                    element.append(self.build(part, name, depth - 1))
                case "attribute":
                    self.add_attribute(element, part, name)
                case "text":
                    add_text(element, " ".join(self.random.choices(WORDS, k=self.random.randint(1, 3))))
                case _:
                    add_text(element, self.value(part))
        return element

    def add_attribute(self, element: etree._Element, attribute: Pattern, name: str) -> None:
        assert attribute.names is not None
        called = self.name(attribute.names)
        self.written[name, f"@{called}"] += 1
        element.set(written(called), self.value(attribute.parts[0]))

    def name(self, names: Names) -> str:
        if names.listed:
            return self.random.choice(sorted(names.listed))
        if FOREIGN in names:
            return FOREIGN
        (wild,) = names.wild
        return expanded(wild.namespace or "", "other")

    def attributes(self, factors: tuple[Pattern, ...], name: str) -> list[Pattern]:
        """Those an element needs, and a few more; libxml2 takes twice as long for each attribute of an element."""
        chosen: list[Pattern] = []
        patterns = self.schema.patterns
        left = dict.fromkeys(factors)
        more = [each for factor in factors for each in attributes_in(factor)]
        wanted = [each for each in more if self.random.random() < 0.12 or self.is_new(each, name)]
        wanted = self.random.sample(wanted, min(6, len(wanted)))
        for factor in left:
            rest = factor
            for each in attributes_in(factor):
                after = after_attribute(patterns, rest, frozenset((each,)))
                if each in wanted and after is not NOT_ALLOWED:
                    chosen.append(each)
                    rest = after
            while not rest.nullable:
                needed = self.random.choice(needed_attributes(rest))
                chosen.append(needed)
                rest = after_attribute(patterns, rest, frozenset((needed,)))
        return chosen

    def is_new(self, attribute: Pattern, name: str) -> bool:
        assert attribute.names is not None
        return not any(self.written[name, f"@{each}"] for each in attribute.names.listed)

    def walk(self, pattern: Pattern, parent: str, depth: int) -> Iterator[Pattern]:
        """The leaves of one way through a pattern."""
        match pattern.kind:
            case "group" | "interleave":
                for part in pattern.parts:
                    yield from self.walk(part, parent, depth)
            case "oneOrMore":
                for _ in range(1 if depth <= 0 or self.left <= 0 else self.random.choice((1, 1, 1, 2, 3))):
                    yield from self.walk(pattern.parts[0], parent, depth)
            case "choice":
                yield from self.walk(self.pick(pattern.parts, parent, depth), parent, depth)
            case "empty":
                return
            case _:
                yield pattern

    def pick(self, parts: tuple[Pattern, ...], parent: str, depth: int) -> Pattern:
        if depth <= 0 or self.left <= 0:
            return min(parts, key=self.height)
        near = [part for part in parts if self.height(part) <= depth]
        rare = min(near, key=lambda part: (self.rarity(part, parent), self.random.random()), default=parts[0])
        return rare if self.random.random() < 0.4 else self.random.choice(near or list(parts))

    def rarity(self, part: Pattern, parent: str) -> int:
        if part.kind == "element":
            names = self.schema.definitions[part.definition].names.listed
            return self.written[parent, min(names, default=FOREIGN)]
        return 3

    def height(self, pattern: Pattern) -> int:
        return height(pattern, self.heights)

    def value(self, pattern: Pattern) -> str:
        match pattern.kind:
            case "text":
                return "any text"
            case "empty":
                return ""
            case "choice":
                return self.value(self.random.choice(pattern.parts))
            case "group":
                return " ".join(map(self.value, pattern.parts))
            case "list":
                return self.value(pattern.parts[0])
            case "oneOrMore":
                return " ".join(self.value(pattern.parts[0]) for _ in range(self.random.randint(1, 2)))
            case "value":
                return pattern.value
            case _:
                return self.datum(pattern)

    def datum(self, pattern: Pattern) -> str:
        if pattern.type is not None and pattern.type.name == "ID":
            self.ids += 1
            return f"id{self.ids}"
        if pattern.type is not None and pattern.type.name == "token" and not pattern.type.params:
            return self.random.choice(("0.1.0", "1"))
        if pattern not in self.samples:
            right = [each for each in SAMPLES if allows(self.schema.patterns, pattern, each, {})]
            assert right, f"no sample for {pattern.type}"
            self.samples[pattern] = right
        return self.random.choice(self.samples[pattern])


def written(name: str) -> str:
    """A name as lxml writes it."""
    return f"{{{namespace_of(name)}}}{local_of(name)}" if namespace_of(name) else name


def add_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def heights(schema: Schema) -> list[int]:
    """How deep the flattest element of each definition is."""
    found = [FAR] * len(schema.definitions)
    for _ in range(FAR):
        before = list(found)
        for definition in schema.definitions:
            found[definition.number] = min(FAR, 1 + height(schema.content(definition.number), found))
        if found == before:
            break
    return found


def height(pattern: Pattern, found: list[int]) -> int:
    match pattern.kind:
        case "element":
            return found[pattern.definition]
        case "choice":
            return min(height(part, found) for part in pattern.parts)
        case "group" | "interleave" | "oneOrMore":
            return max(height(part, found) for part in pattern.parts)
        case "notAllowed":
            return FAR
        case _:
            return 0


@cache
def attribute_names(schema: Schema) -> tuple[str, ...]:
    names = {
        written(name)
        for definition in schema.definitions
        for attribute in schema.attributes(definition.number)
        if attribute.names is not None
        for name in attribute.names.listed
    }
    return tuple(sorted(names - {XML_ID}))


def mutate(root: etree._Element, schema: Schema, seed: int) -> str:
    """Change one thing in a document, in place; what was changed comes back in words."""
    dice = random.Random(seed)
    elements = list(root.iter())
    element = dice.choice(elements[1:] or elements)
    names = sorted(map(written, schema.listed))
    match dice.choice(("rename", "unknown", "drop", "move", "copy", "text", "attribute", "value", "lose", "unwrap")):
        case "rename":
            element.tag = dice.choice(names)
        case "unknown":
            element.tag = "{http://www.tei-c.org/ns/1.0}paragraph"
        case "drop" if element is not root:
            remove(element)
        case "move" if element is not root:
            remove(element)
            target = dice.choice(list(root.iter()))
            target.insert(dice.randint(0, len(target)), element)
        case "copy" if element is not root:
            target = dice.choice(list(root.iter()))
            target.append(etree.fromstring(etree.tostring(element, with_tail=False)))
            for copied in target[-1].iter():
                copied.attrib.pop(XML_ID, None)
        case "text":
            add_text(element, "stray words")
        case "attribute":
            element.set(dice.choice(attribute_names(schema)), dice.choice(("high", "1962", "#a", "main", "1 2", "?")))
        case "value" if named := sorted(str(name) for name in element.attrib if name != XML_ID):
            element.set(dice.choice(named), dice.choice(("", " ", "no such", "-1", "1962-13", "#a", " high ", "en")))
        case "lose" if named := sorted(str(name) for name in element.attrib):
            del element.attrib[dice.choice(named)]
        case "unwrap" if element is not root:
            parent = element.getparent()
            assert parent is not None
            place = parent.index(element)
            for child in reversed(list(element)):
                parent.insert(place, child)
            remove(element)
        case other:
            return f"nothing ({other})"
    return f"{element.tag}"


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
