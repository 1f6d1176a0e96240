"""The order of an alphabetical index: letters before accents and case, Latin, Greek, Cyrillic, then all else."""

import re
import unicodedata

BARE = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
KEPT = frozenset("йї")
"""Letters of an alphabet of their own, though Unicode takes them for a letter with a mark."""
SCRIPTS = {"LATIN": 0, "GREEK": 1, "CYRILLIC": 2, "HEBREW": 3, "ARABIC": 4}
INITIAL = re.compile(r"\w{1,2}\.|\w$")
PARTICLES = frozenset({"von", "van", "de", "du", "der", "den", "zu", "zur", "la", "le", "di", "da", "del", "фон", "де"})
TITLES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def fold_letters(text: str) -> str:
    """`text` in small letters without accents: `ё` is `е`, `ß` is `ss`, `É` is `e`; `й` stays."""
    folded = []
    for sign in unicodedata.normalize("NFC", text).casefold().translate(BARE):
        if sign in KEPT:
            folded.append(sign)
        else:
            parts = unicodedata.normalize("NFKD", sign)
            folded.append("".join(each for each in parts if not unicodedata.combining(each)))
    return "".join(folded).translate(BARE)


def sort_key(text: str) -> tuple[int, str, str]:
    """For sorting: script, folded letters and digits, then the text itself, so that the order is always the same."""
    letters = " ".join(re.findall(r"\w+", fold_letters(text)))
    return script(letters), letters, text


def script(text: str) -> int:
    for sign in text:
        if sign.isalpha():
            return SCRIPTS.get(unicodedata.name(sign, "").partition(" ")[0], 5)
    return 6


def initial(text: str) -> str:
    """The letter under which an index has `text`; `#` for figures and signs."""
    letters = fold_letters(text)
    first = next((sign for sign in letters if sign.isalnum()), "")
    return first.upper()[:1] if first.isalpha() else "#"


def split_name(name: str) -> tuple[str, str, str]:
    """A name before, in and after the word that orders it: `("Joseph ", "Stalin", "")`.

    That is the word before a comma that follows a single one (`Stalin, Joseph`), else the last word before the first
    comma that is no initial, or that stands before them (`Сталин И. В.`).
    """
    front, comma, rest = name.partition(",")
    words = [(found.group(), found.start()) for found in re.finditer(r"\S+", front)]
    full = [each for each in words if orders(each[0])]
    if not words:
        return "", name, ""
    word, start = (full or words)[-1]
    end = start + len(word)
    return front[:start], word, front[end:] + comma + rest


def orders(word: str) -> bool:
    """Whether a word of a name may be the one that orders it: no initial, particle, title or number."""
    plain = any(sign.isalpha() for sign in word) and not INITIAL.fullmatch(word)
    return plain and word.casefold() not in PARTICLES | TITLES


def name_key(name: str) -> tuple[int, str, str]:
    before, word, after = split_name(name)
    where, letters, _ = sort_key(f"{word} {before} {after}")
    return where, letters, name


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """For numbers of files: 9 before 10, 10 before 10a."""
    parts = re.findall(r"\d+|\D+", fold_letters(text))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
