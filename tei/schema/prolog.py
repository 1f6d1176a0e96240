"""What stands before the root element of a file: the schemas it names in `xml-model`."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

CHUNK = 8_192
LONGEST = 1_000_000
"""Bytes of a prolog. What comes after is not looked at."""
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
MARK = re.compile(r"[\s\ufeff]*")
PSEUDO_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
DOCTYPE = re.compile(r"""<!DOCTYPE(?:[^\["'>]|"[^"]*"|'[^']*')*+(?:\[(?:[^\]"']|"[^"]*"|'[^']*')*+\]\s*+)?>""")
MOST = 32
"""Schemas one file may name."""


@dataclass(frozen=True, slots=True)
class Model:
    """One `<?xml-model …?>`."""

    href: str
    type: str
    schematypens: str
    phase: str
    line: int
    """From 1."""
    column: int
    """In characters from 1."""


def read_models(source: Path | bytes) -> tuple[Model, ...]:
    """The `xml-model` instructions of a file, in order; none if it is no XML, which is for others to say.

    Args:
        source: a path, of which no more is read than its prolog, or the bytes of a file.
    """
    text = head(source)
    return tuple(islice(models(text), MOST)) if "<?xml-model" in text else ()


def head(source: Path | bytes) -> str:
    """The beginning of a file, at least to its root element, as text."""
    if isinstance(source, bytes):
        return decoded(source[:LONGEST])
    try:
        with source.open("rb") as file:
            data = file.read(CHUNK)
            while (
                len(data) < LONGEST
                and not reaches_root(decoded(data))
                and (more := file.read(min(len(data), LONGEST - len(data))))
            ):
                data += more
    except (OSError, ValueError):
        return ""
    return decoded(data)


def decoded(data: bytes) -> str:
    """Text in which all markup is right; letters of a one-byte encoding may not be."""
    encoding = next((name for mark, name in BOMS if data.startswith(mark)), "utf-8")
    return data.decode(encoding, errors="replace")


def reaches_root(text: str) -> bool:
    """Whether a text reaches to the root element of its file."""
    *_, end = nodes(text)
    return text[end[0] : end[0] + 2] not in ("", "<", "<?", "<!")


def nodes(text: str) -> Iterator[tuple[int, int]]:
    """Beginning and end of each instruction, comment and DOCTYPE; last the place after them, twice."""
    place = 0
    while True:
        space = MARK.match(text, place)
        place = space.end() if space else place
        if text.startswith("<?", place):
            end = after(text, "?>", place + 2)
        elif text.startswith("<!--", place):
            end = after(text, "-->", place + 4)
        elif found := DOCTYPE.match(text, place):
            end = found.end()
        else:
            break
        if end < 0:
            break
        yield place, end
        place = end
    yield place, place


def after(text: str, mark: str, place: int) -> int:
    """Where the first such mark ends; -1 if there is none."""
    found = text.find(mark, place)
    return found if found < 0 else found + len(mark)


def models(text: str) -> Iterator[Model]:
    from html import unescape

    for begin, end in nodes(text):
        if not re.match(r"<\?xml-model[\s?]", text[begin:end]):
            continue
        pairs = PSEUDO_ATTRIBUTE.findall(text[begin + len("<?xml-model") : end - 2])
        values = {name: unescape(double or single) for name, double, single in pairs}
        line, column = text.count("\n", 0, begin) + 1, begin - text.rfind("\n", 0, begin)
        yield Model(
            values.get("href", "").strip(),
            values.get("type", "").strip(),
            values.get("schematypens", "").strip(),
            values.get("phase", "").strip(),
            line,
            column,
        )
