"""The seal of a file: whether it was changed, and which of its lines were."""

import re

import pytest

from tei.seal import comparable, fingerprint, is_untouched, made_lines, sealed, unsealed

TEI = b'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>\n'


def test_a_seal() -> None:
    assert sealed(TEI).startswith(TEI)
    assert is_untouched(sealed(TEI))
    assert sealed(TEI) == sealed(TEI)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        TEI,
        sealed(TEI).replace(b"TEI xmlns", b"TEI  xmlns"),
        sealed(TEI) + b"<!-- seen -->\n",
        sealed(TEI).replace(b"sha256=", b"sha256=0"),
        sealed(TEI)[:-8],
        sealed(sealed(TEI) + b"x").replace(b"x<?", b"<?"),
    ],
)
def test_what_was_changed(data: bytes) -> None:
    assert not is_untouched(data)


@pytest.mark.parametrize("change", [(b"\n", b"\r\n"), (b"?>\n", b"?>"), (b"?>\n", b"?>\n\n")])
def test_line_ends_are_no_change(change: tuple[bytes, bytes]) -> None:
    data = sealed(TEI)
    if change[0] == b"\n":
        assert is_untouched(data.replace(*change))
    else:
        assert is_untouched(data[:-3] + change[1])


def test_a_seal_knows_each_line() -> None:
    prints = made_lines(sealed(TEI))
    assert prints == tuple(map(fingerprint, TEI.decode().splitlines()))
    assert made_lines(sealed(TEI).replace(b"TEI xmlns", b"TEI n='1' xmlns")) == prints
    assert made_lines(sealed(TEI).replace(b"\n", b"\r\n")) == prints
    assert unsealed(sealed(TEI)) == TEI
    assert made_lines(TEI) is None
    assert made_lines(TEI + b"<?tei-made sha256=" + b"0" * 64 + b"?>\n") is None


def test_a_new_line_changes_one_row() -> None:
    lines = [f"  <p>Line {number}.</p>" for number in range(2000)]
    before = sealed("\n".join(lines).encode()).decode().split("lines=")[1].split("\n")
    lines.insert(1000, "  <p>A new line.</p>")
    after = sealed("\n".join(lines).encode()).decode().split("lines=")[1].split("\n")
    assert 60 < len(before) < 250
    assert len(set(after) - set(before)) <= 2
    assert max(map(len, before)) < 1500


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("  <p>One.</p>", "<p>One.</p>"),
        ("<p>One  two.</p>", "<p>One\ttwo.</p>"),
        ('<date when="1921" cert="high">1921</date>', '<date cert="high"  when="1921">1921</date>'),
        ('<pb n="2" />', '<pb n="2"/>'),
        ("<p> One. </p>", "<p>One.</p>"),
    ],
)
def test_matters_of_form(a: str, b: str) -> None:
    assert comparable(a) == comparable(b)
    assert fingerprint(a) == fingerprint(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("<p>One.</p>", "<p>Two.</p>"),
        ("<p>One two.</p>", "<p>Onetwo.</p>"),
        ('<date when="1921">1921</date>', '<date when="1922">1921</date>'),
        ("<p>One\u00a0two.</p>", "<p>One two.</p>"),
        ('<note n="a b"/>', '<note n="b a"/>'),
        ('<!-- a="1" b="2" -->', '<!-- b="2" a="1" -->'),
        ("<p>a <hi>b</hi></p>", "<p>a<hi>b</hi></p>"),
    ],
)
def test_matters_of_substance(a: str, b: str) -> None:
    assert fingerprint(a) != fingerprint(b)


def test_fingerprints_are_words_of_one_length() -> None:
    assert all(re.fullmatch(r"[\w-]{8}", fingerprint(str(number))) for number in range(500))
