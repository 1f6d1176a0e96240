"""The signs of names, compared with what jing takes."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tei.grammar.xml_names import is_name, is_ncname, is_nmtoken, may_begin_name, name_part

SCHEMA = """<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><zeroOrMore><element name="b"><attribute name="i">
 <data type="NCName"/></attribute></element></zeroOrMore></element>"""
SIGNS = [chr(code) for code in range(0x80, 0xFFFE) if not 0xD800 <= code < 0xE000]


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("smith", "smith"),
        ("сталин", "сталин"),
        ("о²", "о2"),
        ("ștefan", "stefan"),
        ("①", "1"),
        ("\U0001d400b", "Ab"),
        ("\u200b", ""),
        ("½", "12"),
    ],
)
def test_parts_of_names(word: str, part: str) -> None:
    assert name_part(word) == part


def test_a_digit_begins_no_name() -> None:
    assert all(map(may_begin_name, "aя_"))
    assert not any(map(may_begin_name, "1-.²\u0301"))


@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed")
@pytest.mark.parametrize("before", ["", "a"])
def test_the_same_signs_as_jing(tmp_path: Path, before: str) -> None:
    (tmp_path / "names.rng").write_text(SCHEMA, encoding="utf-8")
    lines = "\n".join(f'<b i="{before}{sign}"/>' for sign in SIGNS)
    (tmp_path / "names.xml").write_text(f"<a>\n{lines}\n</a>", encoding="utf-8")
    ours = {sign for sign in SIGNS if (name_part(sign) == sign if before else may_begin_name(sign))}

    said = subprocess.run(["jing", "names.rng", "names.xml"], cwd=tmp_path, capture_output=True, text=True).stdout

    wrong = {SIGNS[int(line.split(":")[-4]) - 2] for line in said.splitlines()}
    assert ours == {sign for sign in SIGNS if sign not in wrong}


@pytest.mark.parametrize("text", ["a", "_a", "é名", "письмо-1.2", "a\u0300", "Ω·"])
def test_names(text: str) -> None:
    assert is_ncname(text)
    assert is_name(text)
    assert is_nmtoken(text)


@pytest.mark.parametrize("text", ["a:b", ":", ":a", "a:", "a::é", ":é"])
def test_names_with_colons(text: str) -> None:
    assert not is_ncname(text)
    assert is_name(text)
    assert is_nmtoken(text)


@pytest.mark.parametrize("text", ["1", "-a", ".", "·a", "\u0300a", "٣"])
def test_words_that_are_no_names(text: str) -> None:
    assert not is_ncname(text)
    assert not is_name(text)
    assert is_nmtoken(text)


@pytest.mark.parametrize("text", ["", "a b", "a\n", "é ", "a,b", "ș", "\U00010400", "a\u00a0", "ⅽ²"])
def test_what_no_name_may_have(text: str) -> None:
    assert not is_ncname(text)
    assert not is_name(text)
    assert not is_nmtoken(text)
