"""Reading XML files without network, DTD or entities, and saying in plain words what is wrong with them."""

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei.errors import XmlError
from tei.xml.encoding import encoding_of
from tei.xml.wording import reword

SPACE = re.compile(r"\s*")
DOCTYPE_HELP = "take the <!DOCTYPE …> out and write characters instead of entities; TEI needs neither"


class XmlSyntaxError(XmlError):
    """A defect of one XML file, with its place; as text it is one line the command line can print."""

    def __init__(self, name: str, reason: str, line: int = 1, column: int | None = None, help: str = "") -> None:
        self.name, self.reason, self.line, self.column, self.help = name, reason, line, column, help
        place = f"{name}:{line}" if column is None else f"{name}:{line}:{column}"
        super().__init__(f"{place}: {reason}; {help}" if help else f"{place}: {reason}")


@dataclass(frozen=True, slots=True)
class ParsedXml:
    tree: etree._ElementTree
    text: str
    """The file, decoded; without a byte order mark, line ends as found."""
    name: str
    """The path as the user gave it."""


def parse(source: Path | str | bytes, name: str | None = None) -> ParsedXml:
    """Read an XML file, or its bytes.

    Args:
        source: a path, or the bytes of a file.
        name: what messages call the file; the path when not given.

    Raises:
        XmlError: there is no such file, it is not well-formed, it is in another encoding than it says, or it has a
            DOCTYPE: a DTD can pull in other files and blow up to any size, and no TEI edition needs one.
    """
    name = name or (str(source) if not isinstance(source, bytes) else "<bytes>")
    text = decode(source if isinstance(source, bytes) else read(Path(source)), name)
    refuse_doctype(text, name)
    # The bytes are ours, so the encoding is: what the declaration says was obeyed above. `huge_tree` lifts the limit
    # on the length of a text (10 MB); it would also lift the one on entities, but there are none without a DOCTYPE.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        # An id that two elements have is a defect to report, and no reason to refuse the file.
        collect_ids=False,
    )
    try:
        base = "" if isinstance(source, bytes) else Path(source).absolute().as_uri()
        root = etree.fromstring(encode(text, name), parser, base_url=base)
    except etree.XMLSyntaxError as error:
        raise refused(error, text, name) from None
    return ParsedXml(root.getroottree(), text, name)


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise XmlError(f'there is no file "{path}"') from None
    except IsADirectoryError:
        raise XmlError(f'"{path}" is a folder, not a file') from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise XmlError(f'"{path}" cannot be read: {(reason or str(error)).lower()}') from None


def decode(data: bytes, name: str) -> str:
    """The characters of an XML file, in the encoding its first bytes or its declaration name, else UTF-8."""
    if not data.strip(b" \t\r\n"):
        raise XmlSyntaxError(name, "the file is empty")
    encoding, mark = encoding_of(data)
    if b"\0" in data and not encoding.startswith("utf-16"):
        place = data.index(b"\0")
        raise XmlSyntaxError(name, f"this is a binary file, not XML: it has a zero byte at offset {place}")
    try:
        return data[mark:].decode(encoding)
    except LookupError:
        reason = f'nothing is known about the encoding "{encoding}" that the XML declaration names'
        raise XmlSyntaxError(name, reason, help="save the file as UTF-8") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, mark + error.start) + 1
        reason = f"the bytes {data[mark + error.start : mark + error.end].hex(' ')} are not {encoding.upper()}"
        help = "save the file as UTF-8, or name its encoding in the XML declaration"
        raise XmlSyntaxError(name, reason, line, help=help) from None
    except UnicodeError as error:
        raise XmlSyntaxError(name, f"the file is not {encoding.upper()}: {error}") from None


def encode(text: str, name: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise XmlSyntaxError(name, "half of a surrogate pair stands alone", line) from None


def refuse_doctype(text: str, name: str) -> None:
    """Raise for a DOCTYPE, the only place where a document can declare entities."""
    place = 0
    while space := SPACE.match(text, place):
        place = space.end()
        if text.startswith("<?", place):
            end = text.find("?>", place)
        elif text.startswith("<!--", place):
            end = text.find("-->", place + 4)
        else:
            break
        if end < 0:
            return
        place = end + (2 if text.startswith("?>", end) else 3)
    if text.startswith("<!DOCTYPE", place):
        line, column = line_and_column(text, place)
        raise XmlSyntaxError(name, "the file has a DOCTYPE, which is not read for safety", line, column, DOCTYPE_HELP)


def line_and_column(text: str, place: int) -> tuple[int, int]:
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)


def refused(error: etree.XMLSyntaxError, text: str, name: str) -> XmlSyntaxError:
    line, column = error.position
    lines = text.split("\n")
    quoted = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    wording = reword(error.msg or "", quoted)
    return XmlSyntaxError(name, wording.reason, max(line, 1), max(column, 1) if column else None, wording.help)
