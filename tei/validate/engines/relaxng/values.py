"""Whether a text is what `data`, `value` and `list` ask for."""

from collections.abc import Mapping

from tei.validate.engines.relaxng.derive import after_string
from tei.validate.engines.relaxng.names import expanded
from tei.validate.engines.relaxng.pattern import NOT_ALLOWED, Pattern, Patterns, leaves
from tei.validate.engines.relaxng.types import Type, judge

SPACE = " \t\r\n"
Context = Mapping[str, str]
"""The namespaces of the prefixes in scope; the default namespace has the prefix ``."""
CONTEXTUAL = frozenset(("QName", "NOTATION", "ENTITY", "ENTITIES"))
"""Datatypes whose values mean something only at their place in a file."""


def after_value(patterns: Patterns, pattern: Pattern, text: str, context: Context) -> Pattern:
    """What a pattern still asks for after a text; NOT_ALLOWED when it may not stand here.

    A text of white space alone, or none, may also be taken as nothing (RELAX NG, section 6.2.7).
    """
    right = frozenset(leaf for leaf in strings(pattern) if fits(patterns, leaf, text, context))
    following = after_string(patterns, pattern, right)
    return following if text.strip(SPACE) else patterns.choice((following, pattern))


def allows(patterns: Patterns, pattern: Pattern, text: str, context: Context) -> bool:
    """Whether a text is all that a pattern asks for."""
    match pattern.kind:
        case "text":
            return True
        case "data" | "value" | "list":
            return fits(patterns, pattern, text, context)
        case "choice":
            return any(allows(patterns, part, text, context) for part in pattern.parts)
        case _:
            return after_value(patterns, pattern, text, context).nullable


def strings(pattern: Pattern) -> list[Pattern]:
    return [leaf for leaf in leaves(pattern) if leaf.kind in ("data", "value", "list")]


def fits(patterns: Patterns, leaf: Pattern, text: str, context: Context) -> bool:
    """Whether one `data`, `value` or `list` takes a text."""
    if leaf.kind == "list":
        return fits_list(patterns, leaf.parts[0], text, context)
    assert leaf.type is not None
    type = judge(leaf.type)
    if leaf.kind == "value":
        if leaf.type.name in ("QName", "NOTATION"):
            return same_name(leaf.type, leaf.value, text, context)
        return type.allows(text, context) and type.equal(leaf.value, text)
    return type.allows(text, context) and not any(allows(patterns, part, text, context) for part in leaf.parts)


def same_name(type: Type, value: str, text: str, context: Context) -> bool:
    mine = dict(type.prefixes) | {"": type.namespace}
    here, there = meaning(text, context), meaning(value, mine)
    return here is not None and here == there


def meaning(text: str, context: Context) -> str | None:
    prefix, _, local = text.strip(SPACE).rpartition(":")
    namespace = context.get(prefix, "" if not prefix else None)
    return None if namespace is None else expanded(namespace, local)


def fits_list(patterns: Patterns, pattern: Pattern, text: str, context: Context) -> bool:
    for word in words(text):
        right = frozenset(leaf for leaf in strings(pattern) if fits(patterns, leaf, word, context))
        pattern = after_string(patterns, pattern, right)
        if pattern is NOT_ALLOWED:
            return False
    return pattern.nullable


def words(text: str) -> list[str]:
    """The words of a list; only XML's white space parts them."""
    return [word for word in text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ") if word]


def is_contextual(pattern: Pattern) -> bool:
    """Whether a text can be right at one place and wrong at another."""
    if pattern.type is not None and pattern.type.name in CONTEXTUAL:
        return True
    return any(map(is_contextual, pattern.parts))


def id_kind(pattern: Pattern) -> str:
    """ID, IDREF or IDREFS for the value of an attribute that is one; else nothing."""
    if pattern.kind == "data" and pattern.type is not None:
        return judge(pattern.type).id_kind or ""
    return ""
