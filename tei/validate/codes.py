"""The explanation behind each code: why it matters, what to do, an example of wrong and right."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CODES = Path(__file__).with_name("codes.toml")


@dataclass(frozen=True, slots=True)
class Explanation:
    code: str
    title: str
    why: str
    do: str
    bad: str
    good: str


def explanations() -> dict[str, Explanation]:
    """All explanations of this stage, by code."""
    return read_explanations(CODES)


@cache
def read_explanations(path: Path) -> dict[str, Explanation]:
    """The explanations in a file, by code."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    return {
        code: Explanation(code, entry["title"], entry["why"], entry["do"], entry.get("bad", ""), entry.get("good", ""))
        for code, entry in table.items()
    }


def explanation(code: str) -> Explanation | None:
    return explanations().get(code.upper())


def why(code: str, language: str = "en") -> str:
    """Why what a code stands for matters, in one sentence; empty where nothing is said of it."""
    from tei.validate.words.wording import wording

    said = wording(language).why(code)
    known = explanation(code)
    return said or (known.why if known else "")
