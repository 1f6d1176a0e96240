"""Comments and processing instructions that were added or taken out."""

from collections import Counter
from collections.abc import Iterator
from typing import cast

from lxml import etree

from tei.diff.result import AsideChange, Lines
from tei.diff.stream import Stream

_SEAL = "tei-made"
"""What the tool writes below a file to know it again; it changes with the file."""


def aside_changes(old: Stream, new: Stream) -> Iterator[AsideChange]:
    """Those that only one of the files has, each as often as it has more of them; where they stand does not count."""
    before, after = ([_said(node) for node in stream.asides if _counts(node)] for stream in (old, new))
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    for (kind, text), number in gone.items():
        yield from [AsideChange(kind, text, None, Lines(_line(old, kind, text), None))] * number
    for (kind, text), number in come.items():
        yield from [AsideChange(kind, None, text, Lines(None, _line(new, kind, text)))] * number


def _counts(node: etree._Element) -> bool:
    return _target(node) != _SEAL


def _target(node: etree._Element) -> str:
    return str(getattr(node, "target", ""))


def _said(node: etree._Element) -> tuple[str, str]:
    words = " ".join((node.text or "").split())
    if isinstance(node, etree._ProcessingInstruction):
        return "instruction", f"{_target(node)} {words}".strip()
    return "comment", words


def _line(stream: Stream, kind: str, text: str) -> int:
    node = next(each for each in stream.asides if _said(each) == (kind, text))
    return cast("int | None", node.sourceline) or 1
