"""Characters that nobody meant to type."""

import re
import unicodedata
from collections.abc import Iterator

from tei.diagnostic import Severity
from tei.validate.rules.file import File
from tei.validate.rules.problem import Fix, Problem, Replace
from tei.validate.rules.rule import rule

_LETTERS = {"Latin": "A-Za-z", "Cyrillic": "\u0400-\u04ff", "Greek": "\u0370-\u03ff"}
_EASTERN = re.compile("[\u0370-\u04ff]+")
_OUTER = re.compile(r"[^\W\d_]*")
_ALPHANUMERIC = re.compile(r"[^\W_]*")
_NUMBER = (re.compile("[0-9][OОоoIlІЗ][0-9]"), re.compile("[lIІ][89][0-9][0-9]"))
_WHOLE_NUMBER = re.compile(r"\d+[OОоoIlІЗ]\d+|[lIІ][89]\d\d")
_CONTINUED_1252 = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CONTINUED_1251 = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јѕї"
_SUSPECT = re.compile(f"[{_CONTINUED_1252}{_CONTINUED_1251}](?<=[\u00c2-\u00f4В-ф].)")
"""The first two bytes of a letter in UTF-8, as Windows encodings read them; found by the second, which is rarer."""
_CONTINUED = frozenset(_CONTINUED_1252 + _CONTINUED_1251) | frozenset(map(chr, range(0x80, 0xC0)))
_BEGUN = frozenset((*map(chr, range(0xC2, 0xF5)), *map(chr, range(ord("В"), ord("ф") + 1))))
_FOREIGN = re.compile(r"[^\x00-\x7f]{2,}")
_HIDDEN = re.compile(
    "[\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffd\ue000-\uf8ff]"
)
_ACCENTS = frozenset((*map(chr, range(0x300, 0x370)), *map(chr, range(0x653, 0x656)), "\u212b", "\u2126"))
_NOT_COMPOSED = re.compile("[^\\s<>&\"'=/]*[\u0300-\u036f\u0653-\u0655\u212b\u2126][^\\s<>&\"'=/]*")
ALIKE = {
    ("Latin", "Cyrillic"): ("ABEKMHOPCTXaeopcyxiIjJsS", "АВЕКМНОРСТХаеорсухіІјЈѕЅ"),
    ("Latin", "Greek"): ("ABEZHIKMNOPTYXov", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον"),
    ("Cyrillic", "Greek"): ("АВЕНІКМОРТХо", "ΑΒΕΗΙΚΜΟΡΤΧο"),
}
"""Letters of two scripts that look the same."""
DIGITS = str.maketrans("OОоoIlІЗ", "00001113")


@rule("C001", Severity.WARNING)
def word_of_two_scripts(file: File) -> Iterator[Problem]:
    """A word with letters of two scripts that look alike.

    Why:
        It looks right and is not: no search finds it, and it sorts where nobody looks. Reading machines and keyboards
        make such words.

    Bad:
        <p>Они шли к pеке.</p>

    Good:
        <p>Они шли к реке.</p>

    Fix:
        Type the letter in the script of the word. If the source itself has it so, keep it in `sic` beside a `corr`.
    """
    for start, end in mixed_words(file.text) if has_mixed_words(file) else ():
        word = file.text[start:end]
        script, meant = in_one_script(word)
        if not meant:
            continue
        foreign = ", ".join(dict.fromkeys(sign for sign, right in zip(word, meant, strict=True) if sign != right))
        yield Problem(
            None,
            f'"{word}" is {script}, but these of its letters are of another script: {foreign}',
            f'type "{meant}"; if the source has it so, write it as `sic` beside a `corr`',
            text=word,
            offset=start,
            fix=Fix(f'write "{meant}"', (Replace(start, end, meant),), safe=False),
        )


def has_mixed_words(file: File) -> bool:
    """Whether a file has words that `mixed_words` finds; of most files its bytes tell it at once."""
    if file.latin_only:
        return False
    touching = any(kind in file.kinds for kind in (b"le", b"oe", b"ecl", b"eco"))
    greek = any("\u0370" <= each < "\u0400" for each in file.uncommon)
    return touching or (greek and any("\u0400" <= each < "\u0500" for each in file.uncommon))


def mixed_words(text: str) -> Iterator[tuple[int, int]]:
    """The words of a text that have letters of two of our scripts."""
    last = 0
    for match in _EASTERN.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        alone = not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())
        # Either the run touches a Latin letter, or it has Greek and Cyrillic ones itself.
        if start < last or (alone and (min(match[0]) > "\u03ff" or max(match[0]) < "\u0400")):
            continue
        word = whole_word(text, start, _OUTER)
        last = word[1]
        yield word


def whole_word(text: str, place: int, signs: re.Pattern[str]) -> tuple[int, int]:
    """The word around a place, of signs that a pattern takes."""
    start = place
    while start and signs.fullmatch(text, start - 1, start):
        start -= 1
    found = signs.match(text, start)
    return start, found.end() if found else place


def in_one_script(word: str) -> tuple[str, str]:
    """A word with the fewest letters exchanged for those of another script that look alike; empty where none fits."""
    found: list[tuple[int, str, str]] = []
    for scripts, letters in ALIKE.items():
        for one, other in ((0, 1), (1, 0)):
            meant = word.translate(str.maketrans(letters[one], letters[other]))
            if re.fullmatch(f"[{_LETTERS[scripts[other]]}]+", meant):
                found.append((sum(map(str.__ne__, word, meant)), scripts[other], meant))
    return min(found)[1:] if found else ("", "")


