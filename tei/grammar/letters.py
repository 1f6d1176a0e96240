"""Salutations, valedictions, signatures, and what stands below them."""

import re
from functools import cache

from tei.grammar.fold import fold
from tei.grammar.names import has_initials
from tei.grammar.vocabulary import normal, phrases, starts_with

_LONGEST_SALUTATION = 90
_LONGEST_VALEDICTION = 120
_LONGEST_SIGNATURE = 60
_DECORATION = " _*=+£/\\|~"
"""Signs that transcribers and telegraphists put around a name."""
_SIGNATURE = re.compile(r"[^\W\d_][\w.' \-]*[.,]?")
_PARTICLES = frozenset(
    {
        "v.",
        "v",
        "d.",
        "de",
        "von",
        "van",
        "der",
        "den",
        "du",
        "di",
        "da",
        "la",
        "le",
        "zu",
        "of",
        "the",
        "and",
        "und",
        "et",
        "и",
    }
)
"""Words in lower case that may stand in a name or between two."""
_ABBREVIATION = re.compile(r"\b[^\W\d_]{1,4}\.")


_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les", "l'"})


def is_salutation(text: str) -> bool:
    """Whether a whole line greets somebody: a greeting and a name, and a comma, colon or exclamation mark.

    `Dear Ries,`, `Comrade Kamenev:`, `Greetings to Klim!`, `Mon cher Butler,`. A sentence that begins with such a
    word and goes on is none.
    """
    line = fold(text).strip(" _")
    return bool(line) and line[-1] in ",:!-." and _greets(line)


def may_greet(text: str) -> bool:
    """Whether a line above prose greets somebody without any stop: `Hochgeehrten Herrn und Freund`."""
    line = fold(text).strip(" _")
    words = line.split()
    return 2 <= len(words) <= 7 and line[-1].isalpha() and _greets(line) and len(starts_with(line, *_SALUTATION)) > 3


def calls_by_name(text: str) -> bool:
    """Whether a whole line is a name called out, as friends and comrades begin a letter: `Вячеслав!`, `Emma,`."""
    line = fold(text).strip(" _")
    return re.fullmatch(r"[^\W\d_][\w'\-]+(?: [^\W\d_][\w'\-]+){0,2}[!,]", line) is not None and all(
        word[0].isupper() for word in line.split()
    )


_SALUTATION = ("letter", "salutation")


def _greets(line: str) -> bool:
    if len(line) > _LONGEST_SALUTATION or len(line.split()) > 9:
        return False
    if line[-1] in ":!," and any(f" {who}" in f" {normal(line)}" for who in phrases("letter", "addressed")):
        return not re.search(r"[.?;]\s", _ABBREVIATION.sub("", line))
    first, *more = re.split(r"(?<=!)\s+", _ABBREVIATION.sub("", line))
    if more and all(starts_with(part, *_SALUTATION) for part in (first, *more)):
        return True
    if re.search(r"[.!?:;]\s+\S", _ABBREVIATION.sub("", line)):
        return False
    return bool(starts_with(line, *_SALUTATION))


def is_valediction(text: str) -> bool:
    """Whether a whole line takes leave: `Yours,`, `I shake your hand.`, `С приветом`."""
    line = fold(text).strip(" _")
    if not line or len(line) > _LONGEST_VALEDICTION or "?" in line:
        return False
    phrase = starts_with(line, "letter", "valediction")
    if _leaves(line):
        return True
    if not phrase:
        return False
    more = len(line.split()) - len(phrase.split())
    short = len(phrase.split()) == 1
    return more <= (3 if short and line.endswith(",") else 1 if short else 5)


def _leaves(line: str) -> bool:
    """Whether a line says that somebody remains somebody's: `I remain, Sirs,`, `Je demeure, Messieurs, votre …`."""
    phrase = starts_with(line, "letter", "remain")
    rest = fold(line).lower()[len(phrase) :]
    whose = phrases("letter", "whose").isdisjoint(re.findall(r"[^\W\d_]+", rest))
    return bool(phrase) and rest[:1] == "," and not whose and len(rest.split()) <= 14 and line[-1] in ",."


def is_signature(text: str) -> bool:
    """Whether a whole line can be a name that signs: few words, each a name or an abbreviation, no sentence.

    `(Signed) Strandtman.`, `E Welti`, `BEETHOVEN.`; lower case only where a sign ends it, as in telegrams.
    """
    bare = _unbracketed(fold(text).strip())
    if not bare or "__" in bare.strip("_") or len(bare) > _LONGEST_SIGNATURE or is_salutation(bare):
        return False
    name, comma, office = bare.partition(", ")
    if comma and starts_with(office, "letter", "offices") and len(office.split()) <= 4:
        bare = name
    line = re.sub(r"(?<=\w)\[(\w+)\]", r"\1", _signed().sub("", bare).strip(_DECORATION))
    if _has_office(line) or signs_in_office(line) or _typed(line):
        return True
    if not line or not _SIGNATURE.fullmatch(line):
        return False
    words = line.rstrip(".,").split()
    if any(character.isdigit() for character in line) or len(words) > 6:
        return False
    if bare.endswith("+") and len(words) <= 3:
        return True
    lower = [word for word in words if not word[:1].isupper() and not word.startswith("d'")]
    return len(lower) < len(words) and all(word in _PARTICLES for word in lower)


def _unbracketed(line: str) -> str:
    """A typed name below a signature without its brackets: `(В. ЛЯМИН)`."""
    inner = line[1:-1].strip()
    typed = line[:1] + line[-1:] == "()" and (has_initials(inner) or (inner.isupper() and inner.isalpha()))
    return inner if typed else line


