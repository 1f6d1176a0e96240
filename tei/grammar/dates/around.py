"""Words around a date that belong to it: circa before, the calendar after."""

from dataclasses import replace

from tei.grammar.dates.calendars import gregorian_from_julian
from tei.grammar.dates.context import previous, questioned
from tei.grammar.dates.forms import style
from tei.grammar.dates.reader import Reader, Reading
from tei.model import Dating

_ENGLISH_NEW_YEAR = "03-25"
_ENGLISH_REFORM = 1752


def about(reader: Reader, reading: Reading, earliest: int) -> Reading:
    """The date with a word like `circa` before it, if there is one after token `earliest`."""
    tokens, start = reader.tokens, reading.start
    index = start - 1
    while index >= earliest and tokens.kinds[index] in " n.":
        index -= 1
    value = reading.dating.when or reading.dating.from_
    if index < earliest or tokens.kinds[index] != "A" or not value or value.startswith("-"):
        return reading
    evidence = f"approximate in the source: {tokens.words[index]}"
    if reading.dating.evidence:
        evidence = f"{evidence}; {reading.dating.evidence}"
    return Reading(index, reading.end, replace(reading.dating, cert="medium", evidence=evidence))


def without_stop(reader: Reader, reading: Reading) -> Reading:
    """The date without the stop of its sentence; that of an abbreviation stays."""
    tokens, last = reader.tokens, reading.end - 1
    if tokens.kinds[last] != "." or tokens.words[last - 1] in reader.vocabulary.abbreviations:
        return reading
    return replace(reading, end=last)


def in_style(reader: Reader, reading: Reading) -> Reading:
    """The date with the calendar that is named after it: O.S. makes it Julian, with the Gregorian day as value."""
    tokens = reader.tokens
    match = style().match(tokens.kinds, reading.end)
    if not match:
        return reading
    index = next(i for i in range(reading.end, match.end()) if tokens.kinds[i] == "L")
    if reader.vocabulary.words[tokens.words[index]].text == "gregorian":
        return replace(reading, end=match.end())
    dating = _from_julian(reading.dating)
    return replace(reading, end=match.end(), dating=dating) if dating else reading


def _from_julian(dating: Dating) -> Dating | None:
    """None for anything but a single day; one without a year is moved once it has one (see `years.py`)."""
    if dating.when and not dating.custom and len(dating.when) == 7 and dating.when.startswith("--"):
        return replace(dating, custom=dating.when, calendar="julian")
    if dating.custom or not dating.when or len(dating.when) != 10:
        return None
    year, month, day = map(int, dating.when.split("-"))
    moved = gregorian_from_julian(year, month, day)
    if moved is None:
        return None
    result = replace(dating, when="{:04d}-{:02d}-{:02d}".format(*moved), custom=dating.when, calendar="julian")
    if year < _ENGLISH_REFORM and dating.when[5:] < _ENGLISH_NEW_YEAR:
        return replace(result, cert="medium", evidence="the year may begin on 25 March")
    return result


def limited(reader: Reader, reading: Reading, earliest: int) -> Reading:
    """A date in brackets that an editor gives as a limit, with its word: [не ранее 5 марта 1922 г.], [nach 1848]."""
    tokens, index = reader.tokens, previous(reader.tokens, reading.start)
    while index >= earliest and tokens.kinds[index] in "TfFo":
        index = previous(tokens, index)
    when = reading.dating.when
    if index < max(earliest, 1) or not when or when.startswith("-") or tokens.kinds[previous(tokens, index)] != "[":
        return reading
    roles, word = reader.vocabulary.roles, tokens.words[index]
    if word in roles["not_before"]:
        return Reading(index, reading.end, replace(reading.dating, when=None, not_before=when))
    if word in roles["not_after"]:
        return Reading(index, reading.end, replace(reading.dating, when=None, not_after=when))
    return reading


def doubted(reader: Reader, reading: Reading) -> Reading:
    """A date with a question mark behind it, both in brackets: [1819?], (май 1922 г.?)."""
    index = previous(reader.tokens, reading.start)
    if index < 0 or reader.tokens.kinds[index] not in "([" or not reading.dating.words:
        return reading
    end = questioned(reader.tokens, reading.end)
    if not end:
        return reading
    evidence = "; ".join(filter(None, ["the source doubts it: ?", reading.dating.evidence]))
    return Reading(reading.start, end, replace(reading.dating, cert="medium", evidence=evidence))
