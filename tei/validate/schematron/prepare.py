"""XPath as it is given to `elementpath`: what it must not run is refused, what it runs wrongly is written otherwise."""

from tei.validate.schematron.functions import NotRunnableError
from tei.validate.schematron.syntax import Token, UnreadableXPathError, tokens

FORBIDDEN = {
    **dict.fromkeys(("doc", "doc-available", "document", "collection", "uri-collection"), "it reads other files"),
    **dict.fromkeys(("unparsed-text", "unparsed-text-lines", "unparsed-text-available"), "it reads other files"),
    **dict.fromkeys(("json-doc", "transform", "load-xquery-module", "stream-available"), "it reads other files"),
    **dict.fromkeys(("unparsed-entity-uri", "unparsed-entity-public-id"), "no DTD is read"),
    **dict.fromkeys(("environment-variable", "available-environment-variables"), "it reads the environment"),
    **dict.fromkeys(("system-property", "available-system-properties"), "it asks for the processor"),
    **dict.fromkeys(("parse-xml", "parse-xml-fragment"), "it makes another document"),
    **dict.fromkeys(("function-lookup", "error"), "it calls what only running shows"),
    **dict.fromkeys(("key", "current-group", "current-grouping-key", "regex-group"), "no XSLT is run"),
    "deep-equal": "`elementpath` compares more than the two nodes",
    "document-node": "only the pattern `/` means the document here",
}
"""Functions that are not called, with the reason."""
COLLATING = {
    "compare": 3,
    "contains": 3,
    "starts-with": 3,
    "ends-with": 3,
    "substring-before": 3,
    "substring-after": 3,
    "distinct-values": 2,
    "index-of": 3,
    "max": 2,
    "min": 2,
    "contains-token": 3,
    "sort": 2,
    "collation-key": 1,
}
"""From how many arguments on a function is given a collation: `elementpath` then changes the locale of the process."""
MISREAD = frozenset(
    (
        *("append", "contains", "entry", "filter", "find", "flatten", "fold-left", "fold-right", "for-each", "get"),
        *("for-each-pair", "head", "insert-before", "join", "keys", "merge", "put", "remove", "reverse", "size"),
        *("sort", "subarray", "tail"),
    )
)
"""Names that `elementpath` takes for functions."""
CURRENT = "x-current"
OWN, NORMALIZE = "x-schematron", "space"
TYPES = "http://www.w3.org/2001/XMLSchema"


def prepared(text: str, namespaces: dict[str, str]) -> str:
    """The expression, with `current()` as a variable, our own `normalize-space()`, and names with their namespace.

    `elementpath` reads `tei:head` as its function `head` and finds nothing, so all such names are written out.

    Raises:
        NotRunnableError: it calls a function that is not called here.
    """
    parts, place, inside = [], 0, 0
    found = read_tokens(text)
    for number, each in enumerate(found):
        after = found[number + 1 : number + 3]
        inside += (each.text == "[") - (each.text == "]") if each.kind == "symbol" else 0
        if each.kind != "name":
            continue
        if after and after[0].text in ("(", "#"):
            refuse(found, number, inside)
            empty = [token.text for token in after] == ["(", ")"]
            if each.text.removeprefix("fn:") == "normalize-space" and after[0].text == "(":
                parts += (
                    [text[place : each.start], f"{OWN}:{NORMALIZE}(.", ")"]
                    if empty
                    else [
                        text[place : each.start],
                        f"{OWN}:{NORMALIZE}",
                    ]
                )
                place = after[1].start + 1 if empty else each.start + len(each.text)
            elif each.text == "current" and empty:
                parts += [text[place : each.start], f"${CURRENT}"]
                place = after[1].start + 1
            continue
        if number > 1 and found[number - 1].text == "(" and found[number - 2].text in ("element", "attribute"):
            if each.text.partition(":")[2] in MISREAD:
                raise NotRunnableError(f"`{found[number - 2].text}({each.text})` is not read here")
            continue
        prefix, colon, local = each.text.partition(":")
        namespace = namespaces.get(prefix, TYPES)
        if (
            colon
            and local != "*"
            and prefix not in ("", "*")
            and namespace != TYPES
            and not follows_dollar(found, number)
        ):
            parts += [text[place : each.start], f"Q{{{namespace}}}{local}"]
            place = each.start + len(each.text)
    return "".join((*parts, text[place:]))


def refuse(found: list[Token], number: int, inside: int) -> None:
    """Raises NotRunnableError for a function that is not called here; `inside` is how many predicates it stands in."""
    local = found[number].text.rpartition("}")[2].rpartition(":")[2]
    if local in FORBIDDEN:
        raise NotRunnableError(f"{local}() is not called: {FORBIDDEN[local]}")
    if local in COLLATING and (found[number + 1].text == "#" or arguments(found, number) >= COLLATING[local]):
        raise NotRunnableError(f"{local}() is not called with a collation")
    if local in ("position", "last") and not inside:
        raise NotRunnableError(
            f"{local}() outside a predicate asks in which order an XSLT processor goes through the file"
        )


def follows_dollar(found: list[Token], number: int) -> bool:
    return number > 0 and found[number - 1].text == "$"


def arguments(found: list[Token], number: int) -> int:
    """How many arguments the function at a place is given; what an arrow puts in is one of them."""
    depth, commas, empty = 0, 0, True
    for each in found[number + 1 :]:
        if each.kind == "symbol" and each.text in ("(", "[", "{"):
            depth += 1
        elif each.kind == "symbol" and each.text in (")", "]", "}"):
            depth -= 1
            if not depth:
                break
        else:
            commas += depth == 1 and each.text == ","
            empty = False
    arrow = number > 0 and found[number - 1].text == "=>"
    return commas + (not empty) + arrow


def read_tokens(text: str) -> list[Token]:
    try:
        return list(tokens(text))
    except UnreadableXPathError as error:
        raise NotRunnableError(str(error)) from None


def anywhere(pattern: str) -> str:
    """An expression for all nodes that a pattern matches, by the definition of XSLT: found below any node."""
    parts, depth, begin = [], 0, 0
    for each in read_tokens(pattern):
        if each.text in ("(", "["):
            depth += 1
        elif each.text in (")", "]"):
            depth -= 1
        elif each.text in ("|", "union") and not depth and each.kind in ("symbol", "name"):
            parts.append(pattern[begin : each.start])
            begin = each.start + len(each.text)
    parts.append(pattern[begin:])
    return " | ".join(part if part.strip().startswith("/") else f"//{part.strip()}" for part in parts)
