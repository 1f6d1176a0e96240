"""Speaker labels: the forms a name takes before what somebody says."""

import re
from dataclasses import dataclass
from functools import cache

from tei.grammar.fold import fold
from tei.grammar.vocabulary import normal, phrases, starts_with
from tei.model import Span

_LONGEST_LABEL = 70
_COLON = re.compile(r"[^\n:]{1,70}?(?<!\s)\s?:(?=\s|$)")
_ITALIC = re.compile(r"_[^_\n]{2,50}_[.:]?\s?(?:--?|:)")
_UPPER = "A-ZÀ-ÞА-ЯЁ"
_CAPITALS = re.compile(
    rf"(?:[{_UPPER}][a-zа-яё]{{1,3}}\. )?[{_UPPER}][{_UPPER}'\-]{{2,}}(?: [{_UPPER}][{_UPPER}'\-]+){{0,2}}\.(?=\s+\S)"
)
_STOP = re.compile(r"\._?(?:\s*[—–]+|\s*--?(?!\w))?(?=\s+[^\W_]|\s+[\"'«“„(\[¿¡])|\._?\s*(?:[—–]+|--?)(?=\S)")
"""The end of a label that a full stop closes, perhaps with a dash behind it."""
_INITIALS = rf"(?:[{_UPPER}]\.[ -]?){{2,3}}"
_DASH = re.compile(rf"(?:(?P<initials>{_INITIALS})|[^\n:.;!?]{{2,40}}?)\s+--?\s+(?=\S)")
"""A name, or somebody's initials, with a dash behind it and no stop."""
_BRACKET = re.compile(r"\((?P<name>[^()\n:]{2,40}?)[.:]?\)[.:]?\s+(?=\S)")
_LETTER = re.compile(rf"(?:[QA] |[{_UPPER}]\s\s)\s*(?=\S)")
"""A letter without a stop, as court reporters type questions and answers."""
_SHORT = re.compile(rf"(?P<name>(?:[{_UPPER}]\.[ -]?){{1,2}}[{_UPPER}]\.)\s+[-—–]?\s?(?=[\"{_UPPER}0-9])")
"""Initials with nothing behind them but what somebody says: `А. С. Помните первый рейс?`"""
_OFFICE = re.compile(r",\s+[^\W\d_A-ZÀ-ÞА-ЯЁ][^,:]{3,40}$")
"""What a label says of somebody behind the name: `M. Ribot, président du conseil`."""
_BY_OFFICE = re.compile(
    r"(?:MM?\.|Mme|Mlle) (?:l[ae]s? |l')[^\W\d_][\w'\-]+(?: (?:d[eu]s?|d'|à|aux|en)\b[^\n:]{2,40})?", re.I
)
"""Somebody whom French minutes name by an office alone: `M. le ministre de la marine`."""
_DIRECTION = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_UNKNOWN = re.compile(r"[(\[]\?[)\]]\s?:")
"""The label of a speech whose speaker the minute-taker did not know."""
_NAME_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,3}|[^\W\d_][\w'\-]*\.?")
_PARTICLES = frozenset(
    {
        *("de", "von", "van", "der", "den", "du", "di", "la", "le", "del", "da", "dos", "af", "zu", "zum"),
        *("of", "the", "ibn", "bin", "al", "el"),
    }
)
_ARTICLES = frozenset({"the", "der", "die", "le", "la"})
_MOST_WORDS = 6
_MOST_WORDS_OF_OFFICE = 9


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a speech; spans count from the start of the block."""

    span: Span
    """With its colon."""
    names: tuple[str, ...]
    """Whom it names, as printed, without directions; nobody for `(?):`."""
    style: str
    """How labels of this text look: colon, italic, capitals, stop, dash, bracket, letter."""
    weak: bool = False
    """Whether a name stands before a full stop as the first word of any sentence might: `Ridgway. I was there.`"""


def find_label(text: str) -> Label | None:
    """What may be a speaker label at the beginning of a block.

    The form alone does not decide: `Subject:` and `Comrade Kamenev:` look like labels too. Words known to name
    fields are left out here; whether the same label comes again is for the reader of the whole text.
    """
    head = fold(text[: _LONGEST_LABEL + 30])
    for style, pattern in (("italic", _ITALIC), ("colon", _COLON), ("capitals", _CAPITALS)):
        match = pattern.match(head)
        if match and (_UNKNOWN.fullmatch(match[0]) or _names(match[0], initials=style == "colon")):
            return Label(Span(0, match.end()), _names(match[0], initials=style == "colon"), style)
    stopped = _stopped(head)
    if stopped and len(stopped.names[0]) == 1 and _SHORT.match(head):
        stopped = None
    return _dashed(head) or stopped or _bracketed(head) or _lettered(head)


def is_strong(name: str) -> bool:
    """Whether a name has what the first words of a sentence have not: a title, initials, capitals."""
    tokens = name.split()
    titled = len(tokens) > 1 and normal(tokens[0]) in phrases("speech", "titles")
    initials = len(tokens) > 1 and bool(re.fullmatch(r"(?:[^\W\d_]\.)+", tokens[0]))
    return titled or initials or is_role(normal(name)) or (len(tokens[-1]) > 2 and tokens[-1].isupper())


def is_titled(name: str) -> bool:
    """Whether a name is a role, or has a title before it as only persons have: `Mr. Banham`, `THE CORONER`."""
    tokens = name.split()
    article = name.isupper() and tokens[0].lower() in _ARTICLES
    titled = article or normal(tokens[0]) in phrases("speech", "titles")
    return is_role(normal(name)) or (len(tokens) > 1 and titled)


def is_role(plain: str) -> bool:
    """Whether a folded label is a role, perhaps with a number or its holder's place: `question 2`, `voix à gauche`."""
    roles = phrases("speech", "roles")
    unnumbered = re.sub(r"\s*(?:№|no\.?)?\s*\d+(?:-?[^\W\d_]{1,2})?$", "", plain)
    if unnumbered in roles:
        return True
    first, _, rest = plain.partition(" ")
    return first in phrases("speech", "voices") and 0 < len(rest) <= 40


def initials_of(name: str) -> str:
    """The initials of a name without its titles, in lower case: `mc` for `Madeleine Coste` and for `M. C.`."""
    if re.fullmatch(_INITIALS, name + ("" if name.endswith(".") else ".")) or (len(name) < 4 and name.isupper()):
        return "".join(filter(str.isalpha, name)).lower()
    tokens = name.split()
    while len(tokens) > 1 and normal(tokens[0]) in phrases("speech", "titles"):
        tokens = tokens[1:]
    return "".join(token[0] for token in tokens if token[0].isupper()).lower()


def is_initials(name: str) -> bool:
    """Whether a label is only initials: `A. P.`, `L`, `SV`."""
    return name.isupper() and sum(map(str.isalpha, name)) <= 3 and not is_role(normal(name))


def _stopped(head: str) -> Label | None:
    """A label that ends in a full stop: the first stop behind a name that does not belong to a title or an initial."""
    for match in _STOP.finditer(head[:_LONGEST_LABEL]):
        label = head[: match.start()].lstrip("_")
        bare = _DIRECTION.sub("", label).strip()
        if "\n" in label or label.count("(") != label.count(")") or normal(bare) in phrases("speech", "answers"):
            return None
        last = bare.split()[-1] if bare else ""
        role = is_role(normal(bare))
        if not role and (len(last) < 3 or normal(last) in phrases("speech", "titles")):
            continue
        if names := _names(label):
            return Label(Span(0, match.end()), names, "stop", not role and not any(map(is_strong, names)))
        if len(bare.split()) > 6:
            return None
    return None


def _dashed(head: str) -> Label | None:
    match = _DASH.match(head)
    if not match:
        return None
    names = _names(match[0].rstrip(" -"), initials=bool(match["initials"]))
    return Label(Span(0, len(match[0].rstrip())), names, "dash", True) if names else None


def _bracketed(head: str) -> Label | None:
    match = _BRACKET.match(head)
    names = _names(match["name"]) if match else ()
    return Label(Span(0, len(match[0].rstrip())), names, "bracket", True) if match and names else None


def _lettered(head: str) -> Label | None:
    if match := _SHORT.match(head):
        return Label(Span(0, len(match["name"])), (match["name"],), "letter", True)
    match = _LETTER.match(head)
    return Label(Span(0, 1), (head[0],), "letter", True) if match else None


def _names(label: str, initials: bool = False) -> tuple[str, ...]:
    """Whom a label names; nobody if it is none.

    Args:
        initials: whether letters alone may name somebody.
    """
    bare = _DIRECTION.sub("", label).strip(" _:-—–")
    if _is_field(normal(bare)):
        return ()
    if initials and (re.fullmatch(rf"{_INITIALS}|[{_UPPER}]", bare)):
        return (bare,)
    bare = bare.strip(" .")
    titled = bool(starts_with(bare.partition(" ")[0], "speech", "titles"))
    if _BY_OFFICE.fullmatch(bare):
        return (bare,)
    bare = _OFFICE.sub("", bare) if titled else bare
    if not bare or _is_field(normal(bare)):
        return ()
    names = tuple(name.strip(" _") for name in re.split(_and(), bare) if name.strip(" _"))
    if len(names) == 2 and titled and is_role(normal(names[1])) and not is_role(normal(names[0])):
        names = names[:1]  # `Dr. Reuss, Abgeordneter`: the second names his office
    return names if len(names) <= 4 and all(_is_name(name) for name in names) else ()


def _is_name(name: str) -> bool:
    plain = normal(name)
    if is_role(plain):
        return True
    if _is_field(plain):
        return False
    tokens = name.split()
    most = _MOST_WORDS_OF_OFFICE if starts_with(name, "speech", "roles") else _MOST_WORDS
    if not 1 <= len(tokens) <= most or not all(_NAME_TOKEN.fullmatch(token) for token in tokens):
        return False
    if not tokens[-1][0].isupper() or len(tokens[-1].rstrip(".")) < 2:
        return False
    titles = phrases("speech", "titles")
    return all(token[0].isupper() or token.lower() in _PARTICLES or normal(token) in titles for token in tokens)


def _is_field(plain: str) -> bool:
    """Whether a folded label names a field, a postscript, or what is enclosed, and nobody."""
    return any(
        plain in phrases(*key) for key in (("speech", "fields"), ("letter", "enclosure"), ("letter", "postscript"))
    )


@cache
def _and() -> str:
    words = "|".join(re.escape(word) for word in sorted(phrases("speech", "and")))
    return rf"\s+(?:{words})\s+|\s*[&]\s*|,\s+"
