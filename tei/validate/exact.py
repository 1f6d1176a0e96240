"""Whether a grammar is read here exactly, so that a tree without findings is a valid tree."""

from functools import cache

from lxml import etree

from tei.validate.grammar import Grammar
from tei.validate.pattern import Data, Pattern, anywhere, leaves
from tei.validate.source import contents, kind

CONTENT = frozenset({"element", "text", "data", "value", "list"})


@cache
def is_exact(grammar: Grammar) -> bool:
    """False where attributes and content depend on each other, data stands beside elements, or a name means two."""
    mixed: dict[str, tuple[bool, bool]] = {}
    for definitions in grammar.definitions.values():
        for definition in definitions:
            for source in definition.iter("{*}choice", "{*}optional", "{*}zeroOrMore", "{*}oneOrMore"):
                if all(kinds_in(grammar, source, mixed)) and not in_name_class(source):
                    return False
    declarations = {id(each): each for found in grammar.elements.values() for each in found}.values()
    return all(is_plain(each.content) for each in declarations)


def kinds_in(grammar: Grammar, source: etree._Element, known: dict[str, tuple[bool, bool]]) -> tuple[bool, bool]:
    """Whether a pattern holds attributes, and whether it holds elements or text; not looking into either."""
    name = kind(source)
    if name == "attribute":
        return True, False
    if name in CONTENT:
        return False, True
    parts = list(contents(source))
    if name == "ref":
        called = source.get("name", "")
        if called in known:
            return known[called]
        known[called] = (False, False)
        parts = grammar.definitions.get(called, [])
    found = [kinds_in(grammar, part, known) for part in parts]
    both = any(one for one, _ in found), any(other for _, other in found)
    if name == "ref":
        known[source.get("name", "")] = both
    return both


def in_name_class(source: etree._Element) -> bool:
    return all(kind(part) in ("name", "anyName", "nsName", "choice") for part in contents(source))


def is_plain(pattern: Pattern) -> bool:
    """No data beside elements, and no name that two declarations share or that a wildcard takes in as well."""
    children = anywhere(pattern)
    if children and any(isinstance(leaf, Data) for leaf in leaves(pattern)):
        return False
    owners: dict[str, object] = {}
    for child in children:
        for name in child.names.listed:
            if owners.setdefault(name, child.declaration) is not child.declaration:
                return False
    wild = [child for child in children if child.names.any or child.names.namespaces]
    if any(name in child.names for child in wild for name in owners):
        return False
    return len({id(child.declaration) for child in wild}) < 2
