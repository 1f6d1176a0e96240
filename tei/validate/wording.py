"""Names and lists of names, as messages write them."""

from collections.abc import Iterable

from lxml import etree

from tei.validate.pattern import Child
from tei.xml import TEI

XML = "{http://www.w3.org/XML/1998/namespace}"
MOST = 30
LONGEST = 300
"""Characters of a name with its namespace."""


def shown(name: str, element: etree._Element | None = None) -> str:
    """A name as it stands in a file: without the namespace of TEI, with the prefix of any other; long ones cut."""
    if len(name) > LONGEST:
        name = f"{name[:LONGEST]}…"
    if name.startswith(TEI):
        return name[len(TEI) :]
    if name.startswith(XML):
        return f"xml:{name[len(XML) :]}"
    namespace, brace, local = name.rpartition("}")
    if not brace:
        return name
    prefixes = element.nsmap if element is not None else {}
    prefix = next((prefix for prefix, uri in prefixes.items() if uri == namespace[1:]), None)
    return f"{prefix}:{local}" if prefix else local


def element_names(children: Iterable[Child]) -> list[str]:
    found: dict[str, None] = {}
    for child in children:
        names = child.names
        found.update(dict.fromkeys(shown(name) for name in names.listed))
        if names.any or names.namespaces:
            found["any element of another vocabulary"] = None
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
