"""XML catalogs: which file of a repository stands for an address.

Source: OASIS XML Catalogs 1.1 (2005), sections 6.5 and 7.2. Entries for public identifiers are passed over, since
`xml-model` has none. Nothing a catalog says leads out of the folder of the first catalog, or to the network.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urljoin

from tei.errors import TeiError
from tei.schema.address import inside, is_remote, path_of
from tei.schema.markup import read_tags

CATALOG = "catalog.xml"
SPACE = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
LARGEST = 4_000_000
"""Bytes."""
MOST = 50
"""Catalogs that one leads to."""

ENTRIES = {
    "uri": ("name", "uri"),
    "system": ("systemId", "uri"),
    "rewriteURI": ("uriStartString", "rewritePrefix"),
    "rewriteSystem": ("systemIdStartString", "rewritePrefix"),
    "uriSuffix": ("uriSuffix", "uri"),
    "systemSuffix": ("systemIdSuffix", "uri"),
    "delegateURI": ("uriStartString", "catalog"),
    "delegateSystem": ("systemIdStartString", "catalog"),
    "nextCatalog": ("", "catalog"),
}
FAMILIES = (
    ("uri", "rewriteURI", "uriSuffix", "delegateURI"),
    ("system", "rewriteSystem", "systemSuffix", "delegateSystem"),
)
"""What is asked in which order: by the standard a schema is a `uri`, but many catalogs call it a `system`."""


@dataclass(frozen=True, slots=True)
class Mapping:
    kind: str
    key: str
    target: str
    """An absolute address."""


def resolve(catalog: Path, address: str) -> Path | str | None:
    """What a catalog puts in the place of an address.

    Args:
        address: as the file writes it; a relative one is looked up as it stands.

    Returns:
        A path in the folder of the catalog; an address, if it maps to one of another machine; None if it says nothing.

    Raises:
        TeiError: a catalog cannot be read, or what it says leads out of its folder or to another catalog elsewhere.
    """
    seen: set[Path] = set()
    target = looked_up(catalog, address, catalog.parent, seen)
    if target is None or is_remote(target):
        return target
    return inside(path_of(target, catalog.parent), catalog.parent, f"{catalog}: the place for {address}")


def looked_up(catalog: Path, address: str, home: Path, seen: set[Path]) -> str | None:
    if catalog in seen:
        return None
    seen.add(catalog)
    if len(seen) > MOST:
        raise TeiError(f"{catalog}: more than {MOST} catalogs lead to each other")
    mappings = read_catalog(catalog)
    for exact, rewrite, suffix, delegate in FAMILIES:
        for each in (each for each in mappings if each.kind == exact and each.key == address):
            return each.target
        starts = [each for each in mappings if each.kind == rewrite and address.startswith(each.key)]
        if starts:
            longest = max(starts, key=lambda each: len(each.key))
            return longest.target + address[len(longest.key) :]
        ends = [each for each in mappings if each.kind == suffix and address.endswith(each.key)]
        if ends:
            return max(ends, key=lambda each: len(each.key)).target
        delegates = [each for each in mappings if each.kind == delegate and address.startswith(each.key)]
        if delegates:
            others = sorted(delegates, key=lambda each: -len(each.key))
            return first(others, catalog, address, home, seen)
    return first([each for each in mappings if each.kind == "nextCatalog"], catalog, address, home, seen)


def first(others: list[Mapping], catalog: Path, address: str, home: Path, seen: set[Path]) -> str | None:
    """What the first of other catalogs says that says something."""
    for each in others:
        if is_remote(each.target):
            raise TeiError(f'{catalog}: leads to the catalog "{each.target}", and nothing is fetched from the network')
        path = inside(path_of(each.target, catalog.parent), home, f"{catalog}: the next catalog")
        if (found := looked_up(path, address, home, seen)) is not None:
            return found
    return None


def read_catalog(path: Path) -> tuple[Mapping, ...]:
    try:
        status = path.stat()
    except OSError:
        raise TeiError(f'there is no catalog "{path}"') from None
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _read(path: Path, changed: int, size: int) -> tuple[Mapping, ...]:
    if size > LARGEST:
        raise TeiError(f"{path}: {size:,} bytes are too many for a catalog")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TeiError(f"{path}: cannot be read: {error.strerror}") from None
    return tuple(mappings(data, path))


def mappings(data: bytes, path: Path) -> Iterator[Mapping]:
    tags = read_tags(data, str(path), doctype=True)
    if tags[0].name != f"{SPACE}catalog":
        raise TeiError(f"{path}: this is no XML catalog: its root element is not `catalog` of OASIS")
    bases: list[str] = []
    for tag in tags:
        above = bases[tag.depth - 1] if tag.depth else path.absolute().as_uri()
        base = joined(above, tag.attributes.get(BASE, ""), path)
        bases[tag.depth :] = [base]
        kind = tag.name.removeprefix(SPACE)
        if kind in ENTRIES:
            key, target = ENTRIES[kind]
            for needed in (key, target):
                if needed and not tag.attributes.get(needed):
                    raise TeiError(f"{path}:{tag.line}: `{kind}` has no @{needed}")
            yield Mapping(kind, tag.attributes.get(key, ""), joined(base, tag.attributes[target], path))


def joined(base: str, address: str, path: Path) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        raise TeiError(f'{path}: "{address}" is no address') from None