def is_office(text: str) -> bool:
    """Whether a short line says in what office somebody signs, or that he does: `Der Vorsitzende:`, `Confirmed:`."""
    line = fold(text).strip()
    words = line.split()
    if not 1 <= len(words) <= 9 or len(line) > _LONGEST_VALEDICTION or re.search(r"[.!?;]$|\d", line):
        return False
    if normal(line) in phrases("letter", "signed"):
        return True
    office = starts_with(line, "letter", "offices")
    known = bool(office) and (office not in _ARTICLES or (line[-1] in ",:" and len(words) <= 4) or line.isupper())
    named = re.search(r"[^\W\d_]{4,}\. ", line)
    signs = has_initials(line) or signs_in_office(line)
    return (known or line.endswith(":")) and line[0].isupper() and not named and not signs


def is_institution(text: str) -> bool:
    """Whether a line names an office or a body, as letterheads and addresses do: `Department of State,`."""
    words = {normal(word) for word in fold(text).split()}
    return not phrases("letter", "institutions").isdisjoint(words)


def _has_office(line: str) -> bool:
    """Whether initials and a surname end a line that begins with an office: `Зав. отделом А. Орлов`."""
    if not has_initials(line) or len(line.split()) > 9 or re.search(r"[!?:;]|[^\W\d_]{5,}\.\s", line):
        return False
    return line.count(" ") > 1 and bool(starts_with(line, "letter", "offices"))


def signs_as_yours(line: str) -> bool:
    """Whether a line of leave-taking holds the name too: `Твой Николай.`, `Ton Paul`."""
    first, *names = fold(line).strip(" _.,").split()[:4] or [""]
    yours = first.lower() in phrases("letter", "whose") | phrases("letter", "valediction")
    known = any(normal(word) in phrases("letter", "whose") for word in names)
    return yours and 1 <= len(names) <= 2 and not known and all(re.fullmatch(r"[A-ZÀ-ÞА-ЯЁ][\w'\-]+", n) for n in names)


def has_signer(line: str) -> bool:
    """Whether a line surely signs: initials and a surname, or a name with an office behind it: `К. Орлов`,
    `K. BRANDT, Chairman.`, `Ott, Schriftführer`."""
    name, comma, office = line.partition(", ")
    if has_initials(line) or not comma:
        return has_initials(line)
    named = has_initials(name) or (len(name.split()) <= 2 and is_signature(name) and not is_office(f"{name},"))
    return named and len(office.split()) <= 3 and bool(starts_with(office, "letter", "offices"))


def signs_in_office(line: str) -> bool:
    """Whether an office stands before a name, with a comma or, in Russian, a surname's ending to show it:
    `Le président, Brandt`, `Секретарь Орлова`."""
    begins = starts_with(line, "letter", "offices")
    if not begins or begins in _ARTICLES or len(line.split()) > 6 or re.search(r"[!?:;\d]", line):
        return False
    office, comma, name = line.rstrip(" .,").rpartition(", ")
    names = [word for word in name.split() if word not in _PARTICLES]
    if comma and len(office.split()) <= 5 and 1 <= len(names) <= 3:
        known = starts_with(name, "letter", "offices") or is_institution(name)
        return not known and all(re.fullmatch(r"[^\W\d_][\w.'\-]*", word) and word[0].isupper() for word in names)
    last = line.rstrip(" .").split()[-1]
    ends = tuple(phrases("letter", "surnames"))
    surname = last[0].isupper() and len(last) > 3 and last.lower().endswith(ends)
    return line.count(" ") > 0 and surname and last.lower() not in phrases("letter", "members")


def _typed(line: str) -> bool:
    """Whether a rank or office has a typed name in brackets behind it: `инженер-полковник (ОРЛОВ)`."""
    match = re.fullmatch(r"(?P<rank>[^()\d!?:;]{3,50}?)\s*[(/](?P<name>[^()/\d]{3,30})[)/]", line)
    if not match or len(match["rank"].split()) > 5:
        return False
    name = match["name"].strip()
    return has_initials(name) or (name.isupper() and name.isalpha() and bool(starts_with(line, "letter", "offices")))


def is_signed(text: str) -> bool:
    """Whether a line says that it is a signature: `(Signed) Grey`, `gez. Bülow`, `(Signé) Sazonow.`."""
    line = fold(text).strip()
    return len(line) <= _LONGEST_SIGNATURE and bool(_signed().match(line)) and is_signature(line)


def is_postscript(text: str) -> bool:
    """Whether a paragraph begins as a postscript."""
    return bool(re.match(r"(?:P\. ?-?S\.|PS[:. ]|Post-?scriptum|Постскриптум|Nachschrift)", fold(text).lstrip(), re.I))


def is_enclosure(text: str) -> bool:
    """Whether a short line below a signature tells of enclosures, copies or approval: `Encl.: two maps`."""
    line = fold(text).strip()
    return len(line) <= 120 and bool(starts_with(line, "letter", "enclosure"))


@cache
def _signed() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(word) for word in phrases("letter", "signed")), key=len, reverse=True))
    return re.compile(
        rf"(?:[(\[]\s*(?:{words})\.?\s*[)\]]|(?:gez|sgd|signé|signed|подпись|подписал|п/п)\b\.?\s?:?|/[sс]/)\s*", re.I
    )


def salutation_name(text: str) -> str:
    """Whom a salutation greets, as printed: `Kamenev` for `Comrade Kamenev:`; empty where it names nobody."""
    line = " ".join(text.split())
    greeting = starts_with(line, *_SALUTATION)
    if not greeting or not normal(line).startswith(greeting):
        return ""
    name = line[len(greeting) :].strip(" ,.:!-–—_")
    return name if name and name[0].isupper() else ""
