"""The regular expressions of XSD, as Python's.

An expression is read once, when a schema is; Python's is made from it when a text is first compared. It knows ASCII
only. In any other text a character stands in for all that the classes of the expression do not tell apart from it, so
that `[^\\p{C}\\p{Z}]+` needs three further characters, and not the seven hundred ranges of Unicode.

Source:
    XSD 1.0 Part 2, second edition, appendix F. What jing does not read, a `-` at the beginning or end of a class
    (`[a-]`), is read as the specification has it.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from tei.validate.datatypes_characters import escape_holds, has_property, is_property
from tei.validate.datatypes_kind import compiled

_SIGNS = {sign: sign for sign in "\\|.-^?*+{}()[]"} | {"n": "\n", "r": "\r", "t": "\t"}
_QUANTITY = r"\{(?P<least>[0-9]+)(?P<more>,(?P<most>[0-9]*))?\}"
_PROPERTY = r"\{([A-Za-z0-9-]*)\}"
_DEEPEST = 100
"""How many parentheses and classes may be in each other."""


class PatternError(ValueError):
    """A regular expression that is not one of XSD's."""


class Named(NamedTuple):
    """`\\d`, `\\p{Lu}` and their like."""

    name: str
    """One small letter, or a property."""
    negated: bool

    def holds(self, sign: str) -> bool:
        found = escape_holds(sign, self.name) if self.name in "dwsic" else has_property(sign, self.name)
        return found is not self.negated


class CharacterClass(NamedTuple):
    spans: tuple[tuple[int, int], ...]
    named: tuple[Named, ...] = ()
    negated: bool = False
    less: "CharacterClass | None" = None

    def holds(self, sign: str) -> bool:
        code = ord(sign)
        found = any(low <= code <= high for low, high in self.spans) or any(each.holds(sign) for each in self.named)
        return found is not self.negated and not (self.less and self.less.holds(sign))


_DOT = CharacterClass(((0xA, 0xA), (0xD, 0xD)), negated=True)


@dataclass(slots=True, eq=False)
class XsdPattern:
    """A regular expression of XSD."""

    parts: tuple[str | CharacterClass, ...]
    """Python's regular expression, but for the classes."""
    stand_ins: dict[int, int] = field(default_factory=dict)
    """For each character met that is not of ASCII, the one that stands in for it."""
    alphabet: dict[tuple[bool, ...], int] = field(default_factory=dict)
    """The characters that stand in for others, by which of the classes hold them."""
    ready: re.Pattern[str] | None = None
    """The expression for ASCII and the alphabet."""

    def matches(self, text: str) -> bool:
        """Whether the expression matches the whole text."""
        if not text.isascii():
            for sign in set(text):
                if sign > "\x7f" and ord(sign) not in self.stand_ins:
                    self.meet(sign)
            text = text.translate(self.stand_ins)
        if self.ready is None:
            self.ready = re.compile("".join(map(self.written, self.parts)))
        return self.ready.fullmatch(text) is not None

    def meet(self, sign: str) -> None:
        """Find the character that stands in for this one, or let it stand for itself and others."""
        held = tuple(part.holds(sign) for part in self.parts if isinstance(part, CharacterClass))
        if held not in self.alphabet:
            self.alphabet[held] = ord(sign)
            self.ready = None
        self.stand_ins[ord(sign)] = self.alphabet[held]

    def written(self, part: str | CharacterClass) -> str:
        """The part for Python; a class that is empty matches nothing."""
        if isinstance(part, str):
            return part
        met = "".join(rf"\U{code:08x}" for code in self.alphabet.values() if part.holds(chr(code)))
        return f"[{_ascii(part)}{met}]" if met or _ascii(part) else r"[^\U00000000-\U0010ffff]"


@cache
def read_pattern(pattern: str) -> XsdPattern:
    """The expression that is written so.

    Raises:
        PatternError: it is not one; the message says where and why.
    """
    parts, at = _alternatives(pattern, 0, 0)
    if at < len(pattern):
        raise _error(pattern, at, "closes nothing")
    return XsdPattern(tuple(parts))


@cache
def _ascii(part: CharacterClass) -> str:
    """What Python writes between brackets for the characters of ASCII that the class holds."""
    runs: list[list[int]] = []
    for code in range(0x80):
        if part.holds(chr(code)):
            if runs and runs[-1][-1] == code - 1:
                runs[-1].append(code)
            else:
                runs.append([code])
    return "".join(rf"\x{run[0]:02x}-\x{run[-1]:02x}" for run in runs)


def _alternatives(pattern: str, at: int, depth: int) -> tuple[list[str | CharacterClass], int]:
    """What stands up to the parenthesis that closes, or to the end."""
    if depth > _DEEPEST:
        raise _error(pattern, at, "is one parenthesis too many inside others")
    parts: list[str | CharacterClass] = []
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            parts.append("|")
            at += 1
            continue
        piece, at = _atom(pattern, at, depth)
        quantity, at = _quantity(pattern, at)
        parts += [*piece, quantity]
    return parts, at


