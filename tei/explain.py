"""What stands behind a code: why it matters, and what to do."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tei.errors import TeiError
from tei.validate.codes import Explanation, read_explanations

_TABLES = tuple(Path(__file__).parent / part / "codes.toml" for part in ("validate", "passes", "merge"))


@cache
def all_explanations() -> dict[str, Explanation]:
    """Every explanation, by code."""
    from tei.validate.rules import all_rules

    tables = {code: found for table in _TABLES for code, found in sorted(read_explanations(table).items())}
    rules = {
        code: Explanation(code, each.title, _line(each.why), _line(each.fix), each.bad, each.good)
        for code, each in all_rules().items()
    }
    return tables | rules


def explanation_text(code: str) -> str:
    """The explanation of a code, for a terminal.

    Raises:
        TeiError: nothing has this code.
    """
    known = all_explanations()
    found = known.get(code.upper())
    if found is None:
        raise TeiError(f'nothing has the code "{code}"; there are: {", ".join(known)}')
    return "\n".join(_lines(found))


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(found: Explanation) -> Iterator[str]:
    yield f"{found.code}  {found.title}"
    yield ""
    yield f"Why:  {found.why}"
    yield f"Do:   {found.do}"
    for name, example in (("Bad", found.bad), ("Good", found.good)):
        if example:
            yield ""
            yield f"{name}:"
            yield from (f"  {line}" for line in example.strip("\n").splitlines())
