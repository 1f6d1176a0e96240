"""What web sites put around a text: menus, links back, notices, machine lines."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from tei.grammar.fold import fold
from tei.grammar.vocabulary import normal, phrases, starts_with

_ARROWS = "←→↑↓⇐⇒↩«»‹›<>◄►▲▼"
_ARROW = re.compile(rf"^\s*[{_ARROWS}]|[{_ARROWS}]\s*$")
_BOTH_WAYS = re.compile(r"\s*[←⇐‹◄].*[→⇒›►]\s*")
_RULE = re.compile(r"\s*(?:[-_=*~–—•·]\s*){3,}")
_MACHINE = re.compile(r"(?<!\w)(?:\d{4}-\d\d-\d\d\b.*\b[a-z]{2}:\S|[a-z]{2}:\w+;\s?[a-z]{2}:)")
_RESIDUE = re.compile(r"[.,;:'\"|/\\]")
_COLUMNS = re.compile(r"\s*[|•·]\s*|\s{2,}|\t")
_CRUMBS = re.compile(r"\s+[>/]\s+|\s*[»›→]\s*|\s*[|]\s*|\s+::\s+")
_CRUMB_SIGN = re.compile(r"[>/»›→|:]")
_CONTACT = re.compile(
    r"(?:[^\W\d_][\w-]{2,8}\.?\s?:\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+"
    r"|(?:[^\W\d_]{3,9}\.?\s?:\s*\+?[\d(]|[+(]\d)[\d\s()./-]{6,}\d"
)
_COPYRIGHT = re.compile(r"(?:copyright\b\s*)?(?:©|\(c\))|copyright\s+\d{4}", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SITE_YEAR = re.compile(r"(?<!\d)(?:199\d|20\d\d)(?!\d)")
"""A year in which there were sites: `(c)` may also be the third of three notes."""
_NUMBERED = re.compile(r"(?P<word>[^\W\d_]+\.?)(?: no\.?| nr\.?| n[°º]| №)? ?#?\d{1,5}(?: (?P<of>\w+) \d{1,5})?")
_LONGEST = 100
_LONGEST_NOTICE = 400

Frame = Literal["link", "neighbour", "crumb", "contact", ""]
"""What a line may be in the frame of a site: a link wherever it stands; a link if it has another beside it; a step on
the way to the page, below a link at the top; an address, below a link at the bottom."""


def navigation(line: str) -> str:
    """Why a whole line is part of the site and not of the text, wherever it stands; empty when it is not."""
    line = line.strip()
    if not line or len(line) > _LONGEST_NOTICE:
        return ""
    text = fold(line)
    if ":" in text and _MACHINE.search(text):
        return "machine line"
    return "navigation" if _is_link(line, text) or _is_notice(text) else ""


def frame_line(line: str) -> Frame:
    """What a whole line may be in the frame of a site, if it stands there; empty for what is none of it."""
    text = fold(line).strip()
    if not text or len(text) > 2 * _LONGEST:
        return ""
    if navigation(line):
        return "link"
    words = normal(text)
    if words in phrases("navigation", "weak") and not text.endswith((".", ":")):
        return "neighbour"
    if starts_with(text, "navigation", "related") and ":" in text[:30] and not text.endswith("."):
        return "neighbour"
    if _CONTACT.fullmatch(text) or _is_copyright(text):
        return "contact"
    if _is_crumb(words):
        return "crumb"
    return ""


def is_home(line: str) -> bool:
    """Whether a line is the link to a site's first page, which hardly anything else is even alone: `Home`."""
    return normal(line) in phrases("navigation", "home") and not line.rstrip().endswith((".", ":"))


def is_series(line: str) -> bool:
    """Whether a line begins with the title of a series whose site puts it above each document."""
    return bool(starts_with(line, "navigation", "series"))


def is_copyright(line: str) -> bool:
    """Whether a line is a site's notice of its rights: `© 2015 Archive of X`, `All rights reserved`."""
    return _is_copyright(fold(line).strip())


def is_rule(line: str) -> bool:
    """Whether a line is drawn, not written: `---`, `* * *`."""
    return _RULE.fullmatch(line) is not None


def is_residue(line: str) -> bool:
    """Whether a line holds nothing but one mark of punctuation that has lost its sentence."""
    return _RESIDUE.fullmatch(line.strip()) is not None


def glued_navigation(line: str) -> int | None:
    """Where a link begins that is glued to the end of a sentence: `your source.README`; None if there is none."""
    match = _glued().search(line, max(0, len(line.rstrip()) - _LONGEST))
    return match.start(1) if match else None


