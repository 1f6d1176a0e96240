"""XML Schemas, built by `xmlschema` once and then kept: `tei_all.xsd` is slow to build and quick to read back."""

import pickle
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path

import elementpath
import xmlschema
from xmlschema.validators import facets

from tei.errors import TeiError
from tei.progress import waited_for
from tei.schema import cached
from tei.schema.address import is_remote, path_of
from tei.schema.file import read_schema_file
from tei.validate.unpickling import unpickled
from tei.version import VERSION

KIND = "xsd"
MOST = 200
"""Files of one schema."""
LARGEST = 256_000_000
"""Bytes of a pickle; that of `tei_all` has 4 MB."""


def built_schema(path: Path) -> xmlschema.XMLSchema10:
    """A schema, ready to validate with; from the cache if these very files were built before with these very tools.

    Raises:
        TeiError: it is no correct schema, or it includes a file that is not there or not on this machine.
    """
    key = key_of(read_files(path))
    if (kept := cached.load(KIND, key)) is not None and (schema := read_back(kept)) is not None:
        return schema
    with waited_for(f"building {path.name}, once"):
        schema = build(path)
        keep(key, schema)
    return schema


def keep(key: str, schema: xmlschema.XMLSchema10) -> None:
    try:
        data = pickle.dumps(schema, protocol=5)
    except RecursionError:
        # A schema nested deeper than a pickle can be is built each time.
        return
    cached.save(KIND, key, zlib.compress(data, 1))


def read_files(path: Path) -> dict[Path, bytes]:
    """The content of a schema and of every file it includes or imports."""
    found: dict[Path, bytes] = {}
    waiting = [path]
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        if len(found) >= MOST:
            raise TeiError(f'"{path}" is made of more than {MOST} files')
        try:
            found[file] = file.read_bytes()
        except OSError as error:
            raise TeiError(f'the schema "{path}" needs "{file}", which cannot be read: {error.strerror}') from None
        try:
            references = read_schema_file(found[file], str(file)).references
        except TeiError as error:
            raise TeiError(f'"{path}" is not a correct W3C XML Schema: {error}') from None
        for reference in references:
            if is_remote(reference):
                raise TeiError(
                    f'the schema "{file}" needs "{reference}", and nothing is fetched from the network; '
                    "save that file beside it and name it without its address"
                )
            waiting.append(path_of(reference, file.parent).resolve())
    return found


def key_of(files: dict[Path, bytes]) -> str:
    """What changes when a file of the schema changes, or a tool that has a part in what is kept."""
    digest = sha256()
    tools = (VERSION, xmlschema.__version__, elementpath.__version__, sys.implementation.cache_tag or sys.version)
    digest.update("\n".join(tools).encode())
    home = next(iter(files)).parent
    for path, data in files.items():
        name = path.relative_to(home) if path.is_relative_to(home) else path
        digest.update(f"\n{name.as_posix()} {sha256(data).hexdigest()}".encode())
    return digest.hexdigest()


def read_back(kept: bytes) -> xmlschema.XMLSchema10 | None:
    """A schema that was kept; None if it cannot be read, so that it is built again."""
    try:
        inflate = zlib.decompressobj()
        data = inflate.decompress(kept, LARGEST)
        return unpickled(data) if inflate.eof else None
    except (zlib.error, pickle.UnpicklingError, EOFError, ImportError, *DAMAGED):
        return None


DAMAGED = (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError)
"""What reading a pickle raises whose classes have changed since; the code it bears rules out any other damage."""


def build(path: Path) -> xmlschema.XMLSchema10:
    try:
        with translated_once():
            return xmlschema.XMLSchema10(str(path), allow="local")
    except (xmlschema.XMLSchemaException, OSError) as error:
        reason = " ".join(str(error).split())[:300]
        raise TeiError(f'"{path}" is not a correct W3C XML Schema: {reason}') from None
    except RecursionError:
        raise TeiError(f'"{path}" is nested too deep for a schema') from None


@contextmanager
def translated_once() -> Iterator[None]:
    """Have each regular expression of a schema translated once.

    `xmlschema` translates the pattern of every facet anew, at a tenth of a second each; `tei_all` has 18 different ones
    in 355 facets, which takes 27 of the 35 seconds it needs.
    """
    names = vars(facets)
    translate = names["translate_pattern"]
    names["translate_pattern"] = cache(translate)
    try:
        yield
    finally:
        names["translate_pattern"] = translate
