"""Defects of the attributes of one element."""

from collections.abc import Iterator, Mapping

from lxml import etree

from tei.validate.finding import Finding
from tei.validate.grammar import Attribute, Declaration
from tei.validate.near import nearest
from tei.validate.pattern import IMPOSSIBLE, Pattern, after_any, required
from tei.validate.values import accepts, expected
from tei.validate.wording import clipped, quoted, shown


def attribute_defects(element: etree._Element, declaration: Declaration) -> Iterator[Finding]:
    here = shown(str(element.tag), element)
    names = [name for each in declaration.attributes for name in each.names.listed]
    others: dict[str, str] = {}
    meant: set[str] = set()
    rest = declaration.attribute_pattern
    for name, value in element.attrib.items():
        name, value = str(name), str(value)
        known = declaration.attributes_called(name)
        right = frozenset(each for each in known if accepts(declaration.grammar, each, value))
        if not known:
            others = others or spare(element, names)
            yield unknown(element, here, name, value, names, others, meant)
        elif not right:
            yield Finding("X007", element, *wrong_value(declaration, known, here, name, value), text=value)
            rest = skip(rest, frozenset(known))
        elif (following := after_any(rest, right)) is IMPOSSIBLE:
            message = f'@{shown(name)} "{clipped(value)}" of `{here}` does not go with its other attributes'
            yield Finding("X006", element, message, "take it or one of the others out", text=value)
        else:
            rest = following
    yield from missing(element, here, declaration, rest, meant)


def spare(element: etree._Element, names: list[str]) -> dict[str, str]:
    """The attributes an element could have and has not, by the names messages give them."""
    given = set(element.attrib)
    return {shown(each): each for each in names if each not in given}


def skip(rest: Pattern, known: frozenset[object]) -> Pattern:
    following = after_any(rest, known)
    return rest if following is IMPOSSIBLE else following


def missing(
    element: etree._Element, here: str, declaration: Declaration, rest: Pattern, meant: set[str]
) -> Iterator[Finding]:
    """The attributes without which the others are not enough; none that was misspelt."""
    while not rest.nullable and (needed := required(rest)):
        names = [name for each in needed for name in sorted(each.names.listed)]
        if not meant & set(names):
            words = " or ".join(f"@{shown(name)}" for name in names)
            attributes = [each.declaration for each in needed if isinstance(each.declaration, Attribute)]
            help = f"add {words}" + (f": {allowed_values(declaration, attributes)}" if len(names) == 1 else "")
            yield Finding("X008", element, f"`{here}` has no {words}, which the schema requires", help)
        rest = after_any(rest, frozenset((needed[0].declaration,)))


def unknown(
    element: etree._Element,
    here: str,
    name: str,
    value: str,
    names: list[str],
    others: Mapping[str, str],
    meant: set[str],
) -> Finding:
    called = shown(name, element)
    close = nearest(called, others)
    local = name.rpartition("}")[2]
    if close is None and f"xml:{local}" in others:
        close = f"xml:{local}"
    allowed = quoted(sorted({f"@{shown(each)}" for each in names}, key=str.lower), "and").replace("`", "")
    help = f"`{here}` may have {allowed}" if names else f"`{here}` has no attributes"
    if close is not None:
        meant.add(others[close])
        help = f"did you mean @{close}? {help}"
    return Finding("X006", element, f'@{called} "{clipped(value)}" is not allowed on `{here}`', help, text=value)


def wrong_value(declaration: Declaration, known: list[Attribute], here: str, name: str, value: str) -> tuple[str, str]:
    message = f'@{shown(name)} of `{here}` cannot be "{clipped(value)}"'
    help = f"write {allowed_values(declaration, known)}"
    values = [each for one in known for each in expected(declaration.grammar, one).values]
    if (close := nearest(value.strip(), values)) is not None:
        help = f'did you mean "{close}"? {help}'
    return message, help


def value_defects(element: etree._Element, declaration: Declaration, value: Attribute) -> Iterator[Finding]:
    """What is wrong with the text of an element that holds a value, as attributes do."""
    text = element.text or ""
    if not accepts(declaration.grammar, value, text):
        message = f'the text of `{shown(str(element.tag), element)}` cannot be "{clipped(text)}"'
        yield Finding("X007", element, message, f"write {allowed_values(declaration, [value])}", text=text)


def allowed_values(declaration: Declaration, known: list[Attribute]) -> str:
    parts: list[str] = []
    several = False
    for each in known:
        found = expected(declaration.grammar, each)
        parts += [value or "nothing" for value in found.values if (value or "nothing") not in parts]
        parts += [form for form in found.forms if form not in parts]
        several = several or found.several
    words = " or ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part) or "any text"
    return f"{words}; several with spaces between" if several else words
