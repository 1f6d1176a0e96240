"""Page furniture: what is one, where its page begins, and that no character of it is lost."""

import pytest
from converting import Made, convert_text, defects, lost

from tei.convert.furniture import find_furniture
from tei.errors import SourceError
from tei.model import LeftOut, PageBreak
from tei.text.blocks import split_blocks
from tei.text.source import Source

ABOVE = (
    "The harbour master wrote to the council that the northern quay had begun to sink again.\n\n"
    "Nobody had paid for the sand, which was taken from the beach and brought back by the tide. " * 6
)


def furniture(text: str) -> list[tuple[str, str]]:
    """What is furniture, and why."""
    source = Source.of(text)
    return [(source.slice(piece.span), piece.reason) for piece in find_furniture(source).omitted]


def pages(text: str) -> list[tuple[str | None, str]]:
    """The number of each page that begins, and its first word."""
    source = Source.of(text)
    breaks = [piece for piece in find_furniture(source).placed if isinstance(piece, PageBreak)]
    return [(piece.n, source.text[piece.span.start :].split()[0]) for piece in breaks]


def blocks(text: str) -> list[str]:
    """The blocks, each on one line, without the furniture in them."""
    source = Source.of(text)
    found = find_furniture(source)
    gaps = [piece.span for piece in found.placed if isinstance(piece, LeftOut)]
    kept = []
    for block in split_blocks(source, found.spans):
        inside = [gap for gap in gaps if gap in block.span]
        places = range(block.span.start, block.span.end)
        kept.append("".join(source.text[i] for i in places if not any(gap.start <= i < gap.end for gap in inside)))
    return [" ".join(text.split()) for text in kept]


@pytest.mark.parametrize(
    ("mark", "n"),
    [
        ("[Page 254]", "254"),
        ("[page 7]", "7"),
        ("[Pg 12]", "12"),
        ("[[Page 12]]", "12"),
        ("[Seite 31]", "31"),
        ("[Стр. 8]", "8"),
        ("[Страница 8]", "8"),
        ("[Feuillet 3]", "3"),
        ("[Page xii]", "xii"),
        ("[p. 12]", "12"),
        ("[S. 4]", "4"),
        ("[л. 12 об.]", "12 об."),
        ("[page break]", None),
        ("[Seitenwechsel]", None),
        ("Page 3 of 7", "3"),
        ("Seite 3 von 7", "3"),
        ("Стр. 3 из 7", "3"),
        ("- Page 3 -", "3"),
    ],
)
def test_marks_that_cannot_be_anything_else(mark: str, n: str | None) -> None:
    text = f"{ABOVE}\n\n{mark}\n\nThe council paid for the stone.\n"
    assert furniture(text) == [(mark, "page number")]
    assert pages(text) == [(n, "The")]


