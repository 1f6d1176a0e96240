"""The words of the interface, in the language that the settings ask for; each language is a table in `data/`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tei.render.wording import Wording, wording

DATA = Path(__file__).parent / "data"
LANGUAGES = tuple(sorted(path.stem for path in DATA.glob("*.toml")))


@dataclass(frozen=True)
class Interface:
    language: str
    texts: Mapping[str, str]
    counted: Mapping[str, tuple[str, ...]]
    """A form for each class of numbers, in the order of `plural`."""
    page: Wording
    """What the pages of the documents say too."""
    names: Mapping[str, Mapping[str, str]]
    """Names of kinds, languages, roles and the like; what a table lacks is shown as it is."""

    def say(self, key: str, **values: str | int) -> str:
        return self.texts[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """`3 documents`."""
        forms = self.counted[key]
        return forms[plural(self.language, number)].format(n=number)

    def name(self, table: str, key: str) -> str:
        found = self.names[table]
        return found.get(key) or found.get(key.partition("-")[0], key) if table == "languages" else found.get(key, key)

    def date(self, value: str) -> str:
        """An ISO 8601 date for readers, `25 December 1933`; any other string as it is."""
        return self.page.date(value)

    def dates(self, start: str, end: str) -> str:
        """One date, or both ends of a range."""
        return self.page.dates(start, end)


def plural(language: str, number: int) -> int:
    """Which form of a counted word a number takes.

    Source:
        Unicode CLDR, plural rules for cardinal whole numbers.
    """
    if language == "ru":
        if number % 10 == 1 and number % 100 != 11:
            return 0
        return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
    return int(number > 1) if language == "fr" else int(number != 1)


@cache
def interface(language: str) -> Interface:
    """The words in one of `LANGUAGES`."""
    with (DATA / f"{language}.toml").open("rb") as file:
        tables = tomllib.load(file)
    own = {key: table for key, table in tables.items() if key not in ("text", "counted")}
    page = wording(language)
    return Interface(
        language=language,
        texts=tables["text"],
        counted={key: tuple(forms) for key, forms in tables["counted"].items()},
        page=page,
        names={**page.names, **own},
    )
