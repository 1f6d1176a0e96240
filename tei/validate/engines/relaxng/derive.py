"""Derivatives: what a pattern still asks for once an element, a text or an attribute has come.

James Clark, An algorithm for RELAX NG validation. Each is computed once for a pattern and kept with it.
"""

from collections.abc import Callable

from tei.validate.engines.relaxng.pattern import EMPTY, NOT_ALLOWED, Pattern, Patterns, first_elements

Definitions = frozenset[int]
Leaf = Callable[[Pattern], Pattern]


def after_element(patterns: Patterns, pattern: Pattern, definitions: Definitions) -> Pattern:
    """What may follow an element that satisfies these definitions and no others; NOT_ALLOWED if it may not stand."""
    if first_elements(pattern).isdisjoint(definitions):
        return NOT_ALLOWED
    if pattern.kind == "element":
        return EMPTY
    found = pattern.followers.get(definitions)
    if found is not None:
        return found
    match pattern.kind:
        case "choice":
            found = patterns.choice(after_element(patterns, part, definitions) for part in pattern.parts)
        case "group":
            one, other = pattern.parts
            found = patterns.group(after_element(patterns, one, definitions), other)
            if one.nullable:
                found = patterns.choice((found, after_element(patterns, other, definitions)))
        case "interleave":
            one, other = pattern.parts
            first = patterns.interleave(after_element(patterns, one, definitions), other)
            second = patterns.interleave(one, after_element(patterns, other, definitions))
            found = patterns.choice((first, second))
        case _:
            rest = patterns.optional(pattern)
            found = patterns.group(after_element(patterns, pattern.parts[0], definitions), rest)
    pattern.followers[definitions] = found
    return found


def after_text(patterns: Patterns, pattern: Pattern) -> Pattern:
    """What may follow a text where `text` is allowed; `data` and its like are left aside."""

    def leaf(part: Pattern) -> Pattern:
        return part if part.kind == "text" else NOT_ALLOWED

    return derived(patterns, pattern, "text", leaf)


def after_string(patterns: Patterns, pattern: Pattern, right: frozenset[Pattern]) -> Pattern:
    """What may follow a text that satisfies these `data`, `value` and `list` patterns."""

    def leaf(part: Pattern) -> Pattern:
        if part.kind == "text":
            return part
        return EMPTY if part in right else NOT_ALLOWED

    return derived(patterns, pattern, ("string", right), leaf)


def after_attribute(patterns: Patterns, pattern: Pattern, right: frozenset[Pattern]) -> Pattern:
    """What remains of a pattern once an attribute has come that satisfies these `attribute` patterns."""

    def leaf(part: Pattern) -> Pattern:
        return EMPTY if part in right else NOT_ALLOWED

    return derived(patterns, pattern, ("attribute", right), leaf, in_order=False)


def derived(patterns: Patterns, pattern: Pattern, key: object, leaf: Leaf, in_order: bool = True) -> Pattern:
    """The derivative whose leaves a function gives; attributes stand in no order, so a group takes them anywhere."""
    found = pattern.followers.get(key)
    if found is not None:
        return found

    def again(part: Pattern) -> Pattern:
        return derived(patterns, part, key, leaf, in_order)

    match pattern.kind:
        case "choice":
            found = patterns.choice(map(again, pattern.parts))
        case "group":
            one, other = pattern.parts
            found = patterns.group(again(one), other)
            if not in_order:
                found = patterns.choice((found, patterns.group(one, again(other))))
            elif one.nullable:
                found = patterns.choice((found, again(other)))
        case "interleave":
            one, other = pattern.parts
            found = patterns.choice((patterns.interleave(again(one), other), patterns.interleave(one, again(other))))
        case "oneOrMore":
            found = patterns.group(again(pattern.parts[0]), patterns.optional(pattern))
        case "element" | "attribute" | "text" | "data" | "value" | "list":
            # Not kept: a leaf is judged faster than it is looked up.
            return leaf(pattern)
        case _:
            return NOT_ALLOWED
    pattern.followers[key] = found
    return found


def without_attributes(patterns: Patterns, pattern: Pattern) -> Pattern:
    """What a pattern asks for once the start tag is read: no attribute can come any more."""
    found = pattern.followers.get("closed")
    if found is not None:
        return found

    def again(part: Pattern) -> Pattern:
        return without_attributes(patterns, part)

    match pattern.kind:
        case "attribute":
            return NOT_ALLOWED
        case "choice":
            found = patterns.choice(map(again, pattern.parts))
        case "group":
            found = patterns.group(*map(again, pattern.parts))
        case "interleave":
            found = patterns.interleave(*map(again, pattern.parts))
        case "oneOrMore":
            found = patterns.one_or_more(again(pattern.parts[0]))
        case _:
            return pattern
    pattern.followers["closed"] = found
    return found


def required(pattern: Pattern) -> tuple[Pattern, ...]:
    """The elements or attributes by which an unfinished pattern comes nearer to its end: nothing that is optional."""
    match pattern.kind:
        case "element" | "attribute":
            return (pattern,)
        case "group":
            one, other = pattern.parts
            return required(other) if one.nullable else required(one)
        case "interleave":
            one, other = pattern.parts
            return required(other) if one.nullable else required(one)
        case "choice" if not pattern.nullable:
            return tuple(dict.fromkeys(each for part in pattern.parts for each in required(part)))
        case "oneOrMore" if not pattern.nullable:
            return required(pattern.parts[0])
        case _:
            return ()
