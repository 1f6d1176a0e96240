"""A rule: one function that finds one kind of problem, with its explanation in its docstring."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import dedent

from tei.diagnostic import Severity
from tei.validate.rules.file import File
from tei.validate.rules.problem import Problem

Check = Callable[[File], Iterator[Problem]]
_SECTION = re.compile(r"^(Why|Bad|Good|Fix|Source):[ ]*\n", re.MULTILINE)
_CODE = re.compile(r"[A-Z]\d{3}")


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    """A letter and three digits; never used twice, not even after the rule is gone."""
    name: str
    """What is wrong, in words with hyphens: `undated-date`."""
    severity: Severity
    check: Check
    title: str
    why: str
    bad: str
    """A piece of the body of a file that the rule finds something in; or a whole file, from `<TEI` on."""
    good: str
    """The same put right."""
    fix: str
    """What to do."""
    source: str = ""


def rule(code: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring has a first line and sections `Why`, `Bad`, `Good`, `Fix`.

    Raises:
        ValueError: the code is none, or a section is missing.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f'"{code}" is not a letter and three digits')

    def made(check: Check) -> Rule:
        title, sections = _read(check.__doc__ or "")
        missing = [name for name in ("Why", "Bad", "Good", "Fix") if not sections.get(name)]
        if not title or missing:
            raise ValueError(f"the docstring of {check.__name__} has no {' and no '.join(missing or ['first line'])}")
        return Rule(
            code,
            check.__name__.replace("_", "-"),
            severity,
            check,
            title,
            sections["Why"],
            sections["Bad"],
            sections["Good"],
            sections["Fix"],
            sections.get("Source", ""),
        )

    return made


def _read(docstring: str) -> tuple[str, dict[str, str]]:
    first, _, rest = docstring.strip().partition("\n")
    pieces = _SECTION.split(dedent(rest))
    named = zip(pieces[1::2], pieces[2::2], strict=True)
    return first.rstrip("."), {name: dedent(body).strip("\n ") for name, body in named}
