"""The marks of American archives that can be told by their form: record group, lot, box, reel, file number."""

import re
from dataclasses import dataclass
from functools import cache

from tei.grammar.citations.reading import alternatives, words

DECIMAL = (
    r"(?:FW ?)?\d{3}[A-Z]?\.[0-9A-Z]{1,9}(?:\.[0-9]{1,4})?"
    r"(?: [A-Z][A-Za-z.]*(?: (?:[A-Z][A-Za-z.,]*|\([A-Z][\w ]{1,20}\)|\d{4})){0,4})?"
    r" ?/ ?(?:[A-Z]-?)?\d[\d-]{0,10}(?:[a-z½](?!\w))?"
)
"""A number of the Department of State's decimal file, 1910-1963: class and country, a stroke, then a serial number or
a date: `762.00/11-1558`, `740.0011 European War 1939/12345`."""
NAMED = r"\d{3} [A-Z][\w.&'-]{2,20}(?: [A-Z][\w.&'-]{1,20}){0,3}/ ?\d{1,5}(?:-\d{1,5})?[a-z]?"
"""The same for a class with a name: `026 Foreign Relations/1099`."""
_FILE = rf"(?:{DECIMAL}|{NAMED})"
_SHAPES = {
    "recordgroup": r"(?:RG|R\.G\.|Record Group|Record group|record group)[ -]{1,2}(?P<recordgroup_value>\d{1,3}[A-Z]?)",
    "entry": r"[Ee]ntry (?P<entry_value>(?:[A-Z]{1,3}[- ]?\d?)?[- ]?\d{1,5}[A-Z-]?\d{0,3})",
    "lot": r"[Ll]ot(?: [Ff]iles?)?(?: No\.)? {0,2}(?P<lot_value>(?:[A-Z]-)?\d{2} ?-? ?[A-Z]{1,2} ?-? ?\d{1,4}[A-Z]?)",
    "job": r"(?P<job_value>(?:[Jj]ob|JOB)(?: No\.)? {0,2}\d{2}[ -]?[A-Z0-9]{3,8}(?:-\d)?)",
    "accession": r"(?P<accession_value>(?:FRC|Acc\.|Accession)(?: No\.)?:? {0,2}\d{2,3}[- ]?[A-Z0-9]{1,3}[- ]\d{1,4})",
    "box": r"(?:FRC )?(?:[Bb]ox(?:es)?|BOX|[Cc]ontainer|[Cc]arton)(?: No\.)? {0,3}"
    r"(?P<box_value>(?:(?:[A-Z]{1,3}|[IVX]{1,4})[- :]?)?\d{1,5}[A-Za-z]?(?:-\d{1,5})?(?: of \d{1,3})?)",
    "reel": r"(?:[Mm]icrofilm )?(?:[Rr]eel|[Rr]oll)(?: No\.)? {0,2}(?P<reel_value>\d{1,4}(?:\.\d{1,4})?(?:-\d{1,4})?)",
    "folder": r"[Ff]older(?: No\.)? {0,2}(?P<folder_value>\d{1,4}[A-Z]?(?:-\d{1,4})?)",
    "foldertitle": r"[Ff]older:? {0,2}\"(?P<foldertitle_value>[^\"\n]{1,80})\"",
    "series": r"(?P<series_value>(?:[Mm]icrofilm (?:[Pp]ublication )?)?(?:Microcopy )?(?:M|T|LM)-? ?\d{2,4})",
    "film": r"(?P<film_value>[DNP]\d{6}-\d{3,5})",
    "file": rf"(?:[Ff]ile (?:No\.? )?)?(?P<file_value>{_FILE}(?: (?:through|to|-) {_FILE})?)",
}
_FIGURE = re.compile(r"\d")
_ROLES = {"job": "lot", "accession": "lot", "film": "file", "foldertitle": "folder"}


@dataclass(frozen=True, slots=True)
class Token:
    """One mark: its part, its place with its label, and the bare value."""

    role: str
    start: int
    end: int
    value: str


def token_at(text: str, position: int) -> Token | None:
    """The mark that begins at a place."""
    match = _tokens().match(text, position)
    if match is None or match.lastgroup is None:
        return None
    shape = next(name for name in _SHAPES if match[f"{name}_value"] is not None)
    return Token(_ROLES.get(shape, shape), match.start(), match.end(), match[f"{shape}_value"])


def subject_file_at(text: str, position: int) -> Token | None:
    """A number of the subject-numeric file, 1963-1973: `POL 15-1 US/NIXON`. It is one only after its collection."""
    match = _subject().match(text, position)
    return Token("file", match.start(), match.end(), match[0]) if match else None


def triggers(text: str) -> tuple[re.Pattern[str], ...]:
    """The pattern of what is worth a closer look, if the text has what each of its forms ends in: a figure."""
    return (_trigger(),) if _FIGURE.search(text) else ()


@cache
def _trigger() -> re.Pattern[str]:
    """No test of what stands before."""
    return re.compile(  # a set of characters in front lets the search skip what cannot begin a mark
        r"[BbLlRrJFCPD\d](?:(?<=[Bb])ox(?:es)? (?:No\. ?)?(?:[A-Z]{1,4}[- :]{0,2})?\d|(?<=B)OX \d"
        r"|(?<=[Ll])ot (?:[Ff]iles? )?(?:No\. )?(?:[A-Z]-)?\d\d|(?<=R)G[ -]\d|(?<=R)\.G\. \d|(?<=R)ecord [Gg]roup \d"
        r"|(?<=[Rr])(?:eel|oll) \d|(?<=J)ob \d\d|(?<=F)RC:? \d|(?<=C)ontainer \d|(?<=[PD])\d{6}-|(?<=F)W ?\d{3}"
        r"|(?<=\d)\d{2}[A-Z]?[. ][0-9A-Z][^\s/]{0,24}(?: [A-Z(\d][^\s/]{0,20}){0,5} ?/ ?[\dA-Z])"
    )


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(f"(?:{shape})" for shape in _SHAPES.values()) + r")(?![^\W_])(?!\.\d)")


@cache
def _subject() -> re.Pattern[str]:
    classes = alternatives(words("american", "classes"))
    return re.compile(
        rf"(?:{classes})(?: \([A-Z]{{1,5}}\))? (?:\d{{1,2}}(?:-\d{{1,2}}){{0,2}}|[A-Z]{{2,}}[A-Z-]*)"
        r"(?: (?:[A-Z]{2,}[A-Z.]*|[A-Z]{1,4}(?= [A-Z])|[A-Z](?=[,;. )]|$))){0,4}(?:[/-][A-Z]\w+(?: [A-Z]\w*)?)?(?!\w)"
    )
