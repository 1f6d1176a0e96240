"""A datatype as a schema names it: library, name, parameters; the judge of it is fetched when it is first asked."""

from dataclasses import dataclass

from tei.validate.engines.datatypes import Datatype, lookup


@dataclass(frozen=True, slots=True)
class Type:
    library: str
    name: str
    params: tuple[tuple[str, str], ...] = ()
    namespace: str = ""
    """For `value`: what a name without a prefix in the schema means."""
    prefixes: tuple[tuple[str, str], ...] = ()
    """For `value` of a type that reads prefixes: those declared in the schema."""


KNOWN: dict[tuple[str, str, tuple[tuple[str, str], ...]], Datatype] = {}


def judge(type: Type) -> Datatype:
    """The datatype itself.

    Raises:
        DatatypeError: there is none of that name, or it does not take these parameters.
    """
    key = (type.library, type.name, type.params)
    found = KNOWN.get(key)
    if found is None:
        found = KNOWN[key] = lookup(*key)
    return found
