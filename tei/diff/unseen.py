"""Differences between words that the eye does not see."""

import unicodedata

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def unseen(old: str, new: str) -> str:
    """In words what differs, where two texts look the same; empty where a reader sees it."""
    if unicodedata.normalize("NFC", old) == unicodedata.normalize("NFC", new):
        return "the same letters, composed of other characters (Unicode normalisation)"
    if _shown(old) == _shown(new):
        return "looks the same: " + _listed([(a, b) for a, b in _different(old, new)])
    pairs = list(zip(old, new, strict=True)) if len(old) == len(new) else []
    strange = [(a, b) for a, b in pairs if a != b]
    if strange and all(_script(a) and _script(b) and _script(a) != _script(b) for a, b in strange):
        return "letters of another script: " + _listed(strange)
    return ""


def _shown(text: str) -> str:
    """A text without what cannot be seen, and with every blank as one."""
    signs = (" " if unicodedata.category(sign) == "Zs" else sign for sign in text)
    return "".join(sign for sign in signs if unicodedata.category(sign) != "Cf")


def _different(old: str, new: str) -> list[tuple[str, str]]:
    """The characters that only one has: each with its counterpart, where there is one in the same place."""
    if len(old) == len(new):
        return [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    gone = [(sign, "") for sign in dict.fromkeys(old) if old.count(sign) > new.count(sign)]
    return gone + [("", sign) for sign in dict.fromkeys(new) if new.count(sign) > old.count(sign)]


def _listed(pairs: list[tuple[str, str]]) -> str:
    return ", ".join(f"{_named(a)} → {_named(b)}" for a, b in list(dict.fromkeys(pairs))[:4])


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'unnamed').lower()}" if sign else "nothing"


def _script(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")
