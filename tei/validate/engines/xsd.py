"""What `xmlschema` says, in our words and with our codes."""

import re
from collections.abc import Container

from lxml import etree
from xmlschema import XMLSchemaChildrenValidationError, XMLSchemaValidationError

from tei.validate.engines.finding import Finding, Place
from tei.validate.engines.wording import clipped, quoted, shown
from tei.validate.near import nearest

VALUE = re.compile(r"attribute ([\w.:{}/-]+?)=(?P<quote>['\"])(?P<value>.*?)(?P=quote): (?P<why>.*)", re.DOTALL)
UNKNOWN = re.compile(r"'([^']+)' attribute not allowed")
MISSING = re.compile(r"missing required attribute '([^']+)'")
LISTED = re.compile(r"value must be one of \[(.*)\]")
INCOMPLETE = re.compile(r"The content of element .* is not complete\.")
TAG = re.compile(r"'(?:[\w.-]+:)?([\w.-]+)'")


def finding_of(error: XMLSchemaValidationError, root: etree._Element, known: Container[str]) -> Finding | None:
    """One finding for one error; None for an id used twice, which `references.py` finds for every schema."""
    element = error.elem if isinstance(error.elem, etree._Element) else root
    here = shown(str(element.tag), element)
    reason = error.reason or ""
    if isinstance(error, XMLSchemaChildrenValidationError):
        return children(error, element, here, reason, known)
    if "duplicated xs:ID" in reason:
        return None
    if found := VALUE.match(reason):
        listed = LISTED.search(found["why"])
        values = TAG.findall(listed[1]) if listed else []
        close = nearest(found["value"], values)
        help = f'did you mean "{close}"? ' if close else ""
        help += f"write {', '.join(values)}" if values else f"the schema says: {clipped(found['why'], 200)}"
        message = f'@{shown(found[1], element)} of `{here}` cannot be "{clipped(found["value"])}"'
        return Finding("X007", element, message, help, text=found["value"])
    if found := UNKNOWN.match(reason):
        value = clipped(element.get(found[1], ""))
        return Finding("X006", element, f'@{shown(found[1], element)} "{value}" is not allowed on `{here}`')
    if found := MISSING.match(reason):
        message = f"`{here}` has no @{shown(found[1], element)}, which the schema requires"
        return Finding("X008", element, message, f"add @{shown(found[1], element)}")
    if "character data" in reason:
        return stray_text(element, here)
    if "is not an element of the schema" in reason:
        return Finding("X002", element, f"`{here}` is not an element of the schema")
    return Finding("X011", element, f"the schema does not allow `{here}`: {clipped(reason, 300)}")


def children(
    error: XMLSchemaChildrenValidationError, element: etree._Element, here: str, reason: str, known: Container[str]
) -> Finding:
    names = expected_names(reason.rpartition(". Tag ")[2])
    allowed = f"allowed here: {quoted(names)}" if names else ""
    if INCOMPLETE.match(reason):
        return Finding(
            "X004", element, f"`{here}` is not complete", f"it may go on with {quoted(names)}" if names else ""
        )
    child: object = error.invalid_child
    if not isinstance(child, etree._Element):
        return Finding("X003", element, f"the content of `{here}` is not what the schema allows", allowed)
    called = shown(str(child.tag), child)
    if str(child.tag) not in known:
        close = nearest(called, names)
        help = f"did you mean `{close}`? {allowed}" if close else allowed
        return Finding("X002", child, f"`{called}` is not an element of the schema", help)
    return Finding("X003", child, f"`{called}` is not allowed at this place in `{here}`", allowed)


def stray_text(element: etree._Element, here: str) -> Finding:
    runs: list[tuple[str | None, etree._Element, Place]] = [(element.text, element, "text")]
    runs += [(child.tail, child, "tail") for child in element]
    text, beside, place = next((each for each in runs if each[0] and each[0].strip()), runs[0])
    words = clipped(text or "")
    message = f'text may not stand directly in `{here}`: "{words}"'
    return Finding("X005", beside, message, "put it into an element, or take it out", place, words)


def expected_names(reason: str) -> list[str]:
    return sorted(set(TAG.findall(reason)), key=str.lower)
