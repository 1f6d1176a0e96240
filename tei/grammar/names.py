"""Names of persons, as far as their form alone tells."""

import re
from functools import cache

from tei.grammar.fold import fold

_INITIAL = r"[^\W\d_a-zа-яёäöüß]\.[ ]{0,4}"
_PARTICLE = r"(?:(?:[Dd]e|[Vv]on|[Vv]an|[Dd]er|[Dd]u|[Dd]i|[Ll]a|[Ll]e|[Dd]') ?)"
_SURNAME = rf"{_PARTICLE}{{0,2}}[^\W\d_a-zа-яёäöüß][^\W\d_]+(?:-[^\W\d_]+)?"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_INITIAL}){{1,3}}{_SURNAME}")


def is_name_with_initials(text: str) -> bool:
    """Whether the whole text is initials and a surname: `J. V. Stalin`, `К. Е. Ворошилов`."""
    return _pattern().fullmatch(fold(text).strip()) is not None


def has_initials(text: str) -> bool:
    """Whether a line ends in initials and a surname, perhaps with an office before: `Председатель Г. Осипов`."""
    match = re.search(rf"(?<![^\W\d_]){_pattern().pattern}[.,]?\s*$", fold(text).strip())
    return match is not None and match.start() <= 60
