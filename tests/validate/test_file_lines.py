"""Lines of files in any encoding XML may have."""

import time
from pathlib import Path

import pytest

from tei.validate.file_lines import lines_of, read_lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_a_file(tmp_path: Path, encoding: str, end: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    data = end.join([declared, "<a>", "друг", "</a>"]).encode(encoding)
    (tmp_path / "a.xml").write_bytes(data)
    assert read_lines(tmp_path / "a.xml", {3, 9}) == {3: "друг"}
    assert lines_of(data, {3, 9}) == {3: "друг"}


@pytest.mark.parametrize("data", [b"\xff<a>\xff", b'<?xml version="1.0" encoding="klingon"?>', b""])
def test_what_cannot_be_read_shows_nothing_or_what_can(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.xml").write_bytes(data)
    assert read_lines(tmp_path / "a.xml", {1}) in ({}, {1: "\ufffd<a>\ufffd"})
    assert read_lines(tmp_path / "none.xml", {1}) == {}


def test_many_lines_of_a_long_file_are_read_in_one_pass(tmp_path: Path) -> None:
    """The last of the wanted lines was looked for again at each line: a file of 50 MB took minutes."""
    count = 300_000
    (tmp_path / "a.xml").write_text("x\n" * count, encoding="utf-8")
    begin = time.perf_counter()
    assert len(read_lines(tmp_path / "a.xml", set(range(1, count, 2)))) == count // 2
    assert time.perf_counter() - begin < 60
