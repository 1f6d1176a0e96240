"""Labels of list items at the beginning of a block."""

import re
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?P<open>\()?(?P<n>\d{1,2}|[a-zа-я]|[ivx]{1,4})(?P<close>[.)])\s+(?=\S)"
    r"|(?P<degree>\d{1,2})[°º]\)?\s+(?=\S)|(?P<bullet>[•·▪–—-])\s+(?=\S)|(?P<dash>[—–•▪])(?=[^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class ItemLabel:
    kind: str
    """The form of the label: `1)`, `(a)`, `•`; items of one list share it."""
    number: int
    """1 for `1`, `a`, `i`; 0 for a bullet."""
    end: int
    """Where the label ends, without the white space after it, counted from the start of the text."""


def item_label(text: str) -> ItemLabel | None:
    """The label with which a block begins, or None."""
    match = _LABEL.match(text)
    if not match:
        return None
    end = len(match[0].rstrip())
    if sign := match["bullet"] or match["dash"]:
        return ItemLabel(sign, 0, end)
    if match["degree"]:
        return ItemLabel("1°", int(match["degree"]), end)
    n = match["n"]
    form = f"{match['open'] or ''}{'1' if n.isdigit() else 'a'}{match['close']}"
    return ItemLabel(form, int(n) if n.isdigit() else _letter_number(n), end)


def _letter_number(letters: str) -> int:
    """a is 1, b is 2; а is 1, б is 2 (Russian lists skip ё and й)."""
    if len(letters) != 1:
        return 0
    latin = "abcdefghijklmnopqrstuvwxyz"
    cyrillic = "абвгдежзиклмнопрстуфхцчшщэюя"
    return (latin.find(letters) + 1) or (cyrillic.find(letters) + 1)