def _atom(pattern: str, at: int, depth: int) -> tuple[list[str | CharacterClass], int]:
    match pattern[at]:
        case "(":
            inner, end = _alternatives(pattern, at + 1, depth + 1)
            if end == len(pattern):
                raise _error(pattern, at, "is not closed")
            return ["(?:", *inner, ")"], end + 1
        case "[":
            characters, end = _class(pattern, at + 1, depth)
            return [characters], end
        case ".":
            return [_DOT], at + 1
        case "\\":
            found, end = _escape(pattern, at)
            return [_literal(found) if isinstance(found, str) else CharacterClass((), (found,))], end
        case "?" | "*" | "+" | "{" | "}" | "]" as sign:
            what = "repeats nothing" if sign in "?*+{" else "stands for itself only as \\" + sign
            raise _error(pattern, at, what)
        case sign:
            return [_literal(sign)], at + 1


def _literal(sign: str) -> str | CharacterClass:
    """The sign for Python; as a class if it is not of ASCII, since another may come to stand in for it."""
    return re.escape(sign) if sign.isascii() else CharacterClass(((ord(sign), ord(sign)),))


def _quantity(pattern: str, at: int) -> tuple[str, int]:
    sign = pattern[at : at + 1]
    if sign and sign in "?*+":
        return sign, at + 1
    if sign != "{":
        return "", at
    found = compiled(_QUANTITY).match(pattern, at)
    if found is None:
        raise _error(pattern, at, "begins no quantity such as {2} or {2,} or {2,3}")
    least, most = found["least"].lstrip("0") or "0", (found["most"] or "").lstrip("0")
    if found["most"] and (len(most), most) < (len(least) if least != "0" else 0, least if least != "0" else ""):
        raise _error(pattern, at, "begins a quantity that is more at least than at most")
    if max(len(least), len(most)) > 9:
        raise _error(pattern, at, "begins a quantity larger than can be counted")
    return f"{{{least}{',' if found['more'] else ''}{(most or '0') if found['most'] else ''}}}", found.end()


def _escape(pattern: str, at: int) -> tuple[str | Named, int]:
    """What an escape stands for, and where it ends."""
    letter = pattern[at + 1 : at + 2]
    if letter in _SIGNS and letter:
        return _SIGNS[letter], at + 2
    if letter and letter in "dwsicDWSIC":
        return Named(letter.lower(), letter.isupper()), at + 2
    found = compiled(_PROPERTY).match(pattern, at + 2)
    if letter and letter in "pP" and found and is_property(found[1]):
        return Named(found[1], letter == "P"), found.end()
    if letter and letter in "pP":
        raise _error(pattern, at, "names no category such as \\p{Lu}, nor a block such as \\p{IsGreek}")
    raise _error(pattern, at, f'begins no escape: "\\{letter}" is unknown')


def _class(pattern: str, at: int, depth: int) -> tuple[CharacterClass, int]:
    """The class that begins after a bracket, and where it ends."""
    if depth > _DEEPEST:
        raise _error(pattern, at, "is one class too many inside others")
    start = at - 1
    negated = pattern[at : at + 1] == "^"
    at += negated
    first = at
    spans: list[tuple[int, int]] = []
    named: list[Named] = []
    less = None
    while pattern[at : at + 1] != "]" or at == first:
        if at >= len(pattern):
            raise _error(pattern, start, "is not closed")
        if pattern[at : at + 2] == "-[" and at > first:
            less, at = _class(pattern, at + 2, depth + 1)
            if pattern[at : at + 1] != "]":
                raise _error(pattern, at - 1, "has to be the end of the class it is taken from")
            break
        low, at = _member(pattern, at, first)
        if isinstance(low, Named):
            named.append(low)
            if pattern[at : at + 1] == "-" and pattern[at + 1 : at + 2] not in ("[", "]"):
                raise _error(pattern, at, "stands after what is no single character")
            continue
        high: str | Named = low
        if pattern[at : at + 1] == "-" and pattern[at + 1 : at + 2] not in ("[", "]", ""):
            high, at = _member(pattern, at + 1, -1)
        if isinstance(high, Named) or high < low:
            raise _error(pattern, at - 1, "ends no range: it is no single character, or one before the first")
        spans.append((ord(low), ord(high)))
    return CharacterClass(tuple(spans), tuple(named), negated, less), at + 1


def _member(pattern: str, at: int, first: int) -> tuple[str | Named, int]:
    """One character of a class, or what an escape in it stands for; a hyphen only at its beginning or end."""
    after = pattern[at + 1 : at + 2]
    match pattern[at]:
        case "\\":
            return _escape(pattern, at)
        case "[" | "]" as sign:
            raise _error(pattern, at, f"stands for itself in a class only as \\{sign}")
        case "-" if first < 0 or (at != first and after != "]") or after == "-":
            raise _error(pattern, at, "stands for itself in a class only as \\-, or at its beginning or end")
        case sign:
            return sign, at + 1


def _error(pattern: str, at: int, what: str) -> PatternError:
    sign = pattern[at : at + 1]
    where = f'"{sign}", character {at + 1} of "{pattern}",' if sign else f'the end of "{pattern}"'
    return PatternError(f"{where} {what}")
