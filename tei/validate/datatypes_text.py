"""The datatypes whose values are text: strings, names, lists of names, pointers, and bytes written as text.

Source:
    XSD 1.0 Part 2, second edition, 3.2.1, 3.2.15 to 3.2.19, 3.3.1 to 3.3.12.
"""

from collections.abc import Callable, Hashable, Mapping

from tei.grammar.xml_names import is_name, is_ncname, is_nmtoken
from tei.validate.datatypes_kind import Context, Kind, Reader, compiled
from tei.validate.datatypes_uri import is_uri

XML = "http://www.w3.org/XML/1998/namespace"
_LANGUAGE = "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"
_HEX = "(?:[0-9A-Fa-f]{2})*"
_BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?"


def text_kinds() -> Mapping[str, Kind]:
    """The kinds of text by the names XSD gives them."""
    return _KINDS


def _any(text: str, context: Context) -> Hashable:
    return text


def _where(allows: Callable[[str], object]) -> Reader:
    """A reader for texts that stand for themselves, if they are allowed."""
    return lambda text, context: text if allows(text) else None


def _list_of(allows: Callable[[str], object]) -> Reader:
    """A reader for one word or more of a kind; an empty list is none."""

    def read(text: str, context: Context) -> Hashable | None:
        words = tuple(text.split(" "))
        return words if all(map(allows, words)) else None

    return read


def _is_language(text: str) -> bool:
    return compiled(_LANGUAGE).fullmatch(text) is not None


def _never(text: str) -> bool:
    """An entity has to be declared in a DTD, and no DTD is read here."""
    return False


def _qualified(text: str, context: Context) -> Hashable | None:
    prefix, colon, local = text.rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        return None
    if prefix == "xml":
        return XML, local
    namespace = (context or {}).get(prefix)
    if not namespace and prefix:
        return None
    return namespace or "", local


def _hexadecimal(text: str, context: Context) -> Hashable | None:
    return bytes.fromhex(text) if compiled(_HEX).fullmatch(text) else None


def _base64(text: str, context: Context) -> Hashable | None:
    from binascii import a2b_base64

    packed = text.replace(" ", "")
    return a2b_base64(packed) if compiled(_BASE64).fullmatch(packed) else None


def _size(value: Hashable) -> int:
    assert isinstance(value, str | bytes | tuple)
    return len(value)


_KINDS: Mapping[str, Kind] = {
    "string": Kind(_any, "preserve", _size),
    "normalizedString": Kind(_any, "replace", _size),
    "token": Kind(_any, size=_size),
    "language": Kind(_where(_is_language), size=_size),
    "Name": Kind(_where(is_name), size=_size),
    "NCName": Kind(_where(is_ncname), size=_size),
    "NMTOKEN": Kind(_where(is_nmtoken), size=_size),
    "NMTOKENS": Kind(_list_of(is_nmtoken), size=_size),
    "ID": Kind(_where(is_ncname), size=_size, id_kind="ID"),
    "IDREF": Kind(_where(is_ncname), size=_size, id_kind="IDREF"),
    "IDREFS": Kind(_list_of(is_ncname), size=_size, id_kind="IDREFS"),
    "ENTITY": Kind(_where(_never), size=_size),
    "ENTITIES": Kind(_list_of(_never), size=_size),
    "anyURI": Kind(_where(is_uri), size=_size),
    "QName": Kind(_qualified),
    "NOTATION": Kind(_qualified),
    "hexBinary": Kind(_hexadecimal, size=_size),
    "base64Binary": Kind(_base64, size=_size),
}
