"""Files in which something is kept; one that is damaged, or of another version, counts as not there."""

from pathlib import Path
from typing import TypeVar

from tei.kept.look import digest
from tei.kept.values import from_json, shape, to_json
from tei.output import write_atomically

Value = TypeVar("Value")


def write_kept(path: Path, value: object) -> None:
    """Put a value into a file, in place of what was there.

    Raises:
        TeiError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, kept_bytes(value))


def kept_bytes(value: object) -> bytes:
    """The whole file: the fingerprint of its form, and the value."""
    return f"{_form(type(value))}\n{to_json(value)}\n".encode("utf-8", "surrogatepass")


def read_kept(path: Path, kind: type[Value]) -> Value | None:
    """What is kept in a file; None where there is nothing that can be read as it."""
    try:
        return from_kept(path.read_bytes(), kind)
    except (OSError, ValueError):
        return None


def from_kept(data: bytes, kind: type[Value]) -> Value:
    """The value in the bytes of such a file. Raises ValueError."""
    form, _, text = data.partition(b"\n")
    if form.decode("ascii", "replace") != _form(kind):
        raise ValueError("is of another version")
    return from_json(kind, text.decode("utf-8", "surrogatepass"))


def _form(kind: type[object]) -> str:
    return digest(shape(kind))
