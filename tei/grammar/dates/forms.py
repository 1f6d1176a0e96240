"""The shapes of dates, as patterns over the letters of `tokens.py`; the same for all languages."""

import re
from dataclasses import dataclass
from functools import cache

_ = "[ n]?"
ARTICLE = f"(?:T'?{_})?"
OF = f"(?:[ofI]'?{_})?"
DOUBT = f"(?:{_}q)?"
DAY = rf"(?:[DOVe]\.?{DOUBT}|\"{_}[DO]{_}\"|\[{_}[DO]{_}\??{_}\])"
FIGURE_DAY = rf"(?:[DO]\.?{DOUBT}|\[{_}[DO]{_}\??{_}\])"
MONTH = rf"(?:[Mm]\.?(?:{_}\[{_}M\.?{_}\??{_}\]|\{{M\.?\}})?{DOUBT}|\[{_}M\.?{_}\??{_}\])"
YEAR = rf"(?:[YZ](?:{_}J)?|\[{_}Y(?:{_}J)?{_}\??{_}\]){DOUBT}"
BEFORE_YEAR = rf"(?:{_},)?{_}{OF}{ARTICLE}(?:j{_})?"
WEEKDAY = rf"(?:W\.?,?{_}{ARTICLE})?"

DM = rf"{DAY}{_}{ARTICLE}{OF}{MONTH}(?!{_}[DO]\.?{BEFORE_YEAR}[YZ])"
MD = f"{MONTH}{_}{ARTICLE}{FIGURE_DAY}"
MY = f"{MONTH}{BEFORE_YEAR}{YEAR}"
YEAR_FIRST = rf"Y(?:{_}J)?{_}[,.]?{_}(?:{MD}|{DM})(?!{BEFORE_YEAR}[YZ])"
ROMAN = rf"[DO](?:\.?{_}|/|-)[Rr](?:\.?{_}|/|-)(?:Y|'?[Dd])(?:{_}J)?"
STOPS = rf"[DO]\.{_}[DO]\.{_}(?:Y|'?[Dd])(?:{_}J)?"
ROMAN_DAY = rf"[DO](?:\.{_}|/)R\.?"
FIGURES = rf"D/D/(?:Y|[Dd])|D-D-Y|D/D{_}[dY](?:{_}J)?|D/D-(?:Y|[Dd]){_}J"
ISO = r"Y-D-D|Y/D/D|Y\.D\.D"
DM_SHORT = rf"{DM},?{_}'?d(?:{_}J)?"

IN_FIGURES = f"(?:{ISO}|{ROMAN}|{STOPS}|{FIGURES})"
IN_WORDS = f"(?:{YEAR_FIRST}|(?:{DM}|{MD}|{MONTH}){BEFORE_YEAR}{YEAR}|D-[Mm]-Y)"
YEARLESS = f"(?:{DM}|{MD})"
_MAYBE_YEAR = f"(?:{BEFORE_YEAR}{YEAR})?"
_POINT = f"{IN_FIGURES}|{YEAR_FIRST}|(?:{DM}|{MD}|{MONTH}){_MAYBE_YEAR}"
LEFT = rf"(?:{_POINT}|{ROMAN_DAY}|[DO]\.{_}[DO]\.?|[YZ](?:{_}J)?|{DAY})"
RIGHT = rf"(?:{_POINT}|[DO]{BEFORE_YEAR}{YEAR}|{YEAR}|{DAY}|d(?:{_}J)?)"
_DAY_POINT = f"(?:(?:{DM}|{MD}){_MAYBE_YEAR}|{DAY})"
PAIR = f"(?:{_DAY_POINT}{_}/{_}(?:{DM}|{MD}|{DAY}){_MAYBE_YEAR})"
"""Two calendars: 10/23 Juillet, 24 Juillet/6 Août 1914, April 5/18, 1917."""
STYLE = rf"(?:[(\[]{_}L{_}[)\]]|L)"
BRACKETED = rf"(?:{_DAY_POINT}(?:{_}{STYLE})?{_}[(\[]{_}{_DAY_POINT}(?:{_}L)?{_}[)\]](?:{_}{OF}{MONTH})?{_MAYBE_YEAR})"
"""The same in brackets: 5 (18) апреля 1917 г., 25 октября (7 ноября) 1917 г., April 5 (18), 1917."""
CENTURY = r"(?:[ROVC]\.?|D\.)"
_ENDS = r"[DOVeRrYZJdMmLq.\"\])}]"
"""The last token of any date, and more."""
_BEGINS = r"[DOVeMmYZdQ\"\[]"
"""The first token of one behind a sign that joins two, and more."""


