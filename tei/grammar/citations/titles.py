"""The name of a collection or folder: a run of words with capitals."""

import re
from dataclasses import dataclass
from functools import cache

from tei.grammar.citations.reading import words

_WORD = re.compile(r"[^\s,;]+")
_MOST_WORDS = 16
_OFFICE = re.compile(r"\b[A-Z]{2,5}$")
_FILES = re.compile(r"\b(?:Files?|Records)\b")
_OPENING = "\"'(["
_CLOSING = "\"')]"


@dataclass(frozen=True, slots=True)
class Run:
    start: int
    end: int
    sentence_end: bool
    """Whether a full stop, or a bracket that the run did not open, stands behind it."""


def read_title(text: str, start: int) -> Run | None:
    """The words from a place on, as long as each has a capital or digit or is a small word between two such.

    A comma or semicolon ends the run unless it stands within quotation marks or brackets; so does a colon, a full
    stop that is not an abbreviation's, and a bracket that was opened before. A remark (`Secret`, `No classification`)
    is no title.
    """
    end, depth, quoted, position = start, 0, False, start
    for count in range(_MOST_WORDS):
        match = _WORD.match(text, position)
        if match is None:
            break
        word = match[0]
        bare = word.lstrip(_OPENING)
        if count == 0 and bare.rstrip(".:;,)") in _remarks():
            return None
        if not (bare[:1].isupper() or bare[:1].isdigit() or bare[:1] in "&#/-" or quoted or depth):
            if count == 0 or bare.rstrip(".):") not in (*_small(), *_plain_nouns()):
                break
            if bare not in _small():
                cut = len(word.rstrip(".):")) + match.start()
                return Run(start, cut, cut < match.end() and text[cut] != ":")
            after = _after_blanks(text, match.end())
            if after is None:
                break
            position = after
            continue
        closing, depth = _unbalanced(word, depth)
        if closing is not None:
            return _run(start, match.start() + len(word[:closing].rstrip(".")), True)
        quoted = (quoted or word[0] == '"') and not word.rstrip(".,;").endswith('"') if '"' in word else quoted
        stopped = word[-1] in ".!?:" and not depth and not quoted
        if stopped and (word[-1] != "." or not _is_abbreviation(text, match, start)):
            return _run(start, match.start() + len(word.rstrip(".!?:")), word[-1] != ":")
        end = match.end()
        following = text[end : end + 1]
        if following in (",", ";") and (depth or quoted) and text[end + 1 : end + 2] == " ":
            position = end + 2
            continue
        after = _after_blanks(text, end)
        if after is None:
            break
        position = after
    return _run(start, end, False)


def has_noun(text: str) -> bool:
    """Whether a title names a collection: `Central Files`, `Kissinger Papers`, `Records of …`."""
    return any(word in _nouns() for word in re.findall(r"[A-Za-z]+", text))


def office_files(text: str, office: str, start: int) -> bool:
    """Whether files follow the abbreviation of the office that keeps them: `NSC: Head of State File`."""
    run = read_title(text, start) if _OFFICE.search(office) else None
    return run is not None and _FILES.search(text[run.start : run.end]) is not None


def _run(start: int, end: int, sentence_end: bool) -> Run | None:
    return Run(start, end, sentence_end) if end > start else None


def _after_blanks(text: str, position: int) -> int | None:
    after = position
    while after < position + 4 and text[after : after + 1] == " ":
        after += 1
    return after if after > position else None


def _unbalanced(word: str, depth: int) -> tuple[int | None, int]:
    """Where a word closes a bracket that the run did not open, and the depth behind the word."""
    for offset, char in enumerate(word):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
            if depth < 0:
                return offset, depth
    return None, depth


def _is_abbreviation(text: str, match: re.Match[str], start: int) -> bool:
    word = match[0].strip("\"'()[].")
    following = _WORD.match(text, match.end() + 1) if text[match.end() : match.end() + 1] == " " else None
    if text[match.end() : match.end() + 1] == "," and (word in _abbreviations() or "." in word or len(word) == 1):
        return True
    if following is None or following[0].strip("\"'()[].:,;") in _remarks():
        return False
    if word in _abbreviations() or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word):
        return True
    before = text[start : match.start()].rstrip().rpartition(" ")[2]
    return len(word) == 1 and word.isupper() and before not in ("Tab", "Part", "Annex", "Appendix", "Series", "Vol.")


@cache
def _remarks() -> frozenset[str]:
    return frozenset(words("american", "remarks"))


@cache
def _small() -> frozenset[str]:
    return frozenset(words("american", "small"))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(words("american", "abbreviations"))


@cache
def _nouns() -> frozenset[str]:
    return frozenset((*words("american", "nouns"), *_plain_nouns()))


@cache
def _plain_nouns() -> frozenset[str]:
    return frozenset(("files", "papers", "records", "collection", "file"))
