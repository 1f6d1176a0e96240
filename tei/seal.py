"""The seal: the last lines of a TEI file, which say how the tool wrote it, line by line."""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence

_ANYWHERE = re.compile(rb"<\?tei-made sha256=([0-9a-f]{64})(?:\s+lines=([\w\s-]*))?\?>\s*")
_SEAL = re.compile(_ANYWHERE.pattern + rb"\Z")
_TAG = re.compile(r"<!--.*?-->|<\?.*?\?>|<[\w:][^<>]*>")
_ATTRIBUTE = re.compile(r"""\s+([\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))""")
_BLANKS = re.compile(r"[ \t\r\n]+")
_UNUSUAL = re.compile(r"'|\s{2}|\s/?>|\s=")
_EDGES = re.compile(r"^(<[^<>]*>) | (</[^<>]*>)$")
_PRINT = 8
"""Characters of a fingerprint: 48 bits, so that two lines of a file of any size never share one by chance."""


def sealed(data: bytes) -> bytes:
    """A file as the tool writes it, with a seal over it."""
    return data + seal(data)


def seal(made: bytes) -> bytes:
    """The seal over a file the tool made: its digest, and a fingerprint of each of its lines.

    Rows end after certain fingerprints, not after a number of them: a new line of the file changes one row.
    """
    prints = (fingerprint(line.decode()) for line in _lines(made.removesuffix(b"\n")))
    rows = re.sub(r"((?:\b|(?<=-))[A-D][\w-]{7}) ", r"\1\n", " ".join(prints))
    return f"<?tei-made sha256={_digest(made)} lines=\n{rows}?>\n".encode()


def is_untouched(data: bytes) -> bool:
    """Whether a sealed file is as it was made. Line ends do not count: version control may change them."""
    match = _SEAL.search(data)
    return match is not None and match[1].decode() == _digest(data[: match.start()])


def _lines(data: bytes) -> Iterator[bytes]:
    """The lines of a file one by one: all at once take as much memory again."""
    start = 0
    while (end := data.find(b"\n", start)) >= 0:
        yield data[start:end]
        start = end + 1
    yield data[start:]


def made_lines(data: bytes) -> tuple[str, ...] | None:
    """The fingerprints of the lines the tool wrote, whatever became of them; None where no seal tells."""
    match = _ANYWHERE.search(data)
    if match is None or match[2] is None:
        return None
    return tuple(match[2].decode().split())


def unsealed(data: bytes) -> bytes:
    """A file without its seal; what a person wrote below it stays."""
    return _ANYWHERE.sub(b"", data)


def fingerprints(lines: Sequence[str]) -> tuple[str, ...]:
    """A fingerprint for each line of a canonical file."""
    return tuple(fingerprint(line) for line in lines)


def fingerprint(line: str) -> str:
    """What tells a line from others: equal where only indentation, blanks or the order of attributes differ."""
    digest = hashlib.sha256(comparable(line).encode("utf-8", "surrogatepass")).digest()
    return urlsafe_b64encode(digest[: _PRINT * 6 // 8]).decode()


def comparable(line: str) -> str:
    """A line without what an XML editor may change in it: indentation, runs of blanks, order of attributes."""
    tags = _TAG.sub(_in_order, line) if "=" in line else line
    plain = " ".join(_BLANKS.split(tags)).strip(" ")
    return _EDGES.sub(r"\1\2", plain)


def _in_order(match: re.Match[str]) -> str:
    """A tag with its attributes in order of their names."""
    tag = match[0]
    if tag.startswith(("<!", "<?")) or (tag.count('="') == 1 and not _UNUSUAL.search(tag)):
        return tag
    attributes = _ATTRIBUTE.findall(tag)
    name = re.match(r"<[\w:.-]+", tag)
    end = "/>" if tag.endswith("/>") else ">"
    return " ".join([name[0] if name else "<", *sorted(attributes)]) + end


def _digest(data: bytes) -> str:
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
