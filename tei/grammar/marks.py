"""Note marks in the text: `[1]`, `¹`, `*`, `(1)`, `1)`, and digits glued to a word."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from tei.grammar.note_labels import RAISED
from tei.grammar.note_words import note_words
from tei.model import Mark, Span

Style = Literal["bracket", "superscript", "star", "parenthesis", "half", "glued"]
STYLES: tuple[Style, ...] = ("bracket", "superscript", "star", "parenthesis", "half", "glued")


@dataclass(frozen=True, slots=True)
class Sign:
    """What can be a mark."""

    span: Span
    label: str
    sure: bool
    """False where the digits may well be something else: a power, a formula, a count (`CO2`, `m²`, `vol.3`)."""

    def mark(self) -> Mark:
        return Mark(self.span, self.label)


def find_signs(text: str, style: Style) -> Iterator[Sign]:
    """What can be marks of one style, in order; spans count from the start of `text`, where a mark never stands."""
    if not _NEEDS[style].search(text):
        return
    for match in _signs(style).finditer(text):
        start, end = match.span("mark")
        label = match["label"].translate(RAISED)
        if start and not (style == "star" and _is_emphasis(text, start, end)):
            yield Sign(Span(start, end), label, _is_sure(text, start, end, style, label))


def by_form(style: Style) -> bool:
    """Whether a mark of this style is one by its form; marks of others need a run that is complete and in order."""
    return style in ("bracket", "superscript", "star")


def choose_run(signs: Sequence[Sign], labels: Sequence[str]) -> list[Sign]:
    """The signs that mark the notes with these labels, in order.

    Each label is met once, in the order of the notes; labels that begin anew are met anew. Where one is missing, a
    sign that is less sure, or out of order by one or two, stands in for it if it is the only one there. Where the
    labels leave out a number, a sign with it in its place is the mark of a lost note and is chosen too.

    Args:
        signs: what can be marks, in order of the text.
        labels: of the notes, in order.
    """
    unique = len(set(labels)) == len(labels)
    chosen = _longest(signs, labels) if unique else _in_turn(signs, labels)
    if unique:
        chosen |= _fill(signs, labels, chosen)
        chosen |= _lost(signs, chosen)
    return [signs[index] for index in sorted(chosen)]


def is_enough(run: Sequence[Sign], labels: Sequence[str]) -> bool:
    """Whether marks prove each other: all where the notes are three or fewer, else seven in ten; half of them sure."""
    if 2 * sum(sign.sure for sign in run) < len(run):
        return False
    met = sum((Counter(sign.label for sign in run) & Counter(labels)).values())
    return met == len(labels) if len(labels) <= 3 else met >= 0.7 * len(labels)


def orphan_marks(text: str) -> tuple[Mark, ...]:
    """The marks of a text that has lost its notes; none unless they count up by one without a gap.

    Two in brackets or raised will do; glued digits must begin at 1, be three or more, and hardly any other digit may
    be glued to a word.
    """
    styles: tuple[Style, ...] = ("bracket", "superscript")
    for style in styles:
        signs = [sign for sign in find_signs(text, style) if sign.label.isdigit() and (sign.sure or style == "bracket")]
        numbers = [int(sign.label) for sign in signs]
        if len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return tuple(sign.mark() for sign in signs)
    signs = [sign for sign in find_signs(text, "glued") if sign.sure]
    run: list[Sign] = []
    for sign in signs:
        if sign.label == str(len(run) + 1):
            run.append(sign)
    return tuple(sign.mark() for sign in run) if len(run) >= 3 and len(run) >= 0.8 * len(signs) else ()


def _longest(signs: Sequence[Sign], labels: Sequence[str]) -> set[int]:
    """The longest run of sure signs that has the labels in order (patience sorting), by index."""
    place = {label: index for index, label in enumerate(labels)}
    tops: list[int] = []
    piles: list[int] = []
    before: dict[int, int] = {}
    for index, sign in enumerate(signs):
        if not sign.sure or sign.label not in place:
            continue
        pile = bisect_left(tops, place[sign.label])
        before[index] = piles[pile - 1] if pile else -1
        tops[pile : pile + 1] = [place[sign.label]]
        piles[pile : pile + 1] = [index]
    found: set[int] = set()
    index = piles[-1] if piles else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found


def _in_turn(signs: Sequence[Sign], labels: Sequence[str]) -> set[int]:
    """The sure signs that have the labels one after the other; a label or two may be passed over."""
    found: set[int] = set()
    turn = 0
    for index, sign in enumerate(signs):
        ahead = list(labels[turn : turn + 3])
        if sign.sure and sign.label in ahead:
            found.add(index)
            turn += ahead.index(sign.label) + 1
    return found


def _fill(signs: Sequence[Sign], labels: Sequence[str], chosen: set[int]) -> set[int]:
    """Signs for labels that no chosen sign has, each the only one between its neighbours."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for index, sign in enumerate(signs):
        where[sign.label].append(index)
    met = {signs[index].label: index for index in chosen}
    order = [met.get(label, -1) for label in labels]
    found: set[int] = set()
    for turn, label in enumerate(labels):
        if order[turn] >= 0:
            continue
        for reach in (1, 3):
            low = max(order[max(0, turn - reach) : turn], default=-1) if reach == 1 else _far(order, turn, -reach)
            high = _far(order, turn, reach)
            between = where[label][bisect_right(where[label], low) : bisect_left(where[label], high)]
            usable = [index for index in between if index not in chosen and (reach == 1 or signs[index].sure)]
            if len(usable) == 1:
                found.add(usable[0])
                break
    return found


