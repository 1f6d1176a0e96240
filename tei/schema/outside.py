"""Schemas that a repository brings may include files of the repository, and nothing else."""

import re
from functools import lru_cache
from html import unescape
from pathlib import Path

from tei.errors import TeiError
from tei.schema.address import inside, is_remote, path_of
from tei.schema.file import COMPACT_REFERENCE, LARGEST
from tei.schema.prolog import decoded

TAG = re.compile(
    r"<(?:[\w.-]+:)?(?:include|externalRef|import|redefine|override|extends)"
    r"""\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*+"""
)
ADDRESS = re.compile(r"""\s(?:href|schemaLocation)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
BASE = re.compile(r"""xml:base\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
BUNDLED = re.compile(r"https?://www\.w3\.org/(?:\d+/)+xml\.xsd")
"""What XML Schemas import from its address, and `xmlschema` brings along."""
MOST = 200


def refuse_outside(schema: Path, home: Path) -> None:
    """Raise for a schema that includes, by whatever way, a file outside a folder or of another machine.

    Raises:
        TeiError: it does; or it is larger than any schema, or made of more than any has files.
    """
    waiting, seen = [schema], set[Path]()
    while waiting:
        file = waiting.pop()
        if file in seen or not file.is_file():
            continue
        seen.add(file)
        if len(seen) > MOST:
            raise TeiError(f"{schema}: more than {MOST} files include each other")
        status = file.stat()
        for reference in references(file, status.st_mtime_ns, status.st_size):
            if BUNDLED.fullmatch(reference):
                continue
            if is_remote(reference):
                raise TeiError(f'{file}: includes "{reference}", and nothing is fetched; save it beside the schema')
            waiting.append(inside(path_of(reference, file.parent), home, f'{file}: the included "{reference}"'))


@lru_cache(maxsize=256)
def references(file: Path, changed: int, size: int) -> tuple[str, ...]:
    """The addresses in a schema file that look like those of other files of it, in whatever language it is."""
    if size > LARGEST:
        raise TeiError(f"{file}: a schema of more than {LARGEST // 1_000_000} MB is not read")
    text = decoded(file.read_bytes())
    if file.suffix.lower() == ".rnc":
        return tuple(dict.fromkeys(COMPACT_REFERENCE.findall(text)))
    pairs = [*BASE.findall(text)]
    for tag in TAG.findall(text):
        pairs += ADDRESS.findall(tag)
    return tuple(dict.fromkeys(unescape(double or single) for double, single in pairs if double or single))
