"""Files whole or not at all, and never over what somebody changed by hand."""

from pathlib import Path

import pytest

from tei.errors import ChangedByHandError, TeiError
from tei.output import is_untouched, sealed, write_atomically, write_sealed

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


def test_written_once(tmp_path: Path) -> None:
    path = tmp_path / "edition.xml"
    assert write_sealed(path, TEI)
    assert path.read_bytes() == sealed(TEI)
    assert not write_sealed(path, TEI)
    assert write_sealed(path, TEI + b"<!-- new -->\n")
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_changed_by_hand_stays(tmp_path: Path) -> None:
    path = tmp_path / "edition.xml"
    path.write_bytes(sealed(TEI).replace(b"/>", b"></TEI>"))
    before = path.read_bytes()
    with pytest.raises(ChangedByHandError, match=r"edition\.xml: was changed by hand"):
        write_sealed(path, TEI)
    assert path.read_bytes() == before
    assert write_sealed(path, TEI, overwrite=True)
    assert path.read_bytes() == sealed(TEI)


def test_an_empty_file_is_nobodys_work(tmp_path: Path) -> None:
    path = tmp_path / "edition.xml"
    path.touch()
    assert write_sealed(path, TEI)


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
