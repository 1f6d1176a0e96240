"""The functions of XPath 2 in terms of those libxml2 has, and of our own."""

from collections.abc import Callable

from tei.validate.schematron.code import EXTENSION, NODES, Code, Scope, quoted, text_of, truth
from tei.validate.schematron.regex import python_regex
from tei.validate.schematron.syntax import Expression, Literal, UnreadableXPathError

CONTEXTUAL = frozenset(("name", "local-name", "namespace-uri", "string", "normalize-space", "string-length", "number"))
"""Those that take the node in question when nothing is given."""
ARITIES = {
    "name": (1, 1),
    "local-name": (1, 1),
    "namespace-uri": (1, 1),
    "string": (1, 1),
    "normalize-space": (1, 1),
    "string-length": (1, 1),
    "number": (1, 1),
    "not": (1, 1),
    "boolean": (1, 1),
    "true": (0, 0),
    "false": (0, 0),
    "count": (1, 1),
    "exists": (1, 1),
    "empty": (1, 1),
    "concat": (2, 99),
    "contains": (2, 2),
    "translate": (3, 3),
    "starts-with": (2, 2),
    "substring-before": (2, 2),
    "substring-after": (2, 2),
    "substring": (2, 3),
    "floor": (1, 1),
    "ceiling": (1, 1),
    "round": (1, 1),
    "position": (0, 0),
    "last": (0, 0),
    "id": (1, 1),
    "lower-case": (1, 1),
    "upper-case": (1, 1),
    "ends-with": (2, 2),
    "string-join": (1, 2),
    "matches": (2, 3),
    "tokenize": (1, 2),
    "replace": (3, 3),
    "distinct-values": (1, 1),
    "data": (1, 1),
    "xs:string": (1, 1),
    "sum": (1, 1),
    "lang": (1, 1),
    "generate-id": (1, 1),
}
FIRST = frozenset(
    (
        *("not", "boolean", "true", "false", "count", "concat", "contains", "starts-with", "substring-before"),
        *("substring-after", "substring", "translate", "string", "normalize-space", "string-length", "number", "name"),
        *("local-name", "namespace-uri", "floor", "ceiling", "round", "position", "last", "id", "sum", "lang"),
        *("generate-id",),
    )
)
"""Those of XPath 1.0, and of XSLT 1.0."""


def translate_call(name: str, given: tuple[Expression, ...], codes: list[Code], scope: Scope) -> Code:
    """A call, with its arguments translated already.

    Raises:
        UnreadableXPathError: no such function here, or its arguments may not be what it takes.
    """
    least, most = ARITIES.get(name, (1, 0))
    if not least <= len(codes) <= most or (not scope.strict and name not in FIRST):
        raise UnreadableXPathError(f"the function {name}() is not read here")
    match name:
        case "true" | "false":
            return Code(f"{name}()", "boolean")
        case "position" | "last":
            if not scope.depth:
                raise UnreadableXPathError(f"{name}() outside a predicate")
            return Code(f"{name}()", "number")
        case "not" | "boolean":
            return Code(f"{name}({truth(codes[0])})", "boolean")
        case "matches" | "tokenize" | "replace" | "string-join" | "distinct-values" | "id" | "generate-id":
            return OWN[name](given, codes, scope)
        case "count" | "exists" | "empty":
            return counted(name, codes[0])
        case "floor" | "ceiling" | "round" | "sum":
            if scope.strict and (codes[0].kind != "number" or name == "sum"):
                raise UnreadableXPathError(f"{name}() of what may not be a number")
            return Code(f"{name}({codes[0].text})", "number")
        case "name" | "local-name" | "namespace-uri":
            if codes[0].kind not in NODES or (scope.strict and not codes[0].one):
                raise UnreadableXPathError(f"{name}() of what may not be one node")
            return Code(f"{name}({codes[0].text})", "string")
        case "number":
            return Code(f"number({text_of(codes[0], scope)})", "number")
        case "concat":
            if scope.strict and any(code.kind == "maybe" or not code.one for code in codes):
                raise UnreadableXPathError("concat() of what may be several")
            return Code(f"concat({', '.join(code.text for code in codes)})", "string")
        case "substring":
            return substring(codes, scope)
        case "data":
            if codes[0].kind not in NODES:
                raise UnreadableXPathError("data() of what is no node")
            return Code(codes[0].text, "strings" if codes[0].kind == "nodes" else codes[0].kind, codes[0].one, False)
        case "lower-case" | "upper-case" | "ends-with":
            arguments = ", ".join(f"string({text_of(code, scope)})" for code in codes)
            return Code(f"{EXTENSION}:{name}({arguments})", "boolean" if name == "ends-with" else "string")
        case "xs:string":
            return Code(f"string({text_of(codes[0], scope)})", "string")
    arguments = ", ".join(text_of(code, scope) for code in codes)
    kind = {"contains": "boolean", "starts-with": "boolean", "string-length": "number", "lang": "boolean"}.get(name)
    match kind:
        case "boolean":
            return Code(f"{name}({arguments})", "boolean")
        case "number":
            return Code(f"{name}({arguments})", "number")
    return Code(f"{name}({arguments})", "string")


