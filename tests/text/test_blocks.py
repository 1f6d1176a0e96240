"""Layouts of lines, and the paragraphs they show."""

from itertools import pairwise

import pytest

from tei.text.blocks import TextBlock, hidden_ends, layout, split_blocks
from tei.text.source import Source

WRAPPED = """The harbour of the town

In the first year of the new lease the harbour was deepened by two
fathoms, and a second quay was built on the northern side, where the
ground is firm.
The council paid for the stone and the merchants paid for the work;
nobody paid for the sand, which was taken from the beach and brought
back by the next tide.

    In the second year the quay sank. The engineer was sent for, and he
declared that the ground had not been firm at all, and that he had
always said so to everyone.
    In the third year they built it again with beams of oak under it,
and it stands there to this day and carries two cranes.
"""
LINES = """The harbour of the town
In the first year of the new lease the harbour was deepened by two fathoms, and a second quay was built.

The council paid for the stone.
Nobody paid for the sand, which was taken from the beach and brought back by the next tide.
"""


def texts(text: str) -> list[str]:
    return [" ".join(block.text.split()) for block in split_blocks(Source.of(text))]


def interleaved(text: str) -> str:
    """As PDF extraction leaves it: an empty line after each, two blanks at the end of a paragraph, else one."""
    paragraphs = [paragraph.splitlines() for paragraph in text.split("\n\n")]
    return "".join(
        f"{line}{'  ' if line is lines[-1] else ' '}\n\n" for lines in paragraphs for line in lines if line.strip()
    )


def test_each_line_is_a_block() -> None:
    assert layout(Source.of(LINES)) == "lines"
    assert len(texts(LINES)) == 4


def test_wrapped_lines_are_joined() -> None:
    assert layout(Source.of(WRAPPED)) == "wrapped"
    assert [text.split()[-1] for text in texts(WRAPPED)] == ["town", "firm.", "tide.", "everyone.", "cranes."]


def test_an_indent_begins_a_paragraph() -> None:
    assert [text.split()[2] for text in texts(WRAPPED)[3:]] == ["second", "third"]


def test_interleaved_lines_are_joined() -> None:
    text = interleaved(WRAPPED.replace("    ", "\n").replace("\n\n\n", "\n\n").replace("firm.\n", "firm.\n\n") * 3)
    assert layout(Source.of(text)) == "interleaved"
    assert texts(text) == texts(WRAPPED) * 3


def test_verse_and_lists_are_not_joined() -> None:
    text = "To do\nbuy rope\nmend the net\npay the boy\nwrite to the council\nask about the oak\n" * 3
    assert layout(Source.of(text)) == "lines"
    assert len(texts(text)) == 18


@pytest.mark.parametrize("text", [WRAPPED, LINES, interleaved(WRAPPED), "a", "\x0ca\x0cb\n\n\x0c", "x" * 5000])
def test_blocks_hold_every_character_but_white_space(text: str) -> None:
    source = Source.of(text)
    blocks = split_blocks(source)
    assert "".join("".join(block.text.split()) for block in blocks) == "".join(text.split())
    assert all(block.text == block.text.strip() for block in blocks)
    assert all(one.span.end <= two.span.start for one, two in pairwise(blocks))


def test_a_form_feed_ends_no_paragraph_but_a_line() -> None:
    assert texts("One line here\x0canother line") == ["One line here", "another line"]


def test_part_of_a_block() -> None:
    block = split_blocks(Source.of("\n  Lindgren:  Yes, I did. \n"))[0]
    assert (block.text, block.line) == ("Lindgren:  Yes, I did.", 2)
    said = block.part(len("Lindgren:"))
    assert (said.text, said.span.start) == ("Yes, I did.", 14)
    assert block.part(0, 9).text == "Lindgren:"
    assert isinstance(said, TextBlock)


def test_ends_that_the_layout_hides() -> None:
    text = "The lease was signed.\nThe quay was built of oak and stone,\nand no one paid for it. Then the\nquay sank."
    source = Source.of(text)
    whole = TextBlock(source, source.region)
    assert [text[offset : offset + 8] for offset in hidden_ends(whole)] == ["The quay"]
