"""Decades, centuries, seasons and parts of them, as first and last year or month."""

from tei.model import Dating

_SEASONS = (("spring", "03", "05"), ("summer", "06", "08"), ("autumn", "09", "11"), ("winter", "12", "02"))


def decade(first: int, last: int | None = None) -> Dating:
    """From the first year of a decade to the last year of it or of another; a hundred (`1800s`) may be all of it."""
    if last is None and first % 100 == 0:
        return Dating(not_before=f"{first:04d}", not_after=f"{first + 99:04d}")
    return Dating(from_=f"{first:04d}", to=f"{(first if last is None else last) + 9:04d}")


def century(first: int, last: int | None = None) -> Dating:
    """From the first year of a century to the last of it or of another: the 20th is 1901 to 2000."""
    return Dating(from_=f"{first * 100 - 99:04d}", to=f"{(last or first) * 100:04d}")


def fraction(period: Dating, position: int, parts: int) -> Dating | None:
    """The part of a year, decade or century with this position, from 1; None where the parts are not whole."""
    if not 1 <= position <= parts:
        return None
    if period.when:
        months = 12 // parts
        return Dating(
            from_=f"{period.when}-{(position - 1) * months + 1:02d}", to=f"{period.when}-{position * months:02d}"
        )
    first = int(period.from_ or period.not_before or 0)
    years = int(period.to or period.not_after or 0) - first + 1
    if years % parts:
        return None
    size = years // parts
    return Dating(from_=f"{first + (position - 1) * size:04d}", to=f"{first + position * size - 1:04d}")


def season(index: int, year: int, end: int | None = None) -> Dating:
    """The months of a season in the north; a winter that names one year has no more than the year."""
    name, first, last = _SEASONS[index]
    if name == "winter":
        if end is None:
            return Dating(when=f"{year:04d}")
        return Dating(
            not_before=f"{year:04d}-12",
            not_after=f"{end:04d}-{last}",
            cert="medium",
            evidence="winter read as December to February",
        )
    months = {"03": "March to May", "06": "June to August", "09": "September to November"}[first]
    return Dating(
        not_before=f"{year:04d}-{first}",
        not_after=f"{year:04d}-{last}",
        cert="medium",
        evidence=f"{name} read as {months}",
    )
