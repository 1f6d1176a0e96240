"""The words of messages in the languages there are tables for."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tei.errors import TeiError

TABLES = Path(__file__).with_name("data")
MOST = 30


@dataclass(frozen=True, slots=True)
class Wording:
    """One table; texts by their section and key."""

    language: str
    texts: dict[tuple[str, str], str]

    def message(self, key: str, **values: object) -> str:
        return self.texts["message", key].format(**values)

    def help(self, key: str, **values: object) -> str:
        return self.texts["help", key].format(**values)

    def value(self, key: str, **values: object) -> str:
        return self.texts["value", key].format(**values)

    def why(self, code: str) -> str:
        """Why what a code stands for matters; empty for codes of others."""
        return self.texts.get(("why", code), "")

    def listed(self, words: Iterable[str], last: str = "or", most: int = MOST) -> str:
        """`a, b or c`; a long list ends with the number of those left out."""
        every = list(words)
        if len(every) > most:
            return self.texts["lists", "more"].format(names=", ".join(every[:most]), count=len(every) - most)
        if len(every) < 2:
            return "".join(every)
        return self.texts["lists", last].format(first=", ".join(every[:-1]), last=every[-1])

    def names(self, names: Iterable[str], last: str = "or", most: int = MOST) -> str:
        """Names of elements as a list; what is no name is left without marks."""
        return self.listed((name if " " in name else f"`{name}`" for name in names), last, most)


def languages() -> tuple[str, ...]:
    """The codes of the languages there are tables for."""
    return tuple(sorted(path.stem for path in TABLES.glob("*.toml")))


@cache
def wording(language: str = "en") -> Wording:
    """The table of a language.

    Raises:
        TeiError: there is none.
    """
    path = TABLES / f"{language}.toml"
    if language not in languages():
        raise TeiError(f'there are no messages in "{language}"; there are: {", ".join(languages())}')
    with path.open("rb") as file:
        table = tomllib.load(file)
    return Wording(language, {(part, key): str(text) for part, texts in table.items() for key, text in texts.items()})
