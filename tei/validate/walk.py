"""All places of a tree where it differs from its schema, each said once.

A schema engine stops at the first defect of an element, and blames the parents of what it did not expect. This walk
goes on: a name that was misspelt is read as the one that was meant, what is missing as if it were there, what stands
in the wrong place as if it were not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from tei.validate.attributes import attribute_defects, value_defects
from tei.validate.finding import Finding, Place
from tei.validate.grammar import Declaration, Grammar
from tei.validate.near import habits, nearest
from tei.validate.pattern import (
    EMPTY,
    IMPOSSIBLE,
    Child,
    Pattern,
    after_child,
    after_text,
    anywhere,
    first,
    required,
)
from tei.validate.wording import clipped, element_names, quoted, shown
from tei.xml import TEI, TEI_NAMESPACE


@dataclass(slots=True)
class Content:
    """What was read of one element's content so far."""

    element: etree._Element
    pattern: Pattern
    """What may follow."""
    found: list[Finding] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    """Names of the children just read that may stand in this element, but not here: one defect, however many."""
    early: list[str] = field(default_factory=list)
    """Names that stand after what they should stand before; said once already."""
    previous: str = ""


def find_defects(root: etree._Element, grammar: Grammar) -> Iterator[Finding]:
    """Every defect, parents before their children; nothing when the tree is valid."""
    name, finding = known_name(root, grammar)
    declaration: Declaration | None = None
    if finding:
        yield finding
    children = [child for child in first(grammar.start) if name in child.names]
    if children:
        declaration = declared(children)
    elif not finding:
        message = f"the root element is `{shown(str(root.tag), root)}`"
        yield Finding("X003", root, message, f"it has to be {quoted(element_names(first(grammar.start)))}")
        declaration = only(grammar, name)
    open_elements: list[tuple[etree._Element, Declaration | None]] = [(root, declaration)]
    while open_elements:
        element, declaration = open_elements.pop()
        if declaration is None and str(element.tag).startswith(TEI):
            inner = [(child, *known_name(child, grammar)) for child in element.iterchildren(etree.Element)]
            yield from (finding for _, _, finding in inner if finding)
            below = [(child, only(grammar, name)) for child, name, _ in inner]
        elif declaration is not None:
            yield from attribute_defects(element, declaration)
            below, findings = read_content(element, declaration, grammar)
            yield from findings
        else:
            below = []
        open_elements.extend(reversed(below))


def declared(children: list[Child]) -> Declaration | None:
    """What the schema says of an element that may stand here; None where it says several things."""
    found = {child.declaration for child in children}
    declaration = next(iter(found))
    return declaration if len(found) == 1 and isinstance(declaration, Declaration) else None


def only(grammar: Grammar, name: str) -> Declaration | None:
    declarations = grammar.elements.get(name, [])
    return declarations[0] if len(declarations) == 1 else None


def known_name(element: etree._Element, grammar: Grammar, pattern: Pattern | None = None) -> tuple[str, Finding | None]:
    """The name an element has or was meant to have, and what is wrong with the one it has."""
    name = str(element.tag)
    if name in grammar.elements:
        return name, None
    here = [child for child in first(pattern) if name in child.names] if pattern is not None else []
    if here:
        return name, None
    local = etree.QName(element).localname
    if not name.startswith(TEI) and f"{TEI}{local}" in grammar.elements:
        return f"{TEI}{local}", outside(element, local)
    expected = element_names(first(pattern)) if pattern is not None else []
    names = written_names(grammar)
    called = shown(name, element)
    if not name.startswith(TEI) and TEI_NAMESPACE in name_spaces(grammar):
        help = f"allowed here: {quoted(expected)}" if expected else ""
        return "", Finding(
            "X002", element, f"`{called}` is of another vocabulary, which the schema does not know", help
        )
    advice = habits().get(local, "")
    close = next((word for word in re.findall(r"`(\w+)", advice) if word in expected or not expected), None)
    if close is None:
        close = nearest(called, set(expected) & set(names)) or nearest(called, names)
        advice = f"`{close}`" if close else ""
    help = f"allowed here: {quoted(expected)}" if expected else ""
    help = f"did you mean {advice}? {help}".strip() if advice else help
    meant = names.get(close or "", "") if close in expected or not expected else ""
    return meant, Finding("X002", element, f"`{called}` is not an element of the schema", help)


@cache
def written_names(grammar: Grammar) -> dict[str, str]:
    """The element names of a schema as they are written in a file: those of TEI, or all where TEI has none in it."""
    ours = [each for each in grammar.elements if each.startswith(TEI)]
    return {shown(each): each for each in ours or grammar.elements}


@cache
def name_spaces(grammar: Grammar) -> set[str]:
    return {name[1:].partition("}")[0] for name in grammar.elements}


def outside(element: etree._Element, local: str) -> Finding | None:
    """The finding for a TEI name in another namespace or in none; said once, at the outermost such element."""
    name = etree.QName(element)
    parent = element.getparent()
    if parent is not None and etree.QName(parent).namespace == name.namespace:
        return None
    where = f'in the namespace "{name.namespace}"' if name.namespace else "in no namespace"
    message = f"`{local}` is {where}, not in that of TEI"
    return Finding("X002", element, message, f'write xmlns="{TEI_NAMESPACE}" on the root element')


