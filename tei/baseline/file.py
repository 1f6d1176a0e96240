"""The file with the known defects: one line of JSON for each, sorted, so that git shows and merges it well."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tei.baseline.known import Known
from tei.errors import TeiError
from tei.output import write_atomically

VERSION = 1
HEAD = {"tei-baseline": VERSION, "about": "known defects; `tei validate --baseline` does not show them"}
LARGEST = 200_000_000
"""Bytes."""
MOST = 1_000_000_000
FIELDS = ("file", "code", "path", "text", "excerpt")
_EVERY = frozenset((*FIELDS, "count"))
_EMPTY = ("",) * len(FIELDS)
_HIDDEN = re.compile(
    "[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What cannot be seen in a difference, or turns it around, is written as `\\u200b`."""
_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


def read_baseline(path: Path) -> dict[Known, int]:
    """The known defects, each with how often it is there.

    Raises:
        TeiError: there is no such file, or something in it is no known defect; with the line.
    """
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise TeiError(f"{path}: {path.stat().st_size:,} bytes are too many for known defects")
        data = path.read_bytes()
    except FileNotFoundError:
        raise TeiError(f"there is no file {path}; make it with --baseline {path} --write-baseline") from None
    except OSError as error:
        raise TeiError(f"{path}: cannot be read: {error.strerror}") from None
    return parse_baseline(data, path)


def parse_baseline(data: bytes, path: Path) -> dict[Known, int]:
    """The same for the bytes of such a file.

    Raises:
        TeiError: something in it is no known defect.
    """
    known: dict[Known, int] = {}
    for number, value in _values(path, data.removeprefix(b"\xef\xbb\xbf")):
        if isinstance(value, dict) and "tei-baseline" in value:
            if value["tei-baseline"] != VERSION:
                raise TeiError(f"{path}:{number}: written by another version of tei; install that, or write it anew")
            continue
        each, times = _known(path, number, value)
        # What both sides of a merge added stands there twice.
        known[each] = max(times, known[each]) if each in known else times
    return known


def write_baseline(path: Path, known: Mapping[Known, int]) -> None:
    """Write known defects, sorted; the same ones give the same bytes.

    Raises:
        TeiError: the file cannot be written; the old one is as it was.
    """
    lines = [_line(HEAD), *(_line(_fields(each, known[each])) for each in sorted(known) if known[each] > 0)]
    write_atomically(path, "".join(lines).encode())


def _values(path: Path, data: bytes) -> Iterator[tuple[int, object]]:
    """Each line that is not empty, with its number, as what JSON says it is."""
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    for number, line in lines:
        if line.startswith(_MARKS):
            raise TeiError(
                f"{path}:{number}: git left both sides of a merge here; keep the lines of both, delete marks"
            )
    try:
        # All at once takes a third of the time.
        values = json.loads(b"[" + b",".join(line for _, line in lines) + b"]")
    except (ValueError, RecursionError):
        values = []
    if len(values) == len(lines):
        yield from zip((number for number, _ in lines), values, strict=True)
        return
    for number, line in lines:
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError):
            raise TeiError(f"{path}:{number}: this is no known defect: {_quoted(line)}") from None


def _known(path: Path, number: int, value: object) -> tuple[Known, int]:
    if isinstance(value, dict) and "code" in value:
        times = value.get("count", 1)
        texts = (*map(value.get, FIELDS, _EMPTY),)
        usual = value.keys() <= _EVERY and {*map(type, texts)} == {str}
        if usual and type(times) is int and 0 < times <= MOST:
            return Known(*texts), times
    raise TeiError(f"{path}:{number}: this is no known defect: {_quoted(json.dumps(value).encode())}")


def _fields(each: Known, times: int) -> dict[str, str | int]:
    """What is there to be said; the code and the file always."""
    texts = {field: str(getattr(each, field)) for field in FIELDS}
    said: dict[str, str | int] = {name: text for name, text in texts.items() if text or name in ("file", "code")}
    return said | ({"count": times} if times > 1 else {})


def _line(fields: Mapping[str, object]) -> str:
    written = json.dumps(fields, ensure_ascii=False)
    return _HIDDEN.sub(lambda found: json.dumps(found[0])[1:-1], written) + "\n"


def _quoted(line: bytes) -> str:
    text = line.decode("utf-8", "replace").strip()
    return f"{text[:80]}…" if len(text) > 80 else text
