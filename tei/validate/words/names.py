"""Names as they stand in a file."""

from collections.abc import Iterable, Mapping

from tei.validate.engines.relaxng.names import XML_NAMESPACE, local_of, namespace_of
from tei.validate.engines.relaxng.schema import Schema
from tei.xml import TEI_NAMESPACE


def shown(name: str, prefixes: Mapping[str, str]) -> str:
    """A name as it stands in a file: without the namespace of TEI, with the prefix of any other."""
    namespace, local = namespace_of(name), local_of(name)
    if not namespace or namespace == TEI_NAMESPACE:
        return local
    prefix = "xml" if namespace == XML_NAMESPACE else prefixes.get(namespace)
    return f"{prefix}:{local}" if prefix else local


def element_names(schema: Schema, definitions: Iterable[int], others: str) -> list[str]:
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
    return sorted(found, key=lambda name: (" " in name, name.lower()))


def clipped(text: str, most: int = 60) -> str:
    """A text on one line, cut after `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
