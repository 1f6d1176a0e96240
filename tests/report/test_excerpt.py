"""The line of a defect with a marker under the place."""

import pytest

from tei.report.excerpt import excerpt


def marked(line: str, column: int, text: str = "") -> str:
    """What stands above the marker."""
    shown, marker = excerpt(line, column, text)
    return shown[len(marker) - len(marker.lstrip()) : len(marker)]


@pytest.mark.parametrize(
    ("line", "column", "text", "expected"),
    [
        ('<p>on <date when="March 5">March 5</date></p>', 7, "March 5", "March 5"),
        ('    <date when="5">', 5, "", "<date"),
        ("    </p>", 5, "", "</p"),
        ("  words in a div", 3, "words in a div", "words in a div"),
        ("a\tb", 3, "", "b"),
        ("x" * 300 + "<p>" + "y" * 300, 301, "", "<p"),
        ("<p>Дорогой <rf>друг</rf></p>", 12, "", "<rf"),
    ],
)
def test_the_marker_stands_under_the_place(line: str, column: int, text: str, expected: str) -> None:
    assert marked(line, column, text) == expected


def test_wide_and_combining_signs_move_the_marker() -> None:
    assert excerpt("東e\u0301<p>", 4)[1] == "   ^^"


def test_a_long_line_is_cut_on_both_sides() -> None:
    shown, _ = excerpt("x" * 300 + "<p>" + "y" * 300, 301)
    assert shown.startswith("…x")
    assert shown.endswith("y…")
    assert len(shown) <= 98


def test_indents_are_left_out() -> None:
    assert excerpt("      <p/>", 7) == ("<p/>", "^^")


def test_no_column_no_marker() -> None:
    assert excerpt("<p/>", None) == ("<p/>", "")
    assert excerpt("<p/>", 99) == ("<p/>", "")


def test_a_line_cannot_write_to_the_terminal_nor_turn_its_direction() -> None:
    shown, _ = excerpt("<p>\x1b[2J\u202eabc", 1)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
