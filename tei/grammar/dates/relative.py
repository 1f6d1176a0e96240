"""Days of this, the last or the next month, as letters name them: the 5th inst."""

from tei.grammar.dates.context import following, previous
from tei.grammar.dates.reader import Reader, Reading, Readings
from tei.model import Dating


def read_relative(reader: Reader, start: int, end: int) -> Readings:
    tokens = reader.tokens
    if not _sound(reader, start, end):
        return None
    days = _days(reader, start, end)
    evidence = _term(reader, end)
    if len(days) == 1:
        return [Reading(start, end, Dating(when=_value(reader, days[0]), evidence=evidence))]
    first, second = (tokens.values[index] for index in days)
    apart = {second - first, *(second + length - first for length in (28, 29, 30, 31))}
    if not apart & {10, 11, 12, 13}:
        return None
    dating = Dating(when=_value(reader, days[1]), custom=_value(reader, days[0]), calendar="julian", evidence=evidence)
    return [Reading(start, end, dating)]


def read_relatives(reader: Reader, start: int, end: int) -> Readings:
    """The 4th and 6th inst.: as many dates as days."""
    if not _sound(reader, start, end):
        return None
    days = _days(reader, start, end)
    if [reader.tokens.values[index] for index in days] != sorted({reader.tokens.values[index] for index in days}):
        return None
    evidence = _term(reader, end)
    ends = [*(index + 1 for index in days[:-1]), end]
    return [
        Reading(index, last, Dating(when=_value(reader, index), evidence=evidence))
        for index, last in zip(days, ends, strict=True)
    ]


def _sound(reader: Reader, start: int, end: int) -> bool:
    """Whether a term that is also a plain word is one here: not `page 6 dieses Buches`, `5 this month`."""
    tokens = reader.tokens
    if tokens.words[end - 1] not in reader.vocabulary.roles["plain"]:
        return True
    before, after = previous(tokens, start), following(tokens, end)
    if after < len(tokens.kinds) and tokens.kinds[after] == "a":
        return False
    return (
        "O" in reader.kinds(start, end)
        or "." in reader.kinds(start, end)
        or (before >= 0 and tokens.kinds[before] in "TXF")
    )


def _days(reader: Reader, start: int, end: int) -> list[int]:
    return [index for index in range(start, end) if reader.tokens.kinds[index] in "DO"]


def _value(reader: Reader, index: int) -> str:
    return f"---{reader.tokens.values[index]:02d}"


def _term(reader: Reader, end: int) -> str:
    return reader.vocabulary.words[reader.tokens.words[end - 1]].text
