"""The forms and the functions that read them."""

from collections.abc import Callable

from tei.grammar.dates.double import read_double, read_split, read_styled
from tei.grammar.dates.ranges import read_list, read_months, read_range
from tei.grammar.dates.reader import Reader, Readings
from tei.grammar.dates.relative import read_relative, read_relatives
from tei.grammar.dates.single import read_roman_day, read_short, read_single, read_yearless
from tei.grammar.dates.stretches import (
    read_century,
    read_decade,
    read_half,
    read_part,
    read_season,
    read_tens,
    read_year,
)


def read(reader: Reader, form: str, start: int, end: int) -> Readings:
    """The dates of a match of a form; None where it is none, so that the next form is tried."""
    return _READERS[form](reader, start, end)


_READERS: dict[str, Callable[[Reader, int, int], Readings]] = {
    "range": read_range,
    "double": read_double,
    "list": read_list,
    "split": read_split,
    "half": read_half,
    "part": read_part,
    "single": read_single,
    "short": read_short,
    "yearless": read_yearless,
    "relative": read_relative,
    "relatives": read_relatives,
    "roman day": read_roman_day,
    "months": read_months,
    "styled": read_styled,
    "tens": read_tens,
    "season": read_season,
    "century": read_century,
    "decade": read_decade,
    "year": read_year,
}