def read_content(
    element: etree._Element, declaration: Declaration, grammar: Grammar
) -> tuple[list[tuple[etree._Element, Declaration | None]], list[Finding]]:
    """The children with their declarations, and what is wrong with their order and with the text between them."""
    if declaration.value is not None and not len(element):
        return [], list(value_defects(element, declaration, declaration.value))
    content = Content(element, declaration.content)
    below: list[tuple[etree._Element, Declaration | None]] = []
    read_text(content, element.text, element, "text")
    for node in element:
        if isinstance(node.tag, str):
            name, finding = known_name(node, grammar, content.pattern)
            if finding:
                end_run(content)
                content.found.append(finding)
            below.append((node, read_child(content, node, name, grammar, declaration)))
        read_text(content, node.tail, node, "tail")
    end_run(content)
    read_end(content)
    return below, content.found


def read_text(content: Content, text: str | None, element: etree._Element, place: Place) -> None:
    if not text or not text.strip():
        return
    following = after_text(content.pattern)
    if following is not IMPOSSIBLE:
        content.pattern = following
        return
    end_run(content)
    here = shown(str(content.element.tag), content.element)
    words = clipped(text)
    names = element_names(first(content.pattern))
    help = f"put it into an element; allowed here: {quoted(names)}" if names else "take it out, or move it"
    content.found.append(
        Finding("X005", element, f'text may not stand directly in `{here}`: "{words}"', help, place, words)
    )


def read_child(
    content: Content, child: etree._Element, name: str, grammar: Grammar, parent: Declaration
) -> Declaration | None:
    children = [each for each in first(content.pattern) if name in each.names]
    if children:
        end_run(content)
        content.pattern = after_child(content.pattern, name)
        content.previous = name
        return declared(children)
    if name not in grammar.elements:
        return None
    own = [each for each in anywhere(parent.content) if name in each.names]
    if name in content.early:
        content.early.remove(name)
    elif missing := missing_before(content.pattern, name):
        end_run(content)
        report_missing(content, child, name, missing)
    else:
        if not own:
            end_run(content)
        if not content.run:
            content.found.append(misplaced(content, child, name, parent))
        if own:
            content.run.append(shown(name))
    return declared(own) if own else only(grammar, name)


def missing_before(pattern: Pattern, name: str) -> list[list[str]]:
    """What has to come first for an element to be right: up to two steps, each with its alternatives."""
    steps: list[tuple[Pattern, list[str]]] = [(pattern, [])]
    for _ in range(2):
        longer = [
            (after_child(rest, each), [*path, each])
            for rest, path in steps
            for child in required(rest)
            for each in sorted(child.names.listed)
        ]
        right = [path for rest, path in longer if after_child(rest, name) is not IMPOSSIBLE]
        if right:
            return [sorted({path[step] for path in right}) for step in range(len(right[0]))]
        steps = longer[:200]
    return []


def report_missing(content: Content, child: etree._Element, name: str, missing: list[list[str]]) -> None:
    """Say what is missing before a child, or that it stands too late, and read on as if it were there."""
    later = [str(each.tag) for each in child.itersiblings(etree.Element)]
    parent, called = shown(str(content.element.tag), content.element), shown(str(child.tag), child)
    absent: list[list[str]] = []
    for names in missing:
        late = next((each for each in later if each in names), None)
        content.pattern = after_child(content.pattern, late or names[0])
        if late is None:
            absent.append(names)
            continue
        content.early.append(late)
        message = f"`{called}` stands before `{shown(late)}` in `{parent}`"
        content.found.append(Finding("X003", child, message, f"move `{shown(late)}` before it"))
    if absent:
        words = " and ".join(quoted(map(shown, names)) for names in absent)
        verb = "are" if len(absent) > 1 else "is"
        message = f"{words} {verb} missing before `{called}` in `{parent}`"
        content.found.append(Finding("X004", child, message, f"add {words}"))
    content.pattern = after_child(content.pattern, name)
    content.previous = name


def misplaced(content: Content, child: etree._Element, name: str, parent: Declaration) -> Finding:
    here, called = shown(str(content.element.tag), content.element), shown(str(child.tag), child)
    elsewhere = any(name in each.names for each in anywhere(parent.content))
    after = f", after `{shown(content.previous)}`" if content.previous and elsewhere else ""
    message = f"`{called}` is not allowed {'at this place ' if elsewhere else ''}in `{here}`{after}"
    if names := element_names(first(content.pattern)):
        return Finding("X003", child, message, f"allowed here: {quoted(names)}")
    whole = "is always empty" if parent.content is EMPTY else "ends here" if content.previous else "holds no elements"
    return Finding("X003", child, message, f"`{here}` {whole}; move `{called}` out of it")


def read_end(content: Content) -> None:
    """Say what is missing at the end, unless something wrong inside is the likely reason."""
    if content.pattern.nullable or after_text(content.pattern).nullable:
        return
    if any(each.code in ("X002", "X003", "X005") for each in content.found):
        return
    here = shown(str(content.element.tag), content.element)
    names = quoted(element_names(required(content.pattern))) or "text"
    after = f" after `{shown(content.previous)}`" if content.previous else ""
    message = f"`{here}` is not complete: {names} is missing{after}"
    content.found.append(Finding("X004", content.element, message, f"add {names}"))


def end_run(content: Content) -> None:
    """Put the number of the children in a run into the finding for its first."""
    if len(content.run) > 1:
        last = content.found.pop()
        names = quoted(dict.fromkeys(content.run[1:]), "and")
        message = f"{last.message} (and {len(content.run) - 1} more after it: {names})"
        content.found.append(Finding(last.code, last.element, message, last.help))
    content.run.clear()
