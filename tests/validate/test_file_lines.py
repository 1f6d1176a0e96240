"""Lines of files in any encoding XML may have."""

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
