"""What was built is taken again only if this user's tool wrote it."""

import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from tei.schema import cached
from tei.schema.cached import load, save
from tei.schema.folders import cache_folder, data_folder, is_private


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TEI_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_comes_back(folder: Path) -> None:
    assert load("kind", "a") is None
    assert not folder.exists()
    assert save("kind", "a", b"content")
    assert load("kind", "a") == b"content"
    assert load("kind", "b") is None
    assert load("other", "a") is None
    assert save("kind", "a", b"")
    assert load("kind", "a") == b""


def test_nobody_else_can_read_the_key(folder: Path) -> None:
    save("kind", "a", b"content")
    assert (folder / "key").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len((folder / "key").read_bytes()) == 32
    assert [path.name for path in folder.iterdir() if path.is_file()] == ["key"]


@pytest.mark.parametrize("place", [0, 5, 11, 20, 43, 44, 60, -1])
def test_any_byte_that_changed(folder: Path, place: int) -> None:
    save("kind", "a", b"content " * 10)
    path = folder / "kind" / "a"
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert load("kind", "a") is None


@pytest.mark.parametrize("size", [0, 5, 11, 42, 43, 49])
def test_cut_off(folder: Path, size: int) -> None:
    save("kind", "a", b"content")
    path = folder / "kind" / "a"
    path.write_bytes(path.read_bytes()[:size])
    assert load("kind", "a") is None


def test_under_another_name(folder: Path) -> None:
    """A thing that was really written, for another schema."""
    save("kind", "a", b"content")
    save("other", "a", b"x")
    for target in ("kind/b", "other/a"):
        (folder / target).write_bytes((folder / "kind" / "a").read_bytes())
        assert load(*target.split("/")) is None


def test_written_with_another_key(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEI_CACHE", str(tmp_path / "theirs"))
    save("kind", "a", b"theirs")
    monkeypatch.setenv("TEI_CACHE", str(folder))
    save("kind", "b", b"ours")
    (folder / "kind" / "a").write_bytes((tmp_path / "theirs" / "kind" / "a").read_bytes())
    (folder / "kind" / "a").chmod(0o600)
    assert load("kind", "a") is None
    assert load("kind", "b") == b"ours"


@pytest.mark.parametrize("what", [".", "kind", "kind/a", "key"])
def test_what_others_can_write_is_not_used(folder: Path, what: str) -> None:
    save("kind", "a", b"content")
    (folder / what).chmod(0o777)
    assert load("kind", "a") is None
    if what != "kind/a":
        assert not save("kind", "b", b"content")


def test_a_key_that_others_can_read_is_not_used(folder: Path) -> None:
    save("kind", "a", b"content")
    (folder / "key").chmod(0o644)
    assert load("kind", "a") is None
    assert not save("kind", "a", b"content")


@pytest.mark.parametrize("what", ["key", "kind", "kind/a"])
def test_links_are_not_followed(folder: Path, tmp_path: Path, what: str) -> None:
    save("kind", "a", b"content")
    (folder / what).rename(tmp_path / "elsewhere")
    (folder / what).symlink_to(tmp_path / "elsewhere")
    assert load("kind", "a") is None


def test_a_damaged_key(folder: Path) -> None:
    save("kind", "a", b"content")
    (folder / "key").write_bytes(b"short")
    assert load("kind", "a") is None
    assert not save("kind", "a", b"content")
    (folder / "key").unlink()
    assert load("kind", "a") is None
    assert save("kind", "a", b"content")
    assert load("kind", "a") == b"content"


def test_no_folder_can_be_made(folder: Path) -> None:
    folder.write_text("a file")
    assert not save("kind", "a", b"content")
    assert load("kind", "a") is None


def test_size_is_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached, "LARGEST", 1000)
    monkeypatch.setattr(cached, "MOST", 2500)
    assert not save("kind", "large", b"x" * 1000)
    for name in "abcdef":
        assert save("kind", name, name.encode() * 900)
    assert sum(path.stat().st_size for path in (folder / "kind").iterdir()) <= 2500
    assert load("kind", "f") == b"f" * 900
    assert load("kind", "a") is None


def test_at_the_same_time(folder: Path) -> None:
    code = (
        "from tei.schema.cached import load, save\n"
        "for _ in range(50):\n"
        "    assert save('kind', 'a', b'content' * 1000)\n"
        "    assert load('kind', 'a') == b'content' * 1000\n"
    )
    root = Path(__file__).resolve().parents[2]
    runs = [subprocess.Popen([sys.executable, "-c", code], cwd=root, stderr=subprocess.PIPE, text=True) for _ in "abcd"]
    for run in runs:
        _, errors = run.communicate()
        assert run.returncode == 0, errors
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == ["a", "key"]


def test_the_folders_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing else is said, both are the user's own, and not the same."""
    monkeypatch.delenv("TEI_CACHE")
    monkeypatch.delenv("TEI_DATA")
    assert cache_folder() != data_folder()
    assert cache_folder() == user_cache_path("tei-editions", appauthor=False), "found without platformdirs"
    assert not is_private(Path("/nowhere"))
