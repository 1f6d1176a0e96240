"""Why each thing was encoded: one line for each, or values for machines."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from tei.report.text import visible

_LONGEST = 60


class Place(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Reason(Protocol):
    """Why one thing was encoded."""

    @property
    def span(self) -> Place: ...
    @property
    def element(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def cert(self) -> str | None: ...


Locate = Callable[[int], tuple[int, int]]
"""Line and column of an offset, both from 1."""


def why_text(reasons: Sequence[Reason], locate: Locate) -> Iterator[str]:
    """`line:column-line:column  element  certainty  "text"  rule`; the second place is that of the last character."""
    rows = [(_place(each, locate), each) for each in reasons]
    wide = max((len(place) for place, _ in rows), default=0)
    long = max((len(each.element) for each in reasons), default=0)
    for place, each in rows:
        quoted = f'"{_short(each.text)}"  ' if each.text else ""
        yield visible(f"{place:{wide}}  {each.element:{long}}  {each.cert or '-':6}  {quoted}{each.rule}")


def why_values(reasons: Sequence[Reason], locate: Locate) -> list[dict[str, object]]:
    """The same for machines, with the offsets of the span in code points from 0, half open."""
    return [
        {
            "place": _place(each, locate),
            "start": each.span.start,
            "end": each.span.end,
            "element": each.element,
            "text": each.text,
            "rule": each.rule,
            "cert": each.cert,
        }
        for each in reasons
    ]


def _place(reason: Reason, locate: Locate) -> str:
    first, last = locate(reason.span.start), locate(max(reason.span.start, reason.span.end - 1))
    return f"{first[0]}:{first[1]}-{last[0]}:{last[1]}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
