"""The words that pages and books add to a text, in the languages that `data/` has a table for."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tei.errors import TeiError

DATA = Path(__file__).parent / "data"
LANGUAGES = tuple(sorted(path.stem for path in DATA.glob("*.toml")))
ENGLISH = "en"
ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.*)?")


@dataclass(frozen=True)
class Wording:
    language: str
    labels: Mapping[str, str]
    """What a page says, by the name of its parameter in the stylesheets without `label-`."""
    book: Mapping[str, str]
    """What only a book says."""
    reference: Mapping[str, str]
    """What a reference says, with places for names, titles and dates."""
    forms: Mapping[str, str]
    """How dates are written."""
    months: tuple[str, ...]
    months_of_day: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]]
    """Names of kinds, languages and certainties; what a table lacks is shown as it is."""

    def name(self, table: str, key: str) -> str:
        return self.names[table].get(key, key)

    def language_name(self, tag: str, stated: str) -> str:
        """What a language is called.

        Args:
            tag: BCP 47.
            stated: its name as the header has it; one that is not the usual English name stays.
        """
        code = tag.partition("-")[0]
        usual = stated in ("", tag, wording(ENGLISH).name("languages", code))
        return self.names["languages"].get(code, stated or tag) if usual else stated

    def date(self, value: str, within: bool = False) -> str:
        """An ISO 8601 date for readers, `25 December 1933`; any other string as it is.

        Args:
            within: whether it stands behind a word that bends it: `nicht vor dem 25. Dezember 1933`.
        """
        found = ISO_DATE.fullmatch(value)
        if found is None:
            return value
        year = found["year"].lstrip("0")
        if not found["month"]:
            return year
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"] or 1))
        except ValueError:
            return value
        if not found["day"]:
            bent = self.months_of_day[day.month - 1]
            return self.form("month", within).format(month=self.months[day.month - 1], genitive=bent, year=year)
        written = self.forms["first"].format(day=1) if day.day == 1 and "first" in self.forms else str(day.day)
        return self.form("day", within).format(day=written, month=self.months_of_day[day.month - 1], year=year)

    def form(self, name: str, within: bool) -> str:
        return self.forms.get(f"{name}_within", self.forms[name]) if within else self.forms[name]

    def dates(self, start: str, end: str) -> str:
        """One date, or both ends of a range."""
        if not start or not end:
            return self.date(start or end)
        return self.forms["range"].format(start=self.date(start), end=self.date(end))


@cache
def wording(language: str) -> Wording:
    """The words in one of `LANGUAGES`.

    Raises:
        TeiError: there is no table for this language.
    """
    if language not in LANGUAGES:
        raise TeiError(f"there are no pages in {language!r}; write one of {', '.join(LANGUAGES)}")
    with (DATA / f"{language}.toml").open("rb") as file:
        tables = tomllib.load(file)
    dates = tables["date"]
    fields = {f"field-{key}": label for key, label in tables["fields"].items()}
    degrees = {f"certainty-{key}": label for key, label in tables["certainty"].items()}
    return Wording(
        language=language,
        labels={**tables["labels"], **fields, **degrees},
        book=tables["book"],
        reference=tables["reference"],
        forms={key: form for key, form in dates.items() if isinstance(form, str)},
        months=tuple(dates["months"]),
        months_of_day=tuple(dates["months_of_day"]),
        names={key: tables[key] for key in ("certainty", "kinds", "languages")},
    )
