"""Single days and months."""

from dataclasses import replace

from tei.grammar.dates.context import counts, following, previous
from tei.grammar.dates.point import Point
from tei.grammar.dates.reader import Reader, Reading, Readings, numbered, resolved
from tei.model import Dating


def read_single(reader: Reader, start: int, end: int) -> Readings:
    kinds = reader.kinds(start, end)
    point = reader.point(start, end)
    if point is None and "M" in kinds:
        return []  # 30 February 1922 is no date, nor is the month in it
    if point is None or (point.year is None and point.short is None):
        return None
    if ends_at_month(reader, start, end) or not _sound_single(reader, kinds, point, start, end):
        return None
    found = resolved(reader, [point])
    if found is None:
        roman = "R" in kinds or "r" in kinds
        return [Reading(start, end, Dating())] if roman and not reader.years else None
    (point,), note = found
    return [Reading(start, end, replace(note, when=point.value))]


def _sound_single(reader: Reader, kinds: str, point: Point, start: int, end: int) -> bool:
    figures = "M" not in kinds and "m" not in kinds
    if point.day is None and ("m" in kinds or counts(reader.tokens, end, reader.vocabulary)):
        return False  # may 1941; May 1500 tons
    if kinds[0] == "Y" and not figures and "J" not in kinds and _is_number(reader, start):
        return False  # Telegram 1234, May 5; Your 1234, May 5
    if kinds[0] == "Y" and not figures and "." in kinds[: min(kinds.index(kind) for kind in "Mm" if kind in kinds)]:
        return "J" in kinds or _opens_line(reader, start)  # a sentence may end with a year: 1945. 13 апреля
    if "R" in kinds and not any(sign in kinds for sign in "./-"):
        return point.year is not None
    if figures and "R" not in kinds and "r" not in kinds:
        return _sound_figures(reader, kinds, point, start, end)
    return True


def _sound_figures(reader: Reader, kinds: str, point: Point, start: int, end: int) -> bool:
    tokens = reader.tokens
    if kinds.startswith("Y"):
        index = previous(tokens, start)
        if "/" in kinds and index >= 0 and tokens.kinds[index] == "a" and len(tokens.words[index]) <= 3:
            return False  # F 1934/12/10
        lengths = [tokens.ends[i] - tokens.starts[i] for i in range(start, end) if tokens.kinds[i] == "D"]
        return lengths == [2, 2]
    if point.short is None or "/" in kinds:
        return True
    # 5.12.36 may be the number of a section: a word that brings a date, or the end of a line, must speak for it.
    index = previous(tokens, start)
    introduced = index >= 0 and (
        tokens.kinds[index] == "," or tokens.words[index] in reader.vocabulary.roles["introducing"]
    )
    last = end >= len(tokens.kinds) or tokens.kinds[following(tokens, end) : following(tokens, end) + 1] in ("", "J")
    return introduced or kinds[-1] == "J" or last or "n" in tokens.kinds[end : end + 2]


def _is_number(reader: Reader, start: int) -> bool:
    """Whether four figures with a day behind them are the number of a paper: a word stands before, but none of time."""
    if numbered(reader, start):
        return True
    index = previous(reader.tokens, start)
    roles = reader.vocabulary.roles
    named = index >= 0 and reader.tokens.kinds[index] in "wa" and "n" not in reader.kinds(index, start)
    return named and not any(reader.tokens.words[index] in roles[role] for role in ("strong", "weak", "introducing"))


def _opens_line(reader: Reader, start: int) -> bool:
    at = reader.tokens.starts[start]
    return not reader.tokens.text[max(at - 40, 0) : at].rsplit("\n", 1)[-1].strip(" \t\xa0_*([") and (
        at <= 40 or "\n" in reader.tokens.text[at - 40 : at]
    )


def ends_at_month(reader: Reader, start: int, end: int) -> bool:
    """Whether a sentence ends behind the month, with a year of the next one: They met in April. In 1922 …"""
    tokens = reader.tokens
    for index in range(start, end - 1):
        if tokens.kinds[index] == "M" and tokens.kinds[index + 1] == ".":
            after = following(tokens, index + 2)
            if tokens.words[index] not in reader.vocabulary.abbreviations and tokens.kinds[after] in "ofTFj":
                return True
    return False


def read_short(reader: Reader, start: int, end: int) -> Readings:
    """5 May 41: only where the two figures end the clause."""
    index = following(reader.tokens, end)
    ended = (
        index >= len(reader.tokens.kinds) or reader.tokens.kinds[index] in ".,;)]:" or "n" in reader.kinds(end, index)
    )
    if not ended and "'" not in reader.kinds(start, end):
        return None
    point = reader.point(start, end)
    if point is None or point.short is None or "m" in reader.kinds(start, end):
        return None
    found = resolved(reader, [point])
    if found is None:
        return None
    (point,), note = found
    return [Reading(start, end, replace(note, when=point.value))]


def read_yearless(reader: Reader, start: int, end: int) -> Readings:
    tokens, kinds = reader.tokens, reader.kinds(start, end)
    if "m" in kinds or ("V" in kinds and "o" not in kinds):
        return None
    if kinds[-1] in "DO":
        index = previous(tokens, start)
        if index >= 0 and tokens.words[index] in reader.vocabulary.roles["before_month"]:
            return None  # im Mai 15 Mann: after `in` comes a month, and its number counts something
        if counts(tokens, end, reader.vocabulary):
            return None
        if tokens.kinds[start] == "M" and tokens.words[start] not in reader.vocabulary.month_first:
            return None
    point = reader.point(start, end)
    found = resolved(reader, [point]) if point else None
    if found is None:
        return None
    (point,), note = found
    return [of_year(reader, Reading(start, end, replace(note, when=point.value)))]


def read_roman_day(reader: Reader, start: int, end: int) -> Readings:
    """27/XI without a year: only behind a word that brings a date, от 27/XI, vom 4. III."""
    index = previous(reader.tokens, start)
    if index < 0 or reader.tokens.words[index] not in reader.vocabulary.roles["introducing"]:
        return None
    point = reader.point(start, end)
    if point is None or not point.possible:
        return None
    return [of_year(reader, Reading(start, end, Dating(when=point.value)))]


def of_year(reader: Reader, reading: Reading) -> Reading:
    """The date with the word behind it that says of which year it is, as its evidence: `last year`, `ult.`"""
    index = following(reader.tokens, reading.end)
    if index < len(reader.tokens.kinds) and reader.tokens.kinds[index] in "pI" and not reading.dating.evidence:
        term = reader.vocabulary.words[reader.tokens.words[index]].text
        if term in ("last year", "next year", "ult.", "prox."):
            return replace(reading, dating=replace(reading.dating, evidence=term))
    return reading
