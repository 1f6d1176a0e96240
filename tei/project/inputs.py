"""What decides about every edition besides its own files: the tool, the schemas, how the build was asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from tei.errors import TeiError
from tei.kept.look import digest, look
from tei.kept.tool import folders_digest, tool_digest
from tei.schema import schema_path
from tei.schema.catalog import CATALOG
from tei.schema.lock import LOCK
from tei.schema.store import store_folder

_REFERENCE = re.compile(rb"""(?:href|schemaLocation)\s*=\s*["']([^"']+)["']|(?:include|external)\s+["']([^"']+)["']""")
_MOST = 200
"""Files of one schema."""


@dataclass(frozen=True, slots=True)
class Inputs:
    common: str
    """Fingerprint of what decides about every edition."""
    usual: str
    """The schema of editions, which is a part of the tool."""
    overwrite: bool
    keep: bool

    def wants(self, state: str) -> bool:
        """Whether something is asked for that an edition in this state could still be given."""
        return (self.overwrite and state in ("merged", "edited by hand", "conflict")) or (
            self.keep and state == "conflict"
        )

    def schemas_digest(self, paths: Sequence[str]) -> str:
        """Fingerprint of some files of schemas, and of all they include."""
        return _schemas_digest(tuple(paths), self)


def read_inputs(editions: Path, overwrite: bool, keep: bool) -> Inputs:
    """What decides about the editions in a folder now."""
    _schemas_digest.cache_clear()
    usual = schema_path()
    folders = (usual.parent, *_folders("converters"), *_installed())
    return Inputs(digest(tool_digest(), folders_digest(folders), *_found(editions)), str(usual), overwrite, keep)


def _installed() -> Iterator[Path]:
    """The folders of installed packages that bring converters."""
    for entry in sorted(entry_points(group="tei.converters"), key=lambda each: each.value):
        yield from _folders(entry.module.partition(".")[0])


def _folders(package: str) -> Iterator[Path]:
    """The folder of a package, or the file of a module."""
    spec = find_spec(package)
    if spec and spec.submodule_search_locations:
        yield from map(Path, spec.submodule_search_locations)
    elif spec and spec.origin:
        yield Path(spec.origin)


def _found(editions: Path) -> Iterator[str]:
    """What leads from the name of a schema to its files."""
    above = editions.absolute()
    for folder in (above, *above.parents):
        for name in (CATALOG, LOCK):
            yield look(folder / name).digest
    yield from sorted(str(path) for path in store_folder().glob("*/*"))


@lru_cache(64)
def _schemas_digest(paths: tuple[str, ...], inputs: Inputs) -> str:
    """Kept for one build: thousands of editions may have one schema."""
    found: dict[Path, str] = {}
    waiting = [Path(path) for path in paths]
    while waiting and len(found) < _MOST:
        path = waiting.pop()
        if path in found:
            continue
        try:
            found[path] = look(path).digest
            references = _REFERENCE.findall(path.read_bytes())
        except (OSError, TeiError):
            continue
        for pair in references:
            named = b"".join(pair).decode("utf-8", "replace")
            if ":" not in named:
                waiting.append((path.parent / named).resolve())
    return digest(*(part for path in sorted(found) for part in (str(path), found[path])))