def _far(order: Sequence[int], turn: int, reach: int) -> int:
    """The index of the sign `reach` labels on, or of the nearest beyond it that there is."""
    step = 1 if reach > 0 else -1
    place = turn + reach
    for _ in range(8):
        if not 0 <= place < len(order):
            break
        if order[place] >= 0:
            return order[place]
        place += step
    return 1 << 60 if reach > 0 else -1


def _lost(signs: Sequence[Sign], chosen: set[int]) -> set[int]:
    """Sure signs between two chosen ones with a number between theirs, each the only one there with its number."""
    found: set[int] = set()
    run = [index for index in sorted(chosen) if signs[index].label.isdigit()]
    for first, second in pairwise(run):
        low, high = int(signs[first].label), int(signs[second].label)
        if high - low not in range(2, 5):
            continue
        between = [
            index
            for index in range(first + 1, second)
            if signs[index].sure and signs[index].label.isdigit() and low < int(signs[index].label) < high
        ]
        if len(between) == high - low - 1 and len({signs[index].label for index in between}) == len(between):
            found.update(between)
    return found


def _is_sure(text: str, start: int, end: int, style: Style, label: str) -> bool:
    """Whether nothing but a note mark looks like this here."""
    word = _WORD.search(text, max(0, start - 24), start)
    before = word["word"] if word else ""
    match style:
        case "superscript" if label.isdigit():
            year = re.search(r"(?<!\d)\d{4}$|\d{2}[.,;:]$", text[max(0, start - 5) : start])
            power = before.lower() in note_words("unit") or (text[start - 1].isdigit() and not year)
            return not power and not text[start - 1].isspace()
        case "superscript":
            return not text[start - 1].isdigit() and text[end : end + 1] not in _SMALL
        case "bracket":
            return not text[start - 1].isspace()
        case "star":
            return not (text[start - 1].isspace() and text[max(0, start - 2)].isdigit())
        case "parenthesis" | "half":
            return _ENUMERATES.search(text, max(0, start - 8), start) is None and not _inside(text, start)
        case "glued":
            return not _counts(text, start, before, word["stop"] if word else "")


def _counts(text: str, start: int, before: str, stop: str) -> bool:
    """Whether digits behind a word count something (`vol.3`) or belong to it (`CO2`, `B52`, `m2`, `A4`)."""
    if len(before) == 4 and not stop and not re.search(r"\d, \d{4}$", text[max(0, start - 8) : start]):
        return before.isdigit() or _counts_word(text, start, before, stop)
    return _counts_word(text, start, before, stop)