@dataclass(frozen=True, slots=True)
class Form:
    name: str
    pattern: str
    first: str
    """The kinds of token it can begin with."""
    needs: frozenset[str]
    """Kinds of which it has one at least; a window without any need not be tried, nor the pattern compiled."""
    gate: str = ""
    """A small pattern that every match holds a match of: most windows with a dash have none between two dates."""


@cache
def forms() -> tuple[Form, ...]:
    """The forms in the order in which they are tried at a place; the first that reads as a date is taken.

    Each begins with a cheap look ahead for the one token it cannot do without.
    """
    link = rf"{_}(?:-|~|,?{_}[X&]){_}{ARTICLE}{WEEKDAY}"
    period = rf"(?:Y(?:{_}J)?|[Ee](?:{_}[Jj])?|{CENTURY}{_}c)"
    part = rf"Q(?:-|{_})(?:[ofX]'?{_})?{ARTICLE}(?:j{_})?"
    some = rf"(?:Q(?:-|{_})(?:[of]'?{_})?{ARTICLE}(?:j{_})?)?"
    tens = rf"(?:e(?:{_}[Jj])?|j{_}[Dd])\.?{_}{OF}{ARTICLE}{OF}{CENTURY}-?{_}c(?!{_}b)"
    century = rf"Q{_}(?:[of]'?{_})?{ARTICLE}{CENTURY}"
    gates = {
        "-~X&": rf"{_ENDS}{link}{_BEGINS}",
        "([": rf"{_ENDS}{_}[(\[]{_}{_BEGINS}",
    }
    return tuple(
        Form(name, pattern, first, frozenset(needs), gates.get(needs, ""))
        for name, pattern, first, needs in (
            (
                "list",
                rf"{_ahead('&', 32)}{MONTH}{_}D(?:-D)?(?:{_},{_}D(?:-D)?){{0,6}}{_},?{_}&"
                rf"{_}D(?:-D)?{BEFORE_YEAR}{YEAR}",
                "M",
                "&",
            ),
            (
                "range",
                rf"{_ahead('-~X&', 24)}(?:[FfB]'?{_})?{ARTICLE}{WEEKDAY}"
                rf"{some}{LEFT}{link}{some}{RIGHT}",
                'BFfDOMmYZ["Q',
                "-~X&",
            ),
            ("range", rf"{_ahead('/', 16)}(?:[FfB]'?{_})?{ARTICLE}{PAIR}{link}{PAIR}", "BFfDOMm", "/"),
            ("range", rf"{MONTH}{_}/{_}{MY}", "M", "/"),
            ("split", rf"{_ahead('/', 16)}(?:{DM}|{MD}){BEFORE_YEAR}{YEAR}/(?:Y|[Dd])", "DOVMm[", "/"),
            ("double", rf"{_ahead('/', 16)}{PAIR}", "DOMm", "/"),
            ("double", rf"{_ahead('([', 16)}{BRACKETED}", "DOMm", "(["),
            (
                "list",
                rf"{MONTH}{_}{FIGURE_DAY}(?:{_},{_}{FIGURE_DAY}){{0,6}}{_},?{_}&{_}{ARTICLE}{FIGURE_DAY}"
                rf"(?!{_}{ARTICLE}{OF}[MmDOd])(?:{BEFORE_YEAR}{YEAR})?",
                "Mm",
                "&",
            ),
            (
                "list",
                rf"{_ahead('&', 32)}"
                rf"{FIGURE_DAY}(?:{_},{_}{FIGURE_DAY}){{0,6}}{_},?{_}&{_}{ARTICLE}{DM}(?:{BEFORE_YEAR}{YEAR})?",
                "DO",
                "&",
            ),
            (
                "relatives",
                rf"{_ahead('I', 32)}{FIGURE_DAY}(?:{_},{_}{FIGURE_DAY}){{0,6}}{_},?{_}&{_}{ARTICLE}{FIGURE_DAY}"
                rf"{_}{ARTICLE}I(?!{_}M)",
                "DO",
                "I",
            ),
            ("months", rf"M\.?(?:{_},{_}M\.?){{0,4}}{_},?{_}&{_}{OF}{MY}", "M", "&"),
            (
                "styled",
                rf"{_ahead('L', 24)}(?:{DM}|{MD}),?{_}{STYLE}{BEFORE_YEAR}{YEAR}",
                "DOMm",
                "L",
            ),
            ("half", rf"[VvODRC]\.?{_}H{_}{OF}{ARTICLE}{OF}(?:j{_})?{period}", "VvODRC", "H"),
            ("century", rf"{century}(?:-?{_}c)?{_}[-X]{_}{century}-?{_}c(?!{_}b)", "Q", "c"),
            ("part", rf"{part}{tens}", "Q", "c"),
            ("part", rf"I{_}{MY}", "I", "I"),
            ("tens", tens, "ej", "c"),
            ("part", rf"{part}(?:{MY}|{YEAR})(?!{_}-)", "Q", "Q"),
            ("part", rf"{part}(?:[Ee](?:{_}[Jj])?|j{_}Y|{CENTURY}-?{_}c)", "Q", "Q"),
            ("split", rf"[YZ]/(?:Y|[Dd])(?:{_}J)?", "YZ", "/"),
            ("single", IN_FIGURES, "DOY", "./-Rr"),
            ("single", rf"{_ahead('Mm', 16)}{IN_WORDS}", 'DOVeMmYZ["', "Mm"),
            ("short", rf"{_ahead('Mm', 16)}{DM_SHORT}", 'DO"', "Mm"),
            ("yearless", rf"{_ahead('Mm', 16)}{YEARLESS}", 'DOVeMm["', "Mm"),
            ("relative", rf"{FIGURE_DAY}(?:{_}/{_}{FIGURE_DAY})?{_}{ARTICLE}I(?!{_}M)", "DO", "I"),
            ("roman day", rf"{ROMAN_DAY}(?![-./]?{_}[YDd])", "DO", "R"),
            ("season", rf"s(?:{_}-{_}s)?,?{_}{OF}{ARTICLE}{OF}(?:j{_})?Y(?:[-/](?:Y|[Dd]))?(?:{_}J)?", "s", "s"),
            (
                "century",
                rf"{_ahead('c', 20)}(?:[Ff]'?{_}{ARTICLE})?{CENTURY}{_}[-/&X]{_}{ARTICLE}{CENTURY}-?{_}c(?!{_}b)",
                "ROVCDFf",
                "c",
            ),
            ("century", rf"{CENTURY}-?{_}c(?!{_}b)", "ROVCD", "c"),
            ("decade", rf"(?:[EYe]|[Dd]){_}[-X]{_}{ARTICLE}[Ee](?:{_}[Jj])?", "EYeDd", "Ee"),
            ("decade", rf"[Ee](?:{_}[Jj])?", "Ee", "Ee"),
            ("decade", rf"j{_}Y{_}-{_}Y", "j", "j"),
            ("decade", rf"j{_}[YDd](?![-.]?[0-9YDd])", "j", "j"),
            ("year", rf"[YZ](?:{_}J)?", "YZ", "YZ"),
        )
    )


def _ahead(kinds: str, within: int) -> str:
    kinds = re.escape(kinds)
    return f"(?=[^{kinds}]{{0,{within}}}[{kinds}])"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern of a form, compiled when it is first tried."""
    return re.compile(pattern)


@cache
def forms_by_first() -> dict[str, tuple[Form, ...]]:
    """The forms that can begin with a kind of token."""
    kinds = sorted({kind for form in forms() for kind in form.first})
    return {kind: tuple(form for form in forms() if kind in form.first) for kind in kinds}


@cache
def first_of_form() -> re.Pattern[str]:
    """A token with which a form can begin."""
    return re.compile(f"[{re.escape(''.join(forms_by_first()))}]")


@cache
def style() -> re.Pattern[str]:
    """What may follow a date to name its calendar: O.S., (ст. ст.)."""
    return re.compile(rf"{_},?{_}{STYLE}")
