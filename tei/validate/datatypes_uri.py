"""What may be written for a URI: nearly anything, since what a URI cannot hold is escaped when it is used.

Source:
    XSD 1.0 Part 2, 3.2.17, which refers to RFC 2396 and RFC 2732; read with jing as RFC 2396 is in Java, where a host
    may be left out before a path (`file:///x`).
"""

from tei.validate.datatypes_kind import compiled

_PLAIN = "#?[A-Za-z0-9_.-]+"
_SCHEME = "([^/?#:]*):"
_SCHEME_NAME = "[A-Za-z][A-Za-z0-9+.-]*"
_BAD_ESCAPE = "%(?![0-9A-Fa-f]{2})"
_AUTHORITY = "(?s)//([^/?]*)(.*)"
_BRACKETED = r"(?P<user>[^@\[\]]*@)?\[(?P<address>[0-9A-Fa-f:.]+)(?:%[0-9A-Za-z_.]+)?\](?::[0-9]*)?"
_GROUP = "[0-9A-Fa-f]{1,4}"
_QUAD = r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}"


def is_uri(text: str) -> bool:
    """Whether a text may stand for a URI, absolute or relative, with a fragment or without.

    Not allowed are a `%` that escapes nothing, a second `#`, a scheme that is no name or has nothing after it, `//`
    with nothing after it, and brackets anywhere but around an IPv6 address, in a query or in a fragment.
    """
    if compiled(_PLAIN).fullmatch(text):
        return True
    rest, mark, fragment = text.partition("#")
    if "#" in fragment or compiled(_BAD_ESCAPE).search(fragment):
        return False
    if scheme := compiled(_SCHEME).match(rest):
        rest = rest[scheme.end() :]
        if not rest or not compiled(_SCHEME_NAME).fullmatch(scheme[1]):
            return False
        if not rest.startswith("/"):
            return not compiled(_BAD_ESCAPE).search(rest)
    if authority := compiled(_AUTHORITY).match(rest):
        host, rest = authority.groups()
        if not (host or rest or mark) or not _is_authority(host):
            return False
    path, _, query = rest.partition("?")
    return not ("[" in path or "]" in path or compiled(_BAD_ESCAPE).search(path) or compiled(_BAD_ESCAPE).search(query))


def _is_authority(text: str) -> bool:
    """Whether the text may stand for a host with its user and port; brackets are for IPv6 addresses alone."""
    if "[" not in text and "]" not in text:
        return not compiled(_BAD_ESCAPE).search(text)
    found = compiled(_BRACKETED).fullmatch(text)
    return found is not None and not compiled(_BAD_ESCAPE).search(found["user"] or "") and _is_address(found["address"])


def _is_address(text: str) -> bool:
    """Whether the text is an IPv6 address: eight groups, or fewer with `::` once for those that are zero."""
    before, gap, after = text.partition("::")
    halves = [half.split(":") for half in (before, after) if half]
    groups = [group for half in halves for group in half]
    if groups and compiled(_QUAD).fullmatch(groups[-1]):
        if any(int(number) > 255 for number in groups.pop().split(".")):
            return False
        groups += ["0", "0"]
    return all(map(compiled(_GROUP).fullmatch, groups)) and (len(groups) < 8 if gap else len(groups) == 8)
