"""All converters, and the choice among them."""

import pkgutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import converters
from tei.convert.converter import Converter, Evidence
from tei.convert.frame import Frame
from tei.errors import TeiError
from tei.model import Doubt

_GROUP = "tei.converters"
_NEAR = 0.1
"""Two kinds whose evidence differs by less are a near tie."""


@dataclass(frozen=True, slots=True)
class Choice:
    converter: Converter
    reasons: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()


@cache
def all_converters() -> dict[str, Converter]:
    """Converters by name: the modules of `converters`, and those of the entry point group `tei.converters`."""
    found: dict[str, Converter] = {}
    for module in pkgutil.iter_modules(converters.__path__):
        converter = import_module(f"converters.{module.name}").CONVERTER
        found[converter.name] = converter
    for converter in _installed():
        found[converter.name] = converter
    return dict(sorted(found.items()))


def _installed() -> Iterator[Converter]:
    """The converters of installed packages."""
    if not any(map(_may_have_entries, sys.path)):
        return
    from importlib.metadata import entry_points  # takes longer to import than a short letter to convert

    for entry in entry_points(group=_GROUP):
        yield entry.load()


def _may_have_entries(folder: str) -> bool:
    """Whether a package in a folder of the import path can have converters: one names the group, or we cannot tell."""
    place = Path(folder)
    if not place.is_dir():
        return place.exists()
    lists = (*place.glob("*.dist-info/entry_points.txt"), *place.glob("*.egg-info/entry_points.txt"))
    return any(_GROUP in each.read_text("utf-8", "replace") for each in lists)


def named(name: str) -> Converter:
    """The converter with this name.

    Raises:
        TeiError: there is none.
    """
    known = all_converters()
    if name not in known:
        raise TeiError(f'no converter is named "{name}"; there are: {", ".join(known)}')
    return known[name]


def choose(frame: Frame) -> Choice:
    """The converter for which most speaks. Order never decides: a near tie is settled by name and reported."""
    weighed = [(converter, converter.evidence(frame)) for converter in all_converters().values()]
    weighed.sort(key=lambda pair: (-pair[1].weight, pair[0].name))
    (best, evidence), (second, other) = weighed[0], weighed[1]
    if evidence.weight < 0.3:
        return Choice(best, evidence.reasons, (_unknown(frame, best),))
    if evidence.weight - other.weight < _NEAR:
        return Choice(best, evidence.reasons, (_near(frame, best, evidence, second, other),))
    return Choice(best, evidence.reasons)


def _unknown(frame: Frame, converter: Converter) -> Doubt:
    return Doubt(
        "R001",
        frame.source.region,
        f"nothing tells what kind of document this is; it was read as a plain {converter.name}",
        "name the kind with --converter, or in edition.toml",
    )


def _near(frame: Frame, best: Converter, evidence: Evidence, second: Converter, other: Evidence) -> Doubt:
    return Doubt(
        "R001",
        frame.source.region,
        f"read as {best.name} ({'; '.join(evidence.reasons)}), "
        f"but it may be {second.name} ({'; '.join(other.reasons)})",
        "name the kind with --converter, or in edition.toml",
    )
