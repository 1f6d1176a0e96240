"""Archives and libraries: what they are called, and where they are; the table is `data/archives.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from tei.grammar.fold import fold

Kind = Literal["fond", "american", "british", "signature", "any"]
_KINDS: tuple[Kind, ...] = ("fond", "american", "british", "signature")
_TABLE = Path(__file__).parent / "data" / "archives.toml"


@dataclass(frozen=True, slots=True)
class Archive:
    """A place that keeps documents."""

    key: str
    """What @key says; also how the header sorts it: `RGASPI`."""
    names: Mapping[str, str] = field(hash=False)
    """Full name by language (BCP 47)."""
    short: tuple[str, ...] = ()
    """Other forms it is cited by, in any script."""
    former: tuple[str, ...] = ()
    """Forms of the time when it had another name."""
    damaged: tuple[str, ...] = ()
    """What reading machines and translating engines make of a short form."""
    country: str = ""
    place: str = ""
    kind: Kind = "signature"
    """The grammar of its shelf marks; `any` for one that an edition names and that may have any."""
    isil: str = ""
    """ISO 15511; empty where it is not known for certain."""
    link: str = ""
    """An authority record; empty where it is not known for certain."""
    forms: frozenset[str] = field(default=frozenset(), compare=False)
    """Every undamaged form, folded."""

    def __post_init__(self) -> None:
        forms = frozenset(_normal(form) for form in (*self.names.values(), *self.short, *self.former))
        object.__setattr__(self, "forms", forms)


def archives(extra: Iterable[Archive] = ()) -> Mapping[str, Archive]:
    """The table of archives by key; an entry of `extra` stands before and replaces ours of the same key."""
    if not extra:
        return _archives()
    table = {archive.key: archive for archive in extra}
    return MappingProxyType(table | {key: known for key, known in _archives().items() if key not in table})


def archives_of(kind: Kind, extra: tuple[Archive, ...] = ()) -> tuple[Archive, ...]:
    """The archives whose shelf marks are read by one grammar."""
    return tuple(archive for archive in archives(extra).values() if archive.kind in (kind, "any"))


def _normal(text: str) -> str:
    return " ".join(fold(text).split()).strip(" ,;:")


@cache
def _archives() -> Mapping[str, Archive]:
    entries = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["archive"]
    return MappingProxyType({entry["key"]: _archive(entry) for entry in entries})


def _archive(entry: Mapping[str, object]) -> Archive:
    names = entry["names"]
    kind = next(known for known in _KINDS if known == entry["kind"])
    return Archive(
        key=str(entry["key"]),
        names=MappingProxyType({str(key): str(name) for key, name in names.items()} if isinstance(names, dict) else {}),
        short=_strings(entry.get("short")),
        former=_strings(entry.get("former")),
        damaged=_strings(entry.get("damaged")),
        country=str(entry.get("country", "")),
        place=str(entry.get("place", "")),
        kind=kind,
        isil=str(entry.get("isil", "")),
        link=str(entry.get("link", "")),
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
