"""Years alone, decades, centuries, seasons and their parts."""

from dataclasses import replace

from tei.grammar.dates.context import counts, following, names_year, previous
from tei.grammar.dates.periods import century, decade, fraction, season
from tei.grammar.dates.reader import Reader, Reading, Readings, counted
from tei.grammar.dates.single import read_single
from tei.grammar.dates.years import full_year
from tei.model import Dating


def read_year(reader: Reader, start: int, end: int) -> Readings:
    tokens = reader.tokens
    index = previous(tokens, start)
    listed = index > 0 and tokens.kinds[index] in ",&" and reader.last_year == previous(tokens, index) + 1
    if listed:
        listed = not counted(reader, end)
    if index > 0 and tokens.kinds[index] == "X" and _numbered_before(reader, index):
        return None  # nos 1914 à 1917
    if not listed and not names_year(tokens, start, end, reader.vocabulary):
        return None
    reader.last_year = end
    return [Reading(start, end, Dating(when=f"{tokens.values[start]:04d}"))]


def _numbered_before(reader: Reader, link: int) -> bool:
    """Whether the figures before the word `to` are a number of something."""
    tokens = reader.tokens
    figures = previous(tokens, link)
    before = previous(tokens, figures) if figures > 0 else -1
    return before >= 0 and tokens.kinds[figures] in "YN" and tokens.kinds[before] in "gG$"


def read_tens(reader: Reader, start: int, end: int) -> Readings:
    """The 60s of the 19th century."""
    dating = _tens(reader, start, end)
    return [Reading(start, end, dating)] if dating else None


def _tens(reader: Reader, start: int, end: int) -> Dating | None:
    tokens = reader.tokens
    index = next(i for i in range(start, end) if tokens.kinds[i] in "eDd")
    centuries = [tokens.values[i] for i in range(index + 1, end) if tokens.kinds[i] in "ROVCD"]
    if len(centuries) != 1 or not 1 <= centuries[0] <= 21 or tokens.values[index] % 10:
        return None
    return decade((centuries[0] - 1) * 100 + tokens.values[index])


def read_decade(reader: Reader, start: int, end: int) -> Readings:
    tokens = reader.tokens
    marks = [i for i in range(start, end) if tokens.kinds[i] in "YEeDd"]
    if tokens.kinds[start] == "j":
        if tokens.words[start] not in reader.vocabulary.decade_words:
            return None
    elif len(marks) == 1 and tokens.kinds[marks[0]] == "e" and not _decade_context(reader, start, end):
        return None
    if any(tokens.values[i] % 10 for i in marks):
        return None
    dating = _decades(reader, marks)
    return [Reading(start, end, dating)] if dating else None


def _decade_context(reader: Reader, start: int, end: int) -> bool:
    index = previous(reader.tokens, start)
    if index < 0 or reader.tokens.words[index] in reader.vocabulary.roles["possessive"]:
        return False
    return reader.tokens.kinds[index] in "TofQj'" or reader.tokens.kinds[end - 1] in "Jj"


def _decades(reader: Reader, marks: list[int]) -> Dating | None:
    """One decade, or from one to another; the century of two figures from the other, else from the text."""
    tokens = reader.tokens
    known = [tokens.values[i] for i in marks if tokens.values[i] >= 1000]
    note, values = "", []
    for index in marks:
        value = tokens.values[index]
        if value < 100 and known:
            value += known[0] // 100 * 100
        elif value < 100:
            reader.short = True
            found = full_year(value, reader.years)
            if found is None:
                return None
            value, note = found.year, found.evidence
        values.append(value)
    if len(values) == 2 and values[0] >= values[1]:
        return None
    dating = decade(*values)
    return replace(dating, cert="medium", evidence=note) if note else dating