@pytest.mark.parametrize(
    "text",
    [
        "- 1 -\n\nThe quay.\n\nIt sank.\n\n- 2 -\n\nThe crane.\n\nIt fell.\n\n- 3 -\n\nThe end came soon.\n",
        "1914\n\nThe quay sank in the first year of the lease.\n",
        f"{ABOVE}\n\n108\n\nThe council paid for the stone.\n",
        f"{ABOVE}\n\n1\n\nThe first note.\n\n2\n\nThe second note.\n\n3\n\nThe third note.\n",
        "No. 17.\n\nThe quay sank.\n\nNo. 18.\n\nThe crane fell.\n\nNo. 19.\n\nAll was lost.\n",
        "Article 1\n\nThe quay is the town's.\n\nArticle 2\n\nThe crane is.\n\nArticle 3\n\nSo is the sand.\n",
        f"{ABOVE}\n\nHe refers to the treaty [p. 12] and to the letter [p. 40] and the map [p. 3].\n",
        f"{ABOVE}\n\n- 200 -\n\nThe council paid.\n",
        "The Chairman:\n\nWe begin.\n\nThe Chairman:\n\nWe go on.\n\nThe Chairman:\n\nWe end.\n",
        f"{ABOVE}\n\n* 7 *\n\nThe council paid.\n",
        f"{ABOVE}\n\n1848\n\n1849\n\n1850\n\nThe council paid.\n",
    ],
)
def test_what_is_no_furniture(text: str) -> None:
    assert furniture(text) == []


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("The council paid for the stone and the merchants paid for the", "work, but nobody paid for the sand."),
        ("Совет заплатил за камень, а купцы заплатили за всю работу и за", "песок, который привезли с берега."),
        ("Der Rat bezahlte die Steine, und die Kaufleute bezahlten für die", "ganze Arbeit, aber nicht den Sand."),
        ("Le conseil a payé la pierre et les marchands ont payé tout le", "travail, mais personne n'a payé le sable."),
    ],
)
@pytest.mark.parametrize("between", ["\n\n{}\n\n", "\n{}\n", "\n{}\n\n", " \n\n\f{}\n", "\n\n   {}\n\n\n"])
@pytest.mark.parametrize("mark", ["[Page 2]", "- 2 -", "— 2 —", "-2-", "Page 2", "– 2 –"])
def test_a_sentence_goes_on_over_it(upper: str, lower: str, between: str, mark: str) -> None:
    text = f"{ABOVE}\n\n{upper}{between.format(mark)}{lower}\n"
    assert furniture(text) == [(mark, "page number")]
    assert pages(text) == [("2", lower.split()[0])]
    assert blocks(text)[-1] == f"{upper} {lower}"
    sound(convert_text(text))


def test_a_mark_in_a_line() -> None:
    text = f"{ABOVE}\n\n[Page 4] The council paid for [Page 5] the stone. [Page 6]\n\nThe merchants did not.\n"
    assert pages(text) == [("4", "The"), ("5", "the"), ("6", "The")]
    assert blocks(text)[-2:] == ["The council paid for the stone.", "The merchants did not."]
    sound(convert_text(text))


def test_abbreviated_marks_in_lines_must_count_up() -> None:
    text = f"{ABOVE}\n\nThe council [p. 4] paid for the stone, [p. 5] the merchants for the work [p. 6] and the sand.\n"
    assert [n for n, _ in pages(text)] == ["4", "5", "6"]


def test_a_word_goes_on_over_it() -> None:
    text = f"{ABOVE}\n\nThe council paid for the stone of the north-\n\n- 2 -\n\nern quay.\n\nThe northern quay sank.\n"
    made = convert_text(text)
    sound(made)
    assert any("northern quay." in each.replace("-", "") for each in made.texts("body/p"))


def test_numbers_at_the_foot_name_the_page_that_ends() -> None:
    page = "The council paid for the stone and the merchants paid for the work of the year. " * 8
    text = "\n\n".join(f"{page}And then the\n\n- {n} -\n\nend came." for n in (1, 2, 3))
    assert [n for n, _ in pages(text)] == ["2", "3", None]


def test_numbers_at_the_head_name_the_page_that_begins() -> None:
    page = "The council paid for the stone and the merchants paid for the work of the year. " * 8
    text = page + "".join(f"And then the\n\n- {n} -\n\nend came. {page}" for n in (2, 3, 4))
    assert [n for n, _ in pages(text)] == ["2", "3", "4"]


def test_bare_numbers_between_cut_sentences() -> None:
    page = "The council paid for the stone and the merchants paid for the work of the year. " * 4
    text = page + "".join(f"And then at long last the\n\n{n}\n\nend came. {page}" for n in (17, 18, 19))
    assert furniture(text) == [(str(n), "page number") for n in (17, 18, 19)]
    assert [n for n, _ in pages(text)] == [None, None, None], "head or foot cannot be known"
    assert len(blocks(text)) == 1


def test_running_heads() -> None:
    page = "The council paid for the stone and the merchants paid for the work of the year. " * 4
    heads = ("THE NORTHERN QUAY", "A HISTORY OF THE HARBOUR", "THE NORTHERN QUAY", "A HISTORY OF THE HARBOUR") * 2
    text = page + "".join(
        f"And then at long last the\n\n{n}\n\n{head}\n\nend came. {page}" for n, head in enumerate(heads, 17)
    )
    assert {reason for _, reason in furniture(text)} == {"page number", "running head"}
    assert len(furniture(text)) == 16
    assert len(blocks(text)) == 1


