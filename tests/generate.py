"""Random documents that a RELAX NG schema allows, and the same documents with one thing changed."""

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache

from lxml import etree

from tei.validate.grammar import Attribute, Declaration, Grammar
from tei.validate.pattern import Child, Choice, Data, Group, Interleave, Pattern, Repeat, Text, after_any, required
from tei.validate.values import standalone

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
SAMPLES = {
    "anyURI": ("#a", "#text", "https://example.org/a?b=c", "other.xml#x"),
    "NCName": ("tei", "a-b.c"),
    "NMTOKEN": ("sent", "a-b", "9th", "x:y"),
    "language": ("en", "ru", "zh-Hant", "de-AT"),
    "string": ("", "1", "two words", "ё «»"),
    "token": ("0.1.0", "1"),
    "decimal": ("1", "-1.5", "+0.25"),
    "nonNegativeInteger": ("0", "12"),
    "date": ("1962-03-05", "2000-02-29"),
    "gYear": ("1962",),
    "gYearMonth": ("1962-03",),
    "gMonth": ("--03",),
    "gMonthDay": ("--03-05",),
    "gDay": ("---05",),
    "time": ("14:30:00", "14:30:00Z"),
    "dateTime": ("1962-03-05T14:30:00", "1962-03-05T14:30:00+03:00"),
}
WORDS = ("The", "minister", "said", "«да»", "1962", "ß", "\n  ", " ", "&", "<")
FAR = 99


class Generator:
    """Documents of one grammar; what was written least often is written next, so that a few hundred cover it all."""

    def __init__(self, grammar: Grammar, seed: int) -> None:
        self.grammar = grammar
        self.random = random.Random(seed)
        self.written: Counter[tuple[str, str]] = Counter()
        self.ids = 0
        self.left = 0
        """How many elements the document may still have before it is brought to its shortest end."""
        self.heights = heights(grammar)

    def document(self, depth: int = 9) -> etree._Element:
        self.ids, self.left = 0, 500
        (root,) = self.element(self.grammar.start, "", depth)
        return root

    def element(self, pattern: Pattern, parent: str, depth: int) -> list[etree._Element]:
        (child,) = self.walk(pattern, parent, depth)
        assert isinstance(child, Child)
        return [self.build(child, parent, depth)]

    def build(self, child: Child, parent: str, depth: int) -> etree._Element:
        declaration = child.declaration
        assert isinstance(declaration, Declaration)
        (name,) = declaration.names.listed
        self.written[parent, name] += 1
        self.left -= 1
        element = etree.Element(name, nsmap={None: name[1:].partition("}")[0]})
        for attribute in self.attributes(declaration, name):
            (called,) = attribute.names.listed
            self.written[name, f"@{called}"] += 1
            element.set(called, self.value(next(iter(standalone(self.grammar, attribute)), None)))
        for part in self.walk(declaration.content, name, depth):
            if isinstance(part, Child):
                element.append(self.build(part, name, depth - 1))
            else:
                add_text(element, " ".join(self.random.choices(WORDS, k=self.random.randint(1, 3))))
        return element

    def attributes(self, declaration: Declaration, name: str) -> list[Attribute]:
        """Those an element needs, and a few more; libxml2 takes twice as long for each attribute of an element."""
        needed, rest = set(), declaration.attribute_pattern
        while not rest.nullable:
            needed.add(required(rest)[0].declaration)
            rest = after_any(rest, frozenset((required(rest)[0].declaration,)))
        more = [
            each
            for each in declaration.attributes
            if not self.written[name, f"@{next(iter(each.names.listed))}"] or self.random.random() < 0.12
        ]
        chosen = needed | set(self.random.sample(more, min(6, len(more))))
        return [each for each in declaration.attributes if each in chosen]

    def walk(self, pattern: Pattern, parent: str, depth: int) -> Iterator[Pattern]:
        """The leaves of one way through a pattern."""
        match pattern:
            case Child() | Text() | Data():
                yield pattern
            case Group(head=one, rest=other) | Interleave(one=one, other=other):
                yield from self.walk(one, parent, depth)
                yield from self.walk(other, parent, depth)
            case Repeat(part=part):
                for _ in range(1 if depth <= 0 or self.left <= 0 else self.random.choice((1, 1, 1, 2, 3))):
                    yield from self.walk(part, parent, depth)
            case Choice(parts=parts):
                yield from self.walk(self.pick(parts, parent, depth), parent, depth)

    def pick(self, parts: tuple[Pattern, ...], parent: str, depth: int) -> Pattern:
        if depth <= 0 or self.left <= 0:
            return min(parts, key=self.height)
        near = [part for part in parts if self.height(part) <= depth]
        rare = min(near, key=lambda part: (self.rarity(part, parent), self.random.random()), default=parts[0])
        return rare if self.random.random() < 0.4 else self.random.choice(near or list(parts))

    def rarity(self, part: Pattern, parent: str) -> int:
        if isinstance(part, Child):
            (name,) = part.names.listed
            return self.written[parent, name]
        return 3

    def height(self, pattern: Pattern) -> int:
        return height(pattern, self.heights)

    def value(self, source: etree._Element | None) -> str:
        if source is None:
            return "any text"
        match str(source.tag).removeprefix(RNG):
            case "choice":
                return self.value(self.random.choice(list(source)))
            case "group":
                return self.value(source[0])
            case "list":
                return " ".join(self.value(source[0]) for _ in range(self.random.randint(1, 2)))
            case "oneOrMore":
                return self.value(source[0])
            case "value":
                return source.text or ""
            case "data":
                if source.get("type") == "ID":
                    self.ids += 1
                    return f"id{self.ids}"
                return self.random.choice(SAMPLES[source.get("type", "")])
            case other:
                raise AssertionError(other)


def add_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def heights(grammar: Grammar) -> dict[str, int]:
    """How deep the flattest element of each name is."""
    found = dict.fromkeys(grammar.elements, FAR)
    for _ in range(FAR):
        before = dict(found)
        for name, (declaration,) in grammar.elements.items():
            found[name] = min(FAR, 1 + height(declaration.content, found))
        if found == before:
            break
    return found


def height(pattern: Pattern, found: dict[str, int]) -> int:
    match pattern:
        case Child(names=names):
            return min(found[name] for name in names.listed)
        case Choice(parts=parts):
            return min(height(part, found) for part in parts)
        case Group(head=one, rest=other) | Interleave(one=one, other=other):
            return max(height(one, found), height(other, found))
        case Repeat(part=part):
            return height(part, found)
        case _:
            return 0


@cache
def attribute_names(grammar: Grammar) -> tuple[str, ...]:
    names = {
        name
        for declarations in grammar.elements.values()
        for declaration in declarations
        for attribute in declaration.attributes
        for name in attribute.names.listed
    }
    return tuple(sorted(names - {XML_ID}))


def mutate(root: etree._Element, grammar: Grammar, seed: int) -> str:
    """Change one thing in a document, in place; what was changed comes back in words."""
    dice = random.Random(seed)
    elements = list(root.iter())
    element = dice.choice(elements[1:] or elements)
    names = sorted(grammar.elements)
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
            element.set(dice.choice(attribute_names(grammar)), dice.choice(("high", "1962", "#a", "main", "1 2", "?")))
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
