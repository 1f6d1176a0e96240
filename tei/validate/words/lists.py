"""Names and lists of names, as messages write them."""

from collections.abc import Iterable, Mapping

from tei.validate.engines.relaxng.names import XML_NAMESPACE, local_of, namespace_of
from tei.validate.engines.relaxng.schema import Schema
from tei.xml import TEI_NAMESPACE

MOST = 30
OTHERS = "any element of another vocabulary"


def shown(name: str, prefixes: Mapping[str, str]) -> str:
    """A name as it stands in a file: without the namespace of TEI, with the prefix of any other."""
    namespace, local = namespace_of(name), local_of(name)
    if not namespace or namespace == TEI_NAMESPACE:
        return local
    prefix = "xml" if namespace == XML_NAMESPACE else prefixes.get(namespace)
    return f"{prefix}:{local}" if prefix else local


def element_names(schema: Schema, definitions: Iterable[int]) -> list[str]:
    """The names that definitions may have, sorted."""
    found: dict[str, None] = {}
    for number in definitions:
        names = schema.definitions[number].names
        found.update(dict.fromkeys(shown(name, {}) for name in names.listed))
        if names.wild:
            found[OTHERS] = None
    return sorted(found, key=lambda name: (" " in name, name.lower()))


def quoted(names: Iterable[str], last: str = "or", most: int = MOST) -> str:
    """`` `a`, `b` or `c` ``; a long list ends with the number of those left out."""
    words = [name if " " in name else f"`{name}`" for name in names]
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most} more"
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def clipped(text: str, most: int = 60) -> str:
    """A text on one line, cut after `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
