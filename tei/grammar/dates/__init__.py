"""Dates in running text, in several languages at once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tei.grammar.dates.around import about, doubted, in_style, limited, without_stop
from tei.grammar.dates.calendars import gregorian_from_julian
from tei.grammar.dates.context import begins_free, ends_free
from tei.grammar.dates.forms import compiled, first_of_form, forms_by_first
from tei.grammar.dates.read import read
from tei.grammar.dates.reader import Reader, Reading
from tei.grammar.dates.tokens import Tokens, tokenise
from tei.grammar.dates.vocabulary import vocabulary
from tei.grammar.dates.windows import dated, has_year, windows
from tei.grammar.dates.years import with_year
from tei.model import Date, Dating, Span

__all__ = ["LANGUAGES", "DocumentYears", "document_years", "find_dates", "gregorian_from_julian", "with_year"]

LANGUAGES = ("en", "ru", "de", "fr")


def find_dates(text: str, languages: tuple[str, ...] = LANGUAGES, years: Iterable[int] = ()) -> Iterator[Date]:
    """Find dates, from single days to centuries.

    Args:
        text: any string; white space of any kind may stand between the words of a date.
        languages: of the vocabularies; all at once, since a text in one language quotes another.
        years: years of the whole document, where `text` is a part of it (see `DocumentYears`): a year of two figures
            takes its century from the nearest of these and of those in the text. Asked for only if there is one.

    Yields:
        Dates from left to right, never overlapping, without content; spans count from the start of `text`.
        The value keeps the precision of the source. A day and month without a year give `--10-06`, a day of this or
        the last month (`inst.`, `ult.`) gives `---23` with the term as evidence; a month alone is no date.
        Days in both calendars have the Gregorian as value and the Julian beside it. A year of two figures whose
        century nothing tells makes a date without a value, or none. A day the calendar lacks is no date.

    Source:
        TEI P5 Guidelines, class att.datable.w3c; XML Schema part 2, gMonthDay and gDay, for parts without a year.
    """
    words = vocabulary(languages)
    cut = [tokenise(text, *window, words) for window in windows(text, words) if dated(text, window, words)]
    readers = [Reader(tokens, words, ()) for tokens in cut]
    found = [(reader, list(_readings(reader))) for reader in readers]
    if any(reader.short for reader in readers):
        known = tuple(sorted({*years, *_years(reading.dating for _, readings in found for reading in readings)}))
        readers = [Reader(tokens, words, known) for tokens in cut]
        found = [(reader, list(_readings(reader))) for reader in readers]
    for reader, readings in found:
        for reading in readings:
            span = Span(reader.tokens.starts[reading.start], reader.tokens.ends[reading.end - 1])
            yield Date(span, dating=reading.dating)


@dataclass(frozen=True, slots=True)
class DocumentYears:
    """The years a text names, found when they are first asked for: most texts have no year of two figures."""

    text: str

    def __iter__(self) -> Iterator[int]:
        return iter(document_years(self.text))


@lru_cache(maxsize=2)
def document_years(text: str, languages: tuple[str, ...] = LANGUAGES) -> tuple[int, ...]:
    """The years that the dates of a text print with four figures, in order, each once."""
    words = vocabulary(languages)
    found = (window for window in windows(text, words) if has_year(text, window, words))
    readers = (Reader(tokenise(text, *window, words), words, ()) for window in found)
    return tuple(sorted(set(_years(reading.dating for reader in readers for reading in _readings(reader)))))


def _years(datings: Iterator[Dating]) -> Iterator[int]:
    for dating in datings:
        for value in (dating.when, dating.from_, dating.to):
            if value and value[0] != "-":
                yield int(value[:4])


def _readings(reader: Reader) -> Iterator[Reading]:
    """The dates of one window: at each place the first form that reads as a date."""
    by_first = forms_by_first()
    kinds = reader.tokens.kinds
    present = set(kinds)
    index = earliest = 0
    while begin := first_of_form().search(kinds, index):
        index = begin.start()
        forms = by_first[kinds[index]]
        if not begins_free(reader.tokens, index):
            index += 1
            continue
        readings, end = None, index + 1
        for form in forms:
            if form.needs.isdisjoint(present) or (form.gate and not compiled(form.gate).search(kinds, index)):
                continue
            match = compiled(form.pattern).match(kinds, index)
            if match and _ends(reader.tokens, form.name, match):
                readings = read(reader, form.name, index, match.end())
                if readings is not None:
                    end = match.end()
                    break
        for reading in readings or ():
            wider = in_style(reader, about(reader, without_stop(reader, reading), earliest))
            wider = doubted(reader, limited(reader, wider, earliest))
            yield wider
            earliest = end = max(end, wider.end)
        index = end


def _ends(tokens: Tokens, form: str, match: re.Match[str]) -> bool:
    shape = match[0]
    dated = "Y" in shape or "Z" in shape
    return ends_free(tokens, match.end(), dated=dated and form != "year")