def test_running_heads_with_their_numbers() -> None:
    page = "The council paid for the stone and the merchants paid for the work of the year. " * 4
    text = page + "".join(
        f"And then at long last the\n\nThe Northern Quay  {n}\n\nend came. {page}" for n in range(4, 8)
    )
    assert furniture(text) == [(f"The Northern Quay  {n}", "running head") for n in range(4, 8)]
    assert len(pages(text)) == 4
    assert len(blocks(text)) == 1


def test_an_addressee_at_the_foot_of_the_first_page() -> None:
    foot = "Mr. Hale, Harbour Master"
    text = f"{foot}\n\n{ABOVE}\n\nThe council has therefore paid for a\n\n{foot}\n\n- 2 -\n\nnew quay of stone.\n"
    assert furniture(text) == [(foot, "page foot"), ("- 2 -", "page number")]
    assert blocks(text)[0] == foot
    assert blocks(text)[-1] == "The council has therefore paid for a new quay of stone."


def test_page_headings_are_no_breaks() -> None:
    text = f"[Pageheading: THE NORTHERN QUAY]\n\nA letter to the council\n\n{ABOVE}\n"
    assert furniture(text) == [("[Pageheading: THE NORTHERN QUAY]", "page heading")]
    assert pages(text) == []
    made = convert_text(text)
    sound(made)
    assert made.texts("body/head")[:1] == ["A letter to the council"]


def test_a_form_feed_and_a_number_are_one_break() -> None:
    text = f"{ABOVE}\n\n- 1 -\n\f\nThe council paid.\n\n- 2 -\n\f\nThe merchants did not.\n"
    assert [n for n, _ in pages(text)] == ["2", None]


def test_a_paragraph_that_ends_with_its_page_stays_one() -> None:
    text = f"{ABOVE}\n\nThe council paid.\n\n[Page 3]\n\nThe merchants did not.\n"
    assert blocks(text)[-2:] == ["The council paid.", "The merchants did not."]


def test_where_it_stands_the_header_says() -> None:
    text = "A letter to the council\n\nThe council [Page 5] paid.\n\n[Page 6]\n\nThe merchants did not.\n"
    made = convert_text(text)
    notes = [(each.text, each.get("subtype"), each.get("n")) for each in made.elements("notesStmt/note")]
    assert notes == [("[Page 5]", "page-number", "3:13"), ("[Page 6]", "page-number", "5")]
    sound(made)


@pytest.mark.parametrize("text", ["[Page 1]", "- 2 -\n\n- 3 -", "\f17\f18\f", "[Page 1]\n\nHome\n\n[Page 2]"])
def test_furniture_alone(text: str) -> None:
    try:
        sound(convert_text(text))
    except SourceError as error:
        pytest.fail(f"a text of furniture alone is a text: {error}")


def sound(made: Made) -> None:
    """Nothing lost, nothing made up, valid."""
    assert (lost(made), defects(made.parsed)) == ([], [])


def test_one_page_edge_in_the_middle_of_a_sentence() -> None:
    lines = "The partners of the house were many and on the first of the year they bought the\n"
    for edge in ("214", "214\nCREDIT AND ROPE", "215          TOWN OF WESTON"):
        text = f"{ABOVE}\n\n{lines}{edge}\nold quay from the widow, who had never seen it.\n"
        assert [words for words, _ in furniture(text)] == edge.split("\n")


def test_a_running_head_as_the_first_line() -> None:
    assert furniture(f"SITTING OF 3 MAY                    411\n\n{ABOVE}\n") == [
        ("SITTING OF 3 MAY                    411", "running head")
    ]


def test_a_small_number_on_a_line_is_no_page() -> None:
    assert furniture(f"{ABOVE}\n\nThe partners of the house bought on that day the\n\n3\n\nold quay.\n") == []
