"""Names as they stand in a file."""

from collections.abc import Mapping
from functools import lru_cache

from tei.validate.engines.relaxng.names import XML_NAMESPACE, local_of, namespace_of
from tei.validate.engines.relaxng.schema import Schema
from tei.xml import TEI_NAMESPACE

LONGEST = 300
"""Characters of a name with its namespace."""


def shown(name: str, prefixes: Mapping[str, str]) -> str:
    """A name as it stands in a file: without the namespace of TEI, with the prefix of any other; a long one cut."""
    if len(name) > LONGEST:
        name = f"{name[:LONGEST]}…"
    namespace, local = namespace_of(name), local_of(name)
    if not namespace or namespace == TEI_NAMESPACE:
        return local
    prefix = "xml" if namespace == XML_NAMESPACE else prefixes.get(namespace)
    return f"{prefix}:{local}" if prefix else local


@lru_cache(2000)
def element_names(schema: Schema, definitions: tuple[int, ...], others: str) -> tuple[str, ...]:
    """The names that definitions may have, sorted.

    Args:
        others: what stands for the names that a wildcard means.
    """
    found: dict[str, None] = {}
    for number in definitions:
        names = schema.definitions[number].names
        found.update(dict.fromkeys(shown(name, {}) for name in names.listed))
        if names.wild:
            found[others] = None
    return tuple(sorted(found, key=lambda name: (" " in name, name.lower())))


@lru_cache(2000)
def attribute_names(schema: Schema, definition: int) -> tuple[str, ...]:
    """The names of the attributes that an element may have, besides wildcards."""
    patterns = schema.attributes(definition)
    return tuple(name for each in patterns if each.names is not None for name in each.names.listed)


def clipped(text: str, most: int = 60) -> str:
    """A text on one line, cut after `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
