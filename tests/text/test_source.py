"""`Source`: what is read, what is refused, and the way back to line and column."""

from pathlib import Path

import pytest

from tei.errors import SourceError
from tei.model import Span
from tei.text.source import Source, picture


@pytest.mark.parametrize(
    ("text", "kept", "line_ends"),
    [
        ("a\nb\n", "a\nb\n", "\n"),
        ("a\r\nb\r\n", "a\nb\n", "\r\n"),
        ("a\rb", "a\nb", "\r"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd", "\r\n"),
        ("\ufeffa", "a", "\n"),
        ("a\ufeffb", "a\ufeffb", "\n"),
        ("a\x0cb", "a\x0cb", "\n"),
    ],
)
def test_line_ends_and_byte_order_mark(text: str, kept: str, line_ends: str) -> None:
    source = Source.of(text)
    assert (source.text, source.line_ends) == (kept, line_ends)
    assert source.region == Span(0, len(kept))


@pytest.mark.parametrize("text", ["", " ", "\n\r\n", "\t\x0c", "\u00a0\u2003", "\ufeff\n"])
def test_nothing_but_white_space_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"letter\.txt: .*empty"):
        Source.of(text, "letter.txt")


def test_lines_and_columns() -> None:
    source = Source.of("eins\nzwei\n\nvier")
    assert [source.line(offset) for offset in (0, 4, 5, 9, 10, 11, 15)] == [1, 1, 2, 2, 3, 4, 4]
    assert [source.column(offset) for offset in (0, 3, 5, 8, 10, 11)] == [1, 4, 1, 4, 1, 1]


def test_a_part_keeps_the_offsets_of_the_whole() -> None:
    source = Source.of("one\ntwo\nthree")
    part = source.part(Span(4, 7))
    assert part.slice(part.region) == "two"
    assert part.line(part.region.start) == 2


@pytest.mark.parametrize(
    ("character", "shown"),
    [("\x00", "␀"), ("\x01", "␁"), ("\x1f", "␟"), ("\ufffe", "�"), ("\uffff", "�"), ("\ud800", "�")],
)
def test_characters_xml_forbids(character: str, shown: str) -> None:
    assert picture(character) == shown
    source = Source.of(f"ab{character}c")
    assert source.text == f"ab{shown}c"
    assert [(one.offset, one.code) for one in source.replaced] == [(2, ord(character))]


@pytest.mark.parametrize("character", ["\t", "\x0c", "\x7f", "\x85", "\u202e", "\U0001f4dc", "\ufeff", "\u2401"])
def test_characters_xml_allows_stay(character: str) -> None:
    source = Source.of(f"a{character}b")
    assert source.text == f"a{character}b"
    assert source.replaced == ()


def test_reading_a_file(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes("\ufeffLübeck\r\n".encode())
    source = Source.read(path)
    assert (source.text, source.name, source.encoding) == ("Lübeck\n", str(path), "utf-8")
    with pytest.raises(SourceError, match="no such file"):
        Source.read(tmp_path / "missing.txt")
    with pytest.raises(SourceError, match="is a folder"):
        Source.read(tmp_path)
