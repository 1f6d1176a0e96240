"""Years that can hardly be meant."""

import re
from bisect import bisect_left
from dataclasses import replace

from tei.model import Content, Date, Dating, Doubt, Inline, Part, Span
from tei.text.source import Source
from tei.walk import change_part, change_pieces, contents, pieces

_FAR = 200
"""Years between a date and all others of the text, beyond which it is a slip rather than a story."""
_YEAR = re.compile(r"\d{4}")


def question_years(part: Part, source: Source) -> Part:
    """The part without a value for dates whose year is far from all others and one digit off from them.

    `April 22, 1318` among dates of the 1920s is 1918 misprinted: the words stay, a value that nobody means is worse
    than none, and the place goes on the review list.
    """
    years = [(piece.span, year) for piece in _dates(part) if (year := _year(piece.dating))]
    ordered = sorted(year for _, year in years)
    doubtful: dict[Span, tuple[int, int]] = {}
    for span, year in years:
        place = bisect_left(ordered, year)
        beside = [*ordered[max(0, place - 1) : place], *ordered[place + 1 : place + 2]]
        if len(ordered) > 3 and min(abs(year - other) for other in beside) > _FAR:
            bounds = (ordered[1 if place == 0 else 0], ordered[-2 if place == len(ordered) - 1 else -1])
            if _misprinted(year, bounds):
                doubtful[span] = bounds
    if not doubtful:
        return part

    def without(piece: Inline) -> Inline:
        return replace(piece, dating=Dating()) if isinstance(piece, Date) and piece.span in doubtful else piece

    changed = change_part(part, lambda content: change_pieces(content, without))
    doubts = [_doubt(span, bounds, source) for span, bounds in doubtful.items()]
    return replace(changed, doubts=(*part.doubts, *doubts))


def _dates(part: Part) -> list[Date]:
    found: list[Date] = []
    for content in contents(part):
        found += _in(content)
    return found


def _in(content: Content) -> list[Date]:
    return [piece for piece in pieces(content) if isinstance(piece, Date) and piece.dating.cert is None]


def _year(dating: Dating) -> int | None:
    match = _YEAR.match(dating.stated)
    return int(match[0]) if match else None


def _misprinted(year: int, bounds: tuple[int, int]) -> bool:
    """Whether another digit at one place brings the year among the others."""
    low, high = bounds[0] - 10, bounds[1] + 10
    digits = f"{year:04d}"
    return any(
        low <= int(digits[:place] + digit + digits[place + 1 :]) <= high for place in range(4) for digit in "0123456789"
    )


def _doubt(span: Span, bounds: tuple[int, int], source: Source) -> Doubt:
    words = " ".join(source.slice(span).split())
    return Doubt(
        "R023",
        span,
        f'the year in "{words}" is far from all others of the text ({bounds[0]} to {bounds[1]}); it was given no value',
        "if it is a misprint, correct it with a conjecture in edition.toml, with `when`",
    )
