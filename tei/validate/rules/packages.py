"""Rules of other packages, through the entry point group `tei.rules`."""

from collections.abc import Iterable
from types import ModuleType

from tei.errors import TeiError
from tei.validate.rules.rule import Rule

GROUP = "tei.rules"


def rules_of(packages: Iterable[str], known: Iterable[Rule]) -> dict[str, Rule]:
    """The rules that installed packages offer, by their codes.

    Args:
        packages: the names of entry points, those that the user's own configuration names; nothing else is loaded.
        known: the rules there are already.

    Raises:
        TeiError: no such package is installed, it offers no rule, or one has the code or name of another.
    """
    from importlib.metadata import entry_points  # takes longer to import than our rules to run

    taken = {word: rule for rule in known for word in (rule.code, rule.name)}
    found: dict[str, Rule] = {}
    for package in packages:
        points = list(entry_points(group=GROUP, name=package))
        if not points:
            raise TeiError(f'no installed package offers rules as "{package}" (entry point group {GROUP})')
        for point in points:
            offered = _rules_in(point.load())
            if not offered:
                raise TeiError(f'"{package}" ({point.value}) is neither a rule nor a module with rules')
            for each in offered:
                if taken.get(each.code, each) is not each or taken.get(each.name, each) is not each:
                    raise TeiError(f'"{package}" has a rule {each.code} or {each.name}, and so has another')
                taken[each.code] = taken[each.name] = found[each.code] = each
    return found


def _rules_in(loaded: object) -> list[Rule]:
    if isinstance(loaded, Rule):
        return [loaded]
    values = vars(loaded).values() if isinstance(loaded, ModuleType) else ()
    return list({each.code: each for each in values if isinstance(each, Rule)}.values())
