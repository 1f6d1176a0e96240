"""How page marks look."""

import pytest

from tei.grammar.furniture import find_page_marks, is_page_heading, is_turn, page_line, running_head


@pytest.mark.parametrize(
    ("line", "n", "kind", "value"),
    [
        ("[Page 254]", "254", "bracketed", 254),
        ("  [ Page 254 ]  ", "254", "bracketed", 254),
        ("[p. 12]", "12", "bracketed", 12),
        ("[л. 12 об.]", "12 об.", "bracketed", 12.5),
        ("[fol. 3v]", "3v", "bracketed", 3.5),
        ("[Page xiv]", "xiv", "bracketed", 14),
        ("[Seitenumbruch]", "", "bracketed", 0),
        ("[saut de page: 12]", "12", "bracketed", 12),
        ("Page 2 of 5", "2", "named", 2),
        ("Seite 2/5", "2", "named", 2),
        ("--- page 7 ---", "7", "named", 7),
        ("стр. 8", "8", "named", 8),
        ("p. 8", "8", "abbreviated", 8),
        ("С. 8", "8", "abbreviated", 8),
        ("- 2 -", "2", "dashed", 2),
        ("– 2 –", "2", "dashed", 2),
        ("-2-", "2", "dashed", 2),
        ("-2-.", "2", "dashed", 2),
        ("— iv —", "iv", "dashed", 4),
        ("17", "17", "bare", 17),
        ("3/7", "3", "bare", 3),
    ],
)
def test_lines(line: str, n: str, kind: str, value: float) -> None:
    mark = page_line(line)
    assert mark is not None
    assert (mark.n, mark.kind, mark.value) == (n, kind, value)
    assert line[mark.span.start : mark.span.end] == line.strip()


@pytest.mark.parametrize(
    "line",
    [
        *("", "  ", "17.", "17)", "[17]", "(17)", "- 2", "2 -", "- 2 - 3 -", "-- --", "No. 17", "§ 17", "17 May"),
        *("Page", "Pages 2 and 3", "page 2 of the letter", "[see page 12]", "[Page 12", "12345", "$17", "1,914"),
        *("f. 12 was lost", "Seite an Seite", "лист бумаги", "+ 2 -", "* 2 -", "- 2 *", "[p. 12, note]", "[of p. 12]"),
    ],
)
def test_lines_that_are_none(line: str) -> None:
    assert page_line(line) is None


def test_marks_in_a_text() -> None:
    text = "If [Page 256] we do, [p. 4] and [12] and [sic] and [Стр. 257]we [page] go"
    assert [(text[m.span.start : m.span.end], m.kind) for m in find_page_marks(text)] == [
        ("[Page 256]", "bracketed"),
        ("[p. 4]", "abbreviated"),
        ("[Стр. 257]", "bracketed"),
    ]


def test_headings_of_pages() -> None:
    assert is_page_heading("[Pageheading: THE NORTHERN QUAY]")
    assert is_page_heading("[Kolumnentitel: Der Hafen]")
    assert is_page_heading("[Колонтитул: Порт]")
    assert not is_page_heading("[Heading: a note by the editor]")
    assert not is_page_heading("[Pageheading: one] and text")


@pytest.mark.parametrize("line", ["P.T.O.", "b. w.", "T.S.V.P.", "(suite)", "См. на обороте", "(continued)"])
def test_turns(line: str) -> None:
    assert is_turn(line)


def test_running_heads_are_compared_without_their_numbers() -> None:
    assert running_head("254   FOREIGN PORTS, 1871") == ("# foreign ports, 1871", 254)
    assert running_head("Foreign Ports 255") == ("foreign ports #", 255)
    assert running_head("Foreign Ports") == ("foreign ports", 0)
