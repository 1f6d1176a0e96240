"""Whole numbers as few printable characters, none of which a script or a page takes for a sign of its own."""

from functools import cache

DIGITS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "\"\\<&'")[:88]
HALF = len(DIGITS) // 2
"""The first half ends a number, the second says that more follows."""


@cache
def pack(number: int) -> str:
    """A number from 0: one character below 44, two below 1936; the lowest digit first."""
    packed = ""
    while number >= HALF:
        number, digit = divmod(number, HALF)
        packed += DIGITS[HALF + digit]
    return packed + DIGITS[number]


def unpack(packed: str) -> list[int]:
    """The numbers that `pack` made these characters of."""
    found, number, factor = [], 0, 1
    for sign in packed:
        digit = DIGITS.index(sign)
        number += digit % HALF * factor
        factor *= HALF
        if digit < HALF:
            found.append(number)
            number, factor = 0, 1
    return found