def _counts_word(text: str, start: int, before: str, stop: str) -> bool:
    if not before or not before[0].isalpha():
        return bool(before) and bool(stop)
    if stop == ".":
        first = start - len(stop) - len(before)
        initials = text[max(0, first - 1) : first] == "."
        return not initials and (len(before) == 1 or before.lower() in note_words("counted"))
    if stop:
        return False
    return (len(before) <= 3 and before.isupper()) or before.lower() in note_words("unit") or len(before) == 1


def _is_emphasis(text: str, start: int, end: int) -> bool:
    """Whether a star closes words set between two: `*so*`."""
    line = text.rfind("\n", max(0, start - 80), start)
    before = text[max(line, start - 80, 0) : start]
    sign = re.escape(text[start:end])
    return text[start] == "*" and re.search(rf"(?:^|[\s(\"“«]){sign}[^\s*][^*]*$", before) is not None


def _inside(text: str, start: int) -> bool:
    """Whether a bracket is open where a sign stands."""
    before = text[max(0, start - 200) : start]
    return before.rfind("(") > before.rfind(")")


_NEEDS: dict[Style, re.Pattern[str]] = {
    "bracket": re.compile(r"\["),
    "superscript": re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ]"),
    "star": re.compile("[*†‡]"),
    "parenthesis": re.compile(r"\("),
    "half": re.compile(r"\)"),
    "glued": re.compile("[1-9]"),
}
"""What every mark of a style has: most texts have none, and looking for that is quick."""
_SMALL = tuple("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_WORD = re.compile(r"(?P<word>[^\W_]*)(?P<stop>[.,;:!?…]?)$")
_ENUMERATES = re.compile(r"(?:^|[,;:—–-]|\b(?:and|or|und|oder|et|ou|и|или|а также|y))\s*$", re.IGNORECASE)


_DATES = (r"\d, 1[5-9]\d\d", r"[^\W\d_] 1[5-9]\d\d", r"[^\W\d_] \d[.,;]")
"""A date with a note mark glued to it, as in the titles of printed documents: `March 14, 19581`, `mars 19502`; or to
the stop behind a day: `Embtel 12, July 2.1`."""


@cache
def _signs(style: Style) -> re.Pattern[str]:
    match style:
        case "bracket":
            sign = r"(?P<mark>\[(?P<label>\d{1,6}[a-z]?|\*{1,3}|[†‡]|[A-Za-zа-я]|[ivx]{1,5})\])(?!\w)"
        case "superscript":
            sign = r"(?<=\S)(?<![⁰¹²³⁴⁵⁶⁷⁸⁹])(?P<mark>(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ]))(?!\w)"
        case "star":
            sign = r"(?<=[^\s*†‡])[^\S\n]?(?P<mark>(?P<label>\*{1,3}|[†‡]{1,2})\)?)(?![*†‡\w])"
        case "parenthesis":
            sign = r"(?<=[\w.!?…)\]\"”’»'])[^\S\n]?(?P<mark>\((?P<label>\d{1,3}[a-z]?|[a-zа-я]|\*{1,3})\))(?!\w)"
        case "half":
            sign = r"(?<=[^\W\d_]|[.!?…\]\"”’»'])[^\S\n]?(?P<mark>(?P<label>\d{1,3}[a-z]?|[a-zа-я])\))(?!\w)"
        case "glued":
            quote = r"[)\]\"”’»'“«]"
            behind = rf"[^\W\d_]|[^\W\d_][.,;:!?…]|[^\W_]{quote}|[.,;:!?…]{quote}|[)\]\"”’»_“«][.,;:!?…]|\d\d[.,;]"
            each = "|".join(f"(?<={part}[1-9])" for part in [*behind.split("|"), *_DATES])
            sign = rf"(?P<mark>(?P<label>[1-9](?:{each})\d{{0,3}}))(?![\w/°%]|[.,:]\d|[-–‐‑]\w)"
    return re.compile(sign)