def find_machine_translation(text: str) -> Iterator[str]:
    """The words that say a text was translated by a machine, as found."""
    folded = fold(text)
    for match in _machine_translation().finditer(folded):
        yield text[match.start() : match.end()]


def _is_link(line: str, text: str) -> bool:
    if len(text) > 2 * _LONGEST:
        return False
    if _is_menu(text) or _is_trail(line.strip()):
        return True
    if len(text) > _longest_link():
        return False
    words = normal(re.sub(f"[{_ARROWS}]", " ", line))
    if len(text) <= _LONGEST and _ARROW.search(line.strip()) and len(words.split()) <= 6 and _names_link(words):
        return True
    if len(text) <= _LONGEST and _BOTH_WAYS.fullmatch(line):
        return True
    if words in phrases("navigation", "lines") and words not in phrases("navigation", "weak"):
        return not text.endswith((".", ":"))
    return len(text) <= 60 and _begins_link(words) and not re.search(r"[.!?:,]$", text)


def _is_menu(text: str) -> bool:
    """Whether a line is links side by side: `Home | Archive | Search`, `Previous Document   Next Document`."""
    if not _COLUMNS.search(text):
        return False
    bars = [piece.strip() for piece in text.split("|")]
    short = all(len(piece.split()) <= 5 and not piece.endswith(".") and not piece[:1].islower() for piece in bars)
    if len(bars) >= 3 and short and any(_names_link(normal(piece)) for piece in bars):
        return True
    pieces = [normal(piece) for piece in _COLUMNS.split(text) if piece.strip()]
    return len(pieces) >= 2 and all(_names_link(piece) for piece in pieces)


def _is_trail(text: str) -> bool:
    """Whether a line is the way from a site's first page to this one: `Home > Archive > Letters`."""
    if not _CRUMB_SIGN.search(text):
        return False
    here = starts_with(text, "navigation", "here")
    crumbs = [normal(piece) for piece in _CRUMBS.split(text) if piece]
    first, more = (crumbs[0], crumbs[1:]) if crumbs else ("", [])
    arrows = re.search(r"\s[»›→>]\s", text) is not None and "«" not in text and "‹" not in text
    short = all(crumb and len(crumb.split()) <= 6 for crumb in crumbs)
    if arrows and len(crumbs) >= 3 and short and text[-1] not in ".:":
        return True
    return bool(more) and (first in phrases("navigation", "home") or bool(here))


def _is_notice(text: str) -> bool:
    """Whether a line is about the site itself: its cookies, its scripts, when the page was changed."""
    lowered = text.lower()
    if any(map(lowered.__contains__, phrases("navigation", "notices"))):
        return True
    stamp = starts_with(text, "navigation", "stamped")
    return bool(stamp) and len(text) <= 2 * _LONGEST and bool(re.search(r"\d{4}|https?://", text))


def _is_copyright(text: str) -> bool:
    rights = any(phrase in text.lower() for phrase in phrases("navigation", "rights"))
    year = _SITE_YEAR if text.lower().startswith("(c)") else _YEAR
    return (_COPYRIGHT.match(text) is not None and bool(year.search(text) or rights)) or (
        rights and len(text.split()) <= 12
    )


def _is_crumb(words: str) -> bool:
    match = _NUMBERED.fullmatch(words)
    numbered = match is not None and match["word"].rstrip(".") in phrases("navigation", "numbered")
    known = words in phrases("navigation", "crumbs")
    return numbered or known or bool(starts_with(words, "navigation", "series"))


def _names_link(words: str) -> bool:
    known = phrases("navigation", "lines") | phrases("navigation", "weak")
    if words in known or _begins_link(words):
        return True
    parts = words.split()
    steps = len(parts) in (2, 3) and not phrases("navigation", "steps").isdisjoint((parts[0], parts[-1]))
    return steps or (bool(words) and all(word in known for word in parts))


def _begins_link(words: str) -> bool:
    """Whether a line begins as links do and names what they lead to: `back to the index`, but not `back to Berlin`."""
    start = starts_with(words, "navigation", "starts")
    return bool(start) and not phrases("navigation", "objects").isdisjoint(re.findall(r"\w+", words))


@cache
def _longest_link() -> int:
    """Code points beyond which a line is no link, blanks and arrows around it included."""
    return max(_LONGEST, 20 + max(map(len, phrases("navigation", "lines"))))


@cache
def _glued() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, phrases("navigation", "glued")), key=len, reverse=True))
    return re.compile(rf"(?<=[.!?])((?i:{words}))\s*$")


@cache
def _machine_translation() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, phrases("navigation", "machine_translation")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
