"""RELAX NG in its compact syntax, read as the XML syntax.

Source:
    RELAX NG Compact Syntax (ISO 19757-2, annex C).
"""

from pathlib import Path

from lxml import etree

from tei.validate.compact_annotations import (
    Annotations,
    read_annotation,
    read_annotations,
    read_following,
    sees_annotation,
)
from tei.validate.compact_names import read_declarations, read_name_class
from tei.validate.compact_reader import Reader
from tei.validate.compact_text import read_text
from tei.validate.compact_tokens import Mark, Token, read_tokens

_OPERATORS = {",": "group", "|": "choice", "&": "interleave"}
_REPEATS = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
_COMBINES = {"=": None, "|=": "choice", "&=": "interleave"}
_PATTERN = "a pattern such as element, attribute, text or a name"


def read_compact(schema: Path | bytes, name: str = "", namespace: str | None = None) -> etree._ElementTree:
    """The schema as a tree of the XML syntax.

    Every name has its `ns` and every datatype its `datatypeLibrary`, so that nothing is left to ancestors; lines are
    those of the compact syntax. Files that are included or referred to are not read, and `href` is as written.

    Args:
        schema: a file, or what is in it.
        name: what errors call it; the file's own name where it is not given.
        namespace: that of the schema which includes this one, for what is declared as `inherit` or not at all.
            None leaves `ns` out there, so that names inherit from an ancestor as in the XML syntax (4.8).

    Raises:
        CompactError: it is not in the compact syntax; the message has the line and column, and what was expected.
        OSError: the file cannot be read.
    """
    data = schema if isinstance(schema, bytes) else schema.read_bytes()
    source = read_text(data, name or (str(schema) if isinstance(schema, Path) else "schema"))
    reader = Reader(source, list(read_tokens(source)), namespace)
    read_declarations(reader)
    root = _read_grammar(reader, reader.next(), "end") if _begins_grammar(reader) else _read_root(reader)
    reader.declare(root)
    return root.getroottree()


def _read_root(reader: Reader) -> etree._Element:
    """A schema that is one pattern; no annotation can stand beside it."""
    token = reader.next()
    found = _read_pattern(reader)
    if reader.next().mark is not Mark.END:
        raise reader.unexpected("the end of the schema")
    if len(found) > 1:
        raise reader.error(token, "found an annotation beside the only pattern of the schema, expected none")
    return found[0]


def _begins_grammar(reader: Reader) -> bool:
    """Whether definitions follow, and not a pattern; annotations before them are looked over."""
    if sees_annotation(reader):
        return True
    ahead = 0
    while reader.next(ahead).mark is Mark.DOCUMENTATION:
        ahead += 1
    if reader.sees("[", further=ahead):
        depth = 0
        while reader.next(ahead).mark is not Mark.END:
            depth += reader.sees("[", further=ahead) - reader.sees("]", further=ahead)
            ahead += 1
            if depth == 0:
                break
    named = reader.next(ahead).mark in (Mark.NAME, Mark.QUOTED)
    return reader.sees("start", "div", "include", further=ahead) or (
        named and reader.sees(*_COMBINES, further=ahead + 1)
    )


def _read_grammar(reader: Reader, token: Token, end: str) -> etree._Element:
    grammar = reader.element("grammar", token)
    _read_parts(reader, grammar, in_include=False, end=end)
    return grammar


def _read_parts(reader: Reader, parent: etree._Element, in_include: bool, end: str) -> None:
    """The parts of a grammar up to a brace, which is taken, or the end of the schema."""
    while not (reader.accept(end) or (end == "end" and reader.next().mark is Mark.END)):
        if sees_annotation(reader):
            parent.append(read_annotation(reader))
        else:
            _read_part(reader, parent, in_include)


def _read_part(reader: Reader, parent: etree._Element, in_include: bool) -> None:
    annotations = read_annotations(reader)
    token = reader.next()
    if reader.accept("start"):
        part = _read_definition(reader, reader.element("start", token))
    elif reader.accept("div"):
        part = reader.element("div", token)
        reader.enter(reader.expect("{"))
        _read_parts(reader, part, in_include, "}")
        reader.leave()
    elif reader.sees("include") and not in_include:
        part = _read_include(reader)
    else:
        what = "a definition, start or div" if in_include else "a definition, start, div or include"
        name = reader.identifier(what)
        part = _read_definition(reader, reader.element("define", token, name=name))
    parent.extend(annotations.put_on(part))


def _read_definition(reader: Reader, part: etree._Element) -> etree._Element:
    if not reader.sees(*_COMBINES):
        raise reader.unexpected('"=", "|=" or "&="')
    if combine := _COMBINES[reader.take().text]:
        part.set("combine", combine)
    part.extend(_read_pattern(reader))
    return part


def _read_include(reader: Reader) -> etree._Element:
    token = reader.take()
    href = reader.literal("the address of a schema")
    namespace = _read_inherit(reader)
    include = reader.element("include", token, href=href, ns=namespace)
    if brace := reader.accept("{"):
        default, namespaces = reader.default, dict(reader.namespaces)
        if namespace is not None:
            # The body would inherit the namespace that is meant for the schema included.
            reader.default = default or ""
            reader.namespaces = {prefix: uri or "" for prefix, uri in namespaces.items()}
        reader.enter(brace)
        _read_parts(reader, include, in_include=True, end="}")
        reader.leave()
        reader.default, reader.namespaces = default, namespaces
    return include


