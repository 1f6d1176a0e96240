"""Reading the XML of a Schematron schema: a `.sch` file, or the rules inside a `.rng`, with what they include."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree

from tei.errors import TeiError
from tei.validate.schematron.model import Origin, Skipped
from tei.xml.parse import parse

SCH_NAMESPACE = "http://purl.oclc.org/dsdl/schematron"
SCH = f"{{{SCH_NAMESPACE}}}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
MOST_INCLUDES = 200
FILE = "{urn:x-schematron}file"
"""Where a part that was included keeps the name of its file."""


@dataclass(slots=True)
class Sources:
    """The files a schema is made of."""

    folder: Path
    """Nothing outside it is read."""
    skipped: list[Skipped] = field(default_factory=list)
    count: int = 0


def line_of(element: etree._Element) -> int:
    return cast("int | None", element.sourceline) or 1


def origin(element: etree._Element, file: Path) -> Origin:
    holder: etree._Element | None = element
    while holder is not None and holder.get(FILE) is None:
        holder = holder.getparent()
    named = holder.get(FILE) if holder is not None else None
    return Origin(Path(named) if named else file, line_of(element))


def read_schematron(path: Path) -> tuple[etree._Element, Sources]:
    """The `schema` element of a `.sch` file, with its includes put in.

    Raises:
        TeiError: no such file, not XML, or another kind of file.
    """
    root = parse(path).tree.getroot()
    if root.tag != f"{SCH}schema":
        raise TeiError(f'"{path}" is no ISO Schematron schema: it begins with `{etree.QName(root).localname}`')
    sources = Sources(path.resolve().parent)
    include(root, path, sources, (path.resolve(),))
    return root, sources


def include(root: etree._Element, file: Path, sources: Sources, open_files: tuple[Path, ...]) -> None:
    """Put in the place of each `include` what it means."""
    for element in list(root.iter(f"{SCH}include", f"{SCH}extends")):
        href = element.get("href")
        if href is None:
            continue
        place = Origin(file, line_of(element))
        what = f'{etree.QName(element).localname} of "{href}"'
        found = included_file(href, file, sources, open_files)
        if isinstance(found, str):
            sources.skipped.append(Skipped(what, found, place))
            continue
        target, fragment = found
        part = fragment_of(target, fragment, what, place)
        part.set(FILE, str(target))
        include(part, target, sources, (*open_files, target))
        parent = element.getparent()
        if parent is None:
            continue
        if etree.QName(element).localname == "extends" or part.tag == f"{SCH}schema":
            for child in reversed(list(part)):
                child.set(FILE, str(target)) if isinstance(child.tag, str) else None
                element.addnext(child)
        else:
            element.addnext(part)
        parent.remove(element)


def included_file(href: str, file: Path, sources: Sources, open_files: tuple[Path, ...]) -> tuple[Path, str] | str:
    """The file an address means, with the id in it; or why it is not read."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return "only files are read, nothing from the network"
    target = (file.resolve().parent / unquote(parts.path)).resolve()
    if not target.is_relative_to(sources.folder):
        return f'it is outside the folder of the schema, "{sources.folder}"'
    if target in open_files:
        return "it includes itself"
    sources.count += 1
    if sources.count > MOST_INCLUDES:
        return f"there are more than {MOST_INCLUDES} includes"
    return target, parts.fragment


def fragment_of(target: Path, fragment: str, what: str, place: Origin) -> etree._Element:
    if not target.is_file():
        raise TeiError(f'{place.file}:{place.line}: {what}: there is no file "{target}"')
    root = parse(target).tree.getroot()
    if fragment:
        found = [each for each in root.iter(etree.Element) if fragment in (each.get("id"), each.get(XML_ID))]
        if not found:
            raise TeiError(f'{place.file}:{place.line}: {what}: nothing in the file has the id "{fragment}"')
        root = found[0]
    return deepcopy(root)


def read_embedded(path: Path) -> tuple[etree._Element | None, Sources]:
    """The rules inside a RELAX NG schema and those it includes, as one `schema`; None when there are none.

    A `rule` outside a `pattern` is a pattern of its own. One that asks the same as another, in other words, is left
    out: the TEI's schemas have some rules in several languages, the first of them English.
    """
    sources = Sources(path.resolve().parent)
    schema = etree.Element(f"{SCH}schema", nsmap={"sch": SCH_NAMESPACE})
    schema.set("queryBinding", "xslt2")
    prefixes: set[str] = set()
    asked: set[tuple[tuple[str, ...], ...]] = set()
    for file, root in grammars(path, sources):
        for element in list(root.iter(f"{SCH}*")):
            if any(each.tag.startswith(SCH) for each in element.iterancestors(etree.Element)):
                continue
            local = etree.QName(element).localname
            if local == "ns":
                if element.get("prefix", "") in prefixes:
                    continue
                prefixes.add(element.get("prefix", ""))
            if local in ("assert", "report"):
                why = "it stands outside a rule, so it has no context"
                sources.skipped.append(Skipped(f"`{local}`", why, Origin(file, line_of(element))))
                continue
            if local in ("rule", "pattern") and element.get("abstract") != "true":
                if (question := what_it_asks(element)) in asked:
                    continue
                asked.add(question)
            holder = etree.SubElement(schema, f"{SCH}pattern") if local == "rule" else schema
            copy = deepcopy(element)
            copy.tail = None
            copy.set(FILE, str(file))
            holder.append(copy)
            if holder is not schema:
                holder.set(FILE, str(file))
    include(schema, path, sources, (path.resolve(),))
    return (schema if len(schema) or sources.skipped else None), sources


def what_it_asks(element: etree._Element) -> tuple[tuple[str, ...], ...]:
    """A rule or pattern without its words."""
    parts = element.iter(*(f"{SCH}{name}" for name in ("rule", "assert", "report", "let", "param", "extends")))
    names = ("context", "test", "name", "value", "rule", "abstract")
    head = tuple(element.get(name, "") for name in ("abstract", "is-a", "documents"))
    return (head, *((str(part.tag), *(part.get(name, "") for name in names)) for part in parts))


def grammars(path: Path, sources: Sources) -> Iterator[tuple[Path, etree._Element]]:
    """A RELAX NG schema and the local ones it includes; the schema engine says what is wrong with them."""
    waiting, seen = [path], {path.resolve()}
    while waiting:
        file = waiting.pop(0)
        parsed = parse(file)
        root = parsed.tree.getroot()
        if SCH_NAMESPACE in parsed.text:
            yield file, root
        for element in root.iter(f"{RNG}include", f"{RNG}externalRef"):
            found = included_file(element.get("href", ""), file, sources, ())
            if not isinstance(found, str) and found[0] not in seen and found[0].is_file():
                seen.add(found[0])
                waiting.append(found[0])