@rule("C005", Severity.WARNING)
def letter_in_a_number(file: File) -> Iterator[Problem]:
    """A letter that stands for a digit in a number.

    Why:
        Typewriters had no 1 and no 0, and reading machines confuse them: the number is found by no search.

    Bad:
        <p>In l931 the harbour was closed.</p>

    Good:
        <p>In 1931 the harbour was closed.</p>

    Fix:
        Type the digit. If the source itself has the letter, keep it in `sic` or `orig` beside what is meant.
    """
    kinds = file.kinds
    if not (b"od" in kinds or b"cd" in kinds) or not any(row in kinds for row in (b"dod", b"decd", b"odd", b"ecdd")):
        return
    for match in (each for pattern in _NUMBER for each in pattern.finditer(file.text)):
        start, end = whole_word(file.text, match.start(), _ALPHANUMERIC)
        found = file.text[start:end]
        if not _WHOLE_NUMBER.fullmatch(found) or in_a_tag(file.text, start):
            continue
        meant = found.translate(DIGITS)
        yield Problem(
            None,
            f'"{found}" is a number with a letter in it',
            f'type "{meant}"; if the source has it so, write it as `orig` beside a `reg`',
            text=found,
            offset=start,
            fix=Fix(f'write "{meant}"', (Replace(start, end, meant),), safe=False),
        )


def in_a_tag(text: str, place: int) -> bool:
    """Whether a place of a file lies between `<` and `>`."""
    return text.rfind("<", 0, place) > text.rfind(">", 0, place)


@rule("C002", Severity.ERROR)
def text_read_in_the_wrong_encoding(file: File) -> Iterator[Problem]:
    """Letters that were read in another encoding than they were written in.

    Why:
        The words cannot be read, found or sorted, and each further conversion makes it worse.

    Bad:
        <p>Le tÃ©lÃ©gramme est arrivÃ©.</p>

    Good:
        <p>Le télégramme est arrivé.</p>

    Fix:
        Read the source again in its right encoding, and copy the text anew.
    """
    if file.uncommon.isdisjoint(_BEGUN) or file.uncommon.isdisjoint(_CONTINUED) or not _SUSPECT.search(file.text):
        return
    for match in _FOREIGN.finditer(file.text):
        for encoding in ("cp1252", "cp1251", "latin-1") if _SUSPECT.search(match[0]) else ():
            meant = _read_again(match[0], encoding)
            if meant:
                yield Problem(
                    None,
                    f'"{match[0]}" was read in the wrong encoding; it was "{meant}"',
                    f'write "{meant}", and look at the other letters near it',
                    text=match[0],
                    offset=match.start(),
                    fix=Fix(f'write "{meant}"', (Replace(*match.span(), meant),), safe=False),
                )
                break


def _read_again(text: str, encoding: str) -> str:
    """What the bytes of a text say as UTF-8; empty where they say nothing."""
    try:
        meant = text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return ""
    if not all(sign.isalpha() or unicodedata.category(sign)[0] in "MP" for sign in meant):
        return ""
    # Two letters that happen to be the bytes of a third are words of a text; of a rare script, they are nothing else.
    usual = all(sign < "\u0500" or "\u1e00" <= sign < "\u2100" for sign in meant)
    return meant if (usual and text[0] < "\u0100") or len(text) >= 6 else ""


@rule("C003", Severity.WARNING)
def character_nobody_sees(file: File) -> Iterator[Problem]:
    """A character that is not seen, or that stands for one that was lost.

    Why:
        Searches miss the word it is in; some turn the direction of the line or break it in print.

    Bad:
        <p>The dele\u00adgation arrived.</p>

    Good:
        <p>The delegation arrived.</p>

    Fix:
        Take it out; where it stands for a character that was lost (U+FFFD), look the character up in the source. A
        hyphen of the line end is `pc force="weak"`.
    """
    for match in _HIDDEN.finditer(file.text) if _HIDDEN.search("".join(file.uncommon)) else ():
        if match.start() == 0 and match[0] == "\ufeff":
            continue
        name = unicodedata.name(match[0], "a character without a name").lower()
        lost = match[0] == "\ufffd"
        yield Problem(
            None,
            f"U+{ord(match[0]):04X}, {name}, {'stands for what was lost' if lost else 'cannot be seen'}",
            "look up in the source what stood there" if lost else "take it out, unless the source needs it",
            offset=match.start(),
            fix=None if lost else Fix("take it out", (Replace(*match.span(), ""),), safe=False),
        )


@rule("C004", Severity.WARNING)
def letter_not_composed(file: File) -> Iterator[Problem]:
    """A letter with its accent as two characters where Unicode has one.

    Why:
        It looks the same and is another word to every search and comparison.

    Bad:
        <p>Le te\u0301le\u0301gramme.</p>

    Good:
        <p>Le télégramme.</p>

    Fix:
        Save the file in the composed form, NFC; `tei validate --fix` does.

    Source:
        Unicode Standard Annex 15; W3C Character Model, normalization.
    """
    if file.uncommon.isdisjoint(_ACCENTS) or unicodedata.is_normalized("NFC", file.text):
        return
    for match in _NOT_COMPOSED.finditer(file.text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield Problem(
                None,
                f'"{composed}" has a letter and its accent as two characters',
                "save the file in the composed form (NFC)",
                text=match[0],
                offset=match.start(),
                fix=Fix("compose it", (Replace(*match.span(), composed),)),
            )
