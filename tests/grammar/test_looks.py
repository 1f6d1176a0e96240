"""A quick look never says no where a pattern finds something."""

import random
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from tei.grammar.archives import Kind, archives
from tei.grammar.citations.reading import name_pattern, names_in, readable
from tei.grammar.dates.forms import Form, compiled, forms
from tei.grammar.kinds import KINDS
from tei.grammar.looks import may_begin, may_hold, words_of
from tei.grammar.source_lines import find_source_line
from tei.grammar.vocabulary import phrases

WORDS = sorted(set().union(*(phrases("kind", kind) for kind in KINDS), phrases("classification", "words")))
EVERY = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)


@pytest.mark.parametrize("letter", sorted(set("".join(WORDS)) - {" "}))
def test_letters_that_a_pattern_takes_for_each_other(letter: str) -> None:
    """All characters of Unicode that a pattern ignoring case takes for a letter of our tables."""
    words = words_of([f"x{letter}"])
    for found in re.findall(re.escape(letter), EVERY, re.IGNORECASE):
        assert may_hold(f"a x{found} b", words, ignore_case=True)
        assert may_begin(f"a x{found} b", 2, words, ignore_case=True)


def test_phrases_among_other_words() -> None:
    dice = random.Random(5)
    cases = (str.upper, str.title, str.lower)
    for phrase in WORDS:
        for _ in range(5):
            before, after = dice.choice(("", "of 3 ", "(", "«", "1_")), dice.choice(("", " to", ".", ")", ", 1922"))
            printed = dice.choice(cases)(phrase).replace(" ", dice.choice((" ", "  ", "\n")))
            if re.search(rf"(?<![^\W_]){re.escape(phrase)}", printed.replace("\n", " ").replace("  ", " "), re.I):
                assert may_hold(before + printed + after, words_of([phrase, "other words"]), ignore_case=True)


def test_what_is_not_there() -> None:
    words = words_of(["letter to", "note"])

    assert not may_hold("a letter of mine", words)
    assert not may_hold("a Note", words)
    assert may_hold("a Note", words, ignore_case=True)
    assert not may_hold("notes", words)
    assert not may_begin("a note", 0, words)
    assert may_begin("a note", 2, words)


def test_phrases_that_begin_with_a_sign() -> None:
    words = words_of(["© by", "note"])

    assert may_begin("© by X", 0, words)
    assert not may_begin("by X", 0, words)
    assert may_hold("all is © by X", words)
    assert find_source_line("© 1990 by X") is not None


@pytest.mark.parametrize("kind", ["american", "signature"])
def test_every_archive_is_seen_by_the_first_look(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    for archive in archives().values():
        for form in archive.forms if archive.kind == kind else ():
            for text in (form, f"see {form}, Box 3", f"({form}) 5"):
                monkeypatch.setattr("tei.grammar.citations.reading._looked", Counter())
                plain = readable(text)
                places = [match.start() for match in name_pattern(kind).finditer(plain)]
                assert [match.start() for match in names_in(plain, kind)] == places


def without_looking(pattern: str) -> str:
    """A pattern of tokens without what it looks ahead for: it matches whatever it matched before, and more."""
    while (start := re.search(r"\(\?[=!]", pattern)) is not None:
        depth, place, in_set = 1, start.end(), False
        while depth:
            sign = pattern[place]
            if sign == "\\":
                place += 1
            elif in_set or sign == "[":
                in_set = sign != "]"
            else:
                depth += {"(": 1, ")": -1}.get(sign, 0)
            place += 1
        pattern = pattern[: start.start()] + pattern[place:]
    return pattern


@pytest.mark.parametrize("form", [form for form in forms() if form.gate], ids=lambda form: f"{form.name} {form.first}")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=strategies.data())
def test_every_date_of_a_form_passes_its_gate(form: Form, data: strategies.DataObject) -> None:
    kinds = data.draw(strategies.from_regex(without_looking(form.pattern), fullmatch=True))

    assert compiled(form.gate).search(kinds), kinds