def _read_inherit(reader: Reader) -> str | None:
    """The namespace that a schema elsewhere inherits."""
    if not reader.accept("inherit"):
        return reader.default
    reader.expect("=")
    token = reader.next()
    return reader.namespace(reader.word("the prefix of a namespace"), token)


def _read_pattern(reader: Reader, annotations: Annotations | None = None) -> list[etree._Element]:
    """Patterns joined by one operator, as one; and annotations beside it.

    Args:
        annotations: what was said before the parentheses that the pattern is in.
    """
    token = reader.next()
    found, bare = _read_particle(reader)
    if not reader.sees(*_OPERATORS):
        if not annotations:
            return found
        if len(found) > 1 or etree.QName(found[0]).localname not in _REPEATS.values():
            whole = reader.element("group", token)
            whole.extend(found)
            found = [whole]
        return annotations.put_on(found[0])
    operator = reader.next()
    joined = reader.element(_OPERATORS[operator.text], token)
    joined.extend(found)
    _require_parentheses(reader, bare)
    while reader.sees(*_OPERATORS):
        if not reader.accept(operator.text):
            raise reader.unexpected(f'"{operator.text}" again, or parentheses around what is joined by either')
        found, bare = _read_particle(reader)
        _require_parentheses(reader, bare)
        joined.extend(found)
    return (annotations or Annotations()).put_on(joined)


def _require_parentheses(reader: Reader, bare: Token | None) -> None:
    """Refuse a `-` between a datatype and what is taken out of it without parentheses around both."""
    if bare:
        raise reader.error(bare, 'found "-", expected parentheses around the datatype and what is taken out of it')


def _read_particle(reader: Reader) -> tuple[list[etree._Element], Token | None]:
    """A pattern without operators and what is said of it; and the `-` that has no parentheses around it."""
    token = reader.next()
    found, bare = _read_primary(reader, read_annotations(reader))
    found += read_following(reader)
    if not reader.sees(*_REPEATS):
        return found, bare
    _require_parentheses(reader, bare)
    repeat = reader.element(_REPEATS[reader.take().text], token)
    repeat.extend(found)
    if reader.sees(*_REPEATS):
        raise reader.unexpected("parentheses around what is repeated already")
    return [repeat, *read_following(reader)], None


def _read_primary(reader: Reader, annotations: Annotations) -> tuple[list[etree._Element], Token | None]:
    token = reader.next()
    reader.enter(token)
    bare = None
    if reader.accept("("):
        found = _read_pattern(reader, annotations)
        reader.expect(")", 'an operator or ")"')
    elif token.mark is Mark.PREFIXED or reader.sees("string", "token"):
        data, bare = _read_data(reader)
        found = annotations.put_on(data)
    else:
        found = annotations.put_on(_read_keyword(reader))
    reader.leave()
    return found, bare


def _read_keyword(reader: Reader) -> etree._Element:
    """A pattern that begins with a keyword, a value, or a name that refers to a definition."""
    token = reader.next()
    match token.text if token.mark is Mark.KEYWORD else "":
        case "empty" | "notAllowed" | "text":
            return reader.element(reader.take().text, token)
        case "element" | "attribute" as kind:
            reader.take()
            element = reader.element(kind, token)
            element.extend(read_name_class(reader, of_attribute=kind == "attribute"))
            return _read_braces(reader, element)
        case "mixed" | "list" as kind:
            reader.take()
            return _read_braces(reader, reader.element(kind, token))
        case "grammar":
            reader.take()
            reader.expect("{")
            return _read_grammar(reader, token, "}")
        case "parent":
            reader.take()
            return reader.element("parentRef", token, name=reader.identifier("the name of a definition"))
        case "external":
            reader.take()
            href = reader.literal("the address of a schema")
            return reader.element("externalRef", token, href=href, ns=_read_inherit(reader))
    if token.mark is Mark.LITERAL:
        value = reader.element("value", token)
        value.text = reader.literal()
        return value
    return reader.element("ref", token, name=reader.identifier(_PATTERN))


def _read_braces(reader: Reader, element: etree._Element) -> etree._Element:
    reader.expect("{", '"|" or "{"' if element.tag.endswith(("element", "attribute")) else '"{"')
    element.extend(_read_pattern(reader))
    reader.expect("}", 'an operator or "}"')
    return element


def _read_data(reader: Reader) -> tuple[etree._Element, Token | None]:
    """A datatype with its parameters, or a value of it; and the `-` after which something is taken out of it."""
    token = reader.take()
    prefix, colon, name = token.text.rpartition(":")
    library = reader.library(prefix, token) if colon else ""
    if reader.next().mark is Mark.LITERAL:
        value = reader.element("value", token, type=name, datatypeLibrary=library, ns=reader.default)
        value.text = reader.literal()
        return value, None
    data = reader.element("data", token, type=name, datatypeLibrary=library)
    if reader.accept("{"):
        while not reader.accept("}"):
            data.extend(_read_param(reader))
    minus = reader.accept("-")
    if minus:
        taken = reader.element("except", minus)
        found, bare = _read_primary(reader, read_annotations(reader))
        _require_parentheses(reader, bare)
        taken.extend(found)
        data.append(taken)
    return data, minus


def _read_param(reader: Reader) -> list[etree._Element]:
    annotations = read_annotations(reader)
    token = reader.next()
    param = reader.element("param", token, name=reader.word('a parameter, or "}"'))
    reader.expect("=")
    param.text = reader.literal("the value of the parameter")
    return annotations.put_on(param)
