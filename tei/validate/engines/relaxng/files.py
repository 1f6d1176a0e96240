"""The files of a schema: the one that was named, and those it includes or refers to, as one tree.

RELAX NG, sections 4.6 (externalRef) and 4.7 (include). Only files are read, never the network.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from tei.errors import TeiError
from tei.validate.engines.relaxng.errors import SchemaError
from tei.validate.engines.relaxng.syntax import Node, read_syntax
from tei.xml.parse import parse

LIMIT = 50
"""How deep files may include each other."""


@dataclass(slots=True)
class Files:
    """What was read, for the cache."""

    digests: dict[Path, str] = field(default_factory=dict)


def read_files(path: Path) -> tuple[Node, Files]:
    """A schema with all it includes in its place.

    Raises:
        TeiError: a file that is missing, not XML, or not RELAX NG.
    """
    files = Files()
    return read_file(path.resolve(), files, (), ""), files


def read_file(path: Path, files: Files, above: tuple[Path, ...], ns: str) -> Node:
    node = read_syntax(read_root(path, files), shown(path), ns)
    resolve(node, path, files, (*above, path))
    return node


def read_root(path: Path, files: Files) -> etree._Element:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise TeiError(f'there is no schema file "{path}"') from None
    except OSError as error:
        raise TeiError(f'the schema "{path}" cannot be read: {error.strerror}') from None
    files.digests[path] = hashlib.sha256(data).hexdigest()
    return SYNTAXES.get(path.suffix.lower(), read_xml)(data, str(path))


def read_xml(data: bytes, name: str) -> etree._Element:
    return parse(data, name).tree.getroot()


SYNTAXES: dict[str, Callable[[bytes, str], etree._Element]] = {".rng": read_xml}
"""What reads a file of each extension, as the elements of the XML syntax with their lines; others are XML."""


def shown(path: Path) -> str:
    """A path as seen from the current folder, when it is below it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def resolve(node: Node, path: Path, files: Files, above: tuple[Path, ...]) -> None:
    """Put the included file, or the pattern referred to, into each `include` and `externalRef` below a node."""
    for number, child in enumerate(node.children):
        if child.kind == "externalRef":
            node.children[number] = read_file(target(child, path, above), files, above, child.ns)
        elif child.kind == "include":
            included = read_file(target(child, path, above), files, above, child.ns)
            if included.kind != "grammar":
                raise SchemaError(child.place, "what is included is no <grammar>")
            resolve(child, path, files, above)
            override(child, included)
            child.kind = "div"
            child.children = [*included.children, *child.children]
        elif child.children:
            resolve(child, path, files, above)


def target(node: Node, path: Path, above: tuple[Path, ...]) -> Path:
    href = node.attributes["href"]
    try:
        parts = urlsplit(href)
    except ValueError:
        raise SchemaError(node.place, f'"{href}" is no address') from None
    if parts.scheme not in ("", "file") or parts.netloc:
        raise SchemaError(node.place, f'"{href}" is not on this computer; nothing is loaded over the network')
    if parts.fragment:
        raise SchemaError(node.place, f'"{href}" names a part of a file')
    found = (path.parent / unquote(parts.path)).resolve()
    if found in above:
        raise SchemaError(node.place, f'"{href}" includes itself')
    if len(above) > LIMIT:
        raise SchemaError(node.place, f"files include each other more than {LIMIT} deep")
    if not found.is_file():
        raise SchemaError(node.place, f'there is no file "{href}"')
    return found


def override(include: Node, included: Node) -> None:
    """Take out of an included grammar what the `include` defines anew."""
    names = {key(each) for each in components(include)}
    known = {key(each) for each in components(included)}
    for each in components(include):
        if key(each) not in known:
            what = f'"{each.name}"' if each.kind == "define" else "a start"
            raise SchemaError(each.place, f"the included file has not {what}, so it cannot be overridden")
    remove(included, names)


def key(component: Node) -> tuple[str, str]:
    return component.kind, component.name


def components(grammar: Node) -> Iterator[Node]:
    for child in grammar.children:
        if child.kind == "div":
            yield from components(child)
        else:
            yield child


def remove(grammar: Node, names: set[tuple[str, str]]) -> None:
    grammar.children = [each for each in grammar.children if each.kind == "div" or key(each) not in names]
    for each in grammar.children:
        if each.kind == "div":
            remove(each, names)
