"""The name somebody probably meant."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

HABITS = Path(__file__).with_name("habits.toml")


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one name that differs least, by no more than a third of its letters, or else the one it is the beginning of.

    None when two names are equally near.
    """
    return nearest_of(name, frozenset(names))


@lru_cache(4096)
def nearest_of(name: str, names: frozenset[str]) -> str | None:
    limit = min(max(len(name), 3), 9) // 3 if len(name) > 1 else 0
    short = name.lower()
    letters = frozenset(short)
    ranked = sorted(
        (steps, each.lower() != short, not each.lower().startswith(short), not is_shortened(short, each.lower()), each)
        for each in names
        # A step changes one letter at most, so letters that only one of them has are cheaply counted first.
        if abs(len(each) - len(name)) <= limit
        and len(letters.difference(each.lower())) <= limit
        and (steps := distance(short, each.lower())) <= limit
        and (len(name) > 2 or not steps or is_shortened(short, each.lower()))
    )
    if not ranked:
        longer = [each for each in names if len(name) > 1 and each.lower().startswith(short)]
        return longer[0] if len(longer) == 1 else None
    return None if len(ranked) > 1 and ranked[0][:4] == ranked[1][:4] else ranked[0][4]


def is_shortened(short: str, name: str) -> bool:
    """Whether letters inside a name were only left out, which happens more often than a wrong one is typed."""
    letters = iter(name)
    return short[:1] == name[:1] and short[-1:] == name[-1:] and all(letter in letters for letter in short)


def distance(one: str, other: str) -> int:
    """Letters to add, drop, change, or swap with their neighbour (restricted Damerau-Levenshtein)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        previous, row, older = row, [i], before
        for j, wanted in enumerate(other, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = previous
    return row[-1]


def one_step(one: str, other: str) -> bool:
    """Whether `distance` is 1, found in one pass."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    shorter = min(len(one), len(other))
    begin = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    left = shorter - begin
    end = next((at for at in range(left) if one[-1 - at] != other[-1 - at]), left)
    first, second = one[begin : len(one) - end], other[begin : len(other) - end]
    return max(len(first), len(second)) == 1 or (len(first) == 2 and first == second[::-1])


@cache
def habits() -> dict[str, str]:
    """What to write instead of names that people bring along from HTML and other formats."""
    with HABITS.open("rb") as file:
        table = tomllib.load(file)["elements"]
    return {str(name): str(advice) for name, advice in table.items()}


def meant_element(name: str, here: set[str], known: Iterable[str]) -> tuple[str | None, str]:
    """The element that somebody meant who wrote a name that the schema has not, and advice how to write it.

    Args:
        here: names that could stand at the place; empty where nobody knows.
        known: all names of the schema.
    """
    names = set(known)
    advice = habits().get(name, "")
    for word in re.findall(r"`(\w+)", advice):
        if word in here or not here:
            return (word if word in names else None), advice
    close = nearest(name, here & names) or nearest(name, names)
    return close, f"`{close}`" if close else ""
