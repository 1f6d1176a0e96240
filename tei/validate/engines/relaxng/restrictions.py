"""What a pattern must not be (RELAX NG, section 7)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tei.validate.engines.relaxng.errors import Place, SchemaError
from tei.validate.engines.relaxng.names import Names, local_of, overlap
from tei.validate.engines.relaxng.pattern import Pattern, attributes_in, leaves

INNER = frozenset(("choice", "group", "interleave", "oneOrMore"))
LIST = frozenset(("choice", "group", "oneOrMore", "data", "value", "empty", "notAllowed"))
EXCEPT = frozenset(("choice", "data", "value", "notAllowed"))
START = frozenset(("choice", "element", "notAllowed"))
NOTHING, COMPLEX, SIMPLE = 0, 1, 2
"""Types of content (section 7.2): none, elements and text, a value."""


@dataclass(slots=True)
class Restrictions:
    """The checks; what was found right once, in whatever element, is not looked at again."""

    names: list[Names]
    """Of each element definition."""
    types: dict[Pattern, int] = field(default_factory=dict)
    listed: dict[Pattern, frozenset[str]] = field(default_factory=dict)
    wild: dict[Pattern, tuple[Pattern, ...]] = field(default_factory=dict)
    inner: dict[Pattern, bool] = field(default_factory=dict)

    def check_start(self, start: Pattern, place: Place) -> None:
        for part in inside(start):
            if part.kind not in START:
                raise SchemaError(place, f"<start> cannot hold <{part.kind}> outside an element")

    def check(self, content: Pattern, place: Place) -> None:
        """Section 7 for the content of one element."""
        self.type_of(content, place)
        self.check_attributes(content, place)
        if self.interleaves(content):
            self.check_interleave(content, place)

    def interleaves(self, pattern: Pattern) -> bool:
        known = self.inner.get(pattern)
        if known is None:
            known = pattern.kind == "interleave"
            if not known and pattern.kind in INNER:
                known = any(map(self.interleaves, pattern.parts))
            self.inner[pattern] = known
        return known

    def wildcards(self, pattern: Pattern) -> tuple[Pattern, ...]:
        """The attributes in a pattern that have wildcards for names."""
        found = self.wild.get(pattern)
        if found is None:
            if pattern.kind == "attribute":
                found = (pattern,) if pattern.names is not None and pattern.names.wild else ()
            else:
                inner = pattern.parts if pattern.kind in INNER else ()
                found = tuple(each for part in inner for each in self.wildcards(part))
            self.wild[pattern] = found
        return found

    def type_of(self, pattern: Pattern, place: Place) -> int:
        """The type of content, having checked that values stand alone, and the inside of attributes and lists."""
        known = self.types.get(pattern)
        if known is not None:
            return known
        match pattern.kind:
            case "data":
                for part in pattern.parts:
                    only(part, EXCEPT, "<except> in <data>", place)
                found = SIMPLE
            case "value":
                found = SIMPLE
            case "list":
                only(pattern.parts[0], LIST, "<list>", place)
                found = SIMPLE
            case "text" | "element":
                found = COMPLEX
            case "attribute":
                self.check_value(pattern, place)
                found = NOTHING
            case "choice":
                found = max(self.type_of(part, place) for part in pattern.parts)
            case "group" | "interleave":
                one, other = (self.type_of(part, place) for part in pattern.parts)
                if SIMPLE in (one, other) and NOTHING not in (one, other):
                    raise SchemaError(place, f"<{pattern.kind}> joins a value with other content")
                found = max(one, other)
            case "oneOrMore":
                found = self.type_of(pattern.parts[0], place)
                if found == SIMPLE:
                    raise SchemaError(place, "<oneOrMore> repeats a value; put it into a <list>")
            case _:
                found = NOTHING
        self.types[pattern] = found
        return found

    def check_value(self, attribute: Pattern, place: Place) -> None:
        value = attribute.parts[0]
        for part in inside(value):
            if part.kind in ("element", "attribute"):
                raise SchemaError(place, f"<attribute> holds <{part.kind}>")
        self.type_of(value, place)

    def check_attributes(self, content: Pattern, place: Place) -> None:
        """Section 7.3 and 7.1.2: no attribute twice; wildcards and what repeats."""
        self.names_of(content, place)
        if self.wildcards(content):
            check_wildcards(content, False, place)

    def names_of(self, pattern: Pattern, place: Place) -> frozenset[str]:
        """The names of the attributes in a pattern, having checked that none can come twice."""
        known = self.listed.get(pattern)
        if known is not None:
            return known
        match pattern.kind:
            case "attribute":
                assert pattern.names is not None
                found = pattern.names.listed
            case "group" | "interleave":
                one, other = pattern.parts
                first, second = self.names_of(one, place), self.names_of(other, place)
                if twice := first & second:
                    raise SchemaError(place, f"the attribute @{local_of(min(twice))} can come twice")
                self.check_overlap(one, other, place)
                found = first | second if first and second else first or second
            case "choice":
                found = frozenset().union(*(self.names_of(part, place) for part in pattern.parts))
            case "oneOrMore":
                for part in inside(pattern.parts[0]) if attributes_in(pattern.parts[0]) else ():
                    if part.kind in ("group", "interleave") and attributes_in(part):
                        raise SchemaError(place, f"<oneOrMore> repeats a <{part.kind}> that has attributes")
                found = self.names_of(pattern.parts[0], place)
            case _:
                found = frozenset()
        self.listed[pattern] = found
        return found

    def check_overlap(self, one: Pattern, other: Pattern, place: Place) -> None:
        wild, more = self.wildcards(one), self.wildcards(other)
        if not wild and not more:
            return
        pairs = [(each, every) for each in wild for every in attributes_in(other)]
        pairs += [(each, every) for each in attributes_in(one) for every in more]
        for each, every in pairs:
            if each.names and every.names and overlap(each.names, every.names) is not None:
                raise SchemaError(place, "an attribute can come twice: a wildcard overlaps another name class")

    def check_interleave(self, pattern: Pattern, place: Place) -> None:
        """Section 7.4: what is interleaved can be told apart."""
        for part in inside(pattern):
            if part.kind != "interleave":
                continue
            first, second = (list(leaves(each)) for each in part.parts)
            if any(each.kind == "text" for each in first) and any(each.kind == "text" for each in second):
                raise SchemaError(place, "<interleave> has text on both sides")
            right = [self.names[each.definition] for each in second if each.kind == "element"]
            for each in first:
                for names in right if each.kind == "element" else ():
                    if (name := overlap(self.names[each.definition], names)) is not None:
                        raise SchemaError(place, f"<interleave> has `{local_of(name)}` on both sides")


def inside(pattern: Pattern) -> Iterator[Pattern]:
    """A pattern and those in it, each once; not looking into attributes, lists and values."""
    seen: set[Pattern] = set()
    waiting = [pattern]
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            yield part
            if part.kind in INNER:
                waiting.extend(part.parts)


def only(pattern: Pattern, allowed: frozenset[str], where: str, place: Place) -> None:
    for part in inside(pattern):
        if part.kind not in allowed:
            raise SchemaError(place, f"{where} cannot hold <{part.kind}>")


def check_wildcards(pattern: Pattern, repeated: bool, place: Place) -> None:
    if pattern.kind == "attribute":
        if pattern.names is not None and pattern.names.wild:
            if not repeated:
                raise SchemaError(place, "an attribute with any name has to be in <oneOrMore> or <zeroOrMore>")
            if pattern.parts[0].kind != "text":
                raise SchemaError(place, "an attribute with any name has to be <text/>")
    elif pattern.kind in INNER:
        for part in pattern.parts:
            if attributes_in(part):
                check_wildcards(part, repeated or pattern.kind == "oneOrMore", place)
