"""Name classes: which names an element or an attribute may have.

A name is one string, the namespace and the local part with SEPARATOR between them, as expat gives it; a name in no
namespace is its local part alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SEPARATOR = "\x01"
"""A character that no XML file can hold, so that no namespace is mistaken for another."""
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns"
XML_ID = f"{XML_NAMESPACE}{SEPARATOR}id"
ELSEWHERE = "\x02"
"""Stands for any namespace, or local part, that a schema does not spell out."""


def expanded(namespace: str, local: str) -> str:
    return f"{namespace}{SEPARATOR}{local}" if namespace else local


def namespace_of(name: str) -> str:
    return name.rpartition(SEPARATOR)[0]


def local_of(name: str) -> str:
    return name.rpartition(SEPARATOR)[2]


@dataclass(frozen=True, slots=True)
class Wild:
    """All names, or all of one namespace, without some."""

    namespace: str | None
    but: "Names"

    def __contains__(self, name: str) -> bool:
        return (self.namespace is None or namespace_of(name) == self.namespace) and name not in self.but


@dataclass(frozen=True, slots=True)
class Names:
    listed: frozenset[str] = frozenset()
    wild: tuple[Wild, ...] = ()

    def __contains__(self, name: str) -> bool:
        return name in self.listed or any(name in each for each in self.wild)


NO_NAMES = Names()


def one_name(name: str) -> Names:
    return Names(frozenset((name,)))


def union(classes: Iterable[Names]) -> Names:
    found = list(classes)
    if len(found) == 1:
        return found[0]
    wild = dict.fromkeys(each for names in found for each in names.wild)
    return Names(frozenset().union(*(names.listed for names in found)), tuple(wild))


def overlap(one: Names, other: Names) -> str | None:
    """A name that is in both, None where there is none (RELAX NG, section 7.3: sampling suffices)."""
    if shared := one.listed & other.listed:
        return min(shared)
    if not one.wild and not other.wild:
        return None
    samples = {*samples_of(one), *samples_of(other)}
    return min((name for name in samples if name in one and name in other), default=None)


def samples_of(names: Names) -> Iterator[str]:
    yield from names.listed
    for wild in names.wild:
        yield expanded(ELSEWHERE if wild.namespace is None else wild.namespace, ELSEWHERE)
        yield from samples_of(wild.but)