def counted(name: str, code: Code) -> Code:
    if code.kind not in NODES and code.kind != "strings":
        raise UnreadableXPathError(f"{name}() of what is no node")
    match name:
        case "count":
            return Code(f"count({code.text})", "number")
        case "exists":
            return Code(f"boolean({code.text})", "boolean")
    return Code(f"not({code.text})", "boolean")


def substring(codes: list[Code], scope: Scope) -> Code:
    if scope.strict and any(code.kind != "number" for code in codes[1:]):
        raise UnreadableXPathError("substring() from what may not be a number")
    arguments = ", ".join((text_of(codes[0], scope), *(code.text for code in codes[1:])))
    return Code(f"substring({arguments})", "string")


def matches(given: tuple[Expression, ...], codes: list[Code], scope: Scope) -> Code:
    regex = quoted(python_regex(constant(given[1]), constant(given[2]) if len(given) > 2 else ""))
    return Code(f"{EXTENSION}:matches(string({text_of(codes[0], scope)}), {regex})", "boolean")


def tokenize(given: tuple[Expression, ...], codes: list[Code], scope: Scope) -> Code:
    regex = ""
    if len(given) > 1:
        regex = python_regex(constant(given[1]))
        if matches_nothing(regex):
            raise UnreadableXPathError("the separator may be nothing")
    text = f"{EXTENSION}:tokenize(string({text_of(codes[0], scope)}), {quoted(regex)})"
    return Code(text, "strings", one=False, sure=False)


def replace(given: tuple[Expression, ...], codes: list[Code], scope: Scope) -> Code:
    regex, new = python_regex(constant(given[1])), constant(given[2])
    if "$" in new or "\\" in new or matches_nothing(regex):
        raise UnreadableXPathError("the replacement refers to what was found")
    text = f"string({text_of(codes[0], scope)})"
    return Code(f"{EXTENSION}:replace({text}, {quoted(regex)}, {quoted(new)})", "string")


def string_join(given: tuple[Expression, ...], codes: list[Code], scope: Scope) -> Code:
    if codes[0].kind not in NODES and codes[0].kind != "strings":
        raise UnreadableXPathError("string-join() of what is no list")
    between = text_of(codes[1], scope) if len(codes) > 1 else "''"
    return Code(f"{EXTENSION}:string-join({codes[0].text}, string({between}))", "string")


def distinct_values(given: tuple[Expression, ...], codes: list[Code], scope: Scope) -> Code:
    if codes[0].kind not in NODES and codes[0].kind != "strings":
        raise UnreadableXPathError("distinct-values() of what is no list")
    return Code(f"{EXTENSION}:distinct-values({codes[0].text})", "strings", one=False, sure=False)


def by_id(given: tuple[Expression, ...], codes: list[Code], scope: Scope) -> Code:
    return Code(f"{EXTENSION}:id({codes[0].text})", "elements", one=False, sure=False)


def generate_id(given: tuple[Expression, ...], codes: list[Code], scope: Scope) -> Code:
    if codes[0].kind not in NODES or (scope.strict and not codes[0].one):
        raise UnreadableXPathError("generate-id() of what may not be one node")
    return Code(f"{EXTENSION}:generate-id({codes[0].text})", "string")


OWN: dict[str, Callable[[tuple[Expression, ...], list[Code], Scope], Code]] = {
    "matches": matches,
    "tokenize": tokenize,
    "replace": replace,
    "string-join": string_join,
    "distinct-values": distinct_values,
    "id": by_id,
    "generate-id": generate_id,
}


def constant(expression: Expression) -> str:
    if isinstance(expression, Literal):
        return expression.value
    raise UnreadableXPathError("a regular expression that is made while running")


def matches_nothing(regex: str) -> bool:
    import re

    return re.match(regex, "") is not None
