"""The tags of a small XML file of machines, a catalog or a schema, read without DTD, entities or network."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from tei.errors import TeiError

DEEPEST = 500
"""Levels; no schema or catalog known has 50."""


@dataclass(frozen=True, slots=True)
class Tag:
    name: str
    """With its namespace in braces, as `{http://…}include`."""
    attributes: Mapping[str, str]
    depth: int
    """Of the root 0."""
    line: int


def read_tags(data: bytes, file: str, doctype: bool = False) -> list[Tag]:
    """The start tags of a file, in order.

    Args:
        file: what messages call it.
        doctype: whether a DOCTYPE may stand there, which is passed over; it may declare no entities.

    Raises:
        TeiError: it is not XML, is nested deeper than any schema, has a DOCTYPE, or declares entities.
    """
    found: list[Tag] = []
    depth = -1
    parser = expat.ParserCreate(namespace_separator="}")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise TeiError(f"{file}:{parser.CurrentLineNumber}: elements are nested more than {DEEPEST} deep")
        braced = {braces(key): value for key, value in attributes.items()}
        found.append(Tag(braces(name), braced, depth, parser.CurrentLineNumber))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse_doctype(*parts: object) -> None:
        if not doctype:
            raise TeiError(f"{file}:{parser.CurrentLineNumber}: the file has a DOCTYPE, which is not read for safety")

    def refuse_entity(*parts: object) -> None:
        raise TeiError(f"{file}:{parser.CurrentLineNumber}: the file declares entities, which are not read for safety")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.EntityDeclHandler = refuse_entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise TeiError(f"{file}:{error.lineno}: this is not XML: {expat.ErrorString(error.code)}") from None
    except (LookupError, ValueError) as error:
        raise TeiError(f"{file}: cannot be read: {error}") from None
    return found


def braces(name: str) -> str:
    return f"{{{name}" if "}" in name else name
