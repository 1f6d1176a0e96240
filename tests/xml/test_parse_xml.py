"""Reading XML: what is refused, and in which words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.errors import XmlError
from tei.xml.parse import XmlSyntaxError, parse
from tei.xml.positions import find_positions

LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<lolz>&c;</lolz>"""
OUTSIDE = b'<!-- x --><?y?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (LAUGHS, 2, "has a DOCTYPE"),
        (OUTSIDE, 2, "has a DOCTYPE"),
        ("<!DOCTYPE a><a/>".encode("utf-16"), 1, "has a DOCTYPE"),
        (b'<!DOCTYPE html PUBLIC "x" "http://localhost:1/x.dtd"><a/>', 1, "has a DOCTYPE"),
        (b"", 1, "is empty"),
        (b" \n\n", 1, "is empty"),
        (b"\x00\x01\x02", 1, "binary file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "binary file"),
        (b"Dear friend,\n", 1, "does not begin with a tag"),
        (b"<a>\n<b>\n</a>", 3, "`b`, opened in line 2, is not closed before </a>"),
        (b"<a>\n<b>", 2, "ends inside `b`, opened in line 2"),
        (b"<a/>\n<b/>", 2, "follows the end of the root"),
        (b"<a>\nWar & peace</a>", 2, "a bare &"),
        (b"<a>R&D</a>", 1, "bare &"),
        (b"<a>&nbsp;</a>", 1, "entity &nbsp; is not known"),
        (b"<a>1 < 2</a>", 1, "a < that begins no tag"),
        (b"<a b='1' b='2'/>", 1, "@b stands twice"),
        (b"<a b=1/>", 1, "without quotation marks"),
        (b"<a b/>", 1, "@b has no value"),
        (b"<a><x:b/></a>", 1, "prefix `x:` on `b` is not declared"),
        (b"<a>\n\x07</a>", 2, "the character U+0007, which XML forbids"),
        (b"<a>&#7;</a>", 1, "the character U+0007, which XML forbids"),
        (b"<a>\n\xff</a>", 2, "the bytes ff are not UTF-8"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', 1, 'encoding "klingon"'),
        (b'<?xml version="1.0" encoding="rot13"?><a/>', 1, 'encoding "rot13"'),
        (b"<a>" * 5000, 1, "nested more than 2048 deep"),
    ],
)
def test_refuses(data: bytes, line: int, words: str) -> None:
    with pytest.raises(XmlSyntaxError) as caught:
        parse(data, "edition.xml")
    assert words in caught.value.reason
    assert caught.value.line == line
    assert str(caught.value).startswith(f"edition.xml:{line}")
    assert caught.value.help or "well-formed" in caught.value.reason or line == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "koi8-r", "windows-1251"])
def test_reads_encodings(encoding: str) -> None:
    declared = f' encoding="{encoding}"' if encoding not in ("utf-8-sig", "utf-16") else ""
    data = f'<?xml version="1.0"{declared}?>\n<a>Ёлка</a>'.encode(encoding)
    assert parse(data).tree.getroot().text == "Ёлка"


def test_ids_used_twice_are_no_reason_to_refuse() -> None:
    assert len(parse(b'<a><b xml:id="x"/><b xml:id="x"/><b xml:id="1 2"/></a>').tree.getroot()) == 3


def test_a_doctype_in_the_text_is_text() -> None:
    assert parse(b"<a><![CDATA[<!DOCTYPE a>]]><!-- <!DOCTYPE b> --></a>").tree.getroot().text == "<!DOCTYPE a>"


def test_reads_a_long_text() -> None:
    text = "word " * 3_000_000
    assert len(parse(f"<a>{text}</a>".encode()).tree.getroot().text or "") == len(text)


@pytest.mark.parametrize(("name", "words"), [("missing.xml", "there is no file"), (".", "is a folder")])
def test_cannot_be_read(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(XmlError, match=words):
        parse(tmp_path / name)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    assert line_of_defect(data) >= 0


@given(st.text(alphabet="<>/ab&;!-?[]\"'= \nxml:é\0", max_size=60))
def test_any_markup(text: str) -> None:
    assert 0 <= line_of_defect(text.encode()) <= text.count("\n") + 1


def line_of_defect(data: bytes) -> int:
    """The line in which a file is wrong; 0 when it is not."""
    try:
        parse(data)
    except XmlSyntaxError as error:
        return error.line
    return 0


def test_positions() -> None:
    parsed = parse(b"<a\n  x='1'\n><!-- c --><b/>\xd1\x91 <c/>\n\n  tail<d>\n text</d></a>")
    a = parsed.tree.getroot()
    b, c, d = a.iterchildren("*")
    found = find_positions(parsed)
    assert [(found.of(each).line, found.of(each).column) for each in (a, b, c, d)] == [(1, 1), (3, 12), (3, 18), (5, 7)]
    assert found.tail_of(b).column == 16
    assert (found.tail_of(c).line, found.tail_of(c).column) == (5, 3)
    assert (found.text_of(d).line, found.text_of(d).column) == (6, 2)


def test_positions_after_line_65535() -> None:
    parsed = parse(b"<a>" + b"\n" * 70_000 + b"<b/>" + b"\n" * 70_000 + b"<c/></a>")
    found = find_positions(parsed)
    assert [found.of(each).line for each in parsed.tree.getroot()] == [70_001, 140_001]
