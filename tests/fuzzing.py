"""Texts made by mutating real-looking ones, and the shortest of those that fail, as a test to paste."""

import random
import re
from collections.abc import Callable, Sequence

Mutation = Callable[[str, random.Random, Sequence[str]], str]

LOOKALIKES = str.maketrans("aeopcxyABEKMHOPCTX", "аеорсхуАВЕКМНОРСТХ")
SIGNS = "\x00\x01\x0b\x0c\x1b\x7f\x85\xa0\xad\u0301\u200b\u200e\u2028\u202e\u2066\ufeff\ufffe\U0001f4dc"
RIGHT_TO_LEFT = ("שלום רב", "עד 5 במרץ 1962", "كتب إلى الوزير", "\u202bمرحبا\u202c", "١٢٣")
SHARP = ("[1]", "1", "²", "*", "†", "(2)", "3)", ":", " : ", ".—", "-\n", "\n\n", "\f", "« ", "»", "5 March", "1929–34")
BLANKS = (("\n", "\n\n"), ("\n\n", "\n"), ("\n", "\r\n"), (" ", "\u00a0"), ("\n", "\n   "), (" ", "\n"))


def cut(text: str, dice: random.Random, others: Sequence[str]) -> str:
    start = dice.randrange(len(text))
    return text[:start] + text[dice.randrange(start, len(text)) :]


def cut_line(text: str, dice: random.Random, others: Sequence[str]) -> str:
    lines = text.split("\n")
    del lines[dice.randrange(len(lines))]
    return "\n".join(lines)


def double_line(text: str, dice: random.Random, others: Sequence[str]) -> str:
    lines = text.split("\n")
    place = dice.randrange(len(lines))
    return "\n".join([*lines[:place], *[lines[place]] * dice.choice((2, 3, 9)), *lines[place + 1 :]])


def shuffle_lines(text: str, dice: random.Random, others: Sequence[str]) -> str:
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    middle = lines[start : start + dice.randint(2, 12)]
    dice.shuffle(middle)
    return "\n".join([*lines[:start], *middle, *lines[start + len(middle) :]])


def cross(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """Lines of another text in the middle of this."""
    lines, foreign = text.split("\n"), dice.choice(others).split("\n")
    place, start = dice.randrange(len(lines) + 1), dice.randrange(len(foreign))
    return "\n".join([*lines[:place], *foreign[start : start + dice.randint(1, 9)], *lines[place:]])


def swap_script(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """Letters that look alike in the other script, as reading machines and typists mix them up."""
    place = dice.randrange(len(text))
    return text[:place] + text[place : place + 60].translate(LOOKALIKES) + text[place + 60 :]


def put_sign(text: str, dice: random.Random, others: Sequence[str]) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] + dice.choice(SIGNS) * dice.choice((1, 1, 3)) + text[place:]


def put_right_to_left(text: str, dice: random.Random, others: Sequence[str]) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] + dice.choice(RIGHT_TO_LEFT) + text[place:]


def put_sharp(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """A sign that means something where it stands: a mark, a label, a line end."""
    place = dice.randrange(len(text) + 1)
    return text[:place] + dice.choice(SHARP) + text[place:]


def change_case(text: str, dice: random.Random, others: Sequence[str]) -> str:
    place = dice.randrange(len(text))
    return text[:place] + dice.choice((str.upper, str.lower, str.title))(text[place : place + 80]) + text[place + 80 :]


def change_blanks(text: str, dice: random.Random, others: Sequence[str]) -> str:
    form, other = dice.choice(
        (("\n", "\n\n"), ("\n\n", "\n"), ("\n", "\r\n"), (" ", "\u00a0"), ("\n", "\n   "), (" ", "\n"))
    )
    return text.replace(form, other, dice.choice((1, 5, -1)))


def change_digits(text: str, dice: random.Random, others: Sequence[str]) -> str:
    return re.sub(r"\d", lambda digit: dice.choice("0123456789") if dice.random() < 0.3 else digit[0], text)


MUTATIONS: tuple[Mutation, ...] = (
    *(cut, cut_line, double_line, shuffle_lines, cross, swap_script, put_sign, put_right_to_left),
    *(put_sharp, put_sharp, change_case, change_blanks, change_digits),
)
LONGEST = 6_000


def mutate(dice: random.Random, corpus: Sequence[str]) -> str:
    """A text of the corpus, or a piece of it, with one to eight things done to it."""
    text = dice.choice(corpus)
    if len(text) > LONGEST:
        start = dice.randrange(len(text) - LONGEST)
        text = text[start : start + dice.randint(200, LONGEST)]
    for _ in range(dice.randint(1, 8)):
        if text:
            text = dice.choice(MUTATIONS)(text, dice, corpus)
    return text


def minimise(text: str, fails: Callable[[str], bool], tries: int = 400) -> str:
    """A shorter text that fails too: lines are left out while it fails, then words, then characters."""
    assert fails(text)
    for pattern in (r"[^\n]*\n?", r"\S+\s*|\s+", r"(?s)."):
        pieces = [piece for piece in re.findall(pattern, text) if piece]
        size = max(1, len(pieces) // 2)
        while size and tries:
            place = 0
            while place < len(pieces) and tries:
                shorter = pieces[:place] + pieces[place + size :]
                tries -= 1
                if shorter and fails("".join(shorter)):
                    pieces = shorter
                else:
                    place += size
            size //= 2
        text = "".join(pieces)
    return text


def as_test(text: str, reason: str) -> str:
    """A test that fails with the text, ready to be put into tests/test_properties.py."""
    said = " ".join(reason.split()).replace("\\", "/").replace('"', "'")[:90]
    return f'def test_found_by_the_fuzzer() -> None:\n    """{said}"""\n    holds({text!a})\n'
