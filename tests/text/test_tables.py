"""Tables, verse, and what looks like them and is neither."""

import pytest

from tei.model import Span
from tei.text.blocks import split_blocks
from tei.text.source import Source
from tei.text.tables import read_table
from tei.text.verse import read_verse

PROSE = (
    "In the first year of the new lease the harbour was deepened by two\n"
    "fathoms, and a second quay was built on the northern side, where the\n"
    "ground is firm and the masters of larger vessels could be berthed.\n"
)
TABLES = {
    "blanks": "Year     Ships    Tons\n1911       214    40,100\n1912       230    44,870\n",
    "blanks, two columns with figures": "Coal        40,100\nTimber      12,870\nSalt         1,002\n",
    "blanks, empty corner, years": "            1911    1912\nCoal         214     230\nTimber        31      40\n",
    "tabs": "Порт\tГлубина\tНачальник\nВогель\t12\tК. Брандт\nЗальм\t9\tА. Рейтер\n",
    "tabs, several where a cell is short": "Hafen\t\tTiefe\nVogelsang am Meer\t12\nSalm\t\t9\n",
    "strokes": "| Nom | Tonnes |\n|-----|--------|\n| Gull | 40 |\n| Tern | 62 |\n",
    "strokes without edges": "Nom | Tonnes | Port\nGull | 40 | Vogel\nTern | 62 | Salm\n",
}
NONE = {
    "two columns of a newspaper": (
        "the council paid for the stone     and nobody paid for the sand\n"
        "which was taken from the beach     until the engineer was sent\n"
        "and brought back by the tide in    for and declared that the\n"
    ),
    "two signatures": "K. Brandt            A. Reuter\nChairman             Secretary\nVogel                Salm\n",
    "names with tabs": "General Salm\tMr. Vogel\nGeneral Brandt\tMr. Reuter\nAdmiral Lenz\tMr. Weiss\n",
    "a list with tabs": "1.\tthe stone\n2.\tthe sand\n3.\tthe oak\n",
    "speeches with tabs": "BRANDT:\tYes.\nVOGEL:\tNo.\nBRANDT:\tWhy?\n",
    "questions with tabs": "Q.\tWhere were you?\nA.\tAt home.\nQ.\tAlone?\n",
    "two rows": "Year     Ships    Tons\n1911       214    40,100\n",
    "a letterhead": "Harbour Office          No. 45\nVogel, 4 May 1921\n",
    "cells that go on below": (
        "Gull      40    taken to the beach\n                and left there\nTern      62    sold to Salm\n"
    ),
    "two blanks behind a stop": "He came.  She went.\nThey met.  It rained.\nWe left.  It was late.\n",
    "justified lines": (
        "The council  paid for the  stone and the\nmerchants  paid for the work;  nobody paid\n"
        "for  the sand,  which was taken  from the\n"
    ),
    "hyphens alone": "------  -----\n",
    "strokes in prose": "either | or they said\nand nothing | more | was said\nin the end\n",
}
VERSE = {
    "en": (
        "      The quay went down on Sunday morn,\n      When all the bells were ringing;\n"
        "      The mayor stood upon the bank\n      And heard the sailors singing.\n"
    ),
    "ru": (
        "     Причал ушёл под воду утром,\n     Когда звонили над рекой;\n"
        "     А голова стоял на камне\n     И слушал песню за кормой.\n"
    ),
}
NO_VERSE = {
    "an address": (
        "      To His Excellency the Minister,\n      Sir Edward Grey of the Foreign Office,\n"
        "      Downing Street, London, in England,\n      From the Embassy of France in Berlin\n"
    ),
    "centred lines": (
        "        Report of the committee on the\n    State of the harbour and of the quays,\n"
        "             Presented to both houses by\n   Command of her majesty in the spring\n"
    ),
    "not set in": (
        "The quay went down on Sunday morn,\nWhen all the bells were ringing;\n"
        "The mayor stood upon the bank\nAnd heard the sailors singing.\n"
    ),
    "prose set in": (
        "     I have the honour to remind the council that the beams\n     of oak which I asked for in my first\n"
        "     report were refused, and that the sand was taken from\n     the beach against my advice.\n"
    ),
}


def block_with(text: str) -> tuple[Source, list[Span]]:
    source = Source.of(f"{PROSE}\n{text}\n{PROSE}")
    return source, [block.span for block in split_blocks(source)]


@pytest.mark.parametrize("text", TABLES.values(), ids=list(TABLES))
def test_a_table_is_one_block(text: str) -> None:
    source, spans = block_with(text)
    (table,) = filter(None, (read_table(source, span) for span in spans))
    assert len({len(row.cells) for row in table.rows}) == 1
    words = [word for row in table.rows for cell in row.cells for word in source.slice(cell).split()]
    assert [word.strip("|") for word in words if word != "|"] == [
        word for line in text.splitlines() if "---" not in line for word in line.replace("|", " ").split()
    ]


@pytest.mark.parametrize("text", NONE.values(), ids=list(NONE))
def test_what_is_no_table(text: str) -> None:
    source, spans = block_with(text)
    assert [table for span in spans if (table := read_table(source, span))] == []


@pytest.mark.parametrize("name", ["blanks", "blanks, empty corner, years", "strokes", "tabs"])
def test_a_first_row_that_names_the_columns(name: str) -> None:
    source, spans = block_with(TABLES[name])
    (table,) = filter(None, (read_table(source, span) for span in spans))
    assert [row.label for row in table.rows] == [True] + [False] * (len(table.rows) - 1)


def test_a_first_row_like_the_others() -> None:
    source, spans = block_with(TABLES["blanks, two columns with figures"])
    (table,) = filter(None, (read_table(source, span) for span in spans))
    assert not any(row.label for row in table.rows)


@pytest.mark.parametrize("text", VERSE.values(), ids=list(VERSE))
def test_verse_is_one_block_of_its_lines(text: str) -> None:
    source, spans = block_with(text)
    (lines,) = filter(None, (read_verse(source, span) for span in spans))
    assert [source.slice(line) for line in lines] == [line.strip() for line in text.splitlines()]


@pytest.mark.parametrize("text", NO_VERSE.values(), ids=list(NO_VERSE))
def test_what_is_no_verse(text: str) -> None:
    source, spans = block_with(text)
    assert [lines for span in spans if (lines := read_verse(source, span))] == []
