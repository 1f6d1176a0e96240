from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from render.trees import document
from tei.render.lines import find_lines
from tei.render.passages import passage_ids
from tei.text.source import Source

EDITIONS = sorted((Path(__file__).resolve().parents[2] / "editions").glob("*/edition.xml"))
OMITTED = "<fileDesc><notesStmt>{}</notesStmt></fileDesc>"


def places(tree: etree._ElementTree, text: str) -> dict[str, tuple[int, int]]:
    lines = find_lines(tree, Source.of(text))
    return {name: (lines[each].first, lines[each].last) for each, name in passage_ids(tree).items() if each in lines}


def test_a_passage_has_the_lines_its_words_stand_in() -> None:
    tree = document("<head>The Quay</head><p>It was built\nof oak.</p><p>It fell.</p>")
    assert places(tree, "The Quay\n\nIt was built\nof oak.\n\nIt fell.\n") == {
        "head1": (1, 1),
        "p1": (3, 4),
        "p2": (6, 6),
    }


def test_corrections_count_as_they_were_found() -> None:
    tree = document(
        "<p>The <choice><sic>keel</sic><corr>keeper</corr></choice><supplied>,</supplied> left.</p><p>So.</p>"
    )
    assert places(tree, "The keel\nleft.\nSo.") == {"p1": (1, 2), "p2": (3, 3)}


def test_what_the_header_says_was_left_out_is_passed_over() -> None:
    left_out = '<note type="omitted" n="1">Home | Index</note><note type="omitted" n="3:4">2</note>'
    tree = document("<p>Old oak.</p>", OMITTED.format(left_out))
    assert places(tree, "Home  | Index\nOld\noak2.") == {"p1": (2, 3)}


def test_a_passage_that_was_changed_by_hand_has_no_line_and_the_others_keep_theirs() -> None:
    before, after = "The harbour master read the letter twice.", "Then he went down to the quay with a lamp."
    tree = document(f"<p>{before}</p><p>Nobody answered him!</p><p>{after}</p>")
    assert places(tree, f"{before}\nNobody answered.\n{after}") == {"p1": (1, 1), "p3": (3, 3)}


def test_a_passage_that_stands_twice_in_a_changed_text_has_no_line() -> None:
    twice = "The bell of the lighthouse rang three times."
    tree = document(f"<p>Before!</p><p>{twice}</p><p>{twice}</p><p>After!</p>")
    assert places(tree, f"Before\n{twice}\n{twice}\nAfter") == {}


def test_passages_without_words_have_no_line() -> None:
    assert places(document("<p/><p>a</p>"), "a") == {"p2": (1, 1)}


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), min_size=1))
def test_paragraphs_are_found_whatever_their_words(words: list[str]) -> None:
    tree = document("<p/>" * len(words))
    for paragraph, text in zip(tree.iter("{*}p"), words, strict=True):
        paragraph.text = text
    expected = {f"p{number}": (2 * number - 1, 2 * number - 1) for number in range(1, len(words) + 1)}
    assert places(tree, "\n\n".join(words)) == expected


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.parent.name)
def test_the_words_of_our_editions_stand_in_the_lines_they_are_said_to(path: Path) -> None:
    tree = etree.parse(str(path))
    source = Source.read(path.with_name("source.txt"))
    lines = find_lines(tree, source)
    for paragraph in tree.iter("{*}p"):
        if paragraph.find(".//{*}choice") is None and paragraph in lines:
            place = lines[paragraph]
            there = "".join(source.text.split("\n")[place.first - 1 : place.last])
            words = "".join(str(part) for part in paragraph.itertext() if part)
            if paragraph.find(".//{*}supplied") is None:
                assert "".join(words.split()) in "".join(there.split())
    assert set(passage_ids(tree)) <= set(lines)
