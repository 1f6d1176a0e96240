"""Rules: what a schema cannot say, each found by one function that also explains it."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from tei.validate.rules.rule import Rule

__all__ = ["Rule", "all_rules"]


@cache
def all_rules() -> dict[str, Rule]:
    """The rules of the package by their codes.

    Raises:
        ValueError: two have the same code or the same name.
    """
    found: dict[str, Rule] = {}
    for module in sorted(each.name for each in iter_modules(__path__)):
        for value in vars(import_module(f"{__name__}.{module}")).values():
            if not isinstance(value, Rule) or found.get(value.code) is value:
                continue
            if value.code in found or value.name in {each.name for each in found.values()}:
                raise ValueError(f"two rules are called {value.code} or {value.name}")
            found[value.code] = value
    return dict(sorted(found.items()))
