"""The words of reports, in the languages that messages have."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from tei.diagnostic import Diagnostic
from tei.report.report import GRAVEST, Report

TABLES = Path(__file__).parent / "data" / "words.toml"


@cache
def words(language: str) -> Mapping[str, str]:
    """The words of a language; the English ones for a language without a table."""
    with TABLES.open("rb") as file:
        tables: dict[str, dict[str, str]] = tomllib.load(file)
    return tables.get(language, tables["en"])


def counted(found: Iterable[Diagnostic], language: str) -> str:
    """`errors: 3, warnings: 12`, the gravest first."""
    said, numbers = words(language), Counter(each.severity for each in found)
    return ", ".join(
        f"{said[f'{severity}s']}{said['colon']} {numbers[severity]}" for severity in GRAVEST if numbers[severity]
    )


def whole(report: Report) -> str:
    """Where all that was found can be read."""
    said = words(report.language)
    if report.elsewhere:
        return said["rest_in"].format(files=", ".join(report.elsewhere))
    return said["rest_by"]
