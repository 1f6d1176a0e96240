"""Speaker labels, and narration between speeches."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache

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
_OFFICE = re.compile(r",\s+[^\W\d_A-ZÀ-ÞА-ЯЁ][^,:]{3,40}$")
"""What a label says of somebody behind the name: `M. Ribot, président du conseil`."""
_DIRECTION = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_UNKNOWN = re.compile(r"[(\[]\?[)\]]\s?:")
"""The label of a speech whose speaker the minute-taker did not know."""
_NAME_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,3}|[^\W\d_][\w'\-]*\.?")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_INSIDE = re.compile(r'"[^"]*"|\b[^\W\d_]\.')
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]][.]?")
_ARTICLE = re.compile(r"^(?:(?:the|der|die|das|le|la|les)\s+|l')(?=[^\W\d_])", re.IGNORECASE)
_OPENING = 160
"""Code points in which the first five words of most lines stand."""
_PARTICLES = frozenset(
    {
        *("de", "von", "van", "der", "den", "du", "di", "la", "le", "del", "da", "dos", "af", "zu", "zum"),
        *("of", "the", "ibn", "bin", "al", "el"),
    }
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a speech; spans count from the start of the block."""

    span: Span
    """With its colon."""
    names: tuple[str, ...]
    """Whom it names, as printed, without directions; nobody for `(?):`."""
    style: str
    """How labels of this text look: colon, italic, capitals, stop."""
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
        if match and (_UNKNOWN.fullmatch(match[0]) or _names(match[0])):
            return Label(Span(0, match.end()), _names(match[0]), style)
    return _stopped(head)


def _stopped(head: str) -> Label | None:
    """A label that ends in a full stop: the first stop behind a name that does not belong to a title or an initial."""
    for match in _STOP.finditer(head[:_LONGEST_LABEL]):
        label = head[: match.start()].lstrip("_")
        bare = _DIRECTION.sub("", label).strip()
        if "\n" in label or label.count("(") != label.count(")") or normal(bare) in phrases("speech", "answers"):
            return None
        last = bare.split()[-1] if bare else ""
        role = _is_role(normal(bare))
        if not role and (len(last) < 3 or normal(last) in phrases("speech", "titles")):
            continue
        if names := _names(label):
            return Label(Span(0, match.end()), names, "stop", not role and not any(map(_is_strong, names)))
        if len(bare.split()) > 6:
            return None
    return None


def _is_strong(name: str) -> bool:
    """Whether a name has what the first words of a sentence have not: a title, initials, capitals."""
    tokens = name.split()
    titled = len(tokens) > 1 and normal(tokens[0]) in phrases("speech", "titles")
    initials = len(tokens) > 1 and bool(re.fullmatch(r"(?:[^\W\d_]\.)+", tokens[0]))
    return titled or initials or _is_role(normal(name)) or (len(tokens[-1]) > 2 and tokens[-1].isupper())


def is_narration(text: str, speakers: Collection[str], before_speech: bool = False) -> bool:
    """Whether a paragraph without a label tells what happens instead of going on with the speech before it.

    Narration is in the third person: it names nobody as I, we or you, asks nothing, and begins with a speaker who
    does something (`Harriman hands over a list`), with an impersonal phrase (`There is a brief exchange`), or
    stands in brackets as a whole.

    Args:
        speakers: their names as their labels give them.
        before_speech: whether nobody has spoken yet; then a paragraph that begins with a speaker who does something
            narrates even if it says "our", as a delegation's own record does.
    """
    if text.lstrip()[:1] in ("(", "[") and _IN_BRACKETS.fullmatch(_one_line(text)):
        return True
    opening = _one_line(text[:_OPENING])
    told = not before_speech and bool(starts_with(opening, "speech", "narration"))
    if not (told or _begins_with_act(text, opening, frozenset(speakers))):
        return False
    return before_speech or not _is_personal(_outside(_without_article(_one_line(text))))


def _one_line(text: str) -> str:
    return " ".join(fold(text).split())


def _without_article(line: str) -> str:
    return _ARTICLE.sub("", line, count=1)


def _outside(line: str) -> str:
    """A line without what stands in quotation marks, and without initials."""
    return _INSIDE.sub(" ", line)


def _begins_with_act(text: str, opening: str, speakers: frozenset[str]) -> bool:
    """Whether a text begins with a speaker, and what he does follows."""
    line = _without_article(opening)
    words = _WORD.findall(_outside(line)) if '"' not in line else []
    if len(words) < 5:
        line = _without_article(_one_line(text))
        words = _WORD.findall(_outside(line))
    known = _known(speakers)
    for count in (3, 2, 1):
        if " ".join(words[:count]).lower() in known and len(words) > count:
            return words[count].islower() and not line[: len(words[0]) + 2].endswith(",")
    return False


def _is_personal(text: str) -> bool:
    """Whether a text asks something or speaks of me, us or you."""
    return "?" in text or any(word.lower() in _persons() for word in _WORD.findall(text) if word != "US")


@lru_cache(maxsize=4)
def _known(speakers: frozenset[str]) -> frozenset[str]:
    """The names of speakers and their last words."""
    names = {normal(name) for name in speakers}
    return frozenset(names | {normal(name).split(" ")[-1] for name in speakers if name})


@cache
def _persons() -> frozenset[str]:
    first = [phrases("speech", "first_person", language) for language in ("en", "ru", "fr")]
    return frozenset().union(*first, phrases("speech", "first_person", "de") - {"sie", "ihr"})


def _names(label: str) -> tuple[str, ...]:
    bare = _DIRECTION.sub("", label).strip(" _:.-—–")
    bare = _OFFICE.sub("", bare) if starts_with(bare.partition(" ")[0], "speech", "titles") else bare
    if not bare:
        return ()
    if normal(bare) in phrases("speech", "fields"):
        return ()
    names = tuple(name.strip(" _") for name in re.split(_and(), bare) if name.strip(" _"))
    return names if len(names) <= 4 and all(_is_name(name) for name in names) else ()


def _is_name(name: str) -> bool:
    plain = normal(name)
    if _is_role(plain):
        return True
    if plain in phrases("speech", "fields"):
        return False
    tokens = name.split()
    if not 1 <= len(tokens) <= 6 or not all(_NAME_TOKEN.fullmatch(token) for token in tokens):
        return False
    if not tokens[-1][0].isupper() or len(tokens[-1].rstrip(".")) < 2:
        return False
    titles = phrases("speech", "titles")
    return all(token[0].isupper() or token.lower() in _PARTICLES or normal(token) in titles for token in tokens)


def _is_role(plain: str) -> bool:
    """Whether a folded label is a role, perhaps with a number or its holder's place: `question 2`, `voix à gauche`."""
    roles = phrases("speech", "roles")
    unnumbered = re.sub(r"\s*(?:№|no\.?)?\s*\d+(?:-?[^\W\d_]{1,2})?$", "", plain)
    if unnumbered in roles:
        return True
    first, _, rest = plain.partition(" ")
    return first in phrases("speech", "voices") and 0 < len(rest) <= 40


@cache
def _and() -> str:
    words = "|".join(re.escape(word) for word in sorted(phrases("speech", "and")))
    return rf"\s+(?:{words})\s+|\s*[&]\s*|,\s+"
