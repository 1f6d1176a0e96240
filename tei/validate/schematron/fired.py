"""What a rule says of a node: the schema's own words, with what stands there and which rule it is."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from lxml import etree

from tei.validate.engines.wording import clipped, shown
from tei.validate.schematron.model import Check, Origin
from tei.validate.schematron.syntax import UnreadableXPathError, tokens

Role = Literal["error", "warning", "info"]
ROLES: dict[str, Role] = {
    **dict.fromkeys(("warning", "warn", "nonfatal", "non-fatal", "caution"), "warning"),
    **dict.fromkeys(("info", "information", "informational", "informative", "hint", "note"), "info"),
}
"""What the roles of schemas mean here; any other is an error."""
CODES: dict[Role, str] = {"error": "X030", "warning": "X031", "info": "X032"}
NOT_CHECKED = "X033"
MOST_ATTRIBUTES = 3
SPACES = re.compile(r"[ \t\n\r]+")


@dataclass(frozen=True, slots=True)
class Fired:
    code: str
    element: etree._Element
    """The node itself, or the element of an attribute or text."""
    message: str
    role: Role
    test: str
    """The expression, as the schema has it."""
    help: str
    origin: Origin
    """Where the schema says so."""
    in_schema: bool = False
    """It is the schema that the message is about, and not the file."""
    text: str = ""
    """What stands at the node."""
    attribute: str = ""
    """The name of the attribute it is about, in lxml's form."""
    flag: str = ""


def role_of(check: Check) -> Role:
    return ROLES.get(check.role.strip().lower(), "error")


def place_of(check: Check) -> str:
    return f"{check.origin.file.name}, line {check.origin.line}"


def rule_name(check: Check) -> str:
    return f'rule "{check.id}"' if check.id else "rule"


def fired(check: Check, element: etree._Element, attribute: str, words: str, context: str, more: list[str]) -> Fired:
    """The finding for a check that failed.

    Args:
        words: the message of the schema, with its values.
        more: the texts of its diagnostics.
    """
    role = role_of(check)
    said = SPACES.sub(" ", words).strip(" ")
    value = element.get(attribute, "") if attribute not in ("", "/", "text()", "comment()") else ""
    test = clipped(check.test, 200)
    help = f"{rule_name(check)} ({place_of(check)}): "
    help += f"`{test}` must hold" if check.kind == "assert" else f"`{test}` must not hold"
    help = "; ".join((*(each for each in more if each), help))
    if check.see:
        help += f"; see {check.see}"
    message = f"{subject(element, attribute, context + ' ' + check.test)}: {said or 'the rule is broken'}"
    text = value or clipped(content(element))
    return Fired(
        CODES[role], element, message, role, check.test, help, check.origin, False, text, attribute, check.flag
    )


def subject(element: etree._Element, attribute: str, expressions: str) -> str:
    """What the message is about, with the attributes that the rule mentions, or the beginning of its text."""
    if is_other(element):
        return f'comment or instruction "{clipped(element.text or "", 30)}"'
    here = f"`{shown(element.tag, element)}`"
    if attribute == "/":
        return "the document"
    if attribute == "text()":
        return f"the text of {here}"
    if attribute:
        return f'@{shown(attribute, element)} "{clipped(element.get(attribute, ""))}" of {here}'
    names = [name for name in attributes_in(expressions) if name in element.attrib]
    values = [f'@{shown(name, element)} "{clipped(element.get(name, ""), 40)}"' for name in names[:MOST_ATTRIBUTES]]
    if values:
        return f"{here} ({', '.join(values)})"
    words = clipped(content(element), 30)
    return f'{here} "{words}"' if words else here


def is_other(element: etree._Element) -> bool:
    """Whether it is a comment or an instruction."""
    return isinstance(element, etree._Comment | etree._ProcessingInstruction)


def content(element: etree._Element) -> str:
    return "" if is_other(element) else "".join(str(text) for text in element.itertext(etree.Element))


def attributes_in(expressions: str) -> list[str]:
    """The attributes that expressions name, in lxml's form; those of other namespaces than XML's are left out."""
    try:
        found = list(tokens(expressions))
    except UnreadableXPathError:
        return []
    names = [name.text for at, name in pairwise(found) if at.text == "@" and name.kind == "name"]
    spelt = [name.replace("xml:", "{http://www.w3.org/XML/1998/namespace}") for name in names]
    return list(dict.fromkeys(name for name in spelt if ":" not in name or name.startswith("{")))


def not_checked(
    what: str, why: str, origin: Origin, element: etree._Element, test: str = "", here: bool = False
) -> Fired:
    """The finding for what could not be run.

    Args:
        here: because of what stands at this place of the file, and not because of the schema.
    """
    message = f"{what} was not checked: {clipped(why, 300)}"
    help = "check this by other means, such as an XSLT processor with SchXslt; the other rules were run"
    if here:
        help = f"{origin.file.name}, line {origin.line}; correct the value, or {help}"
    return Fired(NOT_CHECKED, element, message, "warning", test, help, origin, not here)
