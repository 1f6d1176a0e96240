"""Levels of headings."""

import pytest

from tei.convert.frame import read_frame
from tei.convert.sections import find_sections
from tei.text.source import Source

TEXT = "The papers of the board are kept in the old custom house, where nobody reads them."
CASES = {
    "numbers below Roman ones": "I. Lease / 1. Board / . / 2. Men / . / II. War / 1. Quay / . / 2. Courts / .",
    "numbers with stops in them": "1. Lease / . / 1.1 Board / . / 1.2 Men / . / 2. War / . / 2.1 Quay / .",
    "capitals and numbers side by side": "THE BEGINNING / . / 1. Board / . / 2. Men / . / THE CONCLUSION / .",
    "numbers anew below capitals":
    "THE LEASE / . / 1. Board / . / 2. Men / . / THE GREAT WAR / . / 1. Quay / . / 2. Law / .",
    "a word that heads sections":
    "Introduction / . / I. Lease / . / A. Board / . / B. Men / . / II. War / . / Summary / .",
    "letters in small": "THE LEASE / a) Board / . / b) Men / . / THE GREAT WAR / .",
    "chapters": "Chapter 1. Lease / . / 1. Board / . / 2. Men / . / Chapter 2. War / .",
    "a list": "1. Lease / 2. Board / 3. Men / .",
    "one point alone": "1. Lease / . / . / .",
}  # fmt: skip
LEVELS = {
    "numbers below Roman ones": "1 2 2 1 2 2",
    "numbers with stops in them": "1 2 2 1 2",
    "capitals and numbers side by side": "1 1 1 1",
    "numbers anew below capitals": "1 2 2 1 2 2",
    "a word that heads sections": "1 1 2 2 1 1",
    "letters in small": "1 2 2 1",
    "chapters": "1 2 2 1",
    "a list": "",
    "one point alone": "",
}


@pytest.mark.parametrize("name", CASES)
def test_levels(name: str) -> None:
    lines = [TEXT if line == "." else line for line in CASES[name].split(" / ")]
    frame = read_frame(Source.of("\n\n".join(["The harbour board and its papers", TEXT, *lines])))
    levels = find_sections(frame.body)
    assert " ".join(str(levels[block.span.start]) for block in frame.body if block.span.start in levels) == LEVELS[name]
