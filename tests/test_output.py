"""Files whole or not at all."""

import os
from pathlib import Path

import pytest

from tei.errors import TeiError
from tei.output import write_atomically

TEI = b'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>\n'


def test_nothing_is_left_of_what_failed(tmp_path: Path) -> None:
    folder = tmp_path / "edition.xml"
    folder.mkdir()
    with pytest.raises(TeiError, match="cannot be"):
        write_atomically(folder, TEI)
    with pytest.raises(TeiError, match="cannot be written"):
        write_atomically(tmp_path / "missing" / "edition.xml", TEI)
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_the_old_file_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "edition.xml"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(TeiError, match="No space left"):
        write_atomically(path, TEI)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="pipes in folders are of POSIX")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(path, b"some ", TEI)
        assert os.read(reader, 1000) == b"some " + TEI
    finally:
        os.close(reader)
    assert list(tmp_path.iterdir()) == [path]
    assert path.is_fifo()
