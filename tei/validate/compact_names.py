"""Declarations and name classes in the compact syntax.

Source:
    RELAX NG Compact Syntax (ISO 19757-2, annex C), decl and nameClass; for what a name class may take out of another
    RELAX NG, 4.16.
"""

from lxml import etree

from tei.validate.compact_annotations import read_annotations, read_following
from tei.validate.compact_reader import XML, Reader
from tei.validate.compact_tokens import Mark


def read_declarations(reader: Reader) -> None:
    """The namespaces and datatype libraries that are declared before anything else."""
    reader.default = reader.inherited
    while token := reader.accept("namespace", "default", "datatypes"):
        if token.text == "datatypes":
            prefix = reader.word("a prefix for the datatypes")
            reader.expect("=")
            reader.datatypes[prefix] = reader.literal("the URI of the datatypes")
        else:
            _read_namespace(reader, is_default=token.text == "default")


def _read_namespace(reader: Reader, is_default: bool) -> None:
    if is_default:
        reader.expect("namespace")
    token = reader.next()
    prefix = "" if is_default and reader.sees("=") else reader.word("a prefix for the namespace")
    reader.expect("=")
    uri = reader.inherited if reader.accept("inherit") else reader.literal('the URI of the namespace, or "inherit",')
    if is_default:
        reader.default = uri
    if prefix == "xmlns":
        raise reader.error(token, 'found the prefix "xmlns", which cannot be declared')
    if prefix and (prefix == "xml") is not (uri == XML):
        raise reader.error(token, f'found the prefix "{prefix}" for "{uri}"; "xml" and "{XML}" are for each other only')
    if prefix:
        reader.namespaces[prefix] = uri


def read_name_class(reader: Reader, of_attribute: bool, outer: str = "") -> list[etree._Element]:
    """A name class, and annotations beside it.

    Args:
        outer: what it is taken out of: `nsName`, `anyName`, or nothing; it may not hold as much itself.
    """
    token = reader.next()
    found = _read_simple(reader, of_attribute, outer, may_except=True)
    found += read_following(reader)
    if not reader.sees("|"):
        return found
    choice = reader.element("choice", token)
    choice.extend(found)
    while reader.accept("|"):
        choice.extend(_read_simple(reader, of_attribute, outer, may_except=False))
        choice.extend(read_following(reader))
    return [choice]


def _read_simple(reader: Reader, of_attribute: bool, outer: str, may_except: bool) -> list[etree._Element]:
    """A name, a wildcard, or a class in parentheses; only the first of several may have something taken out."""
    annotations = read_annotations(reader)
    token = reader.next()
    if reader.sees("("):
        reader.enter(reader.take())
        inner = read_name_class(reader, of_attribute, outer)
        reader.expect(")", '"|" or ")"')
        reader.leave()
        if not annotations:
            return inner
        if len(inner) > 1 or etree.QName(inner[0]).localname != "choice":
            whole = reader.element("choice", token)
            whole.extend(inner)
            inner = [whole]
        return annotations.put_on(inner[0])
    if reader.sees("*") or token.mark is Mark.WILDCARD:
        return annotations.put_on(_read_wildcard(reader, of_attribute, outer, may_except))
    return annotations.put_on(_read_name(reader, of_attribute, outer))


def _read_name(reader: Reader, of_attribute: bool, outer: str) -> etree._Element:
    token = reader.next()
    if token.mark is Mark.PREFIXED:
        prefix, _, local = reader.take().text.partition(":")
        namespace = reader.namespace(prefix, token)
    else:
        local = reader.word('a name, "*" or "("')
        namespace = "" if of_attribute else reader.default
    name = reader.element("name", token, ns="" if namespace is None and outer == "nsName" else namespace)
    name.text = local
    return name


def _read_wildcard(reader: Reader, of_attribute: bool, outer: str, may_except: bool) -> etree._Element:
    token = reader.take()
    kind = "nsName" if token.mark is Mark.WILDCARD else "anyName"
    if outer == "nsName" or outer == kind:
        raise reader.error(token, f'found "{token.text}" among what is taken out of as much, expected names')
    prefix = token.text.removesuffix(":*")
    element = reader.element(kind, token, ns=reader.namespace(prefix, token) if kind == "nsName" else None)
    if not reader.sees("-"):
        return element
    if not may_except:
        raise reader.error(
            reader.next(), 'found "-" after one of several names, expected parentheses around both sides'
        )
    taken = reader.element("except", reader.take())
    taken.extend(_read_simple(reader, of_attribute, kind, may_except=False))
    element.append(taken)
    if reader.sees("|"):
        raise reader.unexpected('parentheses around what is before "|"')
    return element