def read_part(reader: Reader, start: int, end: int) -> Readings:
    """Early 1935, the end of the 1930s: the year, or some time in the decade; where in it is not said."""
    tokens = reader.tokens
    if tokens.kinds[start] == "I" and tokens.words[start] not in reader.vocabulary.roles["through"]:
        return None
    if tokens.words[following(tokens, start + 1)] in reader.vocabulary.roles["before_month"]:
        return None  # They end in 1803: something ends then; of a date there would be an end *of* 1803.
    if "M" in reader.kinds(start, end) or "m" in reader.kinds(start, end):
        readings = read_single(reader, start + 1, end)
        return readings and [Reading(start, end, readings[0].dating)]
    period = _period(reader, start + 1, end)
    if period is None:
        return None
    if period.when and counts(tokens, end, reader.vocabulary):
        return None
    if period.from_ and tokens.values[start] != 3:
        period = replace(period, from_=None, to=None, not_before=period.from_, not_after=period.to)
    return [Reading(start, end, period)]


def read_half(reader: Reader, start: int, end: int) -> Readings:
    tokens = reader.tokens
    index = next(i for i in range(start, end) if tokens.kinds[i] == "H")
    period = _period(reader, index + 1, end)
    if period is None:
        return None
    word = tokens.words[start]
    position = tokens.values[start] if tokens.kinds[start] in "ODRC" else reader.vocabulary.positions.get(word, 0)
    parts = tokens.values[index]
    dating = fraction(period, parts if word in reader.vocabulary.roles["last"] else position, parts)
    if dating and period.cert:
        dating = replace(dating, cert=period.cert, evidence=period.evidence)
    return [Reading(start, end, dating)] if dating else None


def _period(reader: Reader, start: int, end: int) -> Dating | None:
    """The year, decade or century within a longer expression."""
    tokens, kinds = reader.tokens, reader.kinds(start, end)
    if "c" in kinds and ("e" in kinds or "j" in kinds):
        return _tens(reader, start, end)
    if "c" in kinds:
        return _century_dating(reader, start, end)
    if "E" in kinds or "e" in kinds:
        return _decades(reader, [i for i in range(start, end) if tokens.kinds[i] in "Ee"])
    index = next((i for i in range(start, end) if tokens.kinds[i] in "YZ"), -1)
    if index < 0:
        return None
    year = tokens.values[index]
    if any(tokens.words[i] in reader.vocabulary.decade_words for i in range(start, index)) and year % 10 == 0:
        return decade(year)
    return Dating(when=f"{year:04d}")


def read_season(reader: Reader, start: int, end: int) -> Readings:
    tokens = reader.tokens
    years = [i for i in range(start, end) if tokens.kinds[i] in "YDd"]
    year = tokens.values[years[0]]
    following_year = None
    if len(years) == 2:
        figures = tokens.values[years[1]]
        following_year = figures if figures > 99 else year - year % 100 + figures
        if following_year != year + 1:
            return None
    seasons = [tokens.values[i] for i in range(start, end) if tokens.kinds[i] == "s"]
    found = [season(one, year, following_year) for one in seasons]
    if len(found) == 1:
        return [Reading(start, end, found[0])]
    if seasons != sorted(set(seasons)) or not all(one.not_before for one in found):
        return None
    evidence = "; ".join(one.evidence for one in found)
    return [Reading(start, end, replace(found[0], not_after=found[1].not_after, evidence=evidence))]


def read_century(reader: Reader, start: int, end: int) -> Readings:
    dating = _century_dating(reader, start, end)
    if dating and reader.tokens.kinds[start] == "Q":
        dating = replace(dating, from_=None, to=None, not_before=dating.from_, not_after=dating.to)
    return [Reading(start, end, dating)] if dating else None


def _century_dating(reader: Reader, start: int, end: int) -> Dating | None:
    tokens = reader.tokens
    numbers = [tokens.values[i] for i in range(start, end) if tokens.kinds[i] in "ROVCD"]
    if not numbers or not all(1 <= number <= 21 for number in numbers) or numbers != sorted(set(numbers)):
        return None
    return century(numbers[0], numbers[-1] if len(numbers) > 1 else None)
